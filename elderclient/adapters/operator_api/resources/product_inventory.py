"""TMF637: what the customer holds, as domain values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from elderclient.adapters.operator_api.resources.categories import category_in, category_of
from elderclient.adapters.operator_api.resources.contracts import contract_ends, leaving_fee
from elderclient.adapters.operator_api.resources.discounts import amount, discounts
from elderclient.adapters.operator_api.resources.helpful_services import category_with, helpful_kind
from elderclient.adapters.operator_api.resources.prices import held_price_in, next_price
from elderclient.adapters.operator_api.resources.product_catalog import OFFERING, PRICE
from elderclient.adapters.operator_api.resources.references import as_far_as_served
from elderclient.adapters.operator_api.transport.api import Api
from elderclient.adapters.operator_api.transport.paging import listing, read_each
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.adapters.operator_api.transport.spellings import plain
from elderclient.domain.address import Address
from elderclient.domain.errors import OperatorError
from elderclient.domain.known import Unknown
from elderclient.domain.listing import Listing
from elderclient.domain.plans.plan import Category, Product, ProductStatus

_NUMBERS = ("number", "msisdn", "MSISDN", "phoneNumber", "mobileNumber", "subscriberNumber", "号码", "手机号码")
"""Characteristics that hold the telephone number of a line; there is no standard attribute for it."""
_USERS = ("user", "enduser", "使用人")
"""Roles of whoever uses a line, where that is not the customer who holds it."""
_ENDING = (ProductStatus.PENDING_TERMINATE, ProductStatus.TERMINATED, ProductStatus.CANCELLED, ProductStatus.ABORTED)
"""States that agree with a day of the end which is over."""
_STATUSES = {
    "inactive": ProductStatus.TERMINATED,
    "deactivated": ProductStatus.TERMINATED,
    "ceased": ProductStatus.TERMINATED,
    "canceled": ProductStatus.CANCELLED,
    "expired": ProductStatus.TERMINATED,
    "ended": ProductStatus.TERMINATED,
    "已停用": ProductStatus.TERMINATED,
    "已退订": ProductStatus.TERMINATED,
    "inuse": ProductStatus.ACTIVE,
    "activated": ProductStatus.ACTIVE,
    "在用": ProductStatus.ACTIVE,
    "正常": ProductStatus.ACTIVE,
    "停机": ProductStatus.SUSPENDED,
}


def products(inventory: Api, catalogue: Api) -> Listing[Product]:
    """All products the customer may see. The catalogue is asked only for categories and prices that they refer to."""
    held = listing(inventory, "product", lambda record: None if record.flag("isCustomerVisible") is False else record)
    # What is held is shown without them, whatever is wrong with the catalogue.
    prices = as_far_as_served(
        catalogue, PRICE, [one for record in held for one in _prices_referred_to(record)], (OperatorError,)
    )
    unclear = [_offering_id(record) for record in held if _own_category(record) is None or not record.text("name")]
    offerings = as_far_as_served(catalogue, OFFERING, unclear, (OperatorError,))
    now = inventory.clock.now()
    return read_each(held, lambda record: _product(record, prices, offerings, now))


def offering_ids(inventory: Api) -> set[str]:
    """The ids of the offerings that the customer's products were sold as."""
    return set(listing(inventory, "product", _offering_id)) - {""}


def _offering_id(record: Record) -> str:
    return record.part("productOffering").text("id")


