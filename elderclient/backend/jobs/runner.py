"""Runs periodic jobs in one thread: each looks whether something is due and does at most one thing.

Their state is in the database, so a restart continues where the last run stopped. Must not know what the jobs do.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from typing import Protocol

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from elderclient.backend.runtime import Operator

log = logging.getLogger(__name__)

INTERVAL = 0.25
"""Seconds between two looks, at pace 1."""


def run_due(operator: Operator, is_due: Callable[[Session], bool], work: Callable[[Session], bool]) -> bool:
    """Do due ``work`` in one writing transaction, then wake waiting requests; return whether anything was done.

    ``is_due`` is asked in a reading session first, so that idle jobs never keep a writer waiting.
    """
    with operator.reading() as session:
        if not is_due(session):
            return False
    with operator.writing.begin() as session:
        has_worked = work(session)
    if has_worked:
        operator.notifier.changed()
    return has_worked


class Job(Protocol):
    """One kind of periodic work."""

    def run(self) -> bool:
        """Do at most one thing that is due, in one transaction; return whether anything was done."""


class JobRunner:
    """Runs the jobs in a thread of its own until ``stop``, which returns when that thread has ended."""

    def __init__(self, jobs: Sequence[Job], pace: float) -> None:
        self._jobs = tuple(jobs)
        self._interval = max(0.005, INTERVAL * pace)
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="jobs", daemon=True)

    def start(self) -> None:
        """Start the thread that runs the jobs."""
        self._thread.start()

    def stop(self) -> None:
        """Wait for the running job, then end the thread."""
        self._stopping.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stopping.wait(self._interval):
            for job in self._jobs:
                try:
                    job.run()
                except SQLAlchemyError as error:
                    # A busy database must not end the jobs; the next look tries again.
                    log.warning("the jobs could not use the database: %s", type(error).__name__)
