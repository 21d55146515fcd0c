"""The spans that can mean one thing in free text: the operator's names and descriptions, and figures in our own sentences.

Only these are spoken as values (amounts, dates, times, telephone numbers, shares, volumes, measured counts, versions);
every other run of three or more digits is said digit by digit. The words themselves stay as they are. Owns the shapes
both languages share and the walk over the text; how a span is said is in ``operator_text_zh`` and ``operator_text_en``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import TypeAlias

from elderclient.rendering.days import MONTHS

Reading: TypeAlias = "tuple[re.Pattern[str], Callable[[re.Match[str]], str]]"
"""A shape and its words; no words where the shape turns out to mean something else."""

APART = r"(?<![0-9.])"
NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?(?![0-9])"
TO = r"\s*[-–—~～至到]\s*"
DAY = APART + r"(?P<y>[0-9]{4})(?P<sep>[-/.])(?P<m>[0-9]{1,2})(?P=sep)(?P<d>[0-9]{1,2})(?![0-9])"
SLASHED_DAY = (
    r"(?<![0-9./-])(?P<a>[0-9]{1,2})(?P<sep>[-/.])(?P<b>[0-9]{1,2})(?P=sep)(?P<y>(?:19|20)[0-9]{2})"
    r"(?![0-9]|[-/.][0-9])"
)
"""A day with its year at the end: 10/01/2026 is in January or in October."""
SLASHED = r"(?<![0-9./])(?P<a>[0-9]{1,2})/(?P<b>[0-9]{1,2})(?![0-9/.])"
"""1/2 is a fraction or a day."""
_NAMES = "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
NAMED_MONTH = rf"(?<![A-Za-z])(?P<name>(?-i:{_NAMES}|Nov(?:ember)?|Dec(?:ember)?))\.?"
_ENDING = r"(?:st|nd|rd|th)?(?![0-9A-Za-z:：%]|[.,][0-9])"
MONTH_FIRST = rf"{NAMED_MONTH}\s(?P<d>[0-3]?[0-9]){_ENDING}(?:,?\s(?P<y>(?:19|20)[0-9]{{2}})(?![0-9]))?"
DAY_FIRST = (
    rf"(?<![0-9.])(?P<d>[0-3]?[0-9])(?:st|nd|rd|th)?[\s-]{NAMED_MONTH}(?![A-Za-z])"
    r"(?:,?[\s-](?P<y>(?:19|20)[0-9]{2})(?![0-9]))?"
)
MONTH_ALONE = rf"{NAMED_MONTH}\s(?P<y>(?:19|20)[0-9]{{2}})(?![0-9])"
MONTH = APART + r"(?P<y>(?:19|20)[0-9]{2})[-/](?P<m>0[1-9]|1[0-2])(?![-/.0-9])"
CLOCK = r"(?P<h>[01]?[0-9]|2[0-3])[:：](?P<min>[0-5][0-9])(?:[:：](?P<sec>[0-5][0-9]))?(?![0-9:：])"
HALF = r"\s*(?P<half>[ap])(?:\.m\.|m)(?![A-Za-z])"
HOUR = rf"(?<![0-9.:：])(?P<h>1[0-2]|0?[1-9])(?P<min>)(?P<sec>){HALF}"
"""2 pm."""
LAST_MIDNIGHT = APART + r"24[:：]00(?![0-9:：])"
PHONE = (
    r"(?<![0-9.])(?:\+?86[ -]?)?(?:"
    r"1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}"
    r"|[48]00[ -]?[0-9]{3}[ -]?[0-9]{4}"
    r"|0(?:10|2[0-9]|[3-9][0-9]{2})[ -]?[0-9]{3,4}[ -]?[0-9]{4}"
    r"|(?<=\+86)[ -]?(?:10|2[0-9]|[3-9][0-9]{2})[ -]?[0-9]{3,4}[ -]?[0-9]{4}"
    r"|(?<=\+86[ -])(?:10|2[0-9]|[3-9][0-9]{2})[ -]?[0-9]{3,4}[ -]?[0-9]{4}"
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
TIMES = r"(?<=[0-9元月年天人GMB])\s*[×*]\s*(?=[0-9])|\s×\s(?=[0-9])|(?<=[0-9])\s?x\s?(?=[0-9])"
COMPARED = r"(?<![-=<>])(?P<than>[<>＜＞]=?|[≤≥≦≧])\s?(?=[¥￥]?[0-9])"
"""A figure that is a limit: without the sign 5 would be said of less than 5."""
THAN = {"<": "<", "＜": "<", ">": ">", "＞": ">", "≤": "<=", "≦": "<=", "≥": ">=", "≧": ">="}
"""The signs of a limit in one spelling."""
DEGREES = rf"(?<![0-9.])(?P<sign>[-−–]\s?)?(?P<n>{NUMBER})\s?(?:℃|°C)"
DEGREES_TO = (
    rf"(?<![0-9.])(?P<sign>[-−–]\s?)?(?P<n>{NUMBER})\s?(?:℃|°C)?\s?[-–—~～至到]\s?"
    rf"(?P<last_sign>[-−–]\s?)?(?P<last>{NUMBER})\s?(?:℃|°C)"
)
"""A range of temperatures; each end has its own sign."""
PLUS = r"(?<=[0-9元月年天人GMB])\s*\+\s*(?=[0-9])"
EQUALS = r"(?<=[0-9元月年天人GMB])\s*=\s*(?=[0-9¥￥])"
DASH = r"(?:(?<=[0-9]{3})-(?=[0-9])|(?<=[0-9A-Za-z])-(?=[0-9]{3}))"
"""Inside a serial number."""
UNTIL = (
    r"(?:(?<=[0-9]{4}[-/.][0-9]{2}[-/.][0-9]{2})\s*[-–—]\s*(?=[0-9]{4})"
    r"|(?<=[:：][0-5][0-9])\s*[-–—－~～]\s*(?=(?:次日|翌日|隔日|隔天|第二天|[当今明]天)?\s?"
    r"(?:凌晨|[早晚]上?|[上中下]午)?\s?[0-9]{1,2}[:：点])"
    r"|(?:(?<=[0-9][GMT兆])|(?<=[0-9][GMT]B))\s*[-–—]\s*(?=[0-9.]+\s*[GMT兆])"
    r"|(?:(?<=[0-9 ][ap]m)|(?<=[ap]\.m\.))\s*[-–—~～]\s*(?=[0-9])"
    r"|(?<=[0-9])\s*[~～]\s*(?=[0-9¥￥])|(?<=[0-9])\s*[-–—]\s*(?=[¥￥]\s?[0-9]))"
)
"""Between two dates or times, or a tilde between any two figures."""
FILED = r"(?P<filed>[0-9][0-9A-Z]*(?:-[0-9A-Z]+)*)(?![0-9A-Z]|[.,%:：/][0-9])"
_FILED = re.compile(
    r"(?:单号|编号|[账帐卡户尾]号|序列号|流水号|合同号|验证码|密码|(?:order|account|ticket|card) (?:number|no\.?)|reference)"
    r"\s?(?:[:：#]|为|是|is)?\s*[A-Z]{0,6}-?\Z",
    re.IGNORECASE,
)
"""What comes before a number that something is filed under: never a quantity, a day or an amount."""
SIGN = r"(?P<sign>[-−–]\s?)"
SIGNED = rf"(?<![0-9A-Za-z.]){SIGN}(?P<n>[0-9]{{1,6}}(?:,[0-9]{{3}})*(?:\.[0-9]+)?)(?=\s*(?:\Z|[，。；;、)）\n]))"
"""A figure below zero without its unit."""
BRACKETED = r"(?P<sign>[(（])\s*(?P<n>[0-9]{1,3}(?:,?[0-9]{3})*\.[0-9]{2})\s*[)）]"
"""How bookkeepers write an amount below zero."""
GENERATIONS = "23456"
_WIDE_LETTERS = {code + 0xFEE0: code for code in range(ord("A"), ord("z") + 1) if chr(code).isalpha()}
_WIDE_SIGNS = str.maketrans("．，－／＋％", ".,-/+%")
_WIDE_SIGN = re.compile(r"(?<=[0-9])(?:[．／％]|，(?=[0-9]{3}(?![0-9])))|[－＋](?=[0-9 ])")
"""Signs that belong to a figure; a full-width comma does so in front of three digits only."""
_BEGINS = re.compile(r"[0-9A-Zx¥￥€£₩+=\-−–—－~～×*(（<>＜＞≤≥≦≧\s]")
"""What every shape begins with."""


_UNSPOKEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe0e\ufe0f\ufeff\u20e3]+")
"""Characters without a sound or a shape: they part figures and words for a reader, not for a person."""
_PICTURES = re.compile("[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]+")
"""Pictures in a text; a voice may name them in words of its own, and they say nothing of the matter."""
ADDRESS = re.compile(
    r"(?<![0-9A-Za-z.@_-])(?:(?:https?|ftp)://|mailto:)?(?P<address>(?:[0-9A-Za-z_.+-]{1,64}@)?(?:[0-9A-Za-z-]{1,63}\.){1,8}"
    r"(?:com|cn|net|org|gov|edu|info|io|me|top|cc|vip|hk|tv|app|mobi|xyz|co|example|test)(?![0-9A-Za-z-]))"
    r"(?::[0-9]{2,5})?(?P<path>[/?#][0-9A-Za-z/?#=&%_.~+:@!$*;-]*)?",
    re.IGNORECASE,
)
"""An address on the internet or of e-mail, which a voice would take for a sentence's end, a word or a figure."""


