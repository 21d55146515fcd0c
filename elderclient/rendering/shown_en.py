"""Values for the eye, in English: digits with their unit, singular and plural."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from elderclient.domain.money import Money, UnitPrice
from elderclient.domain.phone import Phone, ShortCode, VerificationCode
from elderclient.domain.sentence import Name, OperatorText
from elderclient.domain.units import (
    ClockSpan,
    ClockTime,
    Count,
    DataVolume,
    DayOfMonth,
    Duration,
    FullDate,
    Month,
    MonthName,
    Noun,
    NumberRange,
    Ordinal,
    Percentage,
    Period,
    PerMille,
    Quantity,
    Speed,
    Unit,
    Weekday,
)
from elderclient.rendering import figures
from elderclient.rendering.days import MONTHS, day_en

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

PLURALS: Mapping[Noun, tuple[str, str]] = MappingProxyType(
    {
        Noun.ITEM: ("item", "items"),
        Noun.MONTH: ("month", "months"),
        Noun.DAY: ("day", "days"),
        Noun.WORKING_DAY: ("working day", "working days"),
        Noun.PERSON: ("person", "people"),
        Noun.PLACE_IN_QUEUE: ("place", "places"),
        Noun.BILL: ("bill", "bills"),
        Noun.SERVICE: ("service", "services"),
        Noun.MESSAGE: ("message", "messages"),
        Noun.CALL: ("call", "calls"),
        Noun.TIME: ("time", "times"),
        Noun.YEAR: ("year", "years"),
        Noun.LINE: ("line", "lines"),
        Noun.AGREEMENT: ("agreement", "agreements"),
        Noun.NOTICE: ("notice", "notices"),
        Noun.STEP: ("step", "steps"),
        Noun.COMPLAINT: ("complaint", "complaints"),
        Noun.HOUR: ("hour", "hours"),
    }
)
PER: Mapping[Unit, str] = MappingProxyType(
    {
        Unit.MINUTE: "a minute",
        Unit.MEGABYTE: "a megabyte",
        Unit.GIGABYTE: "a gigabyte",
        Unit.MESSAGE: "a message",
        Unit.DAY: "a day",
        Unit.MONTH: "a month",
        Unit.ITEM: "each",
    }
)
_UNITS: Mapping[Unit, tuple[str, str]] = MappingProxyType(
    {
        Unit.MINUTE: ("minute", "minutes"),
        Unit.MEGABYTE: ("MB", "MB"),
        Unit.GIGABYTE: ("GB", "GB"),
        Unit.MESSAGE: ("message", "messages"),
        Unit.DAY: ("day", "days"),
        Unit.MONTH: ("month", "months"),
        Unit.ITEM: ("item", "items"),
    }
)
CURRENCIES: Mapping[str, str] = MappingProxyType({"CNY": "yuan"})
_TEENS = range(11, 14)
_ENDINGS: Mapping[int, str] = MappingProxyType({1: "st", 2: "nd", 3: "rd"})


def noun(number: int, kind: Noun) -> str:
    """The noun in the number that ``number`` asks for."""
    singular, plural = PLURALS[kind]
    return singular if abs(number) == 1 else plural


def currency(code: str) -> str:
    """The unit behind an amount; the code itself for money other than yuan."""
    return CURRENCIES.get(code, code)


def weekday(value: Weekday) -> str:
    """Return the English name of the weekday, such as Monday."""
    return _WEEKDAYS[value.day.weekday()]


def _money(value: Money) -> str:
    return f"{figures.amount(value)} {currency(value.currency)}"


def _unit_price(value: UnitPrice) -> str:
    return f"{figures.price(value.amount)} {currency(value.currency)} {PER[value.per]}"


def _quantity(value: Quantity) -> str:
    singular, plural = _UNITS[value.unit]
    return f"{figures.plain(value.value)} {singular if value.value == 1 else plural}"


def _phone(value: Phone) -> str:
    return " ".join(figures.phone_groups(value))


def _full_date(day: date) -> str:
    return f"{day_en(day)} {day.year}"


def _time(moment: datetime) -> str:
    if moment.minute == 0 and moment.hour in {0, 12}:
        return "noon" if moment.hour else "midnight"
    return f"{moment.hour % 12 or 12}:{moment.minute:02} {'am' if moment.hour < 12 else 'pm'}"


def _span(value: ClockSpan) -> str:
    first, last = _time(value.starts).replace(":00", ""), _time(value.ends).replace(":00", "")
    half = first[-3:]
    return f"{first.removesuffix(half) if last.endswith(half) else first} to {last}"


def _period(value: Period) -> str:
    style = day_en if value.first.year == value.last.year else _full_date
    return f"{style(value.first)} to {style(value.last)}"


def _duration(value: Duration) -> str:
    return " ".join(f"{number} {name}{'' if number == 1 else 's'}" for number, name in figures.duration_parts(value))


def _data(value: DataVolume) -> str:
    figure, is_gigabytes = figures.data(value)
    return f"{figures.plain(figure)} {'GB' if is_gigabytes else 'MB'}"


def _ordinal(value: Ordinal) -> str:
    ending = "th" if value.number % 100 in _TEENS else _ENDINGS.get(value.number % 10, "th")
    return f"{value.number}{ending}"


RULES: Mapping[type, Callable[[Any], str]] = MappingProxyType(
    {
        Money: _money,
        UnitPrice: _unit_price,
        Quantity: _quantity,
        Phone: _phone,
        ShortCode: lambda value: value.digits,
        VerificationCode: lambda value: value.characters,
        date: day_en,
        datetime: lambda value: f"{day_en(value)}, {_time(value)}",
        ClockTime: lambda value: _time(value.moment),
        ClockSpan: _span,
        Month: lambda value: f"{MONTHS[value.month - 1]} {value.year}",
        MonthName: lambda value: MONTHS[value.month.month - 1],
        FullDate: lambda value: _full_date(value.day),
        DayOfMonth: lambda value: day_en(value.day),
        Weekday: weekday,
        Period: _period,
        Duration: _duration,
        DataVolume: _data,
        Speed: lambda value: f"{figures.plain(value.megabits)} Mbps",
        Percentage: lambda value: f"{figures.plain(value.percent)}%",
        PerMille: lambda value: f"{figures.plain(value.thousandths)}‰",
        Count: lambda value: f"{value.number} {noun(value.number, value.noun)}",
        Ordinal: _ordinal,
        NumberRange: lambda value: f"{value.low} to {value.high} {noun(value.high, value.noun)}",
        OperatorText: lambda value: value.english or value.text,
        Name: lambda value: value.english or value.text,
    }
)
"""The rendering of each type of value."""
