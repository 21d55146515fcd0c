"""Values for the ear, in English: every figure in words, as a person would say it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from elderclient.domain import units
from elderclient.domain.money import Money, UnitPrice
from elderclient.domain.phone import Phone, PrintedNumber, ShortCode, VerificationCode
from elderclient.rendering import currencies, figures
from elderclient.rendering.days import MONTHS
from elderclient.rendering.numerals_en import decimal, digits, ordinal, whole, year
from elderclient.rendering.shown_en import weekday
from elderclient.rendering.words import UNITS, noun

_NOON = 12
_EVENING = 18


def money(exact: Decimal, code: str = "CNY") -> str:
    """An amount in yuan and fen; one below zero begins with "minus". Amounts finer than a fen are said as decimals."""
    parts = figures.fen(abs(exact)) if code == "CNY" else None
    if parts is None:
        words = f"{decimal(abs(exact))} {currencies.spoken_en(code, exact)}"
    else:
        words = _yuan(parts[0], parts[1] * 10 + parts[2])
    return f"minus {words}" if exact < 0 else words


def _yuan(yuan: int, fen: int) -> str:
    if yuan and fen:
        return f"{whole(yuan)} yuan and {whole(fen)} fen"
    return f"{whole(fen)} fen" if fen else f"{whole(yuan)} yuan"


def _measured(number: Decimal, unit: units.Unit) -> str:
    words = UNITS[unit]
    return f"{decimal(number)} {words.one if number == 1 else words.many}"


def _phone(value: Phone) -> str:
    called = [digits(group).replace("+", "plus") for group in figures.phone_groups(value)]
    return ", ".join([*called, f"extension {digits(value.extension)}"] if value.extension else called)


def _day(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {ordinal(day.day)}"


def _full_date(day: date) -> str:
    return f"{_day(day)}, {year(day.year)}"


def clock(hour: int, minute: int) -> str:
    """Three thirty in the afternoon; noon; midnight."""
    if minute == 0 and hour in {0, _NOON}:
        return "noon" if hour else "midnight"
    words = whole(hour % 12 or 12)
    if minute:
        words += f" oh {whole(minute)}" if minute < 10 else f" {whole(minute)}"
    if hour < _NOON:
        return f"{words} in the morning"
    return f"{words} in the {'afternoon' if hour < _EVENING else 'evening'}"


def _time(moment: datetime) -> str:
    return clock(moment.hour, moment.minute)


def _span(value: units.ClockSpan) -> str:
    first, last = _time(value.starts), _time(value.ends)
    part = first[first.index(" in the ") :] if " in the " in first else ""
    return f"{first.removesuffix(part) if part and last.endswith(part) else first} to {last}"


def _period(value: units.Period) -> str:
    if value.first == value.last:
        return _full_date(value.first)
    first = _day(value.first) if value.first.year == value.last.year else _full_date(value.first)
    return f"{first} to {_full_date(value.last)}"


def _duration(value: units.Duration) -> str:
    return " ".join(
        f"{whole(number)} {name}{'' if number == 1 else 's'}" for number, name in figures.duration_parts(value)
    )


def _data(value: units.DataVolume) -> str:
    figure, is_gigabytes = figures.data(value)
    return _measured(figure, units.Unit.GIGABYTE if is_gigabytes else units.Unit.MEGABYTE)


def _speed(value: units.Speed) -> str:
    return f"{decimal(value.megabits)} megabit{'' if value.megabits == 1 else 's'} a second"


def _count(value: units.Count) -> str:
    sign = "minus " if value.number < 0 else ""
    return f"{sign}{whole(abs(value.number))} {noun(value.number, value.noun)}"


RULES: Mapping[type, Callable[[Any], str]] = MappingProxyType(
    {
        Money: lambda value: money(value.amount, value.currency),
        UnitPrice: lambda value: f"{money(value.amount, value.currency)} {UNITS[value.per].per}",
        units.Quantity: lambda value: _measured(value.value, value.unit),
        Phone: _phone,
        PrintedNumber: lambda _value: "the number on your bill or SIM card",
        ShortCode: lambda value: digits(value.digits),
        VerificationCode: lambda value: ", ".join(digits(part) for part in value.characters if not part.isspace()),
        date: _full_date,
        datetime: lambda value: f"{_full_date(value)}, {_time(value)}",
        units.ClockTime: lambda value: _time(value.moment),
        units.ClockSpan: _span,
        units.Month: lambda value: f"{MONTHS[value.month - 1]} {year(value.year)}",
        units.MonthName: lambda value: MONTHS[value.month.month - 1],
        units.FullDate: lambda value: _full_date(value.day),
        units.DayOfMonth: lambda value: _day(value.day),
        units.Weekday: weekday,
        units.Period: _period,
        units.Duration: _duration,
        units.DataVolume: _data,
        units.Speed: _speed,
        units.Percentage: lambda value: f"{decimal(value.percent)} percent",
        units.PerMille: lambda value: f"{decimal(value.thousandths)} per thousand",
        units.Count: _count,
        units.Ordinal: lambda value: ordinal(value.number),
        units.NumberRange: lambda value: f"{whole(value.low)} to {whole(value.high)} {noun(value.high, value.noun)}",
    }
)
"""The rendering of each type of value but free text, which ``operator_text`` reads."""
