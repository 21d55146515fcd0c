"""Values for the eye, in Chinese: digits with their unit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
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
from elderclient.rendering.days import day_zh

MEASURES: Mapping[Noun, str] = MappingProxyType(
    {
        Noun.ITEM: "个",
        Noun.MONTH: "个月",
        Noun.DAY: "天",
        Noun.WORKING_DAY: "个工作日",
        Noun.PERSON: "位",
        Noun.PLACE_IN_QUEUE: "位",
        Noun.BILL: "张",
        Noun.SERVICE: "项",
        Noun.MESSAGE: "条",
        Noun.CALL: "个电话",
        Noun.TIME: "次",
        Noun.YEAR: "年",
        Noun.LINE: "条",
        Noun.AGREEMENT: "份",
        Noun.NOTICE: "条",
        Noun.STEP: "步",
        Noun.COMPLAINT: "个",
        Noun.HOUR: "小时",
    }
)
"""The measure word each noun is counted with; the sentence around it names the thing."""

UNITS: Mapping[Unit, str] = MappingProxyType(
    {
        Unit.MINUTE: "分钟",
        Unit.MEGABYTE: "MB",
        Unit.GIGABYTE: "GB",
        Unit.MESSAGE: "条",
        Unit.DAY: "天",
        Unit.MONTH: "个月",
        Unit.ITEM: "个",
    }
)
PER: Mapping[Unit, str] = MappingProxyType(
    {
        Unit.MINUTE: "每分钟",
        Unit.MEGABYTE: "每兆",
        Unit.GIGABYTE: "每 G ",
        Unit.MESSAGE: "每条",
        Unit.DAY: "每天",
        Unit.MONTH: "每月",
        Unit.ITEM: "每个",
    }
)
DURATIONS: Mapping[str, str] = MappingProxyType({"day": "天", "hour": "小时", "minute": "分钟", "second": "秒"})
CURRENCIES: Mapping[str, str] = MappingProxyType({"CNY": "元"})
_WEEKDAYS = "一二三四五六日"
_DAYTIMES = ((5, "凌晨"), (8, "早上"), (12, "上午"), (13, "中午"), (18, "下午"), (24, "晚上"))


def daytime(hour: int) -> str:
    """The part of the day an hour (0 to 23) lies in."""
    return next(name for end, name in _DAYTIMES if hour < end)


def clock_hour(hour: int) -> int:
    """The hour on a clock face; midnight stays 0."""
    return hour - 12 if hour > 12 else hour


def currency(code: str) -> str:
    """The unit behind an amount; the code itself for money other than yuan."""
    return CURRENCIES.get(code, code)


def weekday(value: Weekday) -> str:
    """Return the weekday's name as Chinese shows it, such as 星期一."""
    return "星期" + _WEEKDAYS[value.day.weekday()]


def _money(value: Money) -> str:
    return f"{figures.amount(value)} {currency(value.currency)}"


def _unit_price(value: UnitPrice) -> str:
    return f"{PER[value.per]} {figures.price(value.amount)} {currency(value.currency)}".replace("  ", " ")


def _quantity(value: Quantity) -> str:
    return f"{figures.plain(value.value)} {UNITS[value.unit]}"


def _phone(value: Phone) -> str:
    return " ".join(figures.phone_groups(value))


def _full_date(day: date) -> str:
    return f"{day.year}年{day_zh(day)}"


def _time(moment: datetime) -> str:
    return f"{daytime(moment.hour)} {clock_hour(moment.hour)}:{moment.minute:02}"


def _span(value: ClockSpan) -> str:
    first, last = (_hour(moment) for moment in (value.starts, value.ends))
    before, after = daytime(value.starts.hour), daytime(value.ends.hour)
    # Until twelve is still 上午 to whoever waits since nine.
    is_one = before == after or (before == "上午" and (value.ends.hour, value.ends.minute) == (12, 0))
    return f"{before} {first}到 {last}" if is_one else f"{before} {first}到{after} {last}"


def _hour(moment: datetime) -> str:
    return f"{clock_hour(moment.hour)} 点" if moment.minute == 0 else f"{clock_hour(moment.hour)}:{moment.minute:02}"


def _period(value: Period) -> str:
    style = day_zh if value.first.year == value.last.year else _full_date
    return f"{style(value.first)}到{style(value.last)}"


def _duration(value: Duration) -> str:
    return " ".join(f"{number} {DURATIONS[name]}" for number, name in figures.duration_parts(value))


def _data(value: DataVolume) -> str:
    figure, is_gigabytes = figures.data(value)
    return f"{figures.plain(figure)} {'GB' if is_gigabytes else 'MB'}"


def _share(number: Decimal, sign: str) -> str:
    return figures.plain(number) + sign


RULES: Mapping[type, Callable[[Any], str]] = MappingProxyType(
    {
        Money: _money,
        UnitPrice: _unit_price,
        Quantity: _quantity,
        Phone: _phone,
        ShortCode: lambda value: value.digits,
        VerificationCode: lambda value: value.characters,
        date: day_zh,
        datetime: lambda value: f"{day_zh(value)} {_time(value)}",
        ClockTime: lambda value: _time(value.moment),
        ClockSpan: _span,
        Month: lambda value: f"{value.year} 年 {value.month} 月",
        MonthName: lambda value: f"{value.month.month} 月",
        FullDate: lambda value: _full_date(value.day),
        DayOfMonth: lambda value: day_zh(value.day),
        Weekday: weekday,
        Period: _period,
        Duration: _duration,
        DataVolume: _data,
        Speed: lambda value: f"{figures.plain(value.megabits)} 兆",
        Percentage: lambda value: _share(value.percent, "%"),
        PerMille: lambda value: _share(value.thousandths, "‰"),
        Count: lambda value: f"{value.number} {MEASURES[value.noun]}",
        Ordinal: lambda value: f"第 {value.number} {MEASURES[value.noun]}",
        NumberRange: lambda value: f"{value.low} 到 {value.high} {MEASURES[value.noun]}",
        OperatorText: lambda value: value.text,
        Name: lambda value: value.text,
    }
)
"""The rendering of each type of value."""
