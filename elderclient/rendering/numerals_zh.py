"""Numbers in Chinese words. Knows nothing of money, dates or units."""

from __future__ import annotations

from decimal import Decimal

DIGITS = "零一二三四五六七八九"
_CALLED = str.maketrans("0123456789", "零幺二三四五六七八九")
_READ = str.maketrans("0123456789", DIGITS)
_PLACES = ((1000, "千"), (100, "百"), (10, "十"))
_TEN_THOUSAND = 10_000
_MYRIADS = ((10**8, "亿"), (10**4, "万"))


def whole(number: int, *, counts: bool = False) -> str:
    """``number`` (not negative) in words. ``counts`` where a measure word follows: 两个, 两百 instead of 二, 二百."""
    if number == 0:
        return "零"
    words = _words(number, counts=counts)
    return words[1:] if words.startswith("一十") else words


def _words(number: int, *, counts: bool) -> str:
    for size, name in _MYRIADS:
        if number >= size:
            head, rest = divmod(number, size)
            # 两万, but 一百零二万: only a bare two in front of 万 becomes 两.
            words = ("两" if counts and head == 2 else _words(head, counts=counts and head >= 100)) + name
            if not rest:
                return words
            return words + ("零" if rest < size // 10 else "") + _section_or_words(rest, counts=counts)
    if number == 2 and counts:
        return "两"
    return _section(number, counts=counts)


def _section_or_words(number: int, *, counts: bool) -> str:
    return _words(number, counts=counts) if number >= _TEN_THOUSAND else _section(number, counts=counts)


def _section(number: int, *, counts: bool) -> str:
    """1 to 9999."""
    words = ""
    is_gap = False
    for size, name in _PLACES:
        digit, number = divmod(number, size)
        if digit:
            two = counts and digit == 2 and size >= 100
            words += ("零" if is_gap else "") + ("两" if two else DIGITS[digit]) + name
            is_gap = False
        elif words:
            is_gap = True
    if number:
        words += ("零" if is_gap else "") + DIGITS[number]
    return words


def decimal(number: Decimal, *, counts: bool = False) -> str:
    """``number`` in words, with 点 and the digits after it; trailing zeros are dropped. Negative numbers begin with 负."""
    sign = "负" if number < 0 else ""
    integral, _point, fraction = f"{abs(number):f}".partition(".")
    fraction = fraction.rstrip("0")
    if not fraction:
        return sign + whole(int(integral), counts=counts)
    return sign + whole(int(integral)) + "点" + fraction.translate(_READ)


def digits(text: str) -> str:
    """Digit by digit as in a year: 二零二六."""
    return text.translate(_READ)


def called_digits(text: str) -> str:
    """Digit by digit as in a telephone number, one being 幺."""
    return text.translate(_CALLED)
