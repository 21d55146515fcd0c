"""Products of TMF637: what customers hold. They are those of whom the billing account is. Must not order or bill."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from elderclient.backend.database.models import Area, BillingAccount, Offering, Product, ProductDiscount
from elderclient.backend.imports.offerings import discount_of
from elderclient.backend.imports.record import Record
from elderclient.backend.imports.storing import Seen, fitting, put, store_all

STATUSES = frozenset(
    {"created", "pendingActive", "active", "suspended", "pendingTerminate", "terminated", "cancelled", "aborted"}
)


def store(session: Session, path: Path, records: list[Record]) -> int:
    """Store all products; raises ``ImportFileError`` naming every wrong one."""
    seen = Seen()
    return store_all(path, records, lambda record: _store(session, record, seen))


def account_of(session: Session, record: Record) -> BillingAccount:
    """The account a record names; raises ``RowError`` where there is none."""
    told = record.part("billingAccount")
    account = session.get(BillingAccount, told.text("id"))
    if account is None:
        raise told.wrong("id", f"{told.text('id')} is no account: import its customer first")
    return account


def _store(session: Session, record: Record, seen: Seen) -> None:
    product_id = record.identifier()
    seen.add(record, product_id)
    account = account_of(session, record)
    sold = record.part("productOffering")
    if session.get(Offering, sold.text("id")) is None:
        raise sold.wrong("id", f"{sold.text('id')} is no offering: import it first")
    kept = session.get(Product, product_id)
    if kept is not None and kept.customer_id != account.customer_id:
        raise record.wrong("id", f"{product_id} is another customer's product")
    told = record.characteristics("productCharacteristic")
    discounts = [_discount(told, name) for name in told.values if name.startswith("discount.")]
    values = {
        "customer_id": account.customer_id,
        "account_id": account.id,
        "offering_id": sold.text("id"),
        "name": record.text("name"),
        "name_en": told.text("nameEn", ""),
        "status": record.one_of("status", STATUSES, "active"),
        "is_visible": record.truth("isCustomerVisible", default=True),
        "start_date": record.needed_day("startDate"),
        "termination_date": record.day("terminationDate"),
        "number": told.text("number", "") or None,
        "rent_fen": _rent(record),
        "introductory_end": told.day("introductoryEnd"),
        "price_after_fen": told.yuan("priceAfter"),
        "early_termination_fee_fen": told.yuan("earlyTerminationFee"),
        "ordered_how": told.text("orderedHow", ""),
        "last_use": told.day("lastUse"),
        "used_by": _user(record),
        **_contract(record),
        **_place(session, record),
    }
    product = put(session, Product, product_id, values)
    session.flush()
    for old in product.discounts:
        session.delete(old)
    session.add_all(ProductDiscount(product_id=product_id, **row) for row in discounts)
    session.flush()
    session.expire(product)


def _discount(told: Record, name: str) -> dict[str, Any]:
    value = told.part(name)
    return fitting(ProductDiscount, discount_of(value) | {"ends": value.day("ends")})


def _rent(record: Record) -> int:
    for price in record.parts("productPrice"):
        if price.text("priceType") == "recurring":
            fen = price.part("price").fen("taxIncludedAmount")
            if fen is not None:
                return fen
    raise record.wrong("productPrice", "has no recurring price with its taxIncludedAmount")


def _contract(record: Record) -> dict[str, date | int | None]:
    for term in record.parts("productTerm"):
        if term.text("name") == "contract":
            ends = term.part("validFor").needed_day("endDateTime")
            return {"contract_end": ends, "contract_months": term.part("duration").whole("amount")}
    return {"contract_end": None, "contract_months": None}


def _user(record: Record) -> str:
    for related in record.parts("relatedParty"):
        if related.text("role") == "user":
            return related.part("partyOrPartyRole").text("name")
    return ""


def _place(session: Session, record: Record) -> dict[str, str | None]:
    for related in record.parts("place"):
        place = related.part("place")
        kind = place.one_of("geographicAddressType", frozenset({"urban", "rural"}), "urban")
        area = {
            "name": place.text("locality"),
            "province": place.text("stateOrProvince"),
            "is_rural": kind == "rural",
        }
        put(session, Area, place.text("id"), area)
        session.flush()
        return {"area_id": place.text("id"), "address": place.text("streetName", "")}
    return {"area_id": None, "address": ""}
