"""The one place where requests wait for a change. Waiting holds no thread and no database connection."""

from __future__ import annotations

import asyncio
import threading


class Notifier:
    """Wakes everybody who waits, whenever anything changed; they look for themselves whether it concerns them.

    ``changed`` and ``close`` may be called from any thread; the rest belongs to the event loop.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._next = asyncio.Event()
        self._is_closed = False

    def subscribe(self) -> asyncio.Event:
        """The event of the next change. Take it before looking, so that no change between is lost."""
        with self._lock:
            self._loop = asyncio.get_running_loop()
            if self._is_closed:
                self._next.set()
            return self._next

    def changed(self) -> None:
        """Something was committed."""
        with self._lock:
            if self._loop is None or self._loop.is_closed():
                return
            self._loop.call_soon_threadsafe(self._wake)

    def close(self) -> None:
        """Let everybody go who waits, and nobody wait any more."""
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