def _product(record: Record, prices: Mapping[str, Record], offerings: Mapping[str, Record], now: datetime) -> Product:
    extra = record.characteristics("productCharacteristic")
    offering, sold = record.part("productOffering"), offerings.get(_offering_id(record))
    charged = [_with_referred(one, prices) for one in record.records("productPrice")]
    price = held_price_in(charged, now)
    currency = "CNY" if isinstance(price.amount, Unknown) else price.amount.currency
    taken_off = discounts(extra, currency)
    ends, after = extra.day("introductoryEnd"), amount(extra, "priceAfter", currency)
    if ends is None and after is None and (following := next_price(charged, now)) is not None:
        ends, after = following
    is_alike = all(each.amount is None or each.amount.currency == currency for each in taken_off)
    number = next((found for name in _NUMBERS if (found := extra.text(name))), None)
    named = (record, offering, record.part("productSpecification"), sold or offering)
    name = next((found for one in named if (found := one.text("name"))), record.text("description") or number)
    category = _category(record, sold)
    helpful = helpful_kind(() if sold is None else sold.records("category"), extra, category)
    return Product(
        id=record.need_text("id"),
        name=record.need(name or None, "name"),
        status=_status(record, now.date()),
        offering_id=_offering_id(record),
        category=category_with(helpful, category),
        rent=price.amount if is_alike else Unknown.NOT_UNDERSTOOD,
        start_date=record.day("startDate"),
        termination_date=record.day_after("terminationDate"),
        contract_ends=contract_ends(record, extra),
        introductory_ends=ends,
        price_after=after,
        early_termination_fee=leaving_fee(extra, currency),
        number=number,
        name_en=extra.text("nameEn"),
        discounts=taken_off if is_alike else (),
        last_use=extra.day("lastUse"),
        ordered_how=extra.text("orderedHow"),
        address=_address(record),
        every=price.every,
        user=_user(record),
        ends_by_day=plain(extra.text("cancellation")) == "byday",
        helpful=helpful,
    )


def _user(record: Record) -> str:
    """Who uses it: a related party in that role, whose name v5 has one level deeper than v4."""
    for related in record.records("relatedParty"):
        if plain(related.text("role")) in _USERS:
            party = related.record("partyOrPartyRole") or related
            return party.text("name") or related.text("name")
    return ""


def _status(record: Record, today: date) -> ProductStatus | Unknown:
    """The state; where it is not known, what has a day of its end that is over has ended.

    What is called active long after the day of its end may be either.
    """
    status, end = record.member("status", ProductStatus, _STATUSES), record.day("terminationDate")
    if end is None or end >= today or status in _ENDING:
        return status
    return ProductStatus.TERMINATED if isinstance(status, Unknown) else Unknown.NOT_UNDERSTOOD


def _own_category(record: Record) -> Category | None:
    return category_in(record.characteristics("productCharacteristic").text("category"))


def _category(record: Record, offering: Record | None) -> Category | Unknown:
    """The category of the offering it was sold as; where the operator names one of ours on the product, that one."""
    own = _own_category(record)
    if own is not None:
        return own
    return category_of(() if offering is None else offering.records("category"))


def _is_referred_to(price: Record) -> bool:
    return price.raw("price") is None and bool(price.part("productOfferingPrice").text("id"))


def _prices_referred_to(record: Record) -> list[str]:
    prices = record.records("productPrice")
    return [price.part("productOfferingPrice").text("id") for price in prices if _is_referred_to(price)]


def _with_referred(price: Record, prices: Mapping[str, Record]) -> Record:
    """A price that only refers to one of the catalogue, as the catalogue has it; what it says itself comes first."""
    referred = prices.get(price.part("productOfferingPrice").text("id")) if _is_referred_to(price) else None
    if referred is None:
        return price
    for name in ("priceType", "recurringChargePeriod", "validFor", "productPriceAlteration", "priceAlteration"):
        if price.raw(name) not in (None, "", {}, []):
            referred = referred.with_value(name, price.raw(name))
    return referred


def _address(record: Record) -> Address | None:
    """Where it is installed. A place that says neither town nor country leaves that open."""
    for related in record.records("place"):
        place = related.record("place") or related  # v4 has no place in between
        kind = place.text("geographicAddressType").lower()
        is_rural = {"rural": True, "urban": False}.get(kind)
        return Address(place.text("id"), place.text("stateOrProvince"), is_rural)
    return None