SYMBOL_CODES: Mapping[str, str] = MappingProxyType(
    {
        "RMB": "CNY",
        "US$": "USD",
        "HK$": "HKD",
        "NT$": "TWD",
        "MOP$": "MOP",
        "S$": "SGD",
        "A$": "AUD",
        "AU$": "AUD",
        "C$": "CAD",
        "CA$": "CAD",
        "JP¥": "JPY",
        "€": "EUR",
        "£": "GBP",
        "₩": "KRW",
    }
)
"""Currencies by the signs that mean one of them; a bare $ means several."""
SYMBOLS = "|".join(re.escape(sign) for sign in sorted(SYMBOL_CODES, key=len, reverse=True) if sign != "RMB")


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


def slashed_day(match: re.Match[str]) -> date | None:
    """Return the one day a ``SLASHED_DAY`` can be; ``None`` where it is none or one of two."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    found: set[date] = set()
    for month, day in ((first, second), (second, first)):
        try:
            found.add(date(year, month, day))
        except ValueError:
            continue
    return found.pop() if len(found) == 1 else None


def named_day(match: re.Match[str]) -> tuple[int, int, int | None] | None:
    """Return month, day and year (where it is there) of a day with its month's English name; ``None`` for none."""
    month, day, year = named_month(match), int(match["d"]), match["y"]
    try:
        date(int(year) if year else 2024, month, day)
    except ValueError:
        return None
    return month, day, int(year) if year else None


