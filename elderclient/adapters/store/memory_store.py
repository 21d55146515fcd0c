"""A store for when the disk fails: everything works until the program ends. Implements ``ports.Store``."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from elderclient.adapters.store.codec import decode, encode
from elderclient.usecases.ports.store import OutboxAct, Stored

T = TypeVar("T")


class MemoryStore:
    """See ``ports.Store``; nothing outlives the object, and nothing ever fails."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._values: dict[str, tuple[bytes, datetime]] = {}
        self._acts: dict[str, OutboxAct] = {}

    def put(self, key: str, value: object, fetched_at: datetime) -> None:
        """Hold ``value`` until the program ends, without call-check words."""
        data = encode(value)
        with self._lock:
            self._values[key] = (data, fetched_at)

    def get(self, key: str, kind: type[T]) -> Stored[T] | None:
        """The stored value of ``kind`` and its time; ``None`` where there is none that can be read."""
        with self._lock:
            held = self._values.get(key)
        value = None if held is None else decode(held[0], kind)
        return None if held is None or value is None else Stored(value, held[1])

    def add_act(self, act: OutboxAct) -> None:
        """Hold the act until the program ends, and no longer."""
        with self._lock:
            self._acts[act.id] = act

    def acts(self) -> tuple[OutboxAct, ...]:
        """All acts that are not delivered yet, oldest first."""
        with self._lock:
            return tuple(self._acts.values())

    def mark_tried(self, act_id: str) -> None:
        """Count one more try of the act; an unknown id changes nothing."""
        with self._lock:
            act = self._acts.get(act_id)
            if act is not None:
                self._acts[act_id] = replace(act, tries=act.tries + 1)

    def remove_act(self, act_id: str) -> None:
        """Remove the act; an unknown id changes nothing."""
        with self._lock:
            self._acts.pop(act_id, None)

    def close(self) -> None:
        """Discard all stored values and acts."""
        with self._lock:
            self._values.clear()
            self._acts.clear()
