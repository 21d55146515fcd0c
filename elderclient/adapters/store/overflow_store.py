"""A store whose disk may fill up or refuse while the program runs. Implements ``ports.Store`` over another one.

What the disk refuses is held in memory until the program ends; the refusal is raised as well, so that it is reported.
"""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from elderclient.adapters.store.memory_store import MemoryStore
from elderclient.domain.errors import StoreError
from elderclient.usecases.ports.store import OutboxAct, Store, Stored

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

    def put(self, key: str, value: object, fetched_at: datetime) -> None:
        """Store the value, also in memory where the disk refuses it. Raises the disk's ``StoreError`` then."""
        try:
            self._disk.put(key, value, fetched_at)
        except StoreError:
            self._memory.put(key, value, fetched_at)
            with self._lock:
                self._is_over.add(key)
            raise
        with self._lock:
            self._is_over.discard(key)

    def get(self, key: str, kind: type[T]) -> Stored[T] | None:
        """The newest value, wherever it is."""
        with self._lock:
            is_over = key in self._is_over
        return self._memory.get(key, kind) if is_over else self._disk.get(key, kind)

    def add_act(self, act: OutboxAct) -> None:
        """Durable when this returns; when it raises, it is only in memory."""
        with self._lock:
            self._gone.discard(act.id)
        try:
            self._disk.add_act(act)
        except StoreError:
            self._memory.add_act(act)
            raise

    def acts(self) -> tuple[OutboxAct, ...]:
        """Oldest first: those on the disk, then those in memory."""
        held = {act.id: act for act in (*self._disk.acts(), *self._memory.acts())}
        with self._lock:
            return tuple(act for act in held.values() if act.id not in self._gone)

    def mark_tried(self, act_id: str) -> None:
        """One more try, counted in memory where the disk refuses."""
        act = next((one for one in self.acts() if one.id == act_id), None)
        self._memory.mark_tried(act_id)
        try:
            self._disk.mark_tried(act_id)
        except StoreError:
            if act is not None:
                self._memory.add_act(replace(act, tries=act.tries + 1))
            raise

    def remove_act(self, act_id: str) -> None:
        """Gone, at least for this run: an act that is sent again at the next start finds its own answer."""
        self._memory.remove_act(act_id)
        with self._lock:
            self._gone.add(act_id)
        self._disk.remove_act(act_id)

    def close(self) -> None:
        """Forget what the disk refused."""
        self._memory.close()
        self._disk.close()
