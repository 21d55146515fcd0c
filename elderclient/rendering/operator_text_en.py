"""How the spans of ``operator_text`` are said in English."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from elderclient.domain.phone import Phone
from elderclient.domain.units import Month, Percentage, PerMille
from elderclient.rendering import operator_text as spans
from elderclient.rendering import spoken_en
from elderclient.rendering.currencies import CURRENCIES
from elderclient.rendering.days import MONTHS
from elderclient.rendering.figures import grouped
from elderclient.rendering.numerals_en import decimal, digits, ordinal, whole, year
from elderclient.rendering.signs import Sign, meaning

_EACH = r"\s*(?:/|an? |per )\s*(?P<per>minute|min|month|mo|message|day|year|yr|hour|hr|week|MB|GB)(?![A-Za-z])"
_PER = rf"(?:{_EACH})?"
_PER_WORDS = {"min": "minute", "mo": "month", "yr": "year", "hr": "hour", "mb": "megabyte", "gb": "gigabyte"}
_SCALE = r"(?:\s*(?P<scale>thousand|million|billion)\b)?"
_MEASURES = (
    "minutes?|hours?|seconds?|working days?|days?|weeks?|months?|years?"
    "|messages?|items?|calls?|people|times?|metres?|km|o['’]clock"
)
_RANGE = (
    rf"{spans.APART}(?P<low>{spans.NUMBER}){spans.TO}"
    rf"(?P<rest>{spans.NUMBER}\s*(?:(?:{_MEASURES}|yuan|{spans.DATA_UNIT})\b|[%％‰元]|℃|°C))"
)
_LARGE = "thousand|million|billion"
_FRACTION_FOLLOWS = re.compile(r" (?:of|off|price|the|an?|hour|month|year)\b")
_CODES = "|".join(sorted(set(CURRENCIES) | {"RMB"}))
_FOREIGN_FIRST = rf"(?<![A-Za-z])(?P<code>(?-i:{_CODES}|{spans.SYMBOLS}))\s?(?P<n>{spans.NUMBER})(?!\s*yuan){_PER}"
_FOREIGN_LAST = rf"{spans.APART}(?P<n>{spans.NUMBER})\s?(?P<code>(?-i:{_CODES}|[€£₩]))(?![A-Za-z]){_PER}"
_SIGNS = {Sign.OWED: "{} owed", Sign.BACK: "{} back", Sign.OFF: "{} off", Sign.BELOW_ZERO: "minus {}", Sign.NONE: ""}
_SCALES = {"K": "kilo", "M": "mega", "兆": "mega", "G": "giga", "T": "tera"}
_THAN = {"<": "less than ", ">": "more than ", "<=": "at most ", ">=": "at least "}
_LINE_FOLLOWS = re.compile(r"\s?(?:broadband|fib(?:re|er)|internet|line)\b", re.IGNORECASE)
_NAMES = "|".join(month[:3] for month in MONTHS)
_DAYS = rf"(?<![0-9.])(?P<d>[0-3]?[0-9])(?=\s*[-–—]\s*[0-3]?[0-9] (?-i:{_NAMES}))"
"""The first of two days of one month: 1-31 December."""
_TO_DAY = (
    rf"{spans.NAMED_MONTH}\s(?P<d>[0-3]?[0-9])\s?[-–—]\s?(?P<last>[0-3]?[0-9])(?![0-9A-Za-z:：%-]|[.,][0-9])"
    r"(?:,?\s(?P<y>(?:19|20)[0-9]{2})(?![0-9]))?"
)
"""Two days of one month: May 1-5."""
_YEAR = (
    r"(?:(?<=\bin )|(?<=\bsince )|(?<=\bof )|(?<=\buntil )|(?<=\byear )|(?<=\bby ))(?:19|20)[0-9]{2}"
    r"(?![0-9:/-]|[.,][0-9]|\s?[A-Za-z%元¥])"
)
_PROMISED = (
    r"(?:(?<=\bspend )|(?<=\bsave )|(?<=\bpay )|(?<=\bget )|(?<=\bbuy ))(?P<n>[1-9][0-9]{2,3})(?![0-9.,:/-])"
    r"|(?<![0-9.A-Za-z])(?P<m>[1-9][0-9]{2,3})(?= off\b)"
)
"""Spend 200, save 20: amounts of an offer whose unit goes without saying."""
_AFTER_MONTH = "|".join(f"(?<={name})" for month in MONTHS for name in (month, month[:3]))
_UNTIL = (
    rf"(?:{spans.UNTIL}|(?<=[%％‰])\s*[-–—]\s*(?=[0-9])|(?<=yuan)\s*[-–—]\s*(?=[0-9])"
    rf"|(?:{_AFTER_MONTH}|(?<=[0-9]))\s*[-–—]\s*(?=(?:[0-3]?[0-9] (?-i:{_NAMES})|(?-i:{_NAMES})[a-z.]* [0-9])))"
)


def _money(match: re.Match[str]) -> str:
    figure, scale = spans.figure(match["n"]), match.groupdict().get("scale")
    return _each(match, f"{decimal(figure)} {scale} yuan" if scale else spoken_en.money(figure))


def _each(match: re.Match[str], words: str) -> str:
    """``words`` with what it is for: thirty yuan a month."""
    per = match["per"] and _PER_WORDS.get(match["per"].lower(), match["per"])
    return f"{words} {'an' if per == 'hour' else 'a'} {per}" if per else words


def _signed(match: re.Match[str], words: str) -> str:
    return _SIGNS[meaning(match)].format(words)


def _bracketed(match: re.Match[str]) -> str:
    amount = spans.figure(match["n"])
    return _signed(match, spoken_en.money(amount) if match["mark"] or match["yuan"] else decimal(amount))


def _foreign(match: re.Match[str]) -> str:
    code = match["code"].upper()
    return _each(match, spoken_en.money(spans.figure(match["n"]), spans.SYMBOL_CODES.get(code, code)))


def _day(match: re.Match[str]) -> str:
    if not spans.is_day(match):
        return ""
    return spoken_en.RULES[date](date(int(match["y"]), int(match["m"]), int(match["d"])))


def _slashed_day(match: re.Match[str]) -> str:
    day = spans.slashed_day(match)
    if day is None:
        return ", ".join(digits(match[part]) for part in ("a", "b", "y"))
    return spoken_en.RULES[date](day)


def _slashed(match: re.Match[str]) -> str:
    first, second = int(match["a"]), int(match["b"])
    if not 0 < first < second or not _FRACTION_FOLLOWS.match(match.string, match.end()):
        return ""
    part = {2: "half", 4: "quarter"}.get(second) or ordinal(second)
    return f"{whole(first)} {part}{'' if first == 1 else 's'}"


def _named_day(match: re.Match[str]) -> str:
    found = spans.named_day(match)
    if found is None:
        return ""
    month, day, in_year = found
    return f"{MONTHS[month - 1]} {ordinal(day)}" + (f", {year(in_year)}" if in_year else "")


def _to_day(match: re.Match[str]) -> str:
    found, last = spans.named_day(match), int(match["last"])
    if found is None or last <= found[1] or last > 31:
        return ""
    month, day, in_year = found
    return f"{MONTHS[month - 1]} {ordinal(day)} to {ordinal(last)}" + (f", {year(in_year)}" if in_year else "")


def _day_of_month(match: re.Match[str]) -> str:
    found = spans.named_day(match)
    if found is None:
        return ""
    month, day, in_year = found
    return f"the {ordinal(day)} of {MONTHS[month - 1]}" + (f" {year(in_year)}" if in_year else "")


def _named_month(match: re.Match[str]) -> str:
    return spoken_en.RULES[Month](Month(int(match["y"]), spans.named_month(match)))


def _month(match: re.Match[str]) -> str:
    return spoken_en.RULES[Month](Month(int(match["y"]), int(match["m"])))


def _clock(match: re.Match[str]) -> str:
    hour, half = int(match["h"]), (match["half"] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif half and (half == "a" or hour == 0):
        return ""
    seconds = int(match["sec"] or 0)
    words = spoken_en.clock(hour, int(match["min"] or 0))
    return f"{words} and {whole(seconds)} second{'' if seconds == 1 else 's'}" if seconds else words


def _phone(match: re.Match[str]) -> str:
    return spoken_en.RULES[Phone](Phone(match[0]))


def _data(match: re.Match[str]) -> str:
    number, unit = spans.figure(match["n"]), match["unit"].upper()
    words = decimal(number)
    if unit in {"K", "G", "T"}:
        return _each(match, f"{words} {unit}")
    is_line = unit == "M" and _LINE_FOLLOWS.match(match.string, match.end()) is not None
    kind = "bit" if is_line or unit.endswith("BPS") else "byte"
    tail = " a second" if unit.endswith(("BPS", "/S")) else ""
    return _each(match, f"{words} {_SCALES[unit[0]]}{kind}{'' if number == 1 else 's'}{tail}")


def _degrees(match: re.Match[str]) -> str:
    number = spans.figure(match["n"])
    return f"{'minus ' if match['sign'] else ''}{decimal(number)} degree{'' if number == 1 else 's'}"


def _degrees_to(match: re.Match[str]) -> str:
    first, last = (
        ("minus " if sign else "") + decimal(spans.figure(number))
        for sign, number in ((match["sign"], match["n"]), (match["last_sign"], match["last"]))
    )
    return f"{first} to {last} degrees"


def _address(match: re.Match[str]) -> str:
    """The name of a page or a mailbox, sign by sign; where on the page is for the eye."""
    said = re.sub("[0-9]+", lambda number: f" {digits(number[0])} ", match["address"])
    for sign, name in ((".", "dot"), ("@", "at"), ("-", "dash"), ("_", "underscore")):
        said = said.replace(sign, f" {name} ")
    more = ", the rest is on the screen" if match["path"] and match["path"].strip("/") else ""
    return " ".join(said.split()) + more


def _in_groups(number: str) -> str:
    """Digit by digit; a long number in the groups it can be written down by."""
    return ", ".join(map(digits, grouped(number))) if number.isdigit() else digits(number)


def _compared(match: re.Match[str]) -> str:
    return _THAN[spans.THAN[match["than"][0]] + match["than"][1:]]


def _range(match: re.Match[str]) -> str:
    return f"{decimal(spans.figure(match['low']))} to {read(match['rest'])}"


def _number(match: re.Match[str]) -> str:
    words = decimal(spans.figure(match["n"]))
    # 2.0 is a number of a version or a mark, and its nought is said.
    return f"{words} point zero" if match["n"].endswith(".0") else words


def _filed(match: re.Match[str]) -> str:
    if not spans.is_filed(match):
        return ""
    return " dash ".join(_in_groups(part) for part in match["filed"].split("-"))


def _version(match: re.Match[str]) -> str:
    return " point ".join(whole(int(part)) if len(part) <= 2 else digits(part) for part in match[0].split("."))


def _share(kind: type[Percentage | PerMille], number: str) -> str:
    return spoken_en.RULES[kind](kind(Decimal(number.replace(",", ""))))


_READINGS = spans.readings(
    (spans.FILED, _filed),
    (spans.DAY, _day),
    (spans.SLASHED_DAY, _slashed_day),
    (spans.SLASHED, _slashed),
    (_DAYS, lambda match: f"the {ordinal(int(match['d']))}"),
    (_TO_DAY, _to_day),
    (spans.MONTH_FIRST, _named_day),
    (spans.DAY_FIRST, _day_of_month),
    (spans.MONTH_ALONE, _named_month),
    (spans.MONTH, _month),
    (_YEAR, lambda match: year(int(match[0]))),
    (spans.LAST_MIDNIGHT, lambda _match: "midnight"),
    (rf"{spans.APART}{spans.CLOCK}(?:{spans.HALF})?", _clock),
    (spans.HOUR, _clock),
    (spans.PHONE, _phone),
    (spans.COMPARED, _compared),
    (spans.DEGREES_TO, _degrees_to),
    (spans.DEGREES, _degrees),
    (rf"{spans.APART}24/7(?![0-9/.])", lambda _match: "twenty-four seven"),
    (_UNTIL, lambda _match: " to "),
    (
        rf"{spans.SIGN}[¥￥]\s*(?P<n>{spans.NUMBER}){_SCALE}(?:\s*yuan)?{_PER}",
        lambda match: _signed(match, _money(match)),
    ),
    (
        rf"[¥￥]\s*{spans.SIGN}(?P<n>{spans.NUMBER}){_SCALE}(?:\s*yuan)?{_PER}",
        lambda match: _signed(match, _money(match)),
    ),
    (rf"[¥￥]\s*(?P<n>{spans.NUMBER}){_SCALE}(?:\s*yuan)?{_PER}", _money),
    (
        rf"{spans.APART}{spans.SIGN}(?P<n>{spans.NUMBER})\s*(?:yuan|元){_PER}",
        lambda match: _signed(match, _money(match)),
    ),
    (rf"{spans.APART}(?P<n>{spans.NUMBER})\s*(?:yuan|元){_PER}", _money),
    (rf"(?P<mark>[¥￥])?{spans.BRACKETED}(?:\s*(?P<yuan>yuan|元))?", _bracketed),
    (_FOREIGN_FIRST, _foreign),
    (_FOREIGN_LAST, _foreign),
    (
        rf"{spans.APART}{spans.SIGN}(?P<n>{spans.NUMBER})\s*[%％]",
        lambda match: f"minus {_share(Percentage, match['n'])}" if meaning(match) is Sign.BELOW_ZERO else "",
    ),
    (spans.SIGNED, lambda match: _signed(match, decimal(spans.figure(match["n"])))),
    (rf"{spans.APART}(?P<n>{spans.NUMBER})\s*[%％]", lambda match: _share(Percentage, match["n"])),
    (rf"{spans.APART}(?P<n>{spans.NUMBER})\s*‰", lambda match: _share(PerMille, match["n"])),
    (
        rf"{spans.APART}{spans.SIGN}(?={spans.DATA})",
        lambda match: "" if meaning(match) is Sign.NONE else "minus ",
    ),
    (spans.DATA + _PER, _data),
    (
        rf"{spans.APART}(?P<n>{spans.NUMBER}\s*(?:minutes?|messages?)){_EACH}",
        lambda match: _each(match, read(match["n"])),
    ),
    (_RANGE, _range),
    (rf"{spans.APART}(?P<n>{spans.NUMBER})(?=\s*(?:{_MEASURES}|{_LARGE})\b)", _number),
    (r"(?<![0-9.])(?P<n>[0-9]{1,3})(?:st|nd|rd|th)\b", lambda match: ordinal(int(match["n"]))),
    (r"(?<=version )[0-9]+(?:\.[0-9]+)+(?![0-9])", _version),
    (_PROMISED, lambda match: whole(int(match["n"] or match["m"]))),
    (spans.TIMES, lambda _match: " times "),
    (spans.PLUS, lambda _match: " plus "),
    (spans.EQUALS, lambda _match: " equals "),
    (spans.DASH, lambda _match: " dash "),
    (spans.VERSION, _version),
    (spans.GROUPED, _number),
    (spans.SHORT, _number),
    (spans.FRACTION, _number),
    (spans.RUN, lambda match: _in_groups(match[0])),
)


def read(text: str) -> str:
    """``text`` for an English voice."""
    return spans.read(text, _READINGS, _address)
