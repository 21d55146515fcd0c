"""Offerings of TMF620, with their prices in the same file or within each. Must not know who holds them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from elderclient.backend.database.models import Offering, OfferingDiscount, OfferingTariff
from elderclient.backend.imports.record import Record
from elderclient.backend.imports.storing import Seen, fitting, put, store_all

PRICE = "ProductOfferingPrice"
CATEGORIES = frozenset({"plan", "broadband", "landline", "valueAdded"})
USAGE_TYPES = ("voice", "data", "message")
RENT, INTRODUCTORY = "rent", "introductoryRent"


def store(session: Session, path: Path, records: list[Record]) -> int:
    """Store all offerings; raises ``ImportFileError`` naming every wrong one. Objects that are prices belong to them."""
    prices = {str(record.values.get("id")): record for record in records if record.kind == PRICE}
    seen = Seen()
    offerings = [record for record in records if record.kind != PRICE]
    return store_all(path, offerings, lambda record: _store(session, record, prices, seen))


def _store(session: Session, record: Record, prices: Mapping[str, Record], seen: Seen) -> None:
    offering_id = record.identifier()
    seen.add(record, offering_id)
    category = next((one.one_of("id", CATEGORIES) for one in record.parts("category")), None)
    if category is None:
        raise record.wrong("category", "is missing")
    rents = _rents(record, prices)
    if RENT not in rents:
        raise record.wrong("productOfferingPrice", f"has no recurring price that is called {RENT}")
    terms = _terms(record)
    sale = record.part("validFor")
    values = {
        "name": record.text("name"),
        "name_en": terms.text("nameEn", ""),
        "description": record.text("description", ""),
        "description_en": terms.text("descriptionEn", ""),
        "category": category,
        "is_sellable": record.truth("isSellable", default=True),
        "valid_from": sale.needed_day("startDateTime"),
        "valid_until": sale.day("endDateTime"),
        "rent_fen": rents[RENT],
        "introductory_rent_fen": rents.get(INTRODUCTORY),
        "introductory_months": terms.whole("introductoryMonths"),
        "contract_months": terms.whole("contractMonths") or 0,
        "early_termination_fee_fen": terms.yuan("earlyTerminationFee"),
        "speed_megabits": terms.amount("speedMegabits"),
        "minimum_age": terms.whole("minimumAge"),
        "province": next((one.text("id") for one in record.parts("place")), ""),
    }
    tariffs, discounts = _tariffs(terms), _discounts(terms)
    offering = put(session, Offering, offering_id, values)
    session.flush()
    for old in (*offering.tariffs, *offering.discounts):
        session.delete(old)
    session.flush()
    session.add_all(OfferingTariff(offering_id=offering_id, **row) for row in tariffs)
    session.add_all(OfferingDiscount(offering_id=offering_id, **row) for row in discounts)
    session.flush()
    session.expire(offering)


def _rents(record: Record, prices: Mapping[str, Record]) -> dict[str, int]:
    """The recurring prices in fen, by name."""
    found = {}
    for told in record.parts("productOfferingPrice"):
        price = told if "priceType" in told.values else prices.get(told.text("id"))
        if price is None:
            raise told.wrong("id", "names a price that is not in the file")
        if price.text("priceType") == "recurring":
            fen = price.fen("price")
            if fen is None:
                raise price.wrong("price", "is missing")
            found[price.text("name")] = fen
    return found


def _terms(record: Record) -> Record:
    values = {}
    for use in record.parts("prodSpecCharValueUse"):
        first = next(use.parts("productSpecCharacteristicValue"), None)
        values[use.text("name")] = None if first is None else first.values.get("value")
    return Record(record.where, values, record.zone, "prodSpecCharValueUse.")


def _tariffs(terms: Record) -> list[dict[str, Any]]:
    rows = []
    for usage_type in USAGE_TYPES:
        price = terms.amount(f"overagePrice.{usage_type}")
        included = terms.amount(f"includedAmount.{usage_type}")
        if price is None and included is None:
            continue
        if price is None:
            raise terms.wrong(f"overagePrice.{usage_type}", "is missing")
        step = terms.amount(f"roundingStep.{usage_type}") or Decimal(1)
        rows.append(
            {
                "usage_type": usage_type,
                "included": included or Decimal(0),
                "rounding_step": step,
                "overage_price": price,
            }
        )
    return rows


def _discounts(terms: Record) -> list[dict[str, Any]]:
    names = (name for name in terms.values if name.startswith("discount."))
    return [fitting(OfferingDiscount, discount_of(terms.part(name))) for name in names]


def discount_of(told: Record) -> dict[str, Any]:
    """The columns of a discount, as offerings and products write it: ``amount`` in yuan, or ``percent``."""
    amount, percent = told.yuan("amount"), told.number("percent")
    if (amount is None) == (percent is None):
        raise told.wrong("amount", "and percent: one of them is needed, never both")
    return {
        "name": told.text("name"),
        "name_en": told.text("nameEn", ""),
        "discount_order": told.whole("order") or 0,
        "amount_fen": amount,
        "percent": percent,
    }
