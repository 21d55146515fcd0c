"""TMF620: offerings with their tariffs, as domain values. Must not rate anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal

from elderclient.adapters.operator_api.resources.categories import category_of
from elderclient.adapters.operator_api.resources.contracts import leaving_fee
from elderclient.adapters.operator_api.resources.discounts import amount, discounts
from elderclient.adapters.operator_api.resources.helpful_services import category_with, helpful_kind
from elderclient.adapters.operator_api.resources.offering_conditions import conditions_of
from elderclient.adapters.operator_api.resources.prices import (
    PriceKind,
    amount_of,
    holds,
    kind_of,
    once_in,
    period_of,
    rent_in,
)
from elderclient.adapters.operator_api.resources.references import as_far_as_served
from elderclient.adapters.operator_api.transport.api import Api
from elderclient.adapters.operator_api.transport.paging import listing, read_each
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.adapters.operator_api.transport.spellings import money_in, plain, quantity_in, unit_in
from elderclient.domain.errors import BadAnswer
from elderclient.domain.known import Unknown, known
from elderclient.domain.listing import Listing
from elderclient.domain.money import UnitPrice
from elderclient.domain.plans.plan import Offering, UsageTariff
from elderclient.domain.plans.price import Price
from elderclient.domain.plans.usage import UNIT_OF, UsageType
from elderclient.domain.units import Unit

OFFERING = "productOffering"
PRICE = "productOfferingPrice"
_ON_SALE = frozenset(
    ["", "active", "launched", "onsale", "forsale", "available", "published", "在售", "销售中", "已上架"]
)
_WITHDRAWN = frozenset(
    [
        "retired",
        "obsolete",
        "withdrawn",
        "inactive",
        "rejected",
        "expired",
        "ended",
        "terminated",
        "下架",
        "已下架",
        "停售",
    ]
)
"""The ``lifecycleStatus`` of a price that is not today's any more."""


def offerings(api: Api, held: Iterable[str]) -> Listing[Offering]:
    """What is on sale, and what the customer holds (``held``: offering ids) even where it is not on sale any more."""
    wanted, now = set(held), api.clock.now()
    listed = listing(api, OFFERING, lambda record: record if _is_wanted(record, wanted, now) else None)
    missing = as_far_as_served(api, OFFERING, wanted - {record.text("id") for record in listed})
    records = Listing((*listed, *missing.values()), listed.unread)
    prices = _prices(api, records)
    return read_each(records, lambda record: _offering(record, prices, now))


def _is_on_sale(record: Record, now: datetime) -> bool:
    """Whether it is surely sold at ``now``: by its state, and by the days between which it is sold."""
    return _is_sellable(record) and holds(record, now) is True


def _is_sellable(record: Record) -> bool:
    return record.flag("isSellable") is not False and plain(record.text("lifecycleStatus")) in _ON_SALE


def _is_wanted(record: Record, held: set[str], now: datetime) -> bool:
    """Whether it is on sale or held. Raises ``BadAnswer`` for what may be on sale: its days are not understood."""
    if record.text("id") in held or _is_on_sale(record, now):
        return True
    if _is_sellable(record) and holds(record, now) is None:
        raise BadAnswer(f"{record.path}.validFor: not understood")
    return False


def _prices(api: Api, records: Iterable[Record]) -> dict[str, Record]:
    """Every price the offerings refer to, by id; those given in full inside an offering are not asked for."""
    referred = [price for record in records for price in record.records(PRICE)]
    given = {price.text("id"): price for price in referred if _is_whole(price)}
    return given | as_far_as_served(api, PRICE, {price.text("id") for price in referred} - set(given))


def _is_whole(price: Record) -> bool:
    return price.raw("price") is not None or price.raw("priceType") is not None