def named_month(match: re.Match[str]) -> int:
    """Return the number (from 1) of the month that an English name or its first three letters name."""
    return [name[:3] for name in MONTHS].index(match["name"][:3]) + 1


def is_filed(match: re.Match[str]) -> bool:
    """Whether the words before a number say that something is filed under it."""
    return _FILED.search(before(match)) is not None


def before(match: re.Match[str]) -> str:
    """Return the text in front of ``match``."""
    return match.string[: match.start()]


def readings(*shapes: tuple[str, Callable[[re.Match[str]], str]]) -> tuple[Reading, ...]:
    """Shapes in the order they are tried; upper and lower case are the same."""
    return tuple((re.compile(shape, re.IGNORECASE), words) for shape, words in shapes)


def read(text: str, known: tuple[Reading, ...], address: Callable[[re.Match[str]], str]) -> str:
    """Replace each span by the first reading that fits at its place; what was replaced is not read again.

    ``address`` says an ``ADDRESS``; pictures and what has no shape are left out.
    """
    said: list[str] = []
    end = 0
    for found in ADDRESS.finditer(text):
        said += (_read(text[end : found.start()], known), address(found))
        end = found.end()
    return _joined((*said, _read(text[end:], known)))


def _read(text: str, known: tuple[Reading, ...]) -> str:
    rest = _ascii_digits(_PICTURES.sub(" ", _UNSPOKEN.sub("", text)))
    if not any(character.isdigit() for character in rest):
        return rest
    spoken: list[str] = []
    said = position = 0
    while begin := _BEGINS.search(rest, position):
        words, position = _first(known, rest, begin.start())
        if words:
            spoken += (rest[said : begin.start()], words)
            said = position
    return _joined((*spoken, rest[said:]))


def _joined(parts: tuple[str, ...]) -> str:
    """The parts as one text, never two Latin words run together: TS7 is "TS seven"."""
    text = ""
    for part in parts:
        is_torn = text[-1:].isascii() and text[-1:].isalpha() and part[:1].isascii() and part[:1].isalpha()
        text += f" {part}" if is_torn else part
    return text


def _first(known: tuple[Reading, ...], text: str, position: int) -> tuple[str, int]:
    """The words at ``position`` and where they end; none, and the next place, where no reading fits."""
    for shape, say in known:
        match = shape.match(text, position)
        words = say(match) if match else ""
        if match and words:
            return words, match.end()
    return "", position + 1


def _ascii_digits(text: str) -> str:
    """Full-width and other scripts' digits as 0-9, so that no digit escapes the readings; so the signs between them."""
    if text.isascii() or not any(character.isdigit() for character in text):
        return text
    plain = "".join(_ascii_digit(character) for character in text).translate(_WIDE_LETTERS)
    return _WIDE_SIGN.sub(lambda found: found[0].translate(_WIDE_SIGNS), plain)


def _ascii_digit(character: str) -> str:
    if character.isdigit() and not character.isascii():
        return str(unicodedata.digit(character))
    return character
