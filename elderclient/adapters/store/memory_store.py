"""A store for when the disk fails: everything works until the program ends. Implements ``ports.Store``."""

from __future__ import annotations

import threading
from datetime import datetime
from typing import TypeVar

from elderclient.adapters.store.codec import decode, encode
from elderclient.usecases.ports.store import Entry, Stored, Value

T = TypeVar("T")


class MemoryStore:
    """See ``ports.Store``; nothing outlives the object, and nothing ever fails."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._values: dict[str, tuple[bytes, datetime]] = {}
        self._acts: dict[str, Entry] = {}

    @property
    def is_durable(self) -> bool:
        """False: everything is lost with the program."""
        return False

    def put(self, key: str, value: object, fetched_at: datetime) -> None:
        """Hold ``value`` until the program ends, without call-check words."""
        data = encode(value)
        with self._lock:
            self._values[key] = (data, fetched_at)

    def get(self, key: str, kind: type[T], *, is_strict: bool = True) -> Stored[T] | None:
        """The stored value of ``kind`` and its time; ``None`` where there is none that can be read."""
        with self._lock:
            held = self._values.get(key)
        value = None if held is None else decode(held[0], kind, is_strict=is_strict)
        return None if held is None or value is None else Stored(value, held[1])

    def holds(self, key: str) -> bool:
        """Whether anything is stored under ``key``."""
        with self._lock:
            return key in self._values

    def acts(self) -> tuple[Entry, ...]:
        """The whole ledger, oldest first."""
        with self._lock:
            return tuple(self._acts.values())

    def write_act(self, act: Entry, *values: Value) -> None:
        """Hold the act and the values until the program ends, and no longer."""
        for one in values:
            self.put(one.key, one.value, one.fetched_at)
        with self._lock:
            self._acts[act.id] = act

    def remove_act(self, act_id: str, *values: Value) -> None:
        """Remove the act and hold the values; an unknown id removes nothing."""
        for one in values:
            self.put(one.key, one.value, one.fetched_at)
        with self._lock:
            self._acts.pop(act_id, None)

    def close(self) -> None:
        """Discard all stored values and acts."""
        with self._lock:
            self._values.clear()
            self._acts.clear()
