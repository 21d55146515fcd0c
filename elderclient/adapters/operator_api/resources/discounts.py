"""Discounts and amounts in characteristics, shared by products (TMF637) and offerings (TMF620)."""

from __future__ import annotations

from elderclient.adapters.operator_api.transport.records import Record
from elderclient.domain.money import Money
from elderclient.domain.plans.plan import Discount

_DISCOUNT = "discount."


def amount(extra: Record, name: str, currency: str) -> Money | None:
    """A charged amount in a number characteristic; ``None`` where it is missing."""
    number = extra.number(name)
    return None if number is None else Money.rounded(number, currency)


def discounts(extra: Record, currency: str) -> tuple[Discount, ...]:
    """Every ``discount.<n>`` characteristic, in the order in which they apply."""
    found = []
    for index, name in enumerate(sorted(key for key in extra.names() if key.startswith(_DISCOUNT))):
        value = extra.record(name)
        if value is None:
            continue
        money = value.money("amount")
        if money is None:
            money = amount(value, "amount", currency)
        percent = None if money is not None else value.number("percent")
        if money is None and percent is None:
            continue
        order = value.whole("order")
        found.append(
            Discount(
                name=value.text("name"),
                order=index if order is None else order,
                name_en=value.text("nameEn"),
                amount=money,
                percent=percent,
                ends=value.day("ends"),
            )
        )
    return tuple(sorted(found, key=lambda discount: discount.order))
