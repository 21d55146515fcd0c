"""A listener who knows English and none of the program; see ``listening_zh``."""

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


def _listed(words: str) -> list[str]:
    return words.split()


SMALL = _listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
TENS = _listed("twenty thirty forty fifty sixty seventy eighty ninety")
FIGURES = {word: value for value, word in enumerate(SMALL)} | {word: 20 + 10 * place for place, word in enumerate(TENS)}
GROUPS = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
ORDINALS = _listed(
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
)
MONTHS = _listed("January February March April May June July August September October November December")
WEEK = _listed("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
PRICED = {
    " a minute": Unit.MINUTE,
    " a megabyte": Unit.MEGABYTE,
    " a gigabyte": Unit.GIGABYTE,
    " a message": Unit.MESSAGE,
    " a day": Unit.DAY,
    " a month": Unit.MONTH,
    " each": Unit.ITEM,
}
MEASURED = {"minute": Unit.MINUTE, "megabyte": Unit.MEGABYTE, "gigabyte": Unit.GIGABYTE, "message": Unit.MESSAGE} | {
    "day": Unit.DAY,
    "month": Unit.MONTH,
    "item": Unit.ITEM,
}
COUNTED = {
    "item": Noun.ITEM,
    "month": Noun.MONTH,
    "day": Noun.DAY,
    "working day": Noun.WORKING_DAY,
    "bill": Noun.BILL,
    "person": Noun.PERSON,
    "place": Noun.PLACE_IN_QUEUE,
    "service": Noun.SERVICE,
    "message": Noun.MESSAGE,
    "call": Noun.CALL,
    "charge": Noun.CHARGE,
    "time": Noun.TIME,
    "year": Noun.YEAR,
    "line": Noun.LINE,
    "agreement": Noun.AGREEMENT,
    "notice": Noun.NOTICE,
    "step": Noun.STEP,
    "complaint": Noun.COMPLAINT,
    "hour": Noun.HOUR,
}
SECONDS = {"day": 86_400, "hour": 3600, "minute": 60, "second": 1}


def whole(words: str) -> int:
    """one hundred and twenty-eight."""
    total = part = 0
    for word in words.replace("-", " ").replace(" and ", " ").split():
        if word in GROUPS:
            total, part = total + part * GROUPS[word], 0
        elif word == "hundred":
            part *= 100
        else:
            part += FIGURES[word]
    return total + part


def number(words: str) -> Decimal:
    """minus three point zero five."""
    head, _point, fraction = words.removeprefix("minus ").partition(" point ")
    value = Decimal(f"{whole(head)}.{digits(fraction) or 0}")
    return -value if words.startswith("minus ") else value


def digits(words: str) -> str:
    """one three eight, zero zero; letters as they are, a plus as plus."""
    spelt = (word if word not in FIGURES else str(FIGURES[word]) for word in words.replace(",", "").split())
    return "".join(spelt).replace("plus", "+")


def ordinal(words: str) -> int:
    """twenty-third."""
    stem = re.search(r"[a-z]+$", words)
    assert stem, words
    head = words[: stem.start()].rstrip("- ").removesuffix(" and")
    last = stem[0]
    if last in ORDINALS:
        return (whole(head) if head else 0) + ORDINALS.index(last)
    return whole(
        f"{head} {last.removesuffix('ieth')}y" if last.endswith("ieth") else f"{head} {last.removesuffix('th')}"
    )


def amount(words: str) -> Decimal:
    """Yuan, from yuan and fen or from a decimal."""
    rest = words.removeprefix("minus ")
    sign = -1 if rest != words else 1
    if " point " in rest:
        return sign * number(rest.removesuffix(" yuan"))
    found = re.fullmatch(r"(?:(.+?) yuan)?(?: and )?(?:(.+) fen)?", rest)
    assert found, words
    assert rest
    yuan, fen = (whole(part) if part else 0 for part in found.groups())
    return sign * (Decimal(yuan) + Decimal(fen) / 100)


def unit_price(words: str) -> UnitPrice:
    """ten fen a minute."""
    name = next(name for name in PRICED if words.endswith(name))
    return UnitPrice(amount(words.removesuffix(name)), PRICED[name])


def counted(words: str, units: dict[str, Any]) -> tuple[Decimal, Any]:
    """A figure and its noun, which is singular for one only."""
    for name, unit in sorted(units.items(), key=lambda item: -len(item[0])):
        for form in (name, "people" if name == "person" else f"{name}s"):
            if words.endswith(f" {form}"):
                figure = number(words.removesuffix(f" {form}"))
                assert (abs(figure) == 1) == (form == name), words
                return figure, unit
    raise AssertionError(f"{words} counts nothing")


def volume(words: str) -> DataVolume:
    """Megabytes, from megabytes or gigabytes."""
    figure, unit = counted(words, {"megabyte": 1, "gigabyte": 1024})
    return DataVolume(figure * unit)


def month_and_day(words: str) -> tuple[int, int]:
    """March first."""
    name, day_words = words.split(" ", 1)
    return MONTHS.index(name) + 1, ordinal(day_words)


def year(words: str) -> int:
    """twenty twenty-six, nineteen oh nine, two thousand and five."""
    if "thousand" in words or "hundred" in words:
        return whole(words)
    head, *rest = words.split()
    return whole(head) * 100 + whole(rest[-1])


def day(words: str, default: int = 0) -> date:
    """March first, twenty twenty-six; without its year in ``default``."""
    head, found, rest = words.partition(", ")
    return date(year(rest) if found else default, *month_and_day(head))


def clock(words: str) -> tuple[int, int]:
    """Hour and minute of the day."""
    if words in {"noon", "midnight"}:
        return (12 if words == "noon" else 0), 0
    face, part = re.split(r" in the ", words)
    hour, *minute = face.replace(" oh ", " ").split(" ", 1)
    offset = 0 if part == "morning" else 12
    return whole(hour) % 12 + offset, whole(minute[0]) if minute else 0


def clock_span(words: str) -> tuple[int, int, int, int]:
    """nine to eleven in the morning: the part of the day is said once where it is the same."""
    first, last = words.split(" to ")
    is_whole = " in the " in first or first in {"noon", "midnight"}
    return *clock(first if is_whole else f"{first} in the {last.split(' in the ')[1]}"), *clock(last)


def moment(words: str) -> tuple[date, int, int]:
    """A day and a time."""
    head, _comma, time_words = words.rpartition(", ")
    return day(head), *clock(time_words)


def month(words: str) -> Month:
    """September twenty twenty-six."""
    name, year_words = words.split(" ", 1)
    return Month(year(year_words), MONTHS.index(name) + 1)


def period(words: str) -> Period:
    """From a day to a day, the first without its year where that is the last's; or one day alone."""
    first, is_span, last = words.partition(" to ")
    return Period(day(first, day(last).year), day(last)) if is_span else Period(day(first), day(first))


def duration(words: str) -> Duration:
    """two hours five minutes."""
    parts = re.findall(r"(.+?) (day|hour|minute|second)s?\b ?", words)
    return Duration(sum(whole(figure) * SECONDS[name] for figure, name in parts))


def count(words: str) -> tuple[int, set[Noun]]:
    """two items."""
    figure, noun = counted(words, COUNTED)
    # English counts the years of a contract and of a life alike.
    return int(figure), {noun, Noun.YEAR_OF_AGE} if noun is Noun.YEAR else {noun}


def span(words: str) -> tuple[int, int, set[Noun]]:
    """three to five working days."""
    low, rest = words.split(" to ")
    high, nouns = count(rest)
    return whole(low), high, nouns


HEARD: dict[type, Callable[[str], Any]] = {
    Money: lambda words: Money(amount(words)),
    UnitPrice: unit_price,
    Quantity: lambda words: Quantity(*counted(words, MEASURED)),
    Phone: lambda words: Phone(digits(words)),
    ShortCode: lambda words: ShortCode(digits(words)),
    PrintedNumber: lambda words: {"the number on your bill or SIM card": ON_THE_BILL}[words],
    VerificationCode: lambda words: VerificationCode(digits(words)),
    date: day,
    datetime: moment,
    ClockTime: clock,
    ClockSpan: clock_span,
    Month: month,
    MonthName: lambda words: MONTHS.index(words) + 1,
    FullDate: lambda words: FullDate(day(words)),
    DayOfMonth: month_and_day,
    Weekday: WEEK.index,
    Period: period,
    Duration: duration,
    DataVolume: volume,
    Speed: lambda words: Speed(counted(words.removesuffix(" a second"), {"megabit": 1})[0]),
    Percentage: lambda words: Percentage(number(words.removesuffix(" percent"))),
    PerMille: lambda words: PerMille(number(words.removesuffix(" per thousand"))),
    Count: count,
    Ordinal: lambda words: (ordinal(words), set(Noun)),
    NumberRange: span,
}
