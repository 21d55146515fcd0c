"""A listener who knows Chinese and none of the program: hears the words of a value and says what was meant.

Written from how people count, never from ``wording``; two values that would be heard alike fail the tests that use it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from elderclient.domain.money import Money, UnitPrice
from elderclient.domain.phone import ON_THE_BILL, Phone, PrintedNumber, ShortCode, VerificationCode
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

FIGURES = {character: index for index, character in enumerate("零一二三四五六七八九")}
HEARD_FIGURES = FIGURES | {"两": 2, "幺": 1}
PRICED = {
    "每分钟": Unit.MINUTE,
    "每兆": Unit.MEGABYTE,
    "每 G": Unit.GIGABYTE,
    "每条": Unit.MESSAGE,
    "每天": Unit.DAY,
    "每月": Unit.MONTH,
    "每个": Unit.ITEM,
}
MEASURED = {
    "分钟": Unit.MINUTE,
    "兆": Unit.MEGABYTE,
    " G 流量": Unit.GIGABYTE,
    "条": Unit.MESSAGE,
    "天": Unit.DAY,
    "个月": Unit.MONTH,
    "个": Unit.ITEM,
}
COUNTED = {
    "个": {Noun.ITEM, Noun.COMPLAINT},
    "个月": {Noun.MONTH},
    "天": {Noun.DAY},
    "个工作日": {Noun.WORKING_DAY},
    "张": {Noun.BILL},
    "位": {Noun.PERSON, Noun.PLACE_IN_QUEUE},
    "项": {Noun.SERVICE},
    "条": {Noun.MESSAGE, Noun.LINE, Noun.NOTICE},
    "个电话": {Noun.CALL},
    "次": {Noun.TIME},
    "笔": {Noun.CHARGE},
    "年": {Noun.YEAR},
    "岁": {Noun.YEAR_OF_AGE},
    "份": {Noun.AGREEMENT},
    "步": {Noun.STEP},
    "小时": {Noun.HOUR},
}
SECONDS = {"天": 86_400, "个小时": 3600, "分钟": 60, "秒": 1}
PARTS_OF_DAY = ("凌晨", "早上", "上午", "中午", "下午", "晚上")
AFTERNOON = ("下午", "晚上")


def whole(words: str) -> int:
    """十二, 一百零五, 两万."""
    for name, size in (("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10)):
        head, found, rest = words.rpartition(name)
        if found:
            return (whole(head) if head.strip("零") else 1) * size + whole(rest)
    bare = words.lstrip("零")
    assert len(bare) <= 1, f"{words} is no number"
    return HEARD_FIGURES[bare] if bare else 0


def number(words: str) -> Decimal:
    """三点零五."""
    head, _point, fraction = words.removeprefix("负").partition("点")
    value = Decimal(f"{whole(head)}.{''.join(str(FIGURES[one]) for one in fraction) or 0}")
    return -value if words.startswith("负") else value


def digits(words: str) -> str:
    """幺三八 零零幺三; letters as they are, a plus as 加."""
    return "".join(str(HEARD_FIGURES.get(one, "+" if one == "加" else one)) for one in words.replace(" ", ""))


def amount(words: str) -> Decimal:
    """Yuan, from yuan, jiao and fen or from a decimal."""
    rest = words.removeprefix("负")
    sign = -1 if rest != words else 1
    if "点" in rest:
        assert rest.endswith("元")
        return sign * number(rest[:-1])
    found = re.fullmatch(r"(?:(.+)元)?(?:零?(.)角)?(?:零?(.)分)?", rest)
    assert found, words
    assert rest
    yuan, jiao, fen = (whole(part or "零") for part in found.groups())
    return sign * (Decimal(yuan) + Decimal(jiao * 10 + fen) / 100)


def unit_price(words: str) -> UnitPrice:
    """每分钟一角."""
    name = next(name for name in PRICED if words.startswith(name))
    return UnitPrice(amount(words.removeprefix(name)), PRICED[name])


def ending(words: str, units: dict[str, Any]) -> tuple[str, Any]:
    """What stands before the longest unit the words end with, and that unit."""
    name = max((name for name in units if words.endswith(name)), key=len)
    return words.removesuffix(name), units[name]


def quantity(words: str) -> Quantity:
    """两百条."""
    figure, unit = ending(words, MEASURED)
    return Quantity(number(figure), unit)


def volume(words: str) -> DataVolume:
    """五百兆, 三点五 G 流量."""
    heard = quantity(words)
    assert heard.unit in {Unit.MEGABYTE, Unit.GIGABYTE}
    return DataVolume(heard.value * (1024 if heard.unit is Unit.GIGABYTE else 1))


def month_and_day(words: str) -> tuple[int, int]:
    """三月一日."""
    found = re.fullmatch(r"(.+)月(.+)日", words)
    assert found, words
    return whole(found[1]), whole(found[2])


def day(words: str, year: int | None = None) -> date:
    """二零二六年三月一日; without its year in ``year``."""
    head, found, rest = words.rpartition("年")
    return date(int(digits(head)) if found else year or 0, *month_and_day(rest))


def clock(words: str) -> tuple[int, int]:
    """下午三点半: hour and minute of the day."""
    found = re.fullmatch(rf"({'|'.join(PARTS_OF_DAY)})(.+)点(?:(半)|零?(.+)分)?", words)
    assert found, words
    hour = whole(found[2]) + (12 if found[1] in AFTERNOON else 0)
    return hour, 30 if found[3] else whole(found[4] or "零")


def clock_span(words: str) -> tuple[int, int, int, int]:
    """上午九点到十一点: the part of the day is said once where it is the same."""
    first, last = words.split("到")
    return *clock(first), *clock(last if last[:2] in PARTS_OF_DAY else first[:2] + last)


def moment(words: str) -> tuple[date, int, int]:
    """A day and a time."""
    end = words.index("日") + 1
    return day(words[:end]), *clock(words[end:])


def month(words: str) -> Month:
    """二零二六年九月."""
    year, name = words.removesuffix("月").split("年")
    return Month(int(digits(year)), whole(name))


def period(words: str) -> Period:
    """From a day to a day, the second without its year where that is the first's; or one day alone."""
    first, _to, last = words.partition("到")
    return Period(day(first), day(last, day(first).year) if last else day(first))


