"""A service hall: where it is, when it is open, what it has for people who find walking, hearing or waiting hard."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import Enum

from elderclient.domain.frozen import frozen
from elderclient.domain.phone import Phone

DAYS_AHEAD = 14
"""So far is looked for the next day on which a hall is open."""


class Facility(Enum):
    """What helps. Values are the reference operator's."""

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
        """Whether ``at`` lies in it."""
        return self.opens <= at and (self.closes == time(0) or at < self.closes)

    def is_over(self, at: time) -> bool:
        """Whether ``at`` lies behind it."""
        return self.closes != time(0) and at >= self.closes


@frozen
class OpeningDay:
    """When it is open on one weekday (0 is Monday), or on one ``day`` that is not as usual. No spans: closed."""

    spans: tuple[Span, ...]
    weekday: int | None = None
    day: date | None = None


@frozen
class Hall:
    """One hall. ``metres``: as the crow flies from the customer's home; ``None`` where the operator does not tell."""

    id: str
    name: str
    address: str
    calendar: tuple[OpeningDay, ...] = ()
    phone: Phone | None = None
    facilities: tuple[Facility, ...] = ()
    metres: int | None = None
    name_en: str = ""
    address_en: str = ""

    def spans_on(self, day: date) -> tuple[Span, ...] | None:
        """When it is open that day, in order; empty where closed, ``None`` where the operator does not tell."""
        own = [entry for entry in self.calendar if entry.day == day]
        usual = [entry for entry in self.calendar if entry.day is None and entry.weekday == day.weekday()]
        if not self.calendar:
            return None
        spans = [span for entry in own or usual for span in entry.spans]
        return tuple(sorted(spans, key=lambda span: span.opens))

    def next_open_day(self, after: date) -> date | None:
        """The first day behind ``after`` on which it opens; ``None`` where none is known."""
        days = (after + timedelta(days=ahead) for ahead in range(1, DAYS_AHEAD + 1))
        return next((day for day in days if self.spans_on(day)), None)

    def span_at(self, now: datetime) -> Span | None:
        """The span it is open in at ``now`` (local); ``None`` where it is closed or not known."""
        return next((span for span in self.spans_on(now.date()) or () if span.holds(now.time())), None)
