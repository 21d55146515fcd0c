"""How operators spell units, currencies and states, and which of ours each spelling means.

Spellings are compared without case, spaces, hyphens and underscores. What is in no table is not understood: it is never
taken for something else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import TypeVar
from unicodedata import normalize

from elderclient.domain.money import Money
from elderclient.domain.units import Quantity, Unit

E = TypeVar("E", bound=Enum)
V = TypeVar("V")

_K = Decimal(1024)
_CODE = re.compile(r"[A-Za-z]{3}")

_UNITS: Mapping[str, tuple[Unit, Decimal]] = MappingProxyType(
    {
        spelt: (unit, Decimal(factor))
        for unit, factor, spellings in (
            (Unit.MINUTE, 1, "min mins minute minutes 分钟"),
            (Unit.MINUTE, 60, "h hr hrs hour hours 小时"),
            (Unit.MEGABYTE, 1, "mb mib mbyte mbytes megabyte megabytes mebibyte mebibytes m兆 兆 兆字节"),
            (Unit.MEGABYTE, _K, "gb gib gbyte gbytes gigabyte gigabytes gibibyte gibibytes g 吉 吉字节"),
            (Unit.MEGABYTE, _K * _K, "tb tib tbyte tbytes terabyte terabytes tebibyte tebibytes t"),
            (Unit.MEGABYTE, 1 / _K, "kb kib kbyte kbytes kilobyte kilobytes kibibyte kibibytes k 千字节"),
            (Unit.MEGABYTE, 1 / _K / _K, "b byte bytes octet octets 字节"),
            (Unit.MESSAGE, 1, "message messages sms smses msg msgs mms 条"),
            (Unit.DAY, 1, "day days d 天 日"),
            (Unit.MONTH, 1, "month months mon 月 个月"),
            (Unit.ITEM, 1, "item items unit units piece pieces each 个 件 项"),
        )
        for spelt in spellings.split()
    }
)
_SECONDS = frozenset({"s", "sec", "secs", "second", "seconds", "秒"})
_M = {Unit.MEGABYTE: "mb", Unit.MINUTE: "min"}

_CURRENCIES: Mapping[str, tuple[str, Decimal]] = MappingProxyType(
    {
        spelt: (code, Decimal(factor))
        for code, factor, spellings in (
            ("CNY", "1", "cny rmb yuan 元 圆 块 人民币 人民币元 ¥ cn¥ rmb¥ renminbi"),
            ("CNY", "0.1", "jiao 角"),
            ("CNY", "0.01", "fen 分 cnyfen cnycent rmbfen"),
            ("EUR", "1", "€ euro euros 欧元"),
            ("USD", "1", "us$ 美元 美金"),
            ("HKD", "1", "hk$ 港元 港币"),
            ("MOP", "1", "mop$ 澳门元 澳门币"),
            ("TWD", "1", "nt$ 新台币"),
            # The last but one is the Japanese character, which no text of ours has.
            ("JPY", "1", "日元 日圆 \u5186 jp¥"),
        )
        for spelt in spellings.split()
    }
)

_OF_YEN = ("¥", "圆")
"""Signs that mean the yen where amounts are in it."""

_PLACEHOLDERS = frozenset({"null", "NULL", "(null)", "<null>", "nil", "undefined", "n/a", "N/A", "-", "--", "—", "——"})


def table(*rows: tuple[V, str]) -> Mapping[str, V]:
    """Return what each spelling means, from rows of a meaning and its spellings, in plain form with spaces between."""
    return MappingProxyType({spelt: meaning for meaning, spellings in rows for spelt in spellings.split()})


def is_placeholder(text: str) -> bool:
    """Whether a text is no text but what systems write where they have none."""
    return text in _PLACEHOLDERS


def plain(text: str) -> str:
    """The spelling without case, width, spaces, hyphens and underscores, by which spellings are compared."""
    return re.sub(r"[\s_\-./]+", "", normalize("NFKC", text)).lower()


def member_in(kind: type[E], text: str, synonyms: Mapping[str, E] | None = None) -> E | None:
    """The member of ``kind`` that ``text`` spells; ``None`` for a spelling that is unknown here.

    ``synonyms``: other spellings, in the form that ``plain`` gives, and what they mean.
    """
    wanted = plain(text)
    found = next((one for one in kind if plain(str(one.value)) == wanted), None)
    return (synonyms or {}).get(wanted) if found is None else found


def quantity_in(number: Decimal, text: str, like: Unit | None = None) -> Quantity | None:
    """``number`` of the operator's unit as a quantity of one of ours; ``None`` for a unit that is unknown here.

    ``like``: what is known to be counted. It decides what a bare "M" is, and refuses units of anything else; ``GB`` of
    data count as 1,024 MB, hours as 60 minutes.
    """
    spelt = plain(text)
    if spelt == "m" and like is not None:
        spelt = _M.get(like, spelt)
    if spelt in _SECONDS:
        found, value = Unit.MINUTE, number / 60
    elif spelt in _UNITS:
        found, factor = _UNITS[spelt]
        value = number * factor
    else:
        return None
    return Quantity(value, found) if like in (None, found) else None


def unit_in(text: str) -> Unit | None:
    """The tariff unit that ``text`` spells, without converting anything; ``None`` for what is not one of ours.

    Spellings of units that have to be converted (KB, hours) give ``None``: use ``quantity_in`` for them.
    """
    spelt = plain(text)
    if spelt in ("gb", "gib", "g"):
        return Unit.GIGABYTE
    unit, factor = _UNITS.get(spelt, (None, Decimal(0)))
    return unit if factor == 1 else None


def is_currency(text: str) -> bool:
    """Whether a text beside a number surely is a currency: a spelling of one, or a code in capital letters."""
    return plain(text) in _CURRENCIES or (text.isupper() and _CODE.fullmatch(text) is not None)


def money_in(number: Decimal, text: str, usual: str = "CNY") -> Money | None:
    """``number`` of the operator's currency, rounded to its smallest coin; ``None`` for no currency known here.

    ``usual``: the ISO 4217 code that an amount without a currency is in. Any code of three letters is a currency.
    """
    spelt = plain(text)
    code, factor = _CURRENCIES.get(spelt, ("", Decimal(1)))
    if spelt in _OF_YEN and usual == "JPY":
        code = usual
    if not code:
        code = usual if not spelt else spelt.upper() if _CODE.fullmatch(spelt) else ""
    return Money.rounded(number * factor, code) if code else None