def duration(words: str) -> Duration:
    """两个小时五分钟."""
    found = re.fullmatch(r"(?:([^天]+)天)?(?:([^小]+)个小时)?(?:([^分]+)分钟)?(?:(.+)秒)?", words)
    assert found, words
    return Duration(
        sum(whole(part) * size for part, size in zip(found.groups(), SECONDS.values(), strict=True) if part)
    )


def share(words: str, whole_part: str) -> Decimal:
    """百分之十二点五; 百分之百 is all of it."""
    assert words.startswith(whole_part)
    rest = words.removeprefix(whole_part)
    return Decimal(100) if rest == "百" else number(rest)


def count(words: str) -> tuple[int, set[Noun]]:
    """两个: the number and what may be counted so."""
    figure, nouns = ending(words, COUNTED)
    return int(number(figure)), nouns


def span(words: str) -> tuple[int, int, set[Noun]]:
    """三到五个工作日."""
    low, rest = words.split("到")
    high, nouns = count(rest)
    return whole(low), high, nouns


def bandwidth(words: str) -> Speed:
    """一百兆宽带."""
    return Speed(number(words.removesuffix("兆宽带")))


HEARD: dict[type, Callable[[str], Any]] = {
    Money: lambda words: Money(amount(words)),
    UnitPrice: unit_price,
    Quantity: quantity,
    Phone: lambda words: Phone(digits(words)),
    ShortCode: lambda words: ShortCode(digits(words)),
    PrintedNumber: lambda words: {"账单或电话卡上印的号码": ON_THE_BILL}[words],
    VerificationCode: lambda words: VerificationCode(digits(words)),
    date: day,
    datetime: moment,
    ClockTime: clock,
    ClockSpan: clock_span,
    Month: month,
    MonthName: lambda words: whole(words.removesuffix("月")),
    FullDate: lambda words: FullDate(day(words)),
    DayOfMonth: month_and_day,
    Weekday: lambda words: "一二三四五六日".index(words.removeprefix("星期")),
    Period: period,
    Duration: duration,
    DataVolume: volume,
    Speed: bandwidth,
    Percentage: lambda words: Percentage(share(words, "百分之")),
    PerMille: lambda words: PerMille(share(words, "千分之")),
    Count: count,
    Ordinal: lambda words: count(words.removeprefix("第")),
    NumberRange: span,
}
