"""Reads free text aloud: the operator's names and descriptions, and figures standing in our own sentences.

Only spans that can mean one thing are spoken as values (amounts, dates, times, telephone numbers, shares, volumes,
measured counts); every other run of three or more digits is said digit by digit. The words themselves stay as they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from elderclient.domain.phone import Phone
from elderclient.domain.units import Percentage, PerMille, Quantity, Unit
from elderclient.wording import numerals_en, numerals_zh, spoken_en, spoken_zh

Reading: TypeAlias = "tuple[re.Pattern[str], Callable[[re.Match[str]], str]]"

_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?(?![0-9])"
_APART = r"(?<![0-9.])"
_DAY = r"(?P<y>[0-9]{4})(?:-|/)(?P<m>[0-9]{1,2})(?:-|/)(?P<d>[0-9]{1,2})(?![0-9])"
_CLOCK = r"(?P<h>[01]?[0-9]|2[0-3])[:：](?P<min>[0-5][0-9])(?![0-9:：])"
_MOBILE = r"1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}(?![0-9])"
_LANDLINE = r"0(?:10|2[0-9]|[3-9][0-9]{2})[ -][0-9]{3,4}[ -]?[0-9]{4}(?![0-9])"
_SHORT_RUN = 2
_GENERATIONS = "23456"


def _figure(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def _ascii_digits(text: str) -> str:
    """Full-width and other scripts' digits as 0-9, so that no digit escapes the readings below."""
    if text.isascii():
        return text
    return "".join(_ascii_digit(character) for character in text)


def _ascii_digit(character: str) -> str:
    if character.isdigit() and not character.isascii():
        return str(unicodedata.digit(character))
    return character


def _read(text: str, readings: tuple[Reading, ...]) -> str:
    """Replace each span by the first reading that fits at its place; what was replaced is not read again."""
    rest = _ascii_digits(text)
    if not any(character.isdigit() for character in rest):
        return rest
    spoken: list[str] = []
    position = 0
    while position < len(rest):
        found = next((hit for hit in (_at(reading, rest, position) for reading in readings) if hit), None)
        if found is None:
            spoken.append(rest[position])
            position += 1
        else:
            words, position = found
            spoken.append(words)
    return "".join(spoken)


def _at(reading: Reading, text: str, position: int) -> tuple[str, int] | None:
    pattern, say = reading
    match = pattern.match(text, position)
    if match is None:
        return None
    words = say(match)
    return (words, match.end()) if words else None


def _is_day(match: re.Match[str]) -> bool:
    try:
        date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return False
    return True


def _phone(match: re.Match[str]) -> Phone:
    return Phone(match[0])


# Chinese

_PER_ZH = r"(?:\s*[/／每]\s*(?P<per>分钟|个月|月|条|天|年|次|MB|GB|M|G|兆))?"
_PER_WORDS = {"个月": "月", "MB": "兆", "M": "兆", "GB": " G ", "G": " G "}
_MEASURES_ZH = "分钟|小时|秒|个工作日|工作日|个月|个|条|天|次|项|位|张|元|角|分|年"


def _money_zh(match: re.Match[str]) -> str:
    amount = _figure(match["n"])
    words = spoken_zh.money(-amount if match["sign"] else amount)
    per = match["per"]
    return f"每{_PER_WORDS.get(per, per)}{words}" if per else words


def _day_zh(match: re.Match[str]) -> str:
    if not _is_day(match):
        return ""
    return f"{numerals_zh.digits(match['y'])}年{numerals_zh.whole(int(match['m']))}月{numerals_zh.whole(int(match['d']))}日"


def _data_zh(match: re.Match[str]) -> str:
    unit = match["unit"].upper()
    words = numerals_zh.decimal(_figure(match["n"]), counts=True)
    if unit == "G" and match["n"] in _GENERATIONS:
        return f"{match['n'].translate(str.maketrans('23456', '二三四五六'))} G "
    if unit.startswith("G"):
        return f"{words} G 流量"
    return f"{words}兆宽带" if unit.startswith("MB") and len(unit) > len("MB") else f"{words}兆"


def _range_zh(match: re.Match[str]) -> str:
    low, high = (numerals_zh.whole(int(match[name]), counts=True) for name in ("low", "high"))
    return f"{low}到{high}{match['unit']}"


def _short_zh(match: re.Match[str]) -> str:
    return numerals_zh.decimal(_figure(match["n"]))


def _long_zh(match: re.Match[str]) -> str:
    return numerals_zh.called_digits(match[0])


