"""A service hall: where it is, when it is open, what it has for people who find walking, hearing or waiting hard."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import Enum

from elderclient.domain.frozen import frozen
from elderclient.domain.known import Unknown
from elderclient.domain.phone import Phone

DAYS_AHEAD = 14
"""The next open day is searched for within so many days."""
METRES_A_MINUTE = 50
"""An old person's walk, along streets that are longer than the straight line."""
FARTHEST_WALK = 40
"""Minutes; beyond them the way is too far to walk."""


class Facility(Enum):
    """What helps people in a hall. Values are the reference operator's."""

    RAMP = "ramp"
    SEATS = "seats"
    SIGN_LANGUAGE = "signLanguage"
    PRIORITY_COUNTER = "priorityCounter"


@frozen
class Span:
    """Open from ``opens`` until ``closes`` (excluded), local time; 00:00 as an end is midnight."""

    opens: time
    closes: time

    def holds(self, at: time) -> bool:
        """Return whether it is open at ``at``."""
        return self.opens <= at and (self.closes == time(0) or at < self.closes)

    def is_over(self, at: time) -> bool:
        """Return whether it has closed before ``at``."""
        return self.closes != time(0) and at >= self.closes


@frozen
class OpeningDay:
    """When a hall is open on one weekday (0 is Monday), or on one exceptional ``day``; neither: on days not understood.

    No spans: closed. ``None``: the hours are not known.
    """

    spans: tuple[Span, ...] | None
    weekday: int | None = None
    day: date | None = None


@frozen
class Hall:
    """One hall. ``metres``: in a straight line from the customer's home; ``None`` where the operator does not say."""

    id: str
    name: str
    address: str
    calendar: tuple[OpeningDay, ...] = ()
    phone: Phone | None = None
    facilities: tuple[Facility, ...] = ()
    metres: int | None = None
    name_en: str = ""
    address_en: str = ""
    is_known_in_use: bool = True
    """False where the operator names a state of it that is not understood: then its hours say nothing."""

    @property
    def walking_minutes(self) -> int | None:
        """How long an old person walks there, in whole minutes; ``None`` where the distance is not known."""
        return None if self.metres is None else max(1, -(-self.metres // METRES_A_MINUTE))

    @property
    def is_too_far_to_walk(self) -> bool:
        """Whether the walk is known and too long for an old person."""
        return self.walking_minutes is not None and self.walking_minutes > FARTHEST_WALK

    def spans_on(self, day: date) -> tuple[Span, ...] | None:
        """Return when it is open that day, in order; empty where closed, ``None`` where the operator does not say."""
        own = [entry for entry in self.calendar if entry.day == day]
        usual = [entry for entry in self.calendar if entry.day is None and entry.weekday == day.weekday()]
        if not self.is_known_in_use or not self.calendar or any(entry.spans is None for entry in own or usual):
            return None
        if not (own or usual) and any(entry.day is None and entry.weekday is None for entry in self.calendar):
            return None
        spans = [span for entry in own or usual for span in entry.spans or ()]
        return tuple(sorted(spans, key=lambda span: span.opens))

    def next_open_day(self, after: date) -> date | Unknown | None:
        """Return the first day later than ``after`` on which it opens; ``None`` where it opens on none of the next.

        Unknown where a day comes before of which it is not known.
        """
        days = (after + timedelta(days=ahead) for ahead in range(1, DAYS_AHEAD + 1))
        first = next((day for day in days if self.spans_on(day) != ()), None)
        return Unknown.ABSENT if first is not None and self.spans_on(first) is None else first

    def span_at(self, now: datetime) -> Span | None:
        """Return the span that contains ``now`` (local); ``None`` where the hall is closed or its hours are not known."""
        return next((span for span in self.spans_on(now.date()) or () if span.holds(now.time())), None)

    def next_span_today(self, now: datetime) -> Span | None:
        """Return the first span of today that is not over at ``now`` (local); ``None`` where there is none."""
        return next((span for span in self.spans_on(now.date()) or () if not span.is_over(now.time())), None)
