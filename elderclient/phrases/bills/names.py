"""How a bill is called: by its month where it has one, else by its months, its days or its date. Must not say more of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from elderclient.domain.bills.cycle import is_calendar, whole_months
from elderclient.domain.sentence import Name, OperatorText, Sentence, say
from elderclient.domain.units import FullDate, Month, MonthName, Period

if TYPE_CHECKING:
    from datetime import date

    from elderclient.domain.bills.bill import Bill, LooseBill

BillName: TypeAlias = "Month | MonthName | Period | FullDate | Sentence | Name"
_WEEKS = (7, 14)
"""Days of cycles that are shorter than a month, so that the month alone would name several bills."""


def month(of: Month, today: date) -> Month | MonthName:
    """Name a month of the last year by its name alone, an older one with its year."""
    return MonthName(of) if of > Month.of(today).plus(-12) else of


def bill(of: Bill, today: date) -> BillName:
    """Name a bill by what it is for; a month of the last year without its year."""
    return _named(of.period, of.bill_date, of.number, today)


def bill_with_year(of: Bill) -> BillName:
    """Name a bill for a title or a document, always with the year where it is a month."""
    return _named(of.period, of.bill_date, of.number, None)


def earlier(of: Bill, today: date | None = None) -> BillName:
    """Name a bill that another is compared with, to be put behind "in": a month, or the bill of its days.

    With ``today`` a month of the last year is named without its year.
    """
    name = _named(of.period, of.bill_date, of.number, today)
    return name if isinstance(name, Month | MonthName) else say("the bill for {month}", month=name)


def loose(of: LooseBill, today: date) -> BillName:
    """Name a bill of which little is known by its period, its date, or its number."""
    return _named(of.period, of.bill_date, of.number, today)


def account(of: Bill) -> OperatorText | Sentence:
    """Name the account of a bill in the operator's words; by its number where it has no name."""
    if of.account_name:
        return OperatorText(of.account_name)
    if of.account:
        return say("account {number}", number=OperatorText(of.account))
    return say("account not stated")


def _named(period: Period | None, day: date | None, number: str, today: date | None) -> BillName:
    if period is None:
        return Name(number) if day is None else FullDate(day)
    first, last = Month.of(period.first), Month.of(period.last)
    if first == last and _is_month(period):
        return first if today is None else month(first, today)
    if is_calendar(period) and (whole_months(period) or 0) > 1:
        if today is None or first.year != last.year:
            return say("{first} to {last}", first=first, last=last)
        return say("{first} to {last}", first=month(first, today), last=month(last, today))
    if today is not None and last <= Month.of(today).plus(-12):
        # The days of an older bill are not taken for those of this year.
        return of_days(period)
    return period


def days(period: Period, today: date) -> Period | FullDate | Sentence:
    """Name the days of a period; with their year where that is not the year of ``today``."""
    # A period over the turn of a year has both years anyway.
    is_of_today = period.first.year != period.last.year or period.last.year == today.year
    return period if is_of_today else of_days(period)


def of_days(period: Period) -> FullDate | Sentence:
    """Name a period by its first and last day, each with its year; by the one day where it has one."""
    first, last = FullDate(period.first), FullDate(period.last)
    return first if first == last else say("{first} to {last}", first=first, last=last)


def _is_month(period: Period) -> bool:
    """Whether a period within one month is all of it, or what there is of it for a customer who came or left."""
    is_at_an_end = period.first.day == 1 or is_calendar(Period(period.last.replace(day=1), period.last))
    return is_at_an_end and (period.last - period.first).days + 1 not in _WEEKS
