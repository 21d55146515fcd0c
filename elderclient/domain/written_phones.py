"""Telephone numbers in what operators and people write. Must not dial.

Apart from the value itself: its patterns take time to compile, and nothing before the first paint reads a number.
"""

from __future__ import annotations

import re
from types import MappingProxyType

from elderclient.domain.phone import Phone

_SPLIT = re.compile(r"[、;|:：\n]|(?:(?!转|分机)[\u4e00-\u9fff])+|(?<=\d)\s*[,/]\s*(?=[+0-9(（])")
_EXTENSION = re.compile(r"(?:转\s*(?:分机)?|分机|ext(?:ension)?\.?|x|#|,|;ext=)[\s:：.]*(\d{1,6})$", re.IGNORECASE)
_BEHIND_LANDLINE = re.compile(
    r"^(?:\+86|0086|86)?\D*0?(?:(?:10|2\d)\D*\d{4}\D*\d{4}|[3-9]\d\d\D*\d{3,4}\D*\d{4})-(\d{2,5})$"
)
_SCHEME = re.compile(r"^\s*(?:tel|sip|sms|callto)\s*[:：]", re.IGNORECASE)
_PARAMETERS = re.compile(r";(?=[a-z])(?!ext=)[^;]*|@.*$", re.IGNORECASE)
_SEPARATORS = re.compile(r"[\s()\[\].·\-\u2010-\u2015\u2212\u200b-\u200f\u202a-\u202e\u2060\ufeff]+")
_ABROAD = re.compile(r"00(?=[1-9])")
_CHINA = re.compile(r"\+86(?=\d)|^86(?=\d{10,11}$)")
_MOBILE = re.compile(r"0?(1[3-9]\d{9})")
_HAS_OWN_START = re.compile(r"0.*|1[3-9]\d{9}|[48]00\d{7}|.{0,9}")
_MOBILE_START = re.compile(r"1[3-9]")
_MOBILE_LENGTH = 11
_SHORTEST = 7
"""Digits of a subscriber's number without an area code; shorter ones are services."""
_LONGEST = 15


def phones_in(text: str) -> tuple[Phone, ...]:
    """Return the telephone numbers that a text consists of, each as it is dialled within China, each once.

    Understands ``tel:``, 0086, 86 and +86, digits of any width, every kind of space and hyphen, extensions, and several
    numbers beside each other. What is masked, too short to be a subscriber's or otherwise no number is left out.
    """
    plain = "".join(str(int(sign)) if sign.isdecimal() else _PLAIN.get(sign, sign) for sign in text)
    plain = _PARAMETERS.sub("", _SCHEME.sub("", plain))
    whole = _phone(plain)
    found = (whole,) if whole is not None else tuple(_phone(part) for part in _SPLIT.split(plain))
    return tuple(dict.fromkeys(phone for phone in found if phone is not None))


_PLAIN = MappingProxyType(
    {"（": "(", "）": ")", "＋": "+", "－": "-", "＃": "#", "，": ",", "；": ";", "／": "/", "．": "."}
)


def _phone(text: str) -> Phone | None:
    text = _SCHEME.sub("", text).strip()
    text, after = _apart(text)
    digits = _domestic(_SEPARATORS.sub("", text))
    length = len(digits.lstrip("+"))
    if not re.fullmatch(r"\+?[0-9]+", digits) or not _SHORTEST <= length <= _LONGEST or not digits.strip("+0"):
        return None
    if _MOBILE_START.match(digits) and length != _MOBILE_LENGTH:
        return None  # A digit was left out or typed twice.
    return Phone(f"{digits},{after}" if after else digits)


def _apart(text: str) -> tuple[str, str]:
    """A number and its extension, each as it is written; the extension is empty where there is none."""
    dialled_after = _EXTENSION.search(text)
    if dialled_after is not None and len(re.sub(r"\D", "", text[: dialled_after.start()])) >= _SHORTEST:
        return text[: dialled_after.start()], dialled_after[1]
    hyphened = _BEHIND_LANDLINE.match(text)
    return (text, "") if hyphened is None else (text[: hyphened.start(1)], hyphened[1])


def _domestic(digits: str) -> str:
    """A number as it is dialled within China; one of another country begins with a plus."""
    digits = _ABROAD.sub("+", digits, count=1) if digits.startswith("00") else digits
    home = _CHINA.match(digits)
    if home is not None:
        digits = digits[home.end() :]
        digits = digits if _HAS_OWN_START.fullmatch(digits) else f"0{digits}"
    mobile = _MOBILE.fullmatch(digits)
    return digits if mobile is None else mobile[1]
