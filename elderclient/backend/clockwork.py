"""What time brings about, in one thread: each step looks whether something is due and does at most one thing.

Their state is in the database, so a restart goes on where it was. Must not know what the steps do.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from typing import Protocol

from sqlalchemy.exc import SQLAlchemyError

log = logging.getLogger(__name__)

GLANCE = 0.25
"""Seconds between two looks, at pace 1."""


class Step(Protocol):
    """One thing that happens by itself."""

    def step(self) -> bool:
        """Let one thing happen whose time has come, in one transaction; whether it did."""


class Clockwork:
    """Runs the steps in a thread of its own until ``stop``, which returns when the thread has ended."""

    def __init__(self, steps: Sequence[Step], pace: float) -> None:
        self._steps = tuple(steps)
        self._glance = max(0.005, GLANCE * pace)
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="clockwork", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End between two steps."""
        self._stopping.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stopping.wait(self._glance):
            for step in self._steps:
                try:
                    step.step()
                except SQLAlchemyError as error:
                    # A busy database must not stop the clock; the next look tries again.
                    log.warning("the clockwork could not use the database: %s", type(error).__name__)
