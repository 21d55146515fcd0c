"""The spans that can mean one thing in free text: the operator's names and descriptions, and figures in our own sentences.

Only these are spoken as values (amounts, dates, times, telephone numbers, shares, volumes, measured counts, versions);
every other run of three or more digits is said digit by digit. The words themselves stay as they are. Owns the shapes
both languages share and the walk over the text; how a span is said is in ``operator_text_zh`` and ``operator_text_en``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TypeAlias

Reading: TypeAlias = "tuple[re.Pattern[str], Callable[[re.Match[str]], str]]"
"""A shape and its words; no words where the shape turns out to mean something else."""

APART = r"(?<![0-9.])"
NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?(?![0-9])"
TO = r"\s*[-–—~～至到]\s*"
DAY = APART + r"(?P<y>[0-9]{4})(?P<sep>[-/.])(?P<m>[0-9]{1,2})(?P=sep)(?P<d>[0-9]{1,2})(?![0-9])"
MONTH = APART + r"(?P<y>(?:19|20)[0-9]{2})[-/](?P<m>0[1-9]|1[0-2])(?![-/.0-9])"
CLOCK = r"(?P<h>[01]?[0-9]|2[0-3])[:：](?P<min>[0-5][0-9])(?:[:：](?P<sec>[0-5][0-9]))?(?![0-9:：])"
LAST_MIDNIGHT = APART + r"24[:：]00(?![0-9:：])"
PHONE = (
    r"(?<![0-9.])(?:\+86[ -]?)?(?:"
    r"1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}"
    r"|[48]00[ -]?[0-9]{3}[ -]?[0-9]{4}"
    r"|0(?:10|2[0-9]|[3-9][0-9]{2})[ -]?[0-9]{3,4}[ -]?[0-9]{4}"
    r")(?![0-9])"
)
VERSION = r"(?:(?<=[Vv])[0-9]+(?:\.[0-9]+)+|(?<![0-9.])[0-9]+(?:\.[0-9]+){2,})(?![0-9])"
DATA_UNIT = r"(?:[KMGT]bps|[KMGT]B(?:/s)?|(?-i:[KMGT])(?:/s)?|兆)(?![A-Za-z])"
"""A lone letter counts as a capital only: 500 m is a distance."""
DATA = rf"{APART}(?P<n>{NUMBER})\s*(?P<unit>{DATA_UNIT})"
GROUPED = r"(?<![0-9.,])(?P<n>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?)(?![0-9])"
SHORT = rf"{APART}(?P<n>[0-9]{{1,2}})(?![0-9]|[.,][0-9])"
FRACTION = rf"{APART}(?P<n>[0-9]+\.[0-9]+)(?![0-9.])"
RUN = r"[0-9]+"
TIMES = r"(?<=[0-9])\s*[×*]\s*(?=[0-9])"
DASH = r"(?:(?<=[0-9]{3})-(?=[0-9])|(?<=[0-9A-Za-z])-(?=[0-9]{3}))"
"""Inside a serial number."""
UNTIL = (
    r"(?:(?<=[0-9]{4}[-/.][0-9]{2}[-/.][0-9]{2})\s*[-–—]\s*(?=[0-9]{4})"
    r"|(?<=[:：][0-5][0-9])\s*[-–—]\s*(?=[0-9]{1,2}[:：])"
    r"|(?<=[0-9])\s*[~～]\s*(?=[0-9¥￥]))"
)
"""Between two dates or times, or a tilde between any two figures."""
GENERATIONS = "23456"
_BEGINS = re.compile(r"[0-9¥￥+\-−–—~～×*\s]")
"""What every shape begins with."""


def figure(text: str) -> Decimal:
    """The number ``text`` shows, with or without commas."""
    return Decimal(text.replace(",", ""))


def is_day(match: re.Match[str]) -> bool:
    """Whether what looks like a ``DAY`` is in the calendar."""
    try:
        date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return False
    return True


def readings(*shapes: tuple[str, Callable[[re.Match[str]], str]]) -> tuple[Reading, ...]:
    """Shapes in the order they are tried; upper and lower case are the same."""
    return tuple((re.compile(shape, re.IGNORECASE), words) for shape, words in shapes)


def read(text: str, known: tuple[Reading, ...]) -> str:
    """Replace each span by the first reading that fits at its place; what was replaced is not read again."""
    rest = _ascii_digits(text)
    if not any(character.isdigit() for character in rest):
        return rest
    spoken: list[str] = []
    position = 0
    while begin := _BEGINS.search(rest, position):
        spoken.append(rest[position : begin.start()])
        words, position = _first(known, rest, begin.start())
        spoken.append(words)
    return _joined((*spoken, rest[position:]))


def _joined(parts: tuple[str, ...]) -> str:
    """The parts as one text, never two Latin words run together: TS7 is "TS seven"."""
    text = ""
    for part in parts:
        is_torn = text[-1:].isascii() and text[-1:].isalpha() and part[:1].isascii() and part[:1].isalpha()
        text += f" {part}" if is_torn else part
    return text


def _first(known: tuple[Reading, ...], text: str, position: int) -> tuple[str, int]:
    """The words at ``position`` and where they end; the character itself where no reading fits."""
    for shape, say in known:
        match = shape.match(text, position)
        words = say(match) if match else ""
        if match and words:
            return words, match.end()
    return text[position], position + 1


def _ascii_digits(text: str) -> str:
    """Full-width and other scripts' digits as 0-9, so that no digit escapes the readings."""
    if text.isascii():
        return text
    return "".join(_ascii_digit(character) for character in text)


def _ascii_digit(character: str) -> str:
    if character.isdigit() and not character.isascii():
        return str(unicodedata.digit(character))
    return character
