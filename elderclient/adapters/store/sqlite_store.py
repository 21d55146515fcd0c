"""One person's last known data and undelivered acts, sealed in a file: implements ``ports.Store``.

Must not hold anything readable: values go through the cipher, keys and ids are keyed hashes.
"""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from elderclient.adapters.store.cipher import Names
from elderclient.adapters.store.codec import decode, encode
from elderclient.adapters.store.database import Database
from elderclient.domain.errors import StoreDamaged
from elderclient.domain.frozen import frozen
from elderclient.usecases.ports.secrets import Cipher
from elderclient.usecases.ports.store import OutboxAct, Stored

T = TypeVar("T")


@frozen
class _Dated:
    fetched_at: datetime


class SqliteStore:
    """See ``ports.Store``. Thread-safe; every change is on the disk when the method returns."""

    def __init__(self, database: Database, cipher: Cipher, names: Names) -> None:
        self._database = database
        self._cipher = cipher
        self._names = names

    @property
    def was_damaged(self) -> bool:
        """Whether a damaged file had to be replaced since it was opened."""
        return self._database.was_damaged

    def put(self, key: str, value: object, fetched_at: datetime) -> None:
        """Keep ``value``; call-check words in it are left out."""
        name = self._names.of(f"kept {key}")
        dated = encode(_Dated(fetched_at))
        plain = len(dated).to_bytes(4, "big") + dated + encode(value)
        sealed = self._cipher.seal(plain, b"kept" + name)
        self._database.run(lambda db: db.execute("INSERT OR REPLACE INTO kept VALUES (?, ?)", (name, sealed)))

    def get(self, key: str, kind: type[T]) -> Stored[T] | None:
        """The stored value and its time; ``None`` also for what cannot be decrypted or read any more."""
        name = self._names.of(f"kept {key}")
        row = self._database.run(lambda db: db.execute("SELECT sealed FROM kept WHERE name = ?", (name,)).fetchone())
        if row is None:
            return None
        try:
            plain = self._cipher.open(bytes(row[0]), b"kept" + name)
        except StoreDamaged:
            return None
        length = int.from_bytes(plain[:4], "big")
        dated = decode(plain[4 : 4 + length], _Dated)
        value = decode(plain[4 + length :], kind)
        return None if dated is None or value is None else Stored(value, dated.fetched_at)

    def add_act(self, act: OutboxAct) -> None:
        """Durable when this returns. The same id again changes the act in its place."""
        name = self._names.of(f"act {act.id}")
        sealed = self._seal(act, name)
        statement = (
            "INSERT INTO acts (name, sealed) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed"
        )
        self._database.run(lambda db: db.execute(statement, (name, sealed)))

    def acts(self) -> tuple[OutboxAct, ...]:
        """Oldest first. Acts that cannot be opened any more are left out."""
        rows = self._database.run(lambda db: db.execute("SELECT name, sealed FROM acts ORDER BY number").fetchall())
        found = (self._open(bytes(name), bytes(sealed)) for name, sealed in rows)
        return tuple(act for act in found if act is not None)

    def mark_tried(self, act_id: str) -> None:
        """One more try; nothing where the act is gone."""
        name = self._names.of(f"act {act_id}")

        def work(db: sqlite3.Connection) -> None:
            row = db.execute("SELECT sealed FROM acts WHERE name = ?", (name,)).fetchone()
            act = None if row is None else self._open(name, bytes(row[0]))
            if act is not None:
                sealed = self._seal(replace(act, tries=act.tries + 1), name)
                db.execute("UPDATE acts SET sealed = ? WHERE name = ?", (sealed, name))

        self._database.run(work)

    def remove_act(self, act_id: str) -> None:
        """Delete the act for good; an unknown id changes nothing."""
        name = self._names.of(f"act {act_id}")
        self._database.run(lambda db: db.execute("DELETE FROM acts WHERE name = ?", (name,)))

    def close(self) -> None:
        """Nothing may be asked afterwards."""
        self._database.close()

    def _seal(self, act: OutboxAct, name: bytes) -> bytes:
        return self._cipher.seal(encode(act), b"act" + name)

    def _open(self, name: bytes, sealed: bytes) -> OutboxAct | None:
        try:
            # What the person asked for outlives a change of this program, unlike what can be fetched again.
            return decode(self._cipher.open(sealed, b"act" + name), OutboxAct, is_strict=False)
        except StoreDamaged:
            return None
