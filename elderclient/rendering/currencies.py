"""What amounts of money are counted in: the names of the currencies that people know, and letters for every other."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple


class _Words(NamedTuple):
    """A currency in Chinese, and in English for one and for more of it."""

    zh: str
    one: str
    many: str


CURRENCIES: Mapping[str, _Words] = MappingProxyType(
    {
        "CNY": _Words("元", "yuan", "yuan"),
        "USD": _Words("美元", "US dollar", "US dollars"),
        "EUR": _Words("欧元", "euro", "euros"),
        "GBP": _Words("英镑", "British pound", "British pounds"),
        "HKD": _Words("港元", "Hong Kong dollar", "Hong Kong dollars"),
        "MOP": _Words("澳门元", "Macao pataca", "Macao patacas"),
        "TWD": _Words("新台币", "New Taiwan dollar", "New Taiwan dollars"),
        "JPY": _Words("日元", "yen", "yen"),
        "KRW": _Words("韩元", "won", "won"),
        "SGD": _Words("新加坡元", "Singapore dollar", "Singapore dollars"),
        "AUD": _Words("澳大利亚元", "Australian dollar", "Australian dollars"),
        "CAD": _Words("加拿大元", "Canadian dollar", "Canadian dollars"),
    }
)
"""By ISO 4217 code. Others are named by their code, which is certain, not by a name that few people know."""


def shown_zh(code: str) -> str:
    """Return the unit behind an amount on a Chinese screen: the name of the currency, or its code."""
    return CURRENCIES[code].zh if code in CURRENCIES else code


def shown_en(code: str, amount: Decimal) -> str:
    """Return the unit behind ``amount`` on an English screen, singular or plural, or the currency's code."""
    if code not in CURRENCIES:
        return code
    return CURRENCIES[code].one if abs(amount) == 1 else CURRENCIES[code].many


def spoken_zh(code: str) -> str:
    """Return the unit said behind an amount in Chinese; a code is said letter by letter."""
    return CURRENCIES[code].zh if code in CURRENCIES else f" {' '.join(code)}"


def spoken_en(code: str, amount: Decimal) -> str:
    """Return the unit said behind ``amount`` in English; a code is said letter by letter."""
    return shown_en(code, amount) if code in CURRENCIES else " ".join(code)
