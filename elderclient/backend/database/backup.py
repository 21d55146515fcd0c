"""Copies of a whole database, taken while servers write, and putting one into an empty database.

A copy is one SQLite file whatever the database is, so that either can be restored from the other's. It holds what the
customers' data hold and is readable by its owner alone. Tokens are in it as keyed hashes: they count again only under
the same secret, which is not in it.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, Engine, MetaData, Table, create_engine, func, insert, select, text, update

from elderclient.backend.config import UnsafeConfigurationError
from elderclient.backend.database.engine import make_private, migrate, open_engine
from elderclient.backend.database.models import Base
from elderclient.backend.database.schema import IS_ANOTHERS, SchemaState, revision_of, state_of

BATCH = 1000
"""Rows that are in memory at a time."""
VERSION_TABLE = "alembic_version"


class BackupError(Exception):
    """The copy cannot be taken, read or restored; the message is one sentence for whoever asked."""


@dataclass(frozen=True, slots=True)
class Copy:
    """What a checked copy holds."""

    revision: str
    rows: int


def take(engine: Engine, path: Path) -> Copy:
    """Copy the database into a new private file as it is at one moment, and check the file.

    Writers go on meanwhile. Raises ``BackupError`` where the file exists, cannot be written or is not whole.
    """
    if path.exists():
        raise BackupError(f"{path} exists: name a new file.")
    part = path.with_name(f".{path.name}.part")
    try:
        part.unlink(missing_ok=True)
        make_private(part)
        if engine.dialect.name == "sqlite":
            _copy_file(engine, part)
        else:
            _copy_rows(engine, part)
        copy = check(part)
        _make_durable(part, path)
    except (OSError, sqlite3.Error) as error:
        raise BackupError(f"{path} cannot be written: {_reason(error)}.") from error
    finally:
        part.unlink(missing_ok=True)
    return copy


def check(path: Path) -> Copy:
    """Read a copy through and count its rows; raises ``BackupError`` for one that is not whole or no copy at all."""
    if not path.is_file():
        raise BackupError(f"There is no file {path}.")
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
            (verdict,) = database.execute("PRAGMA integrity_check(1)").fetchone()
            if verdict != "ok" or database.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise BackupError(f"The copy {path} is damaged.")
            (revision,) = database.execute(f"SELECT version_num FROM {VERSION_TABLE}").fetchone()  # noqa: S608 - our own name
            names = [name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
            tables = [name for name in names if name != VERSION_TABLE and not name.startswith("sqlite_")]
            counts = (database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables)  # noqa: S608 - out of the schema
            return Copy(str(revision), sum(counts))
    except (sqlite3.Error, TypeError) as error:
        raise BackupError(f"{path} is no copy of an operator's database.") from error


def restore(engine: Engine, path: Path) -> Copy:
    """Put a copy of this or an older version into an empty database, all of it or nothing, with this version's tables.

    Raises ``BackupError`` where the database is not empty or the copy is none.
    """
    copy = check(path)
    _require_empty(engine)
    with tempfile.TemporaryDirectory(prefix="elderclient-restore-") as folder:
        work = Path(folder) / "copy.db"
        make_private(work)
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(work)) as target:
            source.backup(target)
        source_engine = open_engine(f"sqlite:///{work}")
        try:
            migrate(source_engine)
            migrate(engine)
            with source_engine.execution_options(is_reading=True).connect() as source, engine.begin() as target:
                for table in Base.metadata.sorted_tables:
                    _fill(source, target, table)
        finally:
            source_engine.dispose()
    return copy


def _require_empty(engine: Engine) -> None:
    state = state_of(engine)
    if state is SchemaState.UNKNOWN:
        raise UnsafeConfigurationError(IS_ANOTHERS)
    if state is SchemaState.EMPTY:
        return
    with engine.execution_options(is_reading=True).connect() as connection:
        if state is SchemaState.OLDER or any(
            connection.execute(select(table).limit(1)).first() is not None for table in Base.metadata.sorted_tables
        ):
            raise BackupError("The database is not empty: a copy is restored into an empty one only.")


def _fill(source: Connection, target: Connection, table: Table) -> None:
    """Copy the rows of one table. What points into the table itself is set when all of its rows are there."""
    inner = [column.name for column in table.columns if _points_within(column)]
    for rows in _batches(source, table):
        target.execute(insert(table), [row | dict.fromkeys(inner) for row in rows])
    if inner:
        _point_within(source, target, table, inner)
    number = table.autoincrement_column
    if target.dialect.name == "postgresql" and number is not None:
        # Rows that bring their number along do not move the sequence, which would give the same numbers again.
        last = target.execute(select(func.max(number))).scalar()
        if last is not None:
            statement = text("SELECT setval(pg_get_serial_sequence(:table, :column), :last)")
            target.execute(statement, {"table": table.name, "column": number.name, "last": last})


def _point_within(source: Connection, target: Connection, table: Table, inner: list[str]) -> None:
    (key,) = table.primary_key.columns
    for rows in _batches(source, table):
        for row in rows:
            if pointing := {name: row[name] for name in inner if row[name] is not None}:
                target.execute(update(table).where(key == row[key.name]).values(pointing))


def _points_within(column: Column[Any]) -> bool:
    return any(key.column.table is column.table for key in column.foreign_keys)


def _batches(source: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    result = source.execution_options(yield_per=BATCH).execute(select(table))
    for rows in result.mappings().partitions():
        yield [dict(row) for row in rows]


def _copy_file(engine: Engine, path: Path) -> None:
    """SQLite's own online copy, in one step: a snapshot, for which no writer waits."""
    with _driver_connection(engine) as source, closing(sqlite3.connect(path)) as target:
        source.backup(target)
        # The copy is one file: without this it would want its write-ahead log beside it.
        target.execute("PRAGMA journal_mode=DELETE")


@contextmanager
def _driver_connection(engine: Engine) -> Iterator[sqlite3.Connection]:
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        if not isinstance(driver, sqlite3.Connection):
            raise BackupError("This SQLite driver cannot copy a database.")
        yield driver


def _copy_rows(engine: Engine, path: Path) -> None:
    """Any other database: the tables that are there, of this version or an older one, as of one moment."""
    if revision_of(engine) is None:
        raise BackupError("There is nothing to copy: the database has no tables.")
    snapshot = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    found = MetaData()
    target_engine = create_engine(f"sqlite:///{path}")
    try:
        with snapshot.connect() as source, target_engine.begin() as target:
            found.reflect(source)
            for column in (column for table in found.tables.values() for column in table.columns):
                column.type = column.type.as_generic()
                # Defaults are written in the other database's language, and every row has all its values.
                column.server_default = None
            found.create_all(target)
            for table in found.sorted_tables:
                for rows in _batches(source, table):
                    target.execute(insert(table), rows)
    finally:
        target_engine.dispose()


def _make_durable(part: Path, path: Path) -> None:
    """Give the file its name once all of it is on the disk."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.rename(path)
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