_CHINESE: tuple[Reading, ...] = (
    (re.compile(_APART + _DAY), _day_zh),
    (re.compile(_APART + r"(?P<y>[0-9]{4})(?=年)"), lambda match: numerals_zh.digits(match["y"])),
    (re.compile(_APART + _CLOCK), lambda match: spoken_zh.clock(int(match["h"]), int(match["min"]))),
    (re.compile(_APART + f"(?:{_LANDLINE}|{_MOBILE})"), lambda match: spoken_zh.RULES[Phone](_phone(match))),
    (re.compile(rf"(?P<sign>-|−)?[¥￥]\s*(?P<n>{_NUMBER})(?:\s*元)?{_PER_ZH}"), _money_zh),
    (re.compile(rf"{_APART}(?P<sign>-|−)?(?P<n>{_NUMBER})\s*元{_PER_ZH}"), _money_zh),
    (
        re.compile(rf"{_APART}(?P<n>{_NUMBER})\s*[%％]"),
        lambda match: spoken_zh.RULES[Percentage](Percentage(_figure(match["n"]))),
    ),
    (
        re.compile(rf"{_APART}(?P<n>{_NUMBER})\s*‰"),
        lambda match: spoken_zh.RULES[PerMille](PerMille(_figure(match["n"]))),
    ),
    (
        re.compile(rf"{_APART}(?P<n>{_NUMBER})\s*(?P<unit>[GM]bps|[GM]B|[GM]|兆)(?![A-Za-z])", re.IGNORECASE),
        _data_zh,
    ),
    (
        re.compile(rf"{_APART}(?P<low>[0-9]+)\s*[-–—~～至到]\s*(?P<high>[0-9]+)\s*(?P<unit>{_MEASURES_ZH})"),
        _range_zh,
    ),
    (
        re.compile(rf"(?<![0-9.第])(?P<n>{_NUMBER})\s*(?P<unit>{_MEASURES_ZH})"),
        lambda match: numerals_zh.decimal(_figure(match["n"]), counts=True) + match["unit"],
    ),
    (re.compile(rf"{_APART}(?P<n>[0-9]{{1,{_SHORT_RUN}}})(?![0-9.,])"), _short_zh),
    (re.compile(rf"{_APART}(?P<n>[0-9]+\.[0-9]+)(?![0-9.])"), _short_zh),
    (re.compile(r"[0-9]+"), _long_zh),
)


def read_chinese(text: str) -> str:
    """``text`` for a Mandarin voice."""
    return _read(text, _CHINESE)


# English

_PER_EN = r"(?:\s*(?:/|an? |per )\s*(?P<per>minute|month|message|day|year|MB|GB))?"


def _money_en(match: re.Match[str]) -> str:
    amount = _figure(match["n"])
    words = spoken_en.money(-amount if match["sign"] else amount)
    per = match["per"]
    return f"{words} a {per}" if per else words


def _day_en(match: re.Match[str]) -> str:
    if not _is_day(match):
        return ""
    day = date(int(match["y"]), int(match["m"]), int(match["d"]))
    return spoken_en.RULES[date](day)


def _data_en(match: re.Match[str]) -> str:
    unit = match["unit"].upper()
    if unit == "G":
        return f"{numerals_en.decimal(_figure(match['n']))} G"
    if unit == "MBPS":
        return f"{numerals_en.decimal(_figure(match['n']))} megabits a second"
    kind = Unit.GIGABYTE if unit.startswith("G") else Unit.MEGABYTE
    return spoken_en.RULES[Quantity](Quantity(_figure(match["n"]), kind))


_ENGLISH: tuple[Reading, ...] = (
    (re.compile(_APART + _DAY), _day_en),
    (re.compile(_APART + _CLOCK), lambda match: spoken_en.clock(int(match["h"]), int(match["min"]))),
    (re.compile(_APART + f"(?:{_LANDLINE}|{_MOBILE})"), lambda match: spoken_en.RULES[Phone](_phone(match))),
    (re.compile(rf"(?P<sign>-|−)?[¥￥]\s*(?P<n>{_NUMBER})(?:\s*yuan)?{_PER_EN}"), _money_en),
    (re.compile(rf"{_APART}(?P<sign>-|−)?(?P<n>{_NUMBER})\s*(?:yuan|元){_PER_EN}"), _money_en),
    (
        re.compile(rf"{_APART}(?P<n>{_NUMBER})\s*[%％]"),
        lambda match: spoken_en.RULES[Percentage](Percentage(_figure(match["n"]))),
    ),
    (
        re.compile(rf"{_APART}(?P<n>{_NUMBER})\s*‰"),
        lambda match: spoken_en.RULES[PerMille](PerMille(_figure(match["n"]))),
    ),
    (re.compile(rf"{_APART}(?P<n>{_NUMBER})\s*(?P<unit>Mbps|[GM]B|[GM])(?![A-Za-z])", re.IGNORECASE), _data_en),
    (
        re.compile(
            rf"{_APART}(?P<n>{_NUMBER})(?=\s*(?:minutes?|hours?|seconds?|working days?|days?|months?|messages?|items?)\b)"
        ),
        lambda match: numerals_en.decimal(_figure(match["n"])),
    ),
    (
        re.compile(rf"{_APART}(?P<n>[0-9]{{1,{_SHORT_RUN}}})(?![0-9.,])"),
        lambda match: numerals_en.decimal(_figure(match["n"])),
    ),
    (re.compile(rf"{_APART}(?P<n>[0-9]+\.[0-9]+)(?![0-9.])"), lambda match: numerals_en.decimal(_figure(match["n"]))),
    (re.compile(r"[0-9]+"), lambda match: numerals_en.digits(match[0])),
)


def read_english(text: str) -> str:
    """``text`` for an English voice."""
    return _read(text, _ENGLISH)
