"""How the database is reached: engine, SQLite's own settings, sessions, and bringing the schema up to date."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, IntegrityError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import ConnectionPoolEntry

from elderclient.backend.config import UnsafeConfigurationError
from elderclient.backend.database.models import Base

BUSY_TIMEOUT_MS = 5000
"""How long a writer waits for another before it fails; the longest transaction here takes milliseconds."""


POOL_SIZE = 10
POOL_OVERFLOW = 35
"""Together a little more than the threads that answer requests, so that none of them waits for a connection."""
PRIVATE = 0o600
"""Only the account that runs the server may read the customers' data."""
MIGRATION_LOCK = 7011934526
"""Any number that no other program locks in this database."""


def open_engine(url: str) -> Engine:
    """Reach the database at any SQLAlchemy URL; SQLite files are put into WAL mode so that readers never wait.

    PostgreSQL wants ``postgresql+psycopg://`` and the package ``psycopg[binary]`` beside this one. Raises
    ``UnsafeConfigurationError`` where the URL's driver is not installed or the URL is none.
    """
    try:
        if make_url(url).get_backend_name() == "sqlite":
            file = make_url(url).database
            if not file:
                raise UnsafeConfigurationError("A SQLite database needs a file: sqlite:///PATH.")
            # Where that is not possible, SQLite says why when it is asked for a connection.
            with contextlib.suppress(OSError):
                make_private(Path(file))
        # Parameters hold names and numbers, which must not reach a log by way of an error.
        engine = create_engine(
            url,
            pool_pre_ping=not url.startswith("sqlite"),
            pool_size=POOL_SIZE,
            max_overflow=POOL_OVERFLOW,
            hide_parameters=True,
        )
    except ModuleNotFoundError as error:
        raise UnsafeConfigurationError(
            f"The database driver {error.name} is not installed. For PostgreSQL install psycopg[binary] and write "
            "the URL as postgresql+psycopg://user:password@host/name."
        ) from error
    except ArgumentError as error:
        raise UnsafeConfigurationError("The database URL cannot be understood.") from error
    if make_url(url).get_backend_name() == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        # The driver opens transactions late and as readers; two of them would then deadlock on their first write.
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(_begin_of(connection)))
    return engine


def make_private(path: Path) -> None:
    """Make the file where there is none, readable by its owner alone. SQLite gives what lies beside it the same rights."""
    handle = os.open(path, os.O_CREAT | os.O_RDWR, PRIVATE)
    os.close(handle)
    # Another one's file is left as it is: only the owner may do this, and whoever is not cannot open it anyway.
    with contextlib.suppress(PermissionError):
        path.chmod(PRIVATE)


def _begin_of(connection: object) -> str:
    options = connection.get_execution_options()  # type: ignore[attr-defined] # SQLAlchemy types the event's argument as object
    return "BEGIN" if options.get("is_reading") else "BEGIN IMMEDIATE"


def _prepare_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        # What was answered must outlive a power cut too, for which NORMAL is not enough in WAL mode.
        "synchronous=FULL",
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
    """Make the tables of the models in an empty database, or bring those of an older version up to date.

    An older schema is changed by the migrations that ship inside the package; no row is lost. SQLite changes a table by
    making it anew, which its foreign keys would forbid: they are off meanwhile, and checked before anything is
    committed. Raises ``IntegrityError`` where a row would point nowhere, and
    ``UnsafeConfigurationError`` where the schema is one that this version does not know, such as a newer one.
    """
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.connect() as connection:
        is_sqlite = connection.dialect.name == "sqlite"
        if is_sqlite:
            _enforce_foreign_keys(connection, is_on=False)
        try:
            with connection.begin():
                if connection.dialect.name == "postgresql":
                    # Two servers that start together would both begin; SQLite's BEGIN IMMEDIATE already lets one wait.
                    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})")
                config.attributes["connection"] = connection
                if MigrationContext.configure(connection).get_current_revision() is None:
                    Base.metadata.create_all(connection, checkfirst=False)
                    command.stamp(config, "head")
                else:
                    command.upgrade(config, "head")
                if is_sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                    raise IntegrityError("migration", None, ValueError("a row points nowhere"))
        except CommandError as error:
            raise UnsafeConfigurationError("The database belongs to another version of this server.") from error
        finally:
            if is_sqlite:
                _enforce_foreign_keys(connection, is_on=True)


def _enforce_foreign_keys(connection: Connection, *, is_on: bool) -> None:
    """Past SQLAlchemy, which would begin a transaction, in which SQLite ignores this."""
    raw = connection.connection.dbapi_connection
    if raw is not None:
        cursor = raw.cursor()
        cursor.execute(f"PRAGMA foreign_keys={'ON' if is_on else 'OFF'}")
        cursor.close()
