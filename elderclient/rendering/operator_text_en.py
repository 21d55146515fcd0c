"""How the spans of ``operator_text`` are said in English."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from elderclient.domain.phone import Phone
from elderclient.domain.units import Month, Percentage, PerMille
from elderclient.rendering import operator_text as spans
from elderclient.rendering import spoken_en
from elderclient.rendering.days import MONTHS
from elderclient.rendering.numerals_en import decimal, digits, ordinal, whole, year

_PER = r"(?:\s*(?:/|an? |per )\s*(?P<per>minute|month|message|day|year|MB|GB))?"
_MEASURES = (
    "minutes?|hours?|seconds?|working days?|days?|weeks?|months?|years?"
    "|messages?|items?|calls?|people|times?|metres?|km"
)
_RANGE = (
    rf"{spans.APART}(?P<low>{spans.NUMBER}){spans.TO}"
    rf"(?P<rest>{spans.NUMBER}\s*(?:(?:{_MEASURES}|yuan|{spans.DATA_UNIT})\b|[%％‰元]))"
)
_LARGE = "thousand|million|billion"
_MONTH = "|".join(MONTHS)
_AFTER_MONTH = "|".join(f"(?<={month} )" for month in MONTHS)
_SCALES = {"K": "kilo", "M": "mega", "兆": "mega", "G": "giga", "T": "tera"}
_UNTIL = rf"(?:{spans.UNTIL}|(?<=[%％‰])\s*[-–—]\s*(?=[0-9])|(?<=yuan)\s*[-–—]\s*(?=[0-9]))"


def _money(match: re.Match[str]) -> str:
    amount = spans.figure(match["n"])
    words = spoken_en.money(-amount if match["sign"] else amount)
    per = match["per"]
    return f"{words} a {per}" if per else words


def _day(match: re.Match[str]) -> str:
    if not spans.is_day(match):
        return ""
    return spoken_en.RULES[date](date(int(match["y"]), int(match["m"]), int(match["d"])))


def _month(match: re.Match[str]) -> str:
    return spoken_en.RULES[Month](Month(int(match["y"]), int(match["m"])))


def _clock(match: re.Match[str]) -> str:
    hour, half = int(match["h"]), (match["half"] or "").lower()
    if half and not 1 <= hour <= 12:
        return ""
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    seconds = int(match["sec"] or 0)
    words = spoken_en.clock(hour, int(match["min"]))
    return f"{words} and {whole(seconds)} second{'' if seconds == 1 else 's'}" if seconds else words


def _phone(match: re.Match[str]) -> str:
    return spoken_en.RULES[Phone](Phone(match[0]))


def _data(match: re.Match[str]) -> str:
    number, unit = spans.figure(match["n"]), match["unit"].upper()
    words = decimal(number)
    if unit in {"K", "G", "T"}:
        return f"{words} {unit}"
    kind = "bit" if unit.endswith("BPS") else "byte"
    tail = " a second" if unit.endswith(("BPS", "/S")) else ""
    return f"{words} {_SCALES[unit[0]]}{kind}{'' if number == 1 else 's'}{tail}"


def _range(match: re.Match[str]) -> str:
    return f"{decimal(spans.figure(match['low']))} to {read(match['rest'])}"


def _number(match: re.Match[str]) -> str:
    return decimal(spans.figure(match["n"]))


def _version(match: re.Match[str]) -> str:
    return " point ".join(whole(int(part)) if len(part) <= 2 else digits(part) for part in match[0].split("."))


def _share(kind: type[Percentage | PerMille], number: str) -> str:
    return spoken_en.RULES[kind](kind(Decimal(number.replace(",", ""))))


_READINGS = spans.readings(
    (spans.DAY, _day),
    (spans.MONTH, _month),
    (rf"(?:{_AFTER_MONTH})(?P<y>(?:19|20)[0-9]{{2}})(?![0-9])", lambda match: year(int(match["y"]))),
    (spans.LAST_MIDNIGHT, lambda _match: "midnight"),
    (rf"{spans.APART}{spans.CLOCK}(?:\s*(?P<half>[ap])\.?m\b\.?)?", _clock),
    (spans.PHONE, _phone),
    (_UNTIL, lambda _match: " to "),
    (rf"(?P<sign>-|−)?[¥￥]\s*(?P<n>{spans.NUMBER})(?:\s*yuan)?{_PER}", _money),
    (rf"{spans.APART}(?P<sign>-|−)?(?P<n>{spans.NUMBER})\s*(?:yuan|元){_PER}", _money),
    (rf"{spans.APART}(?P<n>{spans.NUMBER})\s*[%％]", lambda match: _share(Percentage, match["n"])),
    (rf"{spans.APART}(?P<n>{spans.NUMBER})\s*‰", lambda match: _share(PerMille, match["n"])),
    (spans.DATA, _data),
    (_RANGE, _range),
    (rf"{spans.APART}(?P<n>{spans.NUMBER})(?=\s*(?:{_MEASURES}|{_LARGE})\b)", _number),
    (r"(?<![0-9.])(?P<n>[0-9]{1,3})(?:st|nd|rd|th)\b", lambda match: ordinal(int(match["n"]))),
    (rf"{spans.APART}(?P<n>[0-9]{{1,2}})(?= (?:{_MONTH})\b)", lambda match: f"the {ordinal(int(match['n']))} of"),
    (spans.TIMES, lambda _match: " times "),
    (spans.DASH, lambda _match: " dash "),
    (spans.VERSION, _version),
    (spans.GROUPED, _number),
    (spans.SHORT, _number),
    (spans.FRACTION, _number),
    (spans.RUN, lambda match: digits(match[0])),
)


def read(text: str) -> str:
    """``text`` for an English voice."""
    return spans.read(text, _READINGS)
