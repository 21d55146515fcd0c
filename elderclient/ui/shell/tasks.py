"""The only ways off the UI thread: ``run`` in a bounded pool, ``follow`` in one thread per feed.

Results come back by a queued signal and are dropped once their scope (a screen, or the application) is closed.
Cancelling is cooperative; no thread is ever terminated. ``Tasks.close`` leaves no thread behind as long as what runs
keeps its own deadlines.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from elderclient.domain.errors import ElderclientError
from elderclient.ui.flow.work import Failed, Feed, Handle

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

T = TypeVar("T")

WORKERS = 6
"""Requests to an operator that is still starting wait in the pool; reads of the store must not wait behind them."""
_log = logging.getLogger(__name__)


class _Call:
    """One piece of work, or one feed, that is running."""

    def __init__(self, scope: Scope, close: Callable[[], None] | None = None) -> None:
        self._scope = scope
        self._close = close
        self._is_cancelled = threading.Event()

    @property
    def is_wanted(self) -> bool:
        """A result would still be used."""
        return not self._is_cancelled.is_set() and self._scope.is_open

    def cancel(self) -> None:
        """Drop the result; a feed is closed as well."""
        if not self._is_cancelled.is_set():
            self._is_cancelled.set()
            if self._close is not None:
                self._close()


class Scope:
    """Running work of one screen or of the application; implements ``Runner``. UI thread only."""

    def __init__(self, tasks: Tasks, failed: Failed) -> None:
        self._tasks = tasks
        self._failed = failed
        self._calls: list[_Call] = []
        self.is_open = True

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed | None = None) -> Handle:
        """Run ``work`` once in the pool; ``done`` or ``failed`` is called on the UI thread."""
        call = self._begin(None)
        self._tasks.submit(lambda: self._attempt(call, work, done, failed or self._failed))
        return call

    def follow(self, feed: Feed[T], arrived: Callable[[T], None], failed: Failed | None = None) -> Handle:
        """Call ``arrived`` on the UI thread for every item of ``feed`` until it ends or is cancelled."""
        call = self._begin(feed.close)

        def listen() -> None:
            def news() -> None:
                for item in feed:
                    if not call.is_wanted:
                        return
                    self._post(call, arrived, item)

            self._attempt(call, news, lambda _nothing: None, failed or self._failed)

        self._tasks.start_thread(listen)
        return call

    def close(self) -> None:
        """Drop all results that are still to come, and close the feeds."""
        self.is_open = False
        for call in self._calls:
            call.cancel()
        self._calls.clear()

    def _begin(self, close: Callable[[], None] | None) -> _Call:
        self._calls = [call for call in self._calls if call.is_wanted]
        call = _Call(self, close)
        self._calls.append(call)
        return call

    def _attempt(self, call: _Call, work: Callable[[], T], done: Callable[[T], None], failed: Failed) -> None:
        try:
            result = work()
        except ElderclientError as error:
            self._post(call, failed, error)
        except Exception as error:  # noqa: BLE001 - an unexpected error must reach the person as a sentence
            _log.error("work failed: %s", type(error).__name__, exc_info=True)
            self._post(call, failed, ElderclientError("unexpected"))
        else:
            self._post(call, done, result)

    def _post(self, call: _Call, slot: Callable[[T], None], value: T) -> None:
        def deliver() -> None:
            if call.is_wanted:
                slot(value)

        if call.is_wanted:
            self._tasks.post(deliver)


class Tasks(QObject):
    """Owns the pool and the feeds' threads. Create and close on the UI thread."""

    _posted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._pool: ThreadPoolExecutor | None = None
        self._threads: list[threading.Thread] = []
        self._is_closed = False
        self._under_way = 0
        # Qt queues the signal when it comes from another thread.
        self._posted.connect(self._on_posted)

    @property
    def is_idle(self) -> bool:
        """No work is running or has a result that was not delivered (feeds do not count)."""
        return self._under_way == 0

    def submit(self, work: Callable[[], None]) -> None:
        """Give work to the pool; nothing happens after ``close``."""
        if self._is_closed:
            return
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor

            self._pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="work")
        self._under_way += 1
        self._pool.submit(self._finish, work)

    def start_thread(self, work: Callable[[], None]) -> None:
        """Start a thread for one feed; nothing happens after ``close``."""
        if self._is_closed:
            return
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        thread = threading.Thread(target=work, name="feed")
        self._threads.append(thread)
        thread.start()

    def post(self, deliver: Callable[[], None]) -> None:
        """Have ``deliver`` called on the UI thread; from any thread (from the UI thread itself at once)."""
        if not self._is_closed:
            self._posted.emit(deliver)

    def close(self) -> None:
        """Accept no more work, drop what is queued, and wait for what runs (close scopes and the gateway first)."""
        self._is_closed = True
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None
        for thread in self._threads:
            thread.join()
        self._threads.clear()

    def _finish(self, work: Callable[[], None]) -> None:
        work()
        self.post(self._count_down)

    def _count_down(self) -> None:
        self._under_way -= 1

    def _on_posted(self, deliver: Callable[[], None]) -> None:
        if not self._is_closed:
            deliver()
