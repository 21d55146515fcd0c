"""Calls that may hang for ever, run in a thread that can be abandoned. Must not know what is called.

For system functions without a time limit of their own: address look-ups, keyrings. Shared by all adapters.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class AbandonableCall(Generic[T]):
    """``work``, started at once in a daemon thread called ``thread_name``. Whoever waits for it may stop waiting."""

    def __init__(self, work: Callable[[], T], thread_name: str) -> None:
        self._outcomes: queue.SimpleQueue[tuple[T] | Exception] = queue.SimpleQueue()

        def run() -> None:
            try:
                self._outcomes.put((work(),))
            except Exception as error:  # noqa: BLE001 - raised again by result()
                self._outcomes.put(error)

        threading.Thread(target=run, name=thread_name, daemon=True).start()

    def result(self, seconds: float) -> T:
        """What ``work`` returned, waiting for at most ``seconds``; may be asked for once.

        Raises what ``work`` raised, ``TimeoutError`` when it takes longer (its thread is left behind), and the error
        given to ``abandon``.
        """
        try:
            outcome = self._outcomes.get(timeout=seconds)
        except queue.Empty:
            raise TimeoutError("no result in time") from None
        if isinstance(outcome, Exception):
            raise outcome
        return outcome[0]

    def abandon(self, error: Exception) -> None:
        """Make ``result`` raise ``error`` at once, unless the work is done. May come from any thread."""
        self._outcomes.put(error)
