"""TMF620: offerings with their tariffs, as domain values. Must not rate anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from elderclient.adapters.operator_api.resources.discounts import amount, discounts
from elderclient.adapters.operator_api.transport.api import Api
from elderclient.adapters.operator_api.transport.paging import all_records
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.adapters.operator_api.transport.spellings import unit_in
from elderclient.domain.money import Money, UnitPrice
from elderclient.domain.plans.plan import Offering, UsageTariff
from elderclient.domain.plans.usage import UNIT_OF, UsageType

_PRICES_A_REQUEST = 40
_CATEGORIES = ("plan", "broadband", "landline", "valueAdded")


def offerings(api: Api, held: Iterable[str]) -> tuple[Offering, ...]:
    """What is on sale, and what the customer holds (``held``: offering ids) even where it is not on sale any more."""
    wanted = set(held)
    records = [record for record in all_records(api, "productOffering") if _is_wanted(record, wanted)]
    listed = {record.text("id") for record in records}
    records += _missing(api, sorted(wanted - listed - {""}))
    prices = _prices(api, records)
    return tuple(_offering(record, prices) for record in records)


def _is_on_sale(record: Record) -> bool:
    status = record.text("lifecycleStatus").lower()
    return record.flag("isSellable") is not False and status in ("", "active", "launched")


def _is_wanted(record: Record, held: set[str]) -> bool:
    return _is_on_sale(record) or record.text("id") in held


def _missing(api: Api, identifiers: list[str]) -> list[Record]:
    if not identifiers:
        return []
    found = all_records(api, "productOffering", ("id", ",".join(identifiers)))
    return [record for record in found if record.text("id") in identifiers]


def _prices(api: Api, records: list[Record]) -> dict[str, Record]:
    """Every price the offerings refer to, by id; those given in full inside an offering are not asked for."""
    known: dict[str, Record] = {}
    asked: dict[str, None] = {}
    for record in records:
        for price in record.records("productOfferingPrice"):
            if price.raw("price") is not None or price.raw("priceType") is not None:
                known[price.text("id")] = price
            elif price.text("id"):
                asked[price.text("id")] = None
    identifiers = [identifier for identifier in asked if identifier not in known]
    for start in range(0, len(identifiers), _PRICES_A_REQUEST):
        group = identifiers[start : start + _PRICES_A_REQUEST]
        for price in all_records(api, "productOfferingPrice", ("id", ",".join(group))):
            known[price.text("id")] = price
    return known


def _offering(record: Record, prices: Mapping[str, Record]) -> Offering:
    extra = record.characteristics("prodSpecCharValueUse")
    own = [prices.get(price.text("id"), price) for price in record.records("productOfferingPrice")]
    recurring = [price for price in own if price.text("priceType") in ("recurring", "")]
    introductory = _price_named(recurring, "introductoryRent")
    rent = _price_named(recurring, "rent")
    if rent is None:
        rent = next((found for price in recurring if (found := price.money("price")) is not None), Money.zero())
    after = amount(extra, "priceAfter", rent.currency)
    return Offering(
        id=record.need_text("id"),
        name=record.need_text("name"),
        rent=after if introductory is not None and after is not None else rent,
        category=_category(record),
        tariffs=tuple(tariff for kind in UsageType if (tariff := _tariff(kind, extra, own, rent.currency))),
        introductory_rent=introductory,
        introductory_months=extra.whole("introductoryMonths"),
        contract_months=extra.whole("contractMonths") or 0,
        early_termination_fee=amount(extra, "earlyTerminationFee", rent.currency),
        speed_megabits=extra.number("speedMegabits"),
        description=record.text("description"),
        name_en=extra.text("nameEn"),
        description_en=extra.text("descriptionEn"),
        is_on_sale=_is_on_sale(record),
        discounts=discounts(extra, rent.currency),
    )


def _price_named(prices: list[Record], name: str) -> Money | None:
    return next((price.money("price") for price in prices if price.text("name") == name), None)


def _category(record: Record) -> str:
    named = [category.text("id") for category in record.records("category")]
    return next((name for name in named if name in _CATEGORIES), named[0] if named and named[0] else "plan")


def _tariff(kind: UsageType, extra: Record, prices: list[Record], currency: str) -> UsageTariff | None:
    price = extra.number(f"overagePrice.{kind.value}")
    if price is None:
        price = _usage_price(kind, prices)
    included = extra.number(f"includedAmount.{kind.value}")
    if price is None and included is None:
        return None
    step = extra.number(f"roundingStep.{kind.value}")
    return UsageTariff(
        usage_type=kind,
        included=max(included or Decimal(0), Decimal(0)),
        rounding_step=step if step is not None and step > 0 else Decimal(1),
        overage=UnitPrice(price or Decimal(0), UNIT_OF[kind], currency),
    )


def _usage_price(kind: UsageType, prices: list[Record]) -> Decimal | None:
    """The usage price by its unit, for servers without our characteristics."""
    for price in prices:
        measure, amount = price.record("unitOfMeasure"), price.record("price")
        if price.text("priceType") != "usage" or measure is None or amount is None:
            continue
        value, per = amount.number("value"), measure.number("amount") or Decimal(1)
        if unit_in(measure.text("units")) is UNIT_OF[kind] and value is not None and per > 0:
            return value / per
    return None
