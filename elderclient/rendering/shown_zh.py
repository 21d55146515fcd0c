"""Values for the eye, in Chinese: digits with their unit."""

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
from elderclient.rendering.days import day_zh
from elderclient.rendering.words import UNITS, measure

DURATIONS: Mapping[str, str] = MappingProxyType({"day": "天", "hour": "小时", "minute": "分钟", "second": "秒"})
_WEEKDAYS = "一二三四五六日"
_DAYTIMES = ((5, "凌晨"), (8, "早上"), (12, "上午"), (13, "中午"), (18, "下午"), (24, "晚上"))


def daytime(hour: int) -> str:
    """The part of the day an hour (0 to 23) lies in."""
    return next(name for end, name in _DAYTIMES if hour < end)


def clock_hour(hour: int) -> int:
    """The hour on a clock face; midnight stays 0."""
    return hour - 12 if hour > 12 else hour


def weekday(value: units.Weekday) -> str:
    """Return the weekday's name as Chinese shows it, such as 星期一."""
    return "星期" + _WEEKDAYS[value.day.weekday()]


def _money(value: Money) -> str:
    return f"{figures.amount(value)} {currencies.shown_zh(value.currency)}"


def _unit_price(value: UnitPrice) -> str:
    amount = f"{figures.price(value.amount, value.currency)} {currencies.shown_zh(value.currency)}"
    unit = UNITS[value.per]
    # The eye sees MB and GB wherever data are measured.
    per = f"每 {unit.zh}" if unit.zh.isascii() else unit.per_zh
    return f"{per} {amount}"


def _quantity(value: units.Quantity) -> str:
    return f"{figures.plain(value.value)} {UNITS[value.unit].zh}"


def _phone(value: Phone) -> str:
    return figures.phone(value) + (f" 转 {value.extension}" if value.extension else "")


def _full_date(day: date) -> str:
    return f"{day.year}年{day_zh(day)}"


def _time(moment: datetime) -> str:
    return f"{daytime(moment.hour)} {clock_hour(moment.hour)}:{moment.minute:02}"


def _span(value: units.ClockSpan) -> str:
    first, last = (_hour(moment) for moment in (value.starts, value.ends))
    before, after = daytime(value.starts.hour), daytime(value.ends.hour)
    # Until twelve is still 上午 to whoever waits since nine.
    is_one = before == after or (before == "上午" and (value.ends.hour, value.ends.minute) == (12, 0))
    return f"{before} {first}到 {last}" if is_one else f"{before} {first}到{after} {last}"


def _hour(moment: datetime) -> str:
    return f"{clock_hour(moment.hour)} 点" if moment.minute == 0 else f"{clock_hour(moment.hour)}:{moment.minute:02}"


def _period(value: units.Period) -> str:
    style = day_zh if value.first.year == value.last.year else _full_date
    if value.first == value.last:
        return style(value.first)
    return f"{style(value.first)}到{style(value.last)}"


def _duration(value: units.Duration) -> str:
    return " ".join(f"{number} {DURATIONS[name]}" for number, name in figures.duration_parts(value))


RULES: Mapping[type, Callable[[Any], str]] = MappingProxyType(
    {
        Money: _money,
        UnitPrice: _unit_price,
        units.Quantity: _quantity,
        Phone: _phone,
        PrintedNumber: lambda _value: "账单或电话卡上印的号码",
        ShortCode: lambda value: value.digits,
        VerificationCode: lambda value: value.characters,
        date: day_zh,
        datetime: lambda value: f"{day_zh(value)} {_time(value)}",
        units.ClockTime: lambda value: _time(value.moment),
        units.ClockSpan: _span,
        units.Month: lambda value: f"{value.year} 年 {value.month} 月",
        units.MonthName: lambda value: f"{value.month.month} 月",
        units.FullDate: lambda value: _full_date(value.day),
        units.DayOfMonth: lambda value: day_zh(value.day),
        units.Weekday: weekday,
        units.Period: _period,
        units.Duration: _duration,
        units.DataVolume: figures.volume,
        units.Speed: lambda value: f"{figures.plain(value.megabits)} 兆",
        units.Percentage: lambda value: f"{figures.plain(value.percent)}%",
        units.PerMille: lambda value: f"{figures.plain(value.thousandths)}‰",
        units.Count: lambda value: f"{value.number} {measure(value.noun)}",
        units.Ordinal: lambda value: f"第 {value.number} {measure(value.noun)}",
        units.NumberRange: lambda value: f"{value.low} 到 {value.high} {measure(value.noun)}",
        OperatorText: lambda value: figures.written(value.text),
        Name: lambda value: value.text,
    }
)
"""The rendering of each type of value."""
