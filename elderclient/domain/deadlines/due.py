"""By when the operator owes something: its own word or the legal limit, whichever is earlier. Must not know any figure."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from elderclient.domain.deadlines.limits import Limit, Measure
from elderclient.domain.deadlines.working_days import LastDay, WorkingDays
from elderclient.domain.frozen import frozen
from elderclient.domain.units import Month


@frozen
class Due:
    """Due until ``late_from``, the first (aware) moment that is too late."""

    late_from: datetime
    is_about: bool = False
    """Calculated through a year whose holidays are not known."""
    is_by_law: bool = False
    """The legal limit, not the operator's own word."""

    @property
    def day(self) -> date:
        """The last day on which it is in time."""
        return (self.late_from - timedelta(microseconds=1)).date()

    def is_over(self, now: datetime) -> bool:
        """Whether it is too late at ``now``; once true, true for ever."""
        return now >= self.late_from

    def days_left(self, today: date) -> int:
        """Whole days from ``today`` to the last day; 0 on the last day itself, negative afterwards."""
        return (self.day - today).days


def repair_ends(reported_at: datetime, limit: Limit) -> datetime:
    """The end of a limit in hours or days that runs since the report; ``ValueError`` for other measures.

    A repair's days are spans of 24 hours: the norm counts them from the report, not from midnight.
    """
    hours = {Measure.HOURS: 1, Measure.DAYS: 24}.get(limit.measure)
    if hours is None:
        raise ValueError("a repair's limit is in hours or days")
    return reported_at + timedelta(hours=float(limit.figure) * hours)


def legally_due(start: datetime, limit: Limit, calendar: WorkingDays) -> Due:
    """When ``limit`` ends that began at ``start`` (aware). Days are counted from the next day and last to their end.

    Raises ``ValueError`` for a limit that is no length of time.
    """
    figure = int(limit.figure)
    if limit.measure is Measure.HOURS:
        return Due(start + timedelta(hours=figure), is_by_law=True)
    last = _last_day(start.date(), figure, limit.measure, calendar)
    end = datetime.combine(last.day + timedelta(days=1), time(0), tzinfo=start.tzinfo)
    return Due(end, is_about=last.is_about, is_by_law=True)


def earlier_of(promised: datetime | None, legal: Due) -> Due:
    """The operator's own word where it gave one that is no later than the law; else the law."""
    if promised is None or promised > legal.late_from:
        return legal
    return Due(promised)


def _last_day(start: date, figure: int, measure: Measure, calendar: WorkingDays) -> LastDay:
    if measure is Measure.DAYS:
        return LastDay(start + timedelta(days=figure))
    if measure is Measure.WORKING_DAYS:
        return calendar.after(start, figure)
    if measure in (Measure.MONTHS, Measure.YEARS):
        months = figure if measure is Measure.MONTHS else figure * 12
        month = Month.of(start).plus(months)
        last_of_month = month.plus(1).first_day - timedelta(days=1)
        return LastDay(date(month.year, month.month, min(start.day, last_of_month.day)))
    raise ValueError(f"{measure.value} is no length of time")
