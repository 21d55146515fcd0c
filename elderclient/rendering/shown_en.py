"""Values for the eye, in English: digits with their unit, singular and plural."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from elderclient.domain import units
from elderclient.domain.money import Money, UnitPrice
from elderclient.domain.phone import Phone, PrintedNumber, ShortCode, VerificationCode
from elderclient.domain.sentence import Name, OperatorText
from elderclient.rendering import currencies, figures
from elderclient.rendering.days import MONTHS, day_en
from elderclient.rendering.words import UNITS, noun

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_TEENS = range(11, 14)
_ENDINGS: Mapping[int, str] = MappingProxyType({1: "st", 2: "nd", 3: "rd"})


def weekday(value: units.Weekday) -> str:
    """Return the English name of the weekday, such as Monday."""
    return _WEEKDAYS[value.day.weekday()]


def _money(value: Money) -> str:
    return f"{figures.amount(value)} {currencies.shown_en(value.currency, value.amount)}"


def _unit_price(value: UnitPrice) -> str:
    unit = currencies.shown_en(value.currency, value.amount)
    return f"{figures.price(value.amount, value.currency)} {unit} {UNITS[value.per].per}"


def _quantity(value: units.Quantity) -> str:
    words = UNITS[value.unit]
    return f"{figures.plain(value.value)} {words.sign or (words.one if value.value == 1 else words.many)}"


def _phone(value: Phone) -> str:
    return figures.phone(value) + (f" ext. {value.extension}" if value.extension else "")


def _full_date(day: date) -> str:
    return f"{day_en(day)} {day.year}"


def _time(moment: datetime) -> str:
    if moment.minute == 0 and moment.hour in {0, 12}:
        return "noon" if moment.hour else "midnight"
    return f"{moment.hour % 12 or 12}:{moment.minute:02} {'am' if moment.hour < 12 else 'pm'}"


def _span(value: units.ClockSpan) -> str:
    first, last = _time(value.starts).replace(":00", ""), _time(value.ends).replace(":00", "")
    half = first[-3:]
    return f"{first.removesuffix(half) if last.endswith(half) else first} to {last}"


def _period(value: units.Period) -> str:
    style = day_en if value.first.year == value.last.year else _full_date
    if value.first == value.last:
        return style(value.first)
    return f"{style(value.first)} to {style(value.last)}"


def _duration(value: units.Duration) -> str:
    return " ".join(f"{number} {name}{'' if number == 1 else 's'}" for number, name in figures.duration_parts(value))


def _ordinal(value: units.Ordinal) -> str:
    ending = "th" if value.number % 100 in _TEENS else _ENDINGS.get(value.number % 10, "th")
    return f"{value.number}{ending}"


RULES: Mapping[type, Callable[[Any], str]] = MappingProxyType(
    {
        Money: _money,
        UnitPrice: _unit_price,
        units.Quantity: _quantity,
        Phone: _phone,
        PrintedNumber: lambda _value: "the number on your bill or SIM card",
        ShortCode: lambda value: value.digits,
        VerificationCode: lambda value: value.characters,
        date: day_en,
        datetime: lambda value: f"{day_en(value)}, {_time(value)}",
        units.ClockTime: lambda value: _time(value.moment),
        units.ClockSpan: _span,
        units.Month: lambda value: f"{MONTHS[value.month - 1]} {value.year}",
        units.MonthName: lambda value: MONTHS[value.month.month - 1],
        units.FullDate: lambda value: _full_date(value.day),
        units.DayOfMonth: lambda value: day_en(value.day),
        units.Weekday: weekday,
        units.Period: _period,
        units.Duration: _duration,
        units.DataVolume: figures.volume,
        units.Speed: lambda value: f"{figures.plain(value.megabits)} Mbps",
        units.Percentage: lambda value: f"{figures.plain(value.percent)}%",
        units.PerMille: lambda value: f"{figures.plain(value.thousandths)}‰",
        units.Count: lambda value: f"{value.number} {noun(value.number, value.noun)}",
        units.Ordinal: _ordinal,
        units.NumberRange: lambda value: f"{value.low} to {value.high} {noun(value.high, value.noun)}",
        OperatorText: lambda value: figures.written(value.english or value.text),
        Name: lambda value: value.english or value.text,
    }
)
"""The rendering of each type of value."""
