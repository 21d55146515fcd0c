"""TMF620: who may have an offering, by its characteristics, its places, its market segments and its own words.

Must not decide whether somebody may have it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from elderclient.adapters.operator_api.resources.provinces import province_in
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.adapters.operator_api.transport.spellings import plain, table
from elderclient.domain.plans.conditions import Conditions

_LEAST, _MOST, _AGE, _PLACE = "least", "most", "age", "place"
_NAMES = table(
    (_LEAST, "minimumage minage agemin agefrom leastage lowestage minimumageyears 最低年龄 最小年龄 年龄下限 起办年龄"),
    (_MOST, "maximumage maxage agemax ageto highestage maximumageyears 最高年龄 最大年龄 年龄上限"),
    (_AGE, "age ages agelimit agerange ageband agegroup agerestriction eligibleage 年龄 年龄要求 年龄限制 适用年龄"),
    (_PLACE, "province provinces region regions salesregion 省份 地区 适用地区 销售地区 办理地区 适用省份"),
)
_EVERYWHERE = table((True, "cn chn china nationwide national countrywide all everywhere 全国 中国 不限 全部"))
_EVERYBODY = table(
    (True, "all any everybody everyone public mass massmarket consumer consumers residential individual individuals"),
    (
        True,
        "personal private household households b2c 个人 个人客户 公众 公众客户 大众 大众市场 家庭 家庭客户 全部 不限",
    ),
)
_SPLIT = re.compile(r"[,;/|，、；]|\s+")
_NUMBER = r"(?<!\d)(\d{1,3})(?!\d)"
_YEARS = r"\s*(?:周?岁|years?(?: old| of age)?)\s*"
_AGED = r"(?:aged?|ages|年满|满|年龄)\s*(?:from |of |between )?"
_ANYTHING = r"(?:\(含\)|（含）)?\s*(?:及|或|和|and|or)?\s*"
_MORE, _LESS = r"(?:以上|起|over|older|above|up\b)", r"(?:以下|under|younger|below)"
_TO = r"\s*(?:-|–|~|～|至|到|to|and)\s*"
_RANGE = re.compile(rf"(?:{_AGED}{_NUMBER}{_TO}{_NUMBER}|{_NUMBER}(?:{_YEARS})?{_TO}{_NUMBER}{_YEARS})", re.I)
_FROM = re.compile(
    rf"(?:{_AGED}{_NUMBER}(?:{_YEARS})?{_ANYTHING}{_MORE}|{_NUMBER}{_YEARS}{_ANYTHING}{_MORE}"
    rf"|(?:from age|minimum age(?: of)?|年满|满)\s*{_NUMBER}|{_NUMBER}\s*(?:and|or) older)",
    re.I,
)
_UP_TO = re.compile(
    rf"(?:{_AGED}{_NUMBER}(?:{_YEARS})?{_ANYTHING}{_LESS}|{_NUMBER}{_YEARS}{_ANYTHING}{_LESS}"
    rf"|(?:up to age|maximum age(?: of)?)\s*{_NUMBER}|{_NUMBER}\s*(?:and|or) younger)",
    re.I,
)
_ADVICE = re.compile("适合|推荐|建议|suit|ideal|recommend|made for", re.I)
"""Words for whom something is meant, who are not the only ones who may have it."""
_OLDEST = 130


def conditions_of(record: Record) -> Conditions:
    """Return what the operator asks of whoever takes the offering of ``record``."""
    extra = record.characteristics("prodSpecCharValueUse")
    given = [(meaning, name) for name in extra.names() if (meaning := _NAMES.get(plain(name)))]
    ages = [_ages(meaning, extra.part(name), _words(extra, name)) for meaning, name in given if meaning != _PLACE]
    if not ages:
        ages = [_ages_in(text) for text in _own_words(record)]
    least = [age for age, _most, _is_read in ages if age is not None]
    most = [age for _least, age, _is_read in ages if age is not None]
    named = [text for meaning, name in given if meaning == _PLACE for text in _SPLIT.split(_words(extra, name))]
    provinces, are_places_read = _provinces([*named, *_places(record)])
    is_read = all(read for _least, _most, read in ages) and are_places_read and _is_for_everybody(record)
    return Conditions(max(least, default=None), min(most, default=None), provinces, is_known=is_read)


def _words(record: Record, name: str) -> str:
    values = record.texts(name)
    return " ".join(values) if values else record.text(name)


def _ages(meaning: str, span: Record, words: str) -> tuple[int | None, int | None, bool]:
    """Return the least and the most age that a characteristic states, and whether it was understood."""
    least, most = span.whole("valueFrom"), span.whole("valueTo")
    if least is not None or most is not None:
        return least, most, True
    number = re.fullmatch(rf"(>=|≥|<=|≤)?\s*{_NUMBER}(?:{_YEARS})?(\+)?", words.strip(), re.I)
    if number is not None and int(number[2]) <= _OLDEST:
        age, is_most = int(number[2]), meaning == _MOST or number[1] in ("<=", "≤")
        if meaning != _AGE or number[1] or number[3]:
            return (None, age, True) if is_most else (age, None, True)
    both = re.fullmatch(rf"{_NUMBER}{_TO}{_NUMBER}", words.strip())
    found = _ages_in(words) if both is None else (int(both[1]), int(both[2]), True)
    return found if found[:2] != (None, None) else (None, None, not words)


def _ages_in(text: str) -> tuple[int | None, int | None, bool]:
    """Return the ages that a text names as a condition; a text without one is understood."""
    if (span := _RANGE.search(text)) is not None:
        least, most = (int(each) for each in span.groups() if each)
        return least, most, True
    return _first(_FROM.search(text)), _first(_UP_TO.search(text)), True


def _first(match: re.Match[str] | None) -> int | None:
    found = None if match is None else next((int(each) for each in match.groups() if each), None)
    return None if found is None or found > _OLDEST else found


def _own_words(record: Record) -> Iterable[str]:
    """Return the clauses of name and description that may name a condition, and not only for whom it is meant."""
    for name in ("name", "description"):
        for clause in re.split(r"[,;.，。；:：\n]", record.prose(name)):
            if not _ADVICE.search(clause):
                yield clause


def _places(record: Record) -> list[str]:
    """Return what names the places an offering is sold in; of each the first text that is understood."""
    found = []
    for place in record.records("place"):
        texts = [text for name in ("name", "id", "stateOrProvince") if (text := place.text(name))]
        known = (text for text in texts if province_in(text) or plain(text) in _EVERYWHERE)
        found.append(next(known, texts[0] if texts else "?"))
    return found


def _provinces(texts: list[str]) -> tuple[tuple[str, ...], bool]:
    """Return the provinces that are named, none for everywhere, and whether all of the texts are understood."""
    texts = [text for text in texts if text]
    if any(plain(text) in _EVERYWHERE for text in texts):
        return (), True
    codes = [province_in(text) for text in texts]
    # Where one of the places is not understood, it may be hers.
    return (tuple(dict.fromkeys(codes)), True) if all(codes) else ((), False)


def _is_for_everybody(record: Record) -> bool:
    """Return whether no market segment limits it to people of whom this program cannot know whether she is one."""
    segments = [(one.text("name"), one.text("id")) for one in record.records("marketSegment")]
    return all(any(plain(text) in _EVERYBODY for text in texts) or not any(texts) for texts in segments)
