"""The figures both renderings agree on: how far a value is rounded and how a number is grouped. Holds no words."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from elderclient.domain.money import Money, decimals
from elderclient.domain.phone import Phone
from elderclient.domain.units import GIGABYTE, DataVolume, Duration

_CHINA = re.compile(r"\+86(?=\d)|86(?=(?:1[3-9]\d{9}|10\d{8}|0\d{9,11}|[2-9]\d{8,10})$)")
"""The prefix of China; without its plus only before what can be a number there."""
_MOBILE = re.compile(r"1[3-9]\d{9}")
_SERVICE_800 = re.compile(r"[48]00\d{7}")
_LANDLINE = re.compile(r"(0(?:10|2\d|[3-9]\d\d))(\d{7,8})")
_LANDLINE_FROM_ABROAD = re.compile(r"(10|2\d|[3-9]\d\d)(\d{7,8})")
_WRITTEN_PHONE = re.compile(
    r"(?<![0-9A-Za-z.+-])(?:(?:\+?86)?(?:1[3-9][0-9]{9}|[48]00[0-9]{7}|0(?:10|2[0-9]|[3-9][0-9]{2})[0-9]{7,8})"
    r"|\+86(?:10|2[0-9]|[3-9][0-9]{2})[0-9]{7,8})(?![0-9A-Za-z]|[.-][0-9])"
)
"""A telephone number written in one run of digits in free text."""
_LONGEST_UNGROUPED = 6
_LONGEST_IN_ONE_BREATH = 8
_PARTS = ((86_400, "day"), (3600, "hour"), (60, "minute"), (1, "second"))


def data(volume: DataVolume) -> tuple[Decimal, bool]:
    """The figure and whether it is gigabytes: whole megabytes below 1 GB, tenths of gigabytes from there on."""
    megabytes = volume.megabytes.quantize(Decimal(1), rounding=ROUND_HALF_UP)
    if megabytes < GIGABYTE:
        return megabytes, False
    return (volume.megabytes / GIGABYTE).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP), True


def volume(value: DataVolume) -> str:
    """An amount of data with its unit, the same in both languages: 3.5 GB."""
    figure, is_gigabytes = data(value)
    return f"{plain(figure)} {'GB' if is_gigabytes else 'MB'}"


def plain(number: Decimal) -> str:
    """Digits without exponent or trailing zeros: 3.5, 500."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def amount(money: Money) -> str:
    """Digits of an amount: the decimals of its currency, none for whole ones. Negative for credits."""
    return price(money.amount, money.currency)


def price(exact: Decimal, currency: str = "CNY") -> str:
    """Digits of a price: at least the decimals of ``currency``, none for whole ones, as many as it has beyond."""
    text = plain(exact)
    _integral, point, fraction = text.partition(".")
    return text + "0" * max(0, decimals(currency) - len(fraction)) if point else text


def fen(exact: Decimal) -> tuple[int, int, int] | None:
    """Yuan, jiao and fen of an amount that is not negative; ``None`` where it is not a whole number of fen."""
    cents = exact * 100
    if cents != cents.to_integral_value():
        return None
    yuan, rest = divmod(int(cents), 100)
    return yuan, rest // 10, rest % 10


def phone_groups(phone: Phone) -> tuple[str, ...]:
    """The groups a number is written and said in, without its extension: 138 0013 8000; 010 6234 5678; 10086."""
    digits = phone.main
    abroad = _CHINA.match(digits)
    if abroad is None:
        return _grouped(digits)
    own = digits[abroad.end() :]
    landline = _LANDLINE_FROM_ABROAD.fullmatch(own)
    if landline is None or _SERVICE_800.fullmatch(own):
        return (abroad[0], *_grouped(own))
    return (abroad[0], landline[1], landline[2][:-4], landline[2][-4:])


def phone(value: Phone) -> str:
    """A number as it is written in both languages, its groups apart."""
    return " ".join(phone_groups(value))


def written(text: str) -> str:
    """Return the operator's own words with their telephone numbers in groups; what something is filed under stays whole."""
    if _WRITTEN_PHONE.search(text) is None:
        return text
    from elderclient.rendering.operator_text import is_filed

    return _WRITTEN_PHONE.sub(lambda found: found[0] if is_filed(found) else phone(Phone(found[0])), text)


def _grouped(digits: str) -> tuple[str, ...]:
    if _MOBILE.fullmatch(digits):
        return digits[:3], digits[3:7], digits[7:]
    if _SERVICE_800.fullmatch(digits):
        return digits[:3], digits[3:6], digits[6:]
    landline = _LANDLINE.fullmatch(digits)
    if landline:
        return landline[1], landline[2][:-4], landline[2][-4:]
    return (digits,) if len(digits) <= _LONGEST_UNGROUPED else _fours(digits)


def grouped(digits: str) -> tuple[str, ...]:
    """Return the groups in which a number that something is filed under is said: of four, where it has nine or more.

    One that begins with the prefix of China and goes on as a telephone number is said as that.
    """
    if _CHINA.match(digits) and _WRITTEN_PHONE.fullmatch(digits):
        return phone_groups(Phone(digits))
    return (digits,) if len(digits) <= _LONGEST_IN_ONE_BREATH else _fours(digits)


def _fours(digits: str) -> tuple[str, ...]:
    """Groups of four counted from the end; the first group takes what is left."""
    head = len(digits) % 4
    groups = [digits[index : index + 4] for index in range(head, len(digits), 4)]
    return (digits[:head], *groups) if head else tuple(groups)


def duration_parts(duration: Duration) -> tuple[tuple[int, str], ...]:
    """Days, hours, minutes and seconds that are not zero; ``((0, "minute"),)`` for none."""
    rest = max(duration.seconds, 0)
    parts: list[tuple[int, str]] = []
    for size, name in _PARTS:
        number, rest = divmod(rest, size)
        if number:
            parts.append((number, name))
    return tuple(parts) or ((0, "minute"),)
