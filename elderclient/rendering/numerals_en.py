"""Numbers in English words. Knows nothing of money, dates or units."""

from __future__ import annotations

from decimal import Decimal

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_LARGE = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))
_TEENS_END = 20
_HUNDRED = 100
_IRREGULAR = (
    ("one", "first"),
    ("two", "second"),
    ("three", "third"),
    ("five", "fifth"),
    ("eight", "eighth"),
    ("nine", "ninth"),
    ("twelve", "twelfth"),
)


def whole(number: int) -> str:
    """``number`` (not negative) in words: one hundred and twenty-eight."""
    if number < _TEENS_END:
        return _ONES[number]
    if number < _HUNDRED:
        tens, one = divmod(number, 10)
        return _TENS[tens] + (f"-{_ONES[one]}" if one else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return f"{_ONES[hundreds]} hundred" + (f" and {whole(rest)}" if rest else "")
    for size, name in _LARGE:
        if number >= size:
            head, rest = divmod(number, size)
            joint = " and " if 0 < rest < _HUNDRED else " "
            return f"{whole(head)} {name}" + (joint + whole(rest) if rest else "")
    raise AssertionError("unreachable: every number from 1000 on is at least a thousand")


def decimal(number: Decimal) -> str:
    """``number`` in words, with "point" and the digits after it; trailing zeros are dropped."""
    sign = "minus " if number < 0 else ""
    integral, _point, fraction = f"{abs(number):f}".partition(".")
    fraction = fraction.rstrip("0")
    tail = f" point {digits(fraction)}" if fraction else ""
    return sign + whole(int(integral)) + tail


def ordinal(number: int) -> str:
    """Return an ordinal in words, such as first, second or twenty-third."""
    words = whole(number)
    for cardinal, irregular in _IRREGULAR:
        if words.endswith(cardinal):
            return words[: -len(cardinal)] + irregular
    return words[:-1] + "ieth" if words.endswith("y") else words + "th"


def year(number: int) -> str:
    """A year as it is said: twenty twenty-six, two thousand and five, nineteen oh nine."""
    head, rest = divmod(number, 100)
    if number < 1000 or number % 1000 < 10:
        return whole(number)
    if rest == 0:
        return f"{whole(head)} hundred"
    return f"{whole(head)} oh {whole(rest)}" if rest < 10 else f"{whole(head)} {whole(rest)}"


def digits(text: str) -> str:
    """Digit by digit; other characters are said by themselves."""
    return " ".join(_ONES[int(character)] if character in "0123456789" else character for character in text)
