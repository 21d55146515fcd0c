"""How long the period of a bill or a line is, and whether one fills the other. Must not compare amounts."""

from __future__ import annotations

from datetime import date, timedelta

from elderclient.domain.bills.bill import Bill
from elderclient.domain.units import Month, Period

_ABOUT_A_MONTH = (28, 31)
"""Days of a cycle that is meant to be a month, also where operators count four weeks or to the last working day."""


def whole_months(period: Period) -> int | None:
    """Return how many whole months ``period`` is, from whatever day; ``None`` where it is none.

    From the 15th to the 14th is one month; so is from the 31st to the day before the last one of February.
    """
    first, after = period.first, period.last + timedelta(days=1)
    months = (after.year - first.year) * 12 + after.month - first.month
    is_short = after.day < first.day and _is_last_day(after)
    is_long = after.day > first.day and _is_last_day(first)
    return months if months > 0 and (after.day == first.day or is_short or is_long) else None


def _is_last_day(day: date) -> bool:
    return day == date.max or (day + timedelta(days=1)).day == 1


def is_calendar(period: Period) -> bool:
    """Return whether ``period`` is one or several calendar months, from the first to the last day."""
    return period.first.day == 1 and _is_last_day(period.last)


def cycle_months(bill: Bill) -> int | None:
    """Return for how many months the bill is; ``None`` where it has no period, or one that is no whole months."""
    return None if bill.period is None else months_of_cycle(bill.period)


def months_of_cycle(cycle: Period) -> int | None:
    """Return how many months a billing cycle is; one of 28 to 31 days is a month."""
    days = (cycle.last - cycle.first).days + 1
    return whole_months(cycle) or (1 if _ABOUT_A_MONTH[0] <= days <= _ABOUT_A_MONTH[1] else None)


def month_of(period: Period) -> Month:
    """Return the month under which a bill for ``period`` is filed: its only one, or the last of several."""
    return Month.of(period.first).plus((whole_months(period) or 1) - 1)


def fills(covers: Period, cycle: Period | None) -> bool:
    """Return whether a rent for ``covers`` is a whole one: for whole months, or for all of its bill's ``cycle``."""
    if whole_months(covers) is not None:
        return True
    return cycle is not None and months_of_cycle(cycle) is not None and _holds(covers, cycle)


def _holds(outer: Period, inner: Period) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last


def overlap(one: Period, other: Period) -> bool:
    """Return whether the two periods have a day in common."""
    return one.first <= other.last and other.first <= one.last
