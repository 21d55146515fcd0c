"""One person's last known data and undelivered acts, sealed in a file: implements ``ports.Store``.

Must not hold anything readable: values go through the cipher, keys and ids are keyed hashes.
"""

from __future__ import annotations

import sqlite3
import threading
from datetime import datetime
from typing import TypeVar

from elderclient.adapters.store.cipher import Names
from elderclient.adapters.store.codec import decode, encode
from elderclient.adapters.store.database import Database
from elderclient.domain.errors import StoreDamaged
from elderclient.domain.frozen import frozen
from elderclient.usecases.ports.secrets import Cipher
from elderclient.usecases.ports.store import Entry, Stored, Value

T = TypeVar("T")
_PUT = "INSERT OR REPLACE INTO kept VALUES (?, ?)"


@frozen
class _Dated:
    fetched_at: datetime


class SqliteStore:
    """See ``ports.Store``. Thread-safe; every change is on the disk when the method returns."""

    def __init__(self, database: Database, cipher: Cipher, names: Names) -> None:
        self._database = database
        self._cipher = cipher
        self._names = names
        self._lock = threading.Lock()
        self._acts: dict[bytes, bytes] = {}
        """Sealed acts by name, as they are on the disk."""

    @property
    def is_durable(self) -> bool:
        """True: every change is on the disk."""
        return True

    @property
    def was_damaged(self) -> bool:
        """Whether a damaged file had to be replaced since it was opened."""
        return bool(self._database.damage)

    def set_aside_unreadable(self) -> int:
        """Move acts that cannot be decrypted any more out of the way, and return how many there are.

        Call it once, after opening: from then on no act is lost with the file, should that be damaged.
        """
        rows = {bytes(name): bytes(sealed) for name, sealed in self._database.run(_all_acts)}
        lost = [(name,) for name, sealed in rows.items() if not self._can_open(name, sealed)]
        if lost:
            self._database.run(lambda db: _move_aside(db, lost))
        with self._lock:
            self._acts.update({name: sealed for name, sealed in rows.items() if (name,) not in lost})
        self._database.known_acts = lambda: self._acts
        return len(lost)

    def put(self, key: str, value: object, fetched_at: datetime) -> None:
        """Keep ``value``; call-check words in it are left out."""
        row = self._sealed(key, value, fetched_at)
        self._database.run(lambda db: db.execute(_PUT, row))

    def get(self, key: str, kind: type[T], *, is_strict: bool = True) -> Stored[T] | None:
        """The stored value and its time; ``None`` also for what cannot be decrypted or read any more."""
        plain = self._opened(key)
        if plain is None:
            return None
        length = int.from_bytes(plain[:4], "big")
        dated = decode(plain[4 : 4 + length], _Dated)
        value = decode(plain[4 + length :], kind, is_strict=is_strict)
        return None if dated is None or value is None else Stored(value, dated.fetched_at)

    def holds(self, key: str) -> bool:
        """Whether there is a value that can be decrypted, in whatever shape."""
        return self._opened(key) is not None

    def _opened(self, key: str) -> bytes | None:
        name = self._names.of(f"kept {key}")
        row = self._database.run(lambda db: db.execute("SELECT sealed FROM kept WHERE name = ?", (name,)).fetchone())
        if row is None:
            return None
        try:
            return self._cipher.open(bytes(row[0]), b"kept" + name)
        except StoreDamaged:
            return None

    def acts(self) -> tuple[Entry, ...]:
        """Oldest first. Acts that cannot be opened any more are left out."""
        rows = self._database.run(_all_acts)
        found = (self._open(bytes(name), bytes(sealed)) for name, sealed in rows)
        return tuple(act for act in found if act is not None)

    def write_act(self, act: Entry, *values: Value) -> None:
        """Durable when this returns, all together. The same id again changes the act in its place."""
        name = self._names.of(f"act {act.id}")
        row = (name, self._cipher.seal(encode(act), b"act" + name))
        statement = (
            "INSERT INTO acts (name, sealed) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed"
        )
        self._write(statement, row, values)
        with self._lock:
            self._acts[row[0]] = row[1]

    def remove_act(self, act_id: str, *values: Value) -> None:
        """Delete the act for good, and store the values in the same transaction."""
        name = self._names.of(f"act {act_id}")
        with self._lock:
            self._acts.pop(name, None)
        self._write("DELETE FROM acts WHERE name = ?", (name,), values)

    def close(self) -> None:
        """Nothing may be asked afterwards."""
        self._database.close()

    def _write(self, statement: str, row: tuple[bytes, ...], values: tuple[Value, ...]) -> None:
        sealed = [self._sealed(one.key, one.value, one.fetched_at) for one in values]

        def work(db: sqlite3.Connection) -> None:
            db.execute(statement, row)
            db.executemany(_PUT, sealed)

        self._database.run(work)

    def _sealed(self, key: str, value: object, fetched_at: datetime) -> tuple[bytes, bytes]:
        name = self._names.of(f"kept {key}")
        dated = encode(_Dated(fetched_at))
        plain = len(dated).to_bytes(4, "big") + dated + encode(value)
        return name, self._cipher.seal(plain, b"kept" + name)

    def _can_open(self, name: bytes, sealed: bytes) -> bool:
        try:
            self._cipher.open(sealed, b"act" + name)
        except StoreDamaged:
            return False
        return True

    def _open(self, name: bytes, sealed: bytes) -> Entry | None:
        try:
            # What the person asked for outlives a change of this program, unlike what can be fetched again.
            return decode(self._cipher.open(sealed, b"act" + name), Entry, is_strict=False)
        except StoreDamaged:
            return None


def _all_acts(db: sqlite3.Connection) -> list[tuple[bytes, bytes]]:
    return db.execute("SELECT name, sealed FROM acts ORDER BY number").fetchall()


def _move_aside(db: sqlite3.Connection, names: list[tuple[bytes]]) -> None:
    db.executemany("INSERT INTO unreadable SELECT name, sealed FROM acts WHERE name = ?", names)
    db.executemany("DELETE FROM acts WHERE name = ?", names)
