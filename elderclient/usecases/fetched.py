"""The shape every look at the operator's data has: a value, its date, and what went wrong. Must not choose words.

A use case that shows something has two methods: ``cached()`` answers at once with what is kept on this PC (or ``None``),
``fetch()`` asks the operator, keeps the answer and returns it. ``fetch()`` never raises ``OperatorError`` or
``StoreError``: trouble comes back as ``Fetched.problem`` beside the last known value, so that a screen never goes blank.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, Generic, TypeVar

from elderclient.domain.errors import ElderclientError
from elderclient.domain.frozen import frozen

T = TypeVar("T")
U = TypeVar("U")


@frozen
class Fetched(Generic[T]):
    """What is known, as of when (aware; ``None`` with no value), and why nothing newer is.

    ``value`` is ``None`` where nothing was ever known. ``is_stale``: the value was kept from an earlier time, not just
    answered by the operator. A value that is not stale can still carry a problem: it could not be kept (disk full).
    ``unread``: how many of the operator's records the value lacks because they could not be read.
    """

    value: T | None
    as_of: datetime | None
    problem: ElderclientError | None = None
    is_stale: bool = False
    unread: int = 0
    is_outdated: bool = False
    """There is no value because what is stored on this PC was stored by another version of this program."""

    def into(self, make: Callable[[T], U]) -> Fetched[U]:
        """The same look at something made out of the value."""
        value = None if self.value is None else make(self.value)
        return Fetched(value, self.as_of, self.problem, self.is_stale, self.unread, self.is_outdated)


def unanswered(problem: ElderclientError) -> Fetched[Any]:
    """The look that never came about, be it by a mistake of this program: nothing new, and why."""
    return Fetched(None, None, problem, is_stale=True)


def unread_in(*looks: Fetched[Any]) -> int:
    """How many records are missing from something put together out of ``looks``."""
    return sum(look.unread for look in looks)


def worst(*looks: Fetched[Any]) -> tuple[datetime | None, ElderclientError | None, bool]:
    """Date, problem and staleness of something put together out of ``looks``: the oldest date, the first problem."""
    dates = [look.as_of for look in looks if look.as_of is not None]
    problems = [look.problem for look in looks if look.problem is not None]
    return min(dates, default=None), problems[0] if problems else None, any(look.is_stale for look in looks)
