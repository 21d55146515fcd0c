"""The one place where requests wait for a change. Waiting holds no thread and no database connection."""

from __future__ import annotations

import asyncio
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager


class TooManyWaitingError(Exception):
    """This caller already has as many requests waiting as one may have."""


class Notifier:
    """Wakes all waiters whenever anything changed; each checks whether the change concerns it.

    ``changed`` and ``close`` may be called from any thread; the rest belongs to the event loop. ``most_waiting`` is how
    many requests of one caller may wait at the same time, since every change makes each of them look again.
    """

    def __init__(self, most_waiting: int) -> None:
        self._most_waiting = most_waiting
        self._waiting: Counter[str] = Counter()
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._next = asyncio.Event()
        self._is_closed = False

    @contextmanager
    def place_of(self, caller: str) -> Iterator[None]:
        """One of the caller's places to wait; raises ``TooManyWaitingError`` where all are taken."""
        if self._waiting[caller] >= self._most_waiting:
            raise TooManyWaitingError
        self._waiting[caller] += 1
        try:
            yield
        finally:
            self._waiting[caller] -= 1
            if not self._waiting[caller]:
                del self._waiting[caller]

    def subscribe(self) -> asyncio.Event:
        """The event of the next change. Take it before looking, so that no change between is lost."""
        with self._lock:
            self._loop = asyncio.get_running_loop()
            if self._is_closed:
                self._next.set()
            return self._next

    def changed(self) -> None:
        """Wake all waiters after a commit; may be called from any thread."""
        with self._lock:
            if self._loop is None or self._loop.is_closed():
                return
            self._loop.call_soon_threadsafe(self._wake)

    def close(self) -> None:
        """Wake all waiters and refuse further waiting."""
        self._is_closed = True
        self.changed()

    @property
    def is_closed(self) -> bool:
        """Whether waiting has ended for good."""
        return self._is_closed

    def _wake(self) -> None:
        with self._lock:
            woken, self._next = self._next, asyncio.Event()
            woken.set()
