"""Values for the ear, in Chinese: every figure in words, as a person would say it."""

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
from elderclient.rendering.numerals_zh import called_digits, decimal, digits, whole
from elderclient.rendering.shown_zh import DURATIONS, clock_hour, daytime, weekday
from elderclient.rendering.words import UNITS, measure

_HALF_HOUR = 30
_ALL = 100


def money(exact: Decimal, code: str = "CNY") -> str:
    """An amount in yuan, jiao and fen; one below zero begins with 负. Amounts finer than a fen are said as decimals."""
    parts = figures.fen(abs(exact)) if code == "CNY" else None
    words = f"{decimal(abs(exact), counts=True)}{currencies.spoken_zh(code)}" if parts is None else _yuan(*parts)
    return f"负{words}" if exact < 0 else words


def _yuan(yuan: int, jiao: int, fen: int) -> str:
    words = f"{whole(yuan, counts=True)}元" if yuan else ""
    if jiao:
        words += f"{whole(jiao, counts=True)}角"
    if fen:
        words += ("零" if yuan and not jiao else "") + f"{whole(fen, counts=True)}分"
    return words or "零元"


def _unit_price(value: UnitPrice) -> str:
    return UNITS[value.per].per_zh.strip() + money(value.amount, value.currency)


def _quantity(value: units.Quantity) -> str:
    words = decimal(value.value, counts=True)
    if value.unit is units.Unit.GIGABYTE:
        return f"{words} G 流量"
    return words + ("兆" if value.unit is units.Unit.MEGABYTE else UNITS[value.unit].zh)


def _phone(value: Phone) -> str:
    called = [called_digits(group.replace("+", "加")) for group in figures.phone_groups(value)]
    return " ".join([*called, "转", called_digits(value.extension)] if value.extension else called)


def _code(value: VerificationCode) -> str:
    return " ".join(called_digits(character) for character in value.characters if not character.isspace())


def _day(day: date) -> str:
    return f"{whole(day.month)}月{whole(day.day)}日"


def _full_date(day: date) -> str:
    return f"{digits(str(day.year))}年{_day(day)}"


def clock(hour: int, minute: int) -> str:
    """Return a clock time in spoken Chinese, such as 下午三点半 or 上午九点零五分."""
    return daytime(hour) + clock_face(hour, minute)


def clock_face(hour: int, minute: int) -> str:
    """三点半, 九点零五分: without the part of the day."""
    words = f"{whole(clock_hour(hour), counts=True)}点"
    if minute == _HALF_HOUR:
        return words + "半"
    if minute == 0:
        return words
    return words + ("零" if minute < 10 else "") + f"{whole(minute)}分"


def _time(moment: datetime) -> str:
    return clock(moment.hour, moment.minute)


def _span(value: units.ClockSpan) -> str:
    first, last = _time(value.starts), _time(value.ends)
    return f"{first}到{last.removeprefix(daytime(value.starts.hour))}"


def _period(value: units.Period) -> str:
    if value.first == value.last:
        return _full_date(value.first)
    last = _day(value.last) if value.first.year == value.last.year else _full_date(value.last)
    return f"{_full_date(value.first)}到{last}"


def _duration(value: units.Duration) -> str:
    return "".join(
        f"{whole(number, counts=True)}{'个' if name == 'hour' else ''}{DURATIONS[name]}"
        for number, name in figures.duration_parts(value)
    )


def _data(value: units.DataVolume) -> str:
    figure, is_gigabytes = figures.data(value)
    return decimal(figure, counts=True) + (" G 流量" if is_gigabytes else "兆")


def _count(value: units.Count) -> str:
    sign = "负" if value.number < 0 else ""
    return f"{sign}{whole(abs(value.number), counts=True)}{measure(value.noun)}"


def _range(value: units.NumberRange) -> str:
    low, high = whole(value.low, counts=True), whole(value.high, counts=True)
    return f"{low}到{high}{measure(value.noun)}"


RULES: Mapping[type, Callable[[Any], str]] = MappingProxyType(
    {
        Money: lambda value: money(value.amount, value.currency),
        UnitPrice: _unit_price,
        units.Quantity: _quantity,
        Phone: _phone,
        PrintedNumber: lambda _value: "账单或电话卡上印的号码",
        ShortCode: lambda value: called_digits(value.digits),
        VerificationCode: _code,
        date: _full_date,
        datetime: lambda value: _full_date(value) + _time(value),
        units.ClockTime: lambda value: _time(value.moment),
        units.ClockSpan: _span,
        units.Month: lambda value: f"{digits(str(value.year))}年{whole(value.month)}月",
        units.MonthName: lambda value: f"{whole(value.month.month)}月",
        units.FullDate: lambda value: _full_date(value.day),
        units.DayOfMonth: lambda value: _day(value.day),
        units.Weekday: weekday,
        units.Period: _period,
        units.Duration: _duration,
        units.DataVolume: _data,
        units.Speed: lambda value: f"{decimal(value.megabits, counts=True)}兆宽带",
        units.Percentage: lambda value: "百分之" + ("百" if value.percent == _ALL else decimal(value.percent)),
        units.PerMille: lambda value: f"千分之{decimal(value.thousandths)}",
        units.Count: _count,
        units.Ordinal: lambda value: f"第{whole(value.number)}{measure(value.noun)}",
        units.NumberRange: _range,
    }
)
"""The rendering of each type of value but free text, which ``operator_text`` reads."""
