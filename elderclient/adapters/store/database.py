"""The SQLite file below the store: made private, survives damage and power cuts. Holds sealed bytes only.

A change is on the disk (fsync) before the call returns: write-ahead log with ``synchronous=FULL``.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping
from enum import IntEnum
from pathlib import Path
from typing import TypeVar

from elderclient.domain.errors import DiskFull, StoreDamaged, StoreError, StoreNewer

T = TypeVar("T")
_BUSY_MS = 2000
_VERSION = 1
_SCHEMA = f"""
CREATE TABLE IF NOT EXISTS kept (name BLOB PRIMARY KEY, sealed BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS acts (number INTEGER PRIMARY KEY AUTOINCREMENT, name BLOB NOT NULL UNIQUE, sealed BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS unreadable (name BLOB NOT NULL, sealed BLOB NOT NULL);
PRAGMA user_version = {_VERSION};
"""
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT)
_LEAST_ROOM = 64 * 1024
"""Bytes: less than the files beside a database begin with."""


class Damage(IntEnum):
    """What became of a damaged file; the worse, the larger."""

    NONE = 0
    REPLACED = 1
    """All its acts were saved."""
    ACTS_LOST = 2
    """It is not known whether all its acts were saved."""


class Database:
    """One file, one connection, any thread. Raises ``StoreError`` subclasses only.

    A damaged file is moved aside (``.damaged`` behind its name) and a new one begun; acts that can still be read are
    copied to it, and those that ``known_acts`` gives by name. A file of a newer version raises ``StoreNewer`` and is not
    touched.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None
        self.damage = Damage.NONE
        self.known_acts: Callable[[], Mapping[bytes, bytes]] = dict
        _refuse_newer(path)
        with translated(path):
            _make_private(path)
        try:
            self._connection = self._open(check=True)
        except StoreDamaged:
            self._begin_anew()

    def run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do ``work`` in one transaction that is on the disk when this returns.

        A damaged file is replaced once, and ``work`` repeated.
        """
        with self._lock:
            try:
                return self._transact(work)
            except StoreDamaged:
                self._begin_anew()
                return self._transact(work)

    def fold(self) -> None:
        """Put everything into the one file, without a log. Raises ``StoreError`` where another program has it open."""
        with self._lock, translated(self._path):
            mode = (
                None if self._connection is None else self._connection.execute("PRAGMA journal_mode=DELETE").fetchone()
            )
            if mode != ("delete",):
                raise StoreError("open elsewhere")

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._connection is not None:
                with contextlib.suppress(sqlite3.Error):
                    self._connection.close()
                self._connection = None

    def _transact(self, work: Callable[[sqlite3.Connection], T]) -> T:
        if self._connection is None:
            raise StoreError("closed")
        with translated(self._path):
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                result = work(self._connection)
                self._connection.execute("COMMIT")
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    self._connection.rollback()
                raise
            return result

    def _open(self, *, check: bool) -> sqlite3.Connection:
        with translated(self._path):
            connection = sqlite3.connect(
                self._path, timeout=_BUSY_MS / 1000, check_same_thread=False, isolation_level=None
            )
            try:
                connection.execute("PRAGMA journal_mode=WAL")
                connection.execute("PRAGMA synchronous=FULL")
                if check:
                    _refuse_damage(connection)
                connection.executescript(_SCHEMA)
            except BaseException:
                connection.close()
                raise
            return connection

    def _begin_anew(self) -> None:
        self.close()
        found, is_complete = _salvage(self._path)
        saved = list((found | dict(self.known_acts())).items())
        self.damage = max(self.damage, Damage.REPLACED if is_complete else Damage.ACTS_LOST)
        with translated(self._path):
            for ending in ("-wal", "-shm"):
                self._path.with_name(self._path.name + ending).unlink(missing_ok=True)
            self._path.replace(_aside(self._path))
            _make_private(self._path)
            self._connection = self._open(check=False)
            self._transact(
                lambda connection: connection.executemany("INSERT INTO acts (name, sealed) VALUES (?, ?)", saved)
            )


@contextlib.contextmanager
def translated(path: Path) -> Iterator[None]:
    """Errors of SQLite and the system as ``StoreError`` subclasses. Their texts may hold paths and are left out."""
    try:
        yield
    except sqlite3.Error as error:
        raise _from_sqlite(error, path) from None
    except OSError as error:
        full = error.errno in (28, 122)  # ENOSPC and EDQUOT; Windows maps its disk-full errors to ENOSPC
        raise (DiskFull("no room on the disk") if full else StoreError(f"error {error.errno}")) from None


def _from_sqlite(error: sqlite3.Error, path: Path) -> StoreError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    # A shared-memory file that cannot grow is an input/output error to SQLite, whatever the reason.
    if code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and _is_full(path)):
        return DiskFull("no room on the disk")
    if code in _DAMAGE:
        return StoreDamaged("the file of stored data is damaged")
    return StoreError(f"SQLite error {code}")


def _is_full(path: Path) -> bool:
    with contextlib.suppress(OSError):
        return shutil.disk_usage(path.parent).free < _LEAST_ROOM
    return False


def _refuse_damage(connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise StoreDamaged("the file of stored data is damaged")


def _make_private(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with contextlib.suppress(PermissionError):
        path.parent.chmod(0o700)
    if path.exists():
        path.chmod(0o600)
        return
    # SQLite gives its log files the rights of the main file, so that this one decides.
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    with contextlib.suppress(OSError):  # Windows cannot open folders, and needs it not
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _salvage(path: Path) -> tuple[dict[bytes, bytes], bool]:
    """What can still be read of the acts, row by row from both ends towards the damage, and whether that is all."""
    rows: dict[int, tuple[bytes, bytes]] = {}
    is_complete = False
    with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(path)) as connection:
        is_complete = connection.execute("PRAGMA integrity_check(acts)").fetchone() == ("ok",)
    for order in ("number", "number DESC"):
        try:
            with contextlib.closing(sqlite3.connect(path)) as connection:
                for number, name, sealed in connection.execute(
                    f"SELECT number, name, sealed FROM acts ORDER BY {order}"  # noqa: S608 - two constants
                ):
                    if isinstance(name, bytes) and isinstance(sealed, bytes):
                        rows[number] = (name, sealed)
        except sqlite3.Error:
            is_complete = False
    return {name: sealed for _, (name, sealed) in sorted(rows.items())}, is_complete


def _aside(path: Path) -> Path:
    """Where a damaged file is moved: the first free place, or the last one."""
    places = [path.with_name(f"{path.name}.damaged{number}") for number in ("", "-2", "-3", "-4")]
    return next((place for place in places if not place.exists()), places[-1])


def _refuse_newer(path: Path) -> None:
    """Raise ``StoreNewer`` for a file of a newer version; opened for reading alone, it stays as it is."""
    if not path.exists():
        return
    with contextlib.suppress(sqlite3.Error, ValueError):
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=_BUSY_MS / 1000)
        with contextlib.closing(connection):
            if connection.execute("PRAGMA user_version").fetchone()[0] > _VERSION:
                raise StoreNewer("the file of stored data is of a newer version")
