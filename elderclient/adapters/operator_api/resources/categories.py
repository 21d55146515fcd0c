"""Categories as operators name them, by id or by name, and which of ours each means. Must not ask anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from elderclient.adapters.operator_api.transport.records import Record
from elderclient.adapters.operator_api.transport.spellings import plain, table
from elderclient.domain.known import Unknown
from elderclient.domain.plans.plan import Category

_CATEGORIES: Mapping[str, Category] = table(
    (
        Category.PLAN,
        (
            "plan tariff tariffplan rateplan mobile mobileservice mobiletariff mobilevoice cellular wireless"
            " postpaid prepaid 套餐 主套餐 移动 移动业务 手机业务 移动电话"
        ),
    ),
    (Category.BROADBAND, "internet fiber fibre ftth fttx dsl adsl homeinternet fixedinternet 光纤 光宽 家宽"),
    (Category.LANDLINE, "fixedvoice telephony homephone pstn fixedphone 座机 固网"),
    (Category.VALUE_ADDED, "vas option extra supplement 可选包 加装包 会员 附加业务 附加服务"),
)
_PARTS: tuple[tuple[Category, tuple[str, ...]], ...] = (
    (Category.VALUE_ADDED, ("valueadd", "addon", "addedservice", "增值")),
    (Category.BROADBAND, ("broadband", "宽带")),
    (Category.LANDLINE, ("landline", "fixedline", "固话", "固定电话")),
    (Category.PLAN, ("mobileplan", "phoneplan", "serviceplan", "手机套餐", "移动套餐", "4g套餐", "5g套餐")),
)
"""Pieces of longer names that mean one category and no other."""


def category_in(text: str) -> Category | None:
    """The category that ``text`` names; ``None`` for a name that is unknown here or means two of them."""
    spelt = plain(text)
    exact = next((each for each in Category if plain(each.value) == spelt), None)
    exact = exact or _CATEGORIES.get(spelt) or _CATEGORIES.get(spelt.removesuffix("s"))
    if exact is not None or not spelt:
        return exact
    found = [category for category, parts in _PARTS if any(part in spelt for part in parts)]
    return found[0] if len(found) == 1 else None


def category_of(references: Iterable[Record]) -> Category | Unknown:
    """The category of TMF ``CategoryRef`` records: of the first whose id or name is known here."""
    texts = [reference.text(name) for reference in references for name in ("id", "name")]
    found = next((category for text in texts if (category := category_in(text)) is not None), None)
    if found is not None:
        return found
    return Unknown.NOT_UNDERSTOOD if any(texts) else Unknown.ABSENT
