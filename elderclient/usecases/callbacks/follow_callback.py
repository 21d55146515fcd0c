"""How often the operator is asked while a callback is followed: the pauses between looks, and when following ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

from elderclient.domain.errors import Busy, ElderclientError, OperatorError, StoreError, is_final
from elderclient.usecases.callbacks.callback_status import CallbackStatus
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.ports.clock import Clock

QUICK_ANSWER = timedelta(seconds=1)
"""An unchanged answer sooner than this comes from a server that cannot wait: then we wait ourselves."""
POLL_PAUSE_SECONDS = 5.0
RETRY_PAUSES_SECONDS = (2.0, 4.0, 8.0, 15.0, 30.0)


def changes(
    look: Callable[[CallbackStatus | None], Fetched[CallbackStatus]], clock: Clock, pause: Callable[[float], bool]
) -> Iterator[Fetched[CallbackStatus]]:
    """Yield the first look at once, then one item per change, until no call can come any more.

    ``look`` gets the last known status (``None`` for none) and may block until it changes; the same look that returns
    in less than ``QUICK_ANSWER`` comes from a server that cannot wait. ``pause(seconds)`` waits and returns true when
    the feed was closed.
    """
    failures = 0
    last: Fetched[CallbackStatus] | None = None
    while True:
        begun = clock.now()
        fetched = look(None if last is None or isinstance(last.problem, OperatorError) else last.value)
        if last is None or _differs(fetched, last):
            yield fetched
        is_quick = clock.now() - begun < QUICK_ANSWER and last is not None and not _differs(fetched, last)
        last = fetched
        if fetched.problem is None or (isinstance(fetched.problem, StoreError) and not fetched.is_stale):
            failures = 0
            if fetched.value is None or not fetched.value.is_live or fetched.value.question is not None:
                return
            if pause(POLL_PAUSE_SECONDS if is_quick else 0.0):
                return
        else:
            if is_final(fetched.problem):
                return
            if pause(_retry_pause(fetched.problem, failures)):
                return
            failures += 1


def _differs(fetched: Fetched[CallbackStatus], last: Fetched[CallbackStatus]) -> bool:
    return fetched.value != last.value or type(fetched.problem) is not type(last.problem)


def _retry_pause(problem: ElderclientError, failures: int) -> float:
    if isinstance(problem, Busy):
        return float(problem.retry_after)
    return RETRY_PAUSES_SECONDS[min(failures, len(RETRY_PAUSES_SECONDS) - 1)]
