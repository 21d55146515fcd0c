"""How the database is reached: engine, SQLite's own settings, sessions, and bringing the schema up to date."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import ConnectionPoolEntry

BUSY_TIMEOUT_MS = 5000
"""How long a writer waits for another before it fails; the longest transaction here takes milliseconds."""


def open_engine(url: str) -> Engine:
    """Reach the database at any SQLAlchemy URL; SQLite files are put into WAL mode so that readers never wait."""
    # Parameters hold names and numbers, which must not reach a log by way of an error.
    engine = create_engine(url, pool_pre_ping=not url.startswith("sqlite"), hide_parameters=True)
    if make_url(url).get_backend_name() == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        # The driver opens transactions late and as readers; two of them would then deadlock on their first write.
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(_begin_of(connection)))
    return engine


def _begin_of(connection: object) -> str:
    options = connection.get_execution_options()  # type: ignore[attr-defined] # SQLAlchemy types the event's argument as object
    return "BEGIN" if options.get("is_reading") else "BEGIN IMMEDIATE"


def _prepare_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "foreign_keys=ON",
        f"busy_timeout={BUSY_TIMEOUT_MS}",
        "temp_store=MEMORY",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def sessions_of(engine: Engine) -> sessionmaker[Session]:
    """Make sessions that write (``with sessions.begin() as session``)."""
    return sessionmaker(engine, expire_on_commit=False)


def reading_sessions_of(engine: Engine) -> sessionmaker[Session]:
    """Make sessions that only read, beside any writer."""
    return sessionmaker(engine.execution_options(is_reading=True), expire_on_commit=False)


def migrate(engine: Engine) -> None:
    """Bring the schema to the newest migration that ships inside the package."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
