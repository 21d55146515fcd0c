"""TMF637: what the customer holds, as domain values."""

from __future__ import annotations

from elderclient.adapters.operator_api.api import Api
from elderclient.adapters.operator_api.paging import all_records
from elderclient.adapters.operator_api.records import Record
from elderclient.domain.money import Money
from elderclient.domain.plan import Discount, Product

_DISCOUNT = "discount."


def products(api: Api) -> tuple[Product, ...]:
    """All products the customer may see."""
    records = all_records(api, "product")
    return tuple(_product(record) for record in records if record.flag("isCustomerVisible") is not False)


def _product(record: Record) -> Product:
    extra = record.characteristics("productCharacteristic")
    offering = record.record("productOffering")
    rent, name = _rent(record), record.text("name") or (offering.text("name") if offering else "")
    term = next((found for found in record.records("productTerm") if found.text("name") == "contract"), None)
    contract = term.period("validFor") if term else None
    return Product(
        id=record.need_text("id"),
        name=record.need(name or None, "name"),
        status=record.text("status") or "unknown",
        offering_id=offering.text("id") if offering else "",
        category=extra.text("category") or "plan",
        rent=rent,
        start_date=record.day("startDate"),
        termination_date=record.day("terminationDate"),
        contract_ends=contract.last if contract else None,
        introductory_ends=extra.day("introductoryEnd"),
        price_after=_amount(extra, "priceAfter", rent.currency),
        early_termination_fee=_amount(extra, "earlyTerminationFee", rent.currency),
        number=extra.text("number") or None,
        name_en=extra.text("nameEn"),
        discounts=_discounts(extra, rent.currency),
    )


def _rent(record: Record) -> Money:
    """The recurring price; zero where a product has only other prices or none."""
    prices = record.records("productPrice")
    for found in prices:
        price = found.record("price")
        if found.text("priceType") in ("recurring", "") and price is not None:
            return price.need_money("taxIncludedAmount", "dutyFreeAmount")
    return Money.zero()


def _amount(extra: Record, name: str, currency: str) -> Money | None:
    amount = extra.number(name)
    return None if amount is None else Money.rounded(amount, currency)


def _discounts(extra: Record, currency: str) -> tuple[Discount, ...]:
    found = []
    for index, name in enumerate(sorted(key for key in extra.names() if key.startswith(_DISCOUNT))):
        value = extra.record(name)
        if value is None:
            continue
        money = value.money("amount") or _amount(value, "amount", currency)
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
