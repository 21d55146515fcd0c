"""Quantities other than money: what is counted, how much, how long, when. Must not know how they are shown or spoken."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import total_ordering

from elderclient.domain.frozen import frozen


class Unit(Enum):
    """What a tariff counts or prices by. Values are the operator API's own spelling (TMF ``Quantity.units``)."""

    MINUTE = "min"
    MEGABYTE = "MB"
    GIGABYTE = "GB"
    MESSAGE = "message"
    DAY = "day"
    MONTH = "month"
    ITEM = "item"


class Noun(Enum):
    """What a ``Count`` counts; chooses the measure word in Chinese and the plural in English."""

    ITEM = "item"
    MONTH = "month"
    DAY = "day"
    WORKING_DAY = "working day"
    PERSON = "person"
    PLACE_IN_QUEUE = "place in queue"
    BILL = "bill"
    SERVICE = "service"
    MESSAGE = "message"
    CALL = "call"
    TIME = "time"
    YEAR = "year"
    LINE = "line"
    AGREEMENT = "agreement"
    NOTICE = "notice"
    STEP = "step"
    COMPLAINT = "complaint"
    HOUR = "hour"
    YEAR_OF_AGE = "year of age"
    CHARGE = "charge"


GIGABYTE = Decimal(1024)
"""A gigabyte in megabytes."""


@frozen
class Quantity:
    """A counted or measured amount in a tariff's unit, exact."""

    value: Decimal
    unit: Unit

    @property
    def measured(self) -> Quantity | DataVolume:
        """The quantity as it is best said: data as a volume, anything else as it is."""
        if self.unit is Unit.MEGABYTE:
            return DataVolume(self.value)
        return DataVolume(self.value * GIGABYTE) if self.unit is Unit.GIGABYTE else self


@frozen
class DataVolume:
    """An amount of data in megabytes, exact."""

    megabytes: Decimal


@frozen
class Speed:
    """A line speed in megabits a second."""

    megabits: Decimal


@frozen
class Duration:
    """A length of time in whole seconds; callers round to what a person wants to hear before they build it."""

    seconds: int

    @classmethod
    def minutes(cls, minutes: int) -> Duration:
        """Return a duration of ``minutes`` whole minutes."""
        return cls(minutes * 60)


@frozen
class Percentage:
    """A share in percent: ``Decimal("12.5")`` is 12.5 %."""

    percent: Decimal


@frozen
class PerMille:
    """A share in thousandths: ``Decimal("3")`` is 3 per mille."""

    thousandths: Decimal


@frozen
class Count:
    """A whole number of things."""

    number: int
    noun: Noun


@frozen
class Ordinal:
    """The n-th thing, counted from 1."""

    number: int
    noun: Noun = Noun.ITEM


@frozen
class NumberRange:
    """From ``low`` to ``high`` things, both included."""

    low: int
    high: int
    noun: Noun


@total_ordering
@frozen
class Month:
    """A calendar month of one year, ordered by time; ``month`` counts from 1."""

    year: int
    month: int

    def __lt__(self, other: Month) -> bool:
        """Earlier than ``other``."""
        return (self.year, self.month) < (other.year, other.month)

    @classmethod
    def of(cls, day: date) -> Month:
        """The month ``day`` lies in."""
        return cls(day.year, day.month)

    @property
    def first_day(self) -> date:
        """The date of the month's first day."""
        return date(self.year, self.month, 1)

    def plus(self, months: int) -> Month:
        """The month ``months`` later (earlier when negative)."""
        index = self.year * 12 + self.month - 1 + months
        return Month(index // 12, index % 12 + 1)


@frozen
class MonthName:
    """A calendar month said without its year, where the year cannot be mistaken: 9 月."""

    month: Month


@frozen
class FullDate:
    """A day shown with its year (a bare ``date`` is shown without)."""

    day: date


@frozen
class DayOfMonth:
    """A day shown and spoken without its year, such as today in the strip: 11月23日."""

    day: date


@frozen
class Weekday:
    """The day of the week ``day`` falls on: 星期一."""

    day: date


@frozen
class Period:
    """From one day to another, both included."""

    first: date
    last: date


def is_day_alone(moment: datetime) -> bool:
    """Return whether ``moment`` is a midnight: so is read what an operator writes without a time of day."""
    return moment.time() == moment.time().min


@frozen
class ClockTime:
    """A time of day at an aware moment in the zone of the person, said without its date: 下午 3:20."""

    moment: datetime


@frozen
class ClockSpan:
    """From one time of day to another of the same day, aware moments, said without the date: 上午 9 点到 11 点."""

    starts: datetime
    ends: datetime
