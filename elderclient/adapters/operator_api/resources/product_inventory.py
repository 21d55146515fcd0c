"""TMF637: what the customer holds, as domain values."""

from __future__ import annotations

from elderclient.adapters.operator_api.resources.discounts import amount, discounts
from elderclient.adapters.operator_api.transport.api import Api
from elderclient.adapters.operator_api.transport.paging import all_records
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.domain.address import Address
from elderclient.domain.money import Money
from elderclient.domain.plans.plan import Product


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
        price_after=amount(extra, "priceAfter", rent.currency),
        early_termination_fee=amount(extra, "earlyTerminationFee", rent.currency),
        number=extra.text("number") or None,
        name_en=extra.text("nameEn"),
        discounts=discounts(extra, rent.currency),
        last_use=extra.day("lastUse"),
        ordered_how=extra.text("orderedHow"),
        address=_address(record),
    )


def _address(record: Record) -> Address | None:
    """Where it is installed. A place that says neither town nor country leaves that open."""
    for related in record.records("place"):
        place = related.record("place") or related  # v4 has no place in between
        kind = place.text("geographicAddressType").lower()
        is_rural = {"rural": True, "urban": False}.get(kind)
        return Address(place.text("id"), place.text("stateOrProvince"), is_rural)
    return None


def _rent(record: Record) -> Money:
    """The recurring price; zero where a product has only other prices or none."""
    prices = record.records("productPrice")
    for found in prices:
        price = found.record("price")
        if found.text("priceType") in ("recurring", "") and price is not None:
            return price.need_money("taxIncludedAmount", "dutyFreeAmount")
    return Money.zero()