def _offering(record: Record, prices: Mapping[str, Record], now: datetime) -> Offering:
    extra = record.characteristics("prodSpecCharValueUse")
    named = [price if _is_whole(price) else prices.get(price.text("id"), price) for price in record.records(PRICE)]
    is_sold = _is_on_sale(record, now)
    # What is not sold any more has prices that its holders still pay.
    own = [price for price in named if holds(price, now) is not False and not (is_sold and _is_withdrawn(price))]
    sure = [price for price in own if holds(price, now)]
    introductory = next((price for price in own if price.text("name") == "introductoryRent"), None)
    price = _regular(own, now)
    currency = "CNY" if isinstance(price.amount, Unknown) else price.amount.currency
    first = None if introductory is None else known(amount_of(introductory, now))
    after = amount(extra, "priceAfter", currency)
    months = extra.whole("contractMonths")
    taken_off = discounts(extra, currency)
    is_alike = all(each.amount is None or each.amount.currency == currency for each in taken_off)
    category = category_of(record.records("category"))
    helpful = helpful_kind(record.records("category"), extra, category)
    return Offering(
        id=record.need_text("id"),
        name=record.need_text("name"),
        rent=Unknown.NOT_UNDERSTOOD
        if not is_alike
        else after
        if first is not None and after is not None
        else price.amount,
        category=category_with(helpful, category),
        tariffs=tuple(tariff for kind in UsageType if (tariff := _tariff(kind, extra, sure, currency))),
        introductory_rent=first,
        introductory_months=extra.whole("introductoryMonths"),
        contract_months=_contract_months(record) if months is None else months,
        early_termination_fee=leaving_fee(extra, currency),
        speed_megabits=extra.number("speedMegabits"),
        description=record.text("description"),
        name_en=extra.text("nameEn"),
        description_en=extra.text("descriptionEn"),
        is_on_sale=is_sold,
        discounts=taken_off if is_alike else (),
        every=price.every,
        once=once_in(own, now),
        conditions=conditions_of(record),
        helpful=helpful,
    )


def _is_withdrawn(price: Record) -> bool:
    return plain(price.text("lifecycleStatus")) in _WITHDRAWN


def _regular(prices: list[Record], now: datetime) -> Price:
    """The regular price: the one named ``rent``, or all that is charged again and again.

    Prices of which one is not served, or that hold on different terms, are not known together.
    """
    rent = [price for price in prices if price.text("name") == "rent"]
    others = [price for price in prices if price.text("name") != "introductoryRent"]
    if rent:
        return rent_in(rent[:1], now)
    price = rent_in(others, now)
    if any(not _is_whole(each) for each in others) or any(each.raw("productOfferingTerm") for each in others[1:]):
        return Price(Unknown.ABSENT, price.every)
    return price


def _contract_months(record: Record) -> int | Unknown:
    """How long it binds, by the standard's terms; where it is offered on several, that is not known."""
    terms = [term.record("duration") for term in record.records("productOfferingTerm")]
    if not terms:
        return Unknown.ABSENT
    lengths = {_months(term) for term in terms}
    return lengths.pop() if len(lengths) == 1 else Unknown.NOT_UNDERSTOOD


def _months(duration: Record | None) -> int | Unknown:
    if duration is None or (count := duration.whole("amount")) is None:
        return Unknown.NOT_UNDERSTOOD
    every = period_of(duration.with_value("recurringChargePeriod", duration.text("units")))
    return Unknown.NOT_UNDERSTOOD if isinstance(every, Unknown) or not every.months else count * every.months


def _tariff(kind: UsageType, extra: Record, prices: list[Record], currency: str) -> UsageTariff | None:
    number = extra.number(f"overagePrice.{kind.value}")
    price = _usage_price(kind, prices) if number is None else UnitPrice(number, UNIT_OF[kind], currency)
    included, step = extra.number(f"includedAmount.{kind.value}"), extra.number(f"roundingStep.{kind.value}")
    if price is None and included is None:
        return None
    return UsageTariff(
        usage_type=kind,
        included=_included(included),
        rounding_step=step if step is not None and step > 0 else Unknown.ABSENT,
        overage=Unknown.ABSENT if price is None else price,
    )


def _included(number: Decimal | None) -> Decimal | Unknown:
    if number is None:
        return Unknown.ABSENT
    return number if number >= 0 else Unknown.NOT_UNDERSTOOD


def _usage_price(kind: UsageType, prices: list[Record]) -> UnitPrice | None:
    """The usage price by its unit, for servers without our characteristics."""
    for price in prices:
        measure, money = price.record("unitOfMeasure"), price.record("price")
        if kind_of(price) is not PriceKind.USAGE or measure is None or money is None:
            continue
        value = money.number("value")
        coin = money_in(Decimal(100), money.text("unit"))
        units, count = measure.text("units"), measure.number("amount") or Decimal(1)
        per = quantity_in(count, units, UNIT_OF[kind])
        if value is None or coin is None or per is None or per.value <= 0:
            continue
        exact = value * coin.amount / 100
        if unit_in(units) is Unit.GIGABYTE:
            return UnitPrice(exact / count, Unit.GIGABYTE, coin.currency)
        return UnitPrice(exact / per.value, UNIT_OF[kind], coin.currency)
    return None
