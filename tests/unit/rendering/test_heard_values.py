"""What is spoken can be heard: listeners who know the language and not the program find every value again."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elderclient.domain.configuration import Language
from elderclient.domain.money import UnitPrice
from elderclient.domain.sentence import Value, say
from elderclient.domain.units import (
    ClockSpan,
    ClockTime,
    Count,
    DataVolume,
    DayOfMonth,
    MonthName,
    Noun,
    NumberRange,
    Ordinal,
    Unit,
    Weekday,
)
from elderclient.rendering import ear, shown_en, shown_zh, spoken
from tests.unit.rendering import any_value, listening_en, listening_zh

LISTENERS = {Language.CHINESE: listening_zh.HEARD, Language.ENGLISH: listening_en.HEARD}


def meant(value: Any) -> Any:
    """What a listener can know of ``value`` by the words alone."""
    if isinstance(value, ClockTime):
        return value.moment.hour, value.moment.minute
    if isinstance(value, ClockSpan):
        return value.starts.hour, value.starts.minute, value.ends.hour, value.ends.minute
    if isinstance(value, MonthName):
        return value.month.month
    if isinstance(value, DayOfMonth):
        return value.day.month, value.day.day
    if isinstance(value, Weekday):
        return value.day.weekday()
    if hasattr(value, "hour"):
        return value.date(), value.hour, value.minute
    return value


def is_heard(value: Any, heard: Any) -> bool:
    """Whether ``heard`` is ``value``: counts by one of the nouns they are counted like, volumes as far as they are said."""
    if isinstance(value, Count | Ordinal):
        return value.number == heard[0] and value.noun in heard[1]
    if isinstance(value, NumberRange):
        return (value.low, value.high) == heard[:2] and value.noun in heard[2]
    if isinstance(value, DataVolume):
        step = Decimal("0.5") if heard.megabytes < 1024 else Decimal("51.2")
        is_within_a_step = bool(abs(value.megabytes - heard.megabytes) <= step)
        return is_within_a_step or bool(heard.megabytes == 1024 > value.megabytes >= Decimal("1023.5"))
    return bool(meant(value) == heard)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("kind", list(any_value.typed), ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_every_value_is_heard_as_it_was_meant(kind: type, language: Language, data: st.DataObject) -> None:
    value = data.draw(any_value.typed[kind])
    words = spoken(say("{value}", value=value), language)
    assert is_heard(value, LISTENERS[language][kind](words)), words


@given(st.decimals(min_value=-1000, max_value=0, places=3), st.sampled_from(list(Language)))
def test_prices_below_nothing_are_heard_as_such(price: Decimal, language: Language) -> None:
    value = UnitPrice(price, Unit.MINUTE)
    assert LISTENERS[language][UnitPrice](spoken(say("{value}", value=value), language)) == value


def test_every_type_of_value_is_shown_spoken_and_listened_to() -> None:
    names = set(re.findall(r"\w+", str(Value))) - {"Sentence"}
    tables = [shown_zh.RULES, shown_en.RULES, *ear.RULES.values(), any_value.typed | any_value.free]
    assert [{kind.__name__ for kind in table} for table in tables] == [names] * len(tables)
    for listener in LISTENERS.values():
        assert list(listener) == list(any_value.typed)


@pytest.mark.parametrize(
    "number", [*range(1, 400), *range(990, 1230), *range(1990, 2030), 10_002, 20_000, 22_222, 200_002]
)
def test_two_is_liang_before_a_measure_and_er_inside_a_number(number: int) -> None:
    words = spoken(say("{count}", count=Count(number, Noun.ITEM)), Language.CHINESE)
    assert not re.search("二[百千万亿]", words)
    assert not re.search("[十零]两", words)
    assert (number % 10 == 2 and number > 2) == words.endswith("二个")
    assert (number == 2) == (words == "两个")
