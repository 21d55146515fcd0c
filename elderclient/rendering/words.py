"""The words of units, nouns and prices in both languages, for the eye and the ear alike."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from elderclient.domain.units import Noun, Unit


class NounWords(NamedTuple):
    """What is counted: singular and plural in English, and the Chinese measure word; the sentence names the thing."""

    one: str
    many: str
    measure: str


class UnitWords(NamedTuple):
    """A tariff's unit: singular and plural in English, the unit in Chinese, and both as they are put with a price."""

    one: str
    many: str
    per: str
    zh: str
    per_zh: str
    sign: str = ""
    """What the eye is shown in English instead of the words."""


NOUNS: Mapping[Noun, NounWords] = MappingProxyType(
    {
        Noun.ITEM: NounWords("item", "items", "个"),
        Noun.MONTH: NounWords("month", "months", "个月"),
        Noun.DAY: NounWords("day", "days", "天"),
        Noun.WORKING_DAY: NounWords("working day", "working days", "个工作日"),
        Noun.PERSON: NounWords("person", "people", "位"),
        Noun.PLACE_IN_QUEUE: NounWords("place", "places", "位"),
        Noun.BILL: NounWords("bill", "bills", "张"),
        Noun.SERVICE: NounWords("service", "services", "项"),
        Noun.MESSAGE: NounWords("message", "messages", "条"),
        Noun.CALL: NounWords("call", "calls", "个电话"),
        Noun.TIME: NounWords("time", "times", "次"),
        Noun.CHARGE: NounWords("charge", "charges", "笔"),
        Noun.YEAR: NounWords("year", "years", "年"),
        Noun.LINE: NounWords("line", "lines", "条"),
        Noun.AGREEMENT: NounWords("agreement", "agreements", "份"),
        Noun.NOTICE: NounWords("notice", "notices", "条"),
        Noun.STEP: NounWords("step", "steps", "步"),
        Noun.COMPLAINT: NounWords("complaint", "complaints", "个"),
        Noun.HOUR: NounWords("hour", "hours", "小时"),
        Noun.YEAR_OF_AGE: NounWords("year", "years", "岁"),
    }
)
UNITS: Mapping[Unit, UnitWords] = MappingProxyType(
    {
        Unit.MINUTE: UnitWords("minute", "minutes", "a minute", "分钟", "每分钟"),
        Unit.MEGABYTE: UnitWords("megabyte", "megabytes", "a megabyte", "MB", "每兆", "MB"),
        Unit.GIGABYTE: UnitWords("gigabyte", "gigabytes", "a gigabyte", "GB", "每 G ", "GB"),
        Unit.MESSAGE: UnitWords("message", "messages", "a message", "条", "每条"),
        Unit.DAY: UnitWords("day", "days", "a day", "天", "每天"),
        Unit.MONTH: UnitWords("month", "months", "a month", "个月", "每月"),
        Unit.ITEM: UnitWords("item", "items", "each", "个", "每个"),
    }
)


def noun(number: int, kind: Noun) -> str:
    """The English noun in the number that ``number`` asks for."""
    words = NOUNS[kind]
    return words.one if abs(number) == 1 else words.many


def measure(kind: Noun) -> str:
    """The measure word the noun is counted with in Chinese."""
    return NOUNS[kind].measure
