"""Runs periodic jobs in one thread: each looks whether something is due and does at most one thing.

Their state is in the database, so a restart continues where the last run stopped. Must not know what the jobs do.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from typing import Protocol

from sqlalchemy.exc import OperationalError, SQLAlchemyError
from sqlalchemy.orm import Session

from elderclient.backend.runtime import Operator

log = logging.getLogger(__name__)

INTERVAL = 0.25
"""Seconds between two looks, at pace 1."""


LONGEST_REST = 240
"""So many looks a job is left out at most after an error: a minute at pace 1."""
BATCH = 200
"""So many rows of one kind are worked on in one transaction."""


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


def run_batch(
    operator: Operator,
    due: Callable[[Session], Sequence[str]],
    step: Callable[[Session, Sequence[str]], None],
    set_aside: Callable[[Session, str], None],
) -> int:
    """Take one step with the due rows, ``BATCH`` at most, in one transaction; how many rows were looked at.

    Where the transaction fails it is repeated row by row, so that a row that raises costs only itself: it is logged by
    its id and ``set_aside`` makes it due later. What it is set aside by must not read the row. Wakes waiting requests.
    """
    with operator.reading() as session:
        keys = due(session)
    if not keys:
        return 0
    try:
        with operator.writing.begin() as session:
            step(session, keys)
    except Exception as error:  # noqa: BLE001 - found out row by row
        log.info("a batch is repeated row by row: %s", type(error).__name__)
        for key in keys:
            _run_alone(operator, key, step, set_aside)
    operator.notifier.changed()
    return len(keys)


def _run_alone(
    operator: Operator,
    key: str,
    step: Callable[[Session, Sequence[str]], None],
    set_aside: Callable[[Session, str], None],
) -> None:
    try:
        with operator.writing.begin() as session:
            step(session, [key])
    except OperationalError:
        raise  # the database, not the row: the next look tries again
    except Exception as error:  # noqa: BLE001 - whatever ails this row, the others go on
        log.error("%s was set aside: %s", key, type(error).__name__)  # noqa: TRY400 - a traceback may show what it holds
        with operator.writing.begin() as session:
            set_aside(session, key)


class Job(Protocol):
    """One kind of periodic work."""

    def run(self) -> bool:
        """Do at most one thing that is due, in one transaction; return whether anything was done."""


class JobRunner:
    """Runs the jobs in a thread of its own until ``stop``, which returns when that thread has ended."""

    def __init__(self, jobs: Sequence[Job], pace: float) -> None:
        self._jobs = tuple(jobs)
        self._interval = max(0.005, INTERVAL * pace)
        self._rests: dict[str, int] = {}
        self._troubles: dict[str, int] = {}
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
            self.look_once()

    def look_once(self) -> None:
        """Run every job that is not resting after an error, once."""
        for job in self._jobs:
            name = type(job).__name__
            if self._rests.get(name, 0) > 0:
                self._rests[name] -= 1
                continue
            try:
                job.run()
            except Exception as error:  # noqa: BLE001 - whatever ails one job, the others go on
                self._note_trouble(name, error)
            else:
                self._troubles.pop(name, None)

    def _note_trouble(self, name: str, error: Exception) -> None:
        """Say so, and let the job rest longer each time. The error's own text may hold what belongs in no log."""
        again = self._troubles.get(name, 0) + 1
        self._troubles[name] = again
        self._rests[name] = min(LONGEST_REST, 2**again)
        if isinstance(error, SQLAlchemyError):
            log.warning("%s could not use the database: %s", name, type(error).__name__)
        else:
            log.error("%s failed %d times in a row: %s", name, again, type(error).__name__)
