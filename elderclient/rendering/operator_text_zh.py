"""How the spans of ``operator_text`` are said in Chinese."""

from __future__ import annotations

import re
from decimal import Decimal

from elderclient.domain.phone import Phone
from elderclient.domain.units import Month, Percentage, PerMille
from elderclient.rendering import operator_text as spans
from elderclient.rendering import spoken_zh
from elderclient.rendering.numerals_zh import called_digits, decimal, digits, whole

_PER = r"(?:\s*[/／每]\s*(?P<per>分钟|个月|月|条|天|年|次|MB|GB|M|G|兆))?"
_PER_WORDS = {"个月": "月", "MB": "兆", "M": "兆", "GB": " G ", "G": " G "}
_MEASURES = (
    "分钟|小时|秒|个工作日|工作日|个月|个|条|天|次|项|位|张|元|块|角|分|年|点|岁|人|名|户|家|台|部|份|笔|页|封|种|款"
    "|倍|周|公里|米"
)
_SHARES = "%|％|‰|元"
"""Units that both ends of a range are said with."""
_RANGE = (
    rf"{spans.APART}(?P<low>{spans.NUMBER}){spans.TO}(?P<high>{spans.NUMBER})\s*"
    rf"(?P<unit>{_MEASURES}|{_SHARES}|{spans.DATA_UNIT})"
)
_UNTIL = rf"(?:{spans.UNTIL}|(?<=[元%％‰日月号点])\s*[-–—]\s*(?=[0-9]))"
_SCALES = {"K": " K ", "M": "兆", "兆": "兆", "G": " G ", "T": " T "}
_VOLUME_IS_NAMED = r"(?P<named>(?=[^0-9，。；、,;]{0,6}流量))?"
_DAYTIME_IS_NAMED = r"(?<=[午上晨晚早里])\s?"
_CLOCK_FACE = 12


def _money(match: re.Match[str]) -> str:
    amount = spans.figure(match["n"])
    words = spoken_zh.money(-amount if match["sign"] else amount)
    per = match["per"]
    return f"每{_PER_WORDS.get(per.upper(), per)}{words}" if per else words


def _day(match: re.Match[str]) -> str:
    return f"{digits(match['y'])}年{whole(int(match['m']))}月{whole(int(match['d']))}日" if spans.is_day(match) else ""


def _month(match: re.Match[str]) -> str:
    return spoken_zh.RULES[Month](Month(int(match["y"]), int(match["m"])))


def _clock(match: re.Match[str]) -> str:
    return _with_seconds(spoken_zh.clock(int(match["h"]), int(match["min"])), match["sec"])


def _clock_face(match: re.Match[str]) -> str:
    """A time whose part of the day the text has named: 下午 3:30."""
    hour = int(match["h"])
    words = spoken_zh.clock_face(hour, int(match["min"])) if hour <= _CLOCK_FACE else ""
    return words and _with_seconds(words, match["sec"])


def _with_seconds(words: str, seconds: str | None) -> str:
    return f"{words.replace('半', '三十分')}{whole(int(seconds))}秒" if seconds and int(seconds) else words


def _phone(match: re.Match[str]) -> str:
    return spoken_zh.RULES[Phone](Phone(match[0]))


def _data(match: re.Match[str]) -> str:
    unit = match["unit"].upper()
    if unit == "G" and match["n"] in spans.GENERATIONS:
        return f"{digits(match['n'])} G "
    words = decimal(spans.figure(match["n"]), counts=True) + _SCALES[unit[0]]
    if unit.endswith("BPS"):
        return words + "宽带"
    if unit.endswith("/S"):
        return words + "每秒"
    return words + ("流量" if unit[0] == "G" and match["named"] is None else "")


def _range(match: re.Match[str]) -> str:
    low, high, unit = match["low"], match["high"], match["unit"]
    first = read(low + unit) if unit in _SHARES else decimal(spans.figure(low), counts=True)
    return f"{first}到{read(high + unit)}"


def _ordinal(match: re.Match[str]) -> str:
    return whole(int(match["n"]))


def _count(match: re.Match[str]) -> str:
    return decimal(spans.figure(match["n"]), counts=True)


def _number(match: re.Match[str]) -> str:
    return decimal(spans.figure(match["n"]))


def _version(match: re.Match[str]) -> str:
    return "点".join(whole(int(part)) if len(part) <= 2 else digits(part) for part in match[0].split("."))


def _share(kind: type[Percentage | PerMille], number: str) -> str:
    return spoken_zh.RULES[kind](kind(Decimal(number.replace(",", ""))))


_READINGS = spans.readings(
    (spans.DAY, _day),
    (spans.MONTH, _month),
    (spans.APART + r"[0-9]{4}(?=\s?年)", lambda match: digits(match[0])),
    (spans.LAST_MIDNIGHT, lambda _match: "二十四点"),
    (_DAYTIME_IS_NAMED + spans.CLOCK, _clock_face),
    (spans.APART + spans.CLOCK, _clock),
    (spans.PHONE, _phone),
    (_UNTIL, lambda _match: "到"),
    (rf"(?P<sign>-|−)?[¥￥]\s*(?P<n>{spans.NUMBER})(?:\s*元)?{_PER}", _money),
    (rf"{spans.APART}(?P<sign>-|−)?(?P<n>{spans.NUMBER})\s*元{_PER}", _money),
    (rf"{spans.APART}(?P<n>{spans.NUMBER})\s*[%％]", lambda match: _share(Percentage, match["n"])),
    (rf"{spans.APART}(?P<n>{spans.NUMBER})\s*‰", lambda match: _share(PerMille, match["n"])),
    (spans.DATA + _VOLUME_IS_NAMED, _data),
    (_RANGE, _range),
    (r"(?:(?<=第)|(?<=第 ))(?P<n>[0-9]{1,4})(?![0-9.])", _ordinal),
    (rf"{spans.APART}(?P<n>{spans.NUMBER})\s*(?=(?:{_MEASURES}|万|亿))", _count),
    (rf"{spans.APART}[0-9]{{3,4}}(?=\s*[室房])", lambda match: digits(match[0])),
    (rf"{spans.APART}[0-9]{{2}}(?=\s*折)", lambda match: digits(match[0])),
    (spans.TIMES, lambda _match: "乘"),
    (spans.DASH, lambda _match: "杠"),
    (spans.VERSION, _version),
    (spans.GROUPED, _number),
    (spans.SHORT, _number),
    (spans.FRACTION, _number),
    (spans.RUN, lambda match: called_digits(match[0])),
)


def read(text: str) -> str:
    """``text`` for a Mandarin voice."""
    return spans.read(text, _READINGS)
