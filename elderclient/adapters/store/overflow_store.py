"""A store whose disk may fill up or refuse while the program runs. Implements ``ports.Store`` over another one.

What the disk refuses is held in memory until the program ends; the refusal is raised as well, so that it is reported.
"""

from __future__ import annotations

import threading
from datetime import datetime
from typing import TypeVar

from elderclient.adapters.store.memory_store import MemoryStore
from elderclient.domain.errors import StoreError
from elderclient.usecases.ports.store import Entry, Store, Stored, Value

T = TypeVar("T")


class OverflowStore:
    """A thread-safe store that holds in memory what ``disk`` refuses; implements ``ports.Store``."""

    def __init__(self, disk: Store) -> None:
        self._disk = disk
        self._memory = MemoryStore()
        self._lock = threading.Lock()
        self._is_over: set[str] = set()
        """Keys whose newest value is in memory."""
        self._gone: set[str] = set()
        """Acts that are done, but could not be struck off on the disk."""

    @property
    def is_durable(self) -> bool:
        """True: what the disk refuses is raised."""
        return True

    def put(self, key: str, value: object, fetched_at: datetime) -> None:
        """Store the value, also in memory where the disk refuses it. Raises the disk's ``StoreError`` then."""
        stored = (Value(key, value, fetched_at),)
        try:
            self._disk.put(key, value, fetched_at)
        except StoreError:
            self._hold(stored)
            raise
        self._release(stored)

    def get(self, key: str, kind: type[T], *, is_strict: bool = True) -> Stored[T] | None:
        """The newest value, wherever it is."""
        with self._lock:
            is_over = key in self._is_over
        return (self._memory if is_over else self._disk).get(key, kind, is_strict=is_strict)

    def holds(self, key: str) -> bool:
        """Whether the newest value is sound, wherever it is."""
        with self._lock:
            is_over = key in self._is_over
        return (self._memory if is_over else self._disk).holds(key)

    def acts(self) -> tuple[Entry, ...]:
        """Oldest first: those on the disk, then those in memory, which are newer."""
        held = {act.id: act for act in (*self._disk.acts(), *self._memory.acts())}
        with self._lock:
            return tuple(act for act in held.values() if act.id not in self._gone)

    def write_act(self, act: Entry, *values: Value) -> None:
        """Durable when this returns; when it raises, act and values are only in memory."""
        with self._lock:
            self._gone.discard(act.id)
        try:
            self._disk.write_act(act, *values)
        except StoreError:
            self._memory.write_act(act)
            self._hold(values)
            raise
        self._memory.remove_act(act.id)
        self._release(values)

    def remove_act(self, act_id: str, *values: Value) -> None:
        """Gone, at least for this run: an act that is looked up at the next start finds its own answer."""
        self._memory.remove_act(act_id)
        with self._lock:
            self._gone.add(act_id)
        try:
            self._disk.remove_act(act_id, *values)
        except StoreError:
            self._hold(values)
            raise
        self._release(values)

    def close(self) -> None:
        """Forget what the disk refused."""
        self._memory.close()
        self._disk.close()

    def _hold(self, values: tuple[Value, ...]) -> None:
        for one in values:
            self._memory.put(one.key, one.value, one.fetched_at)
            with self._lock:
                self._is_over.add(one.key)

    def _release(self, values: tuple[Value, ...]) -> None:
        with self._lock:
            self._is_over.difference_update(one.key for one in values)
