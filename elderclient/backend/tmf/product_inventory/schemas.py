"""What a held product looks like on the wire. Must not touch the database."""

from __future__ import annotations

from decimal import Decimal
from zoneinfo import ZoneInfo

from elderclient.backend.database.models import OfferingDiscount, Product, ProductDiscount
from elderclient.backend.tmf.wire import Json, characteristics, exact, midnight, money, period, present, reference, yuan

BASE = "/tmf-api/productInventory/v5"


def to_wire(product: Product, zone: ZoneInfo) -> Json:
    """The v5 body of a held product."""
    return present(
        {
            "@type": "Product",
            "id": product.id,
            "href": f"{BASE}/product/{product.id}",
            "name": product.name,
            "status": product.status,
            "isCustomerVisible": product.is_visible,
            "startDate": midnight(product.start_date, zone),
            "terminationDate": midnight(product.termination_date, zone),
            "productOffering": reference(
                "ProductOfferingRef",
                product.offering_id,
                referred="ProductOffering",
                name=product.offering.name,
            ),
            "productPrice": [_rent(product)],
            "productTerm": _terms(product, zone) or None,
            "billingAccount": reference("BillingAccountRef", product.account_id, referred="BillingAccount"),
            "productCharacteristic": characteristics(_characteristics(product)),
            "place": _place(product),
            "relatedParty": _user(product),
        }
    )


def _user(product: Product) -> list[Json] | None:
    """Whoever uses the line, where that is not the customer: no customer of their own, and known by name alone."""
    if not product.used_by:
        return None
    user = reference("PartyRef", f"{product.id}-user", referred="Individual", name=product.used_by)
    return [{"@type": "RelatedPartyOrPartyRole", "role": "user", "partyOrPartyRole": user}]


def _place(product: Product) -> list[Json] | None:
    """Where the line is installed; the address says whether that is a town or the country."""
    area = product.area
    if area is None:
        return None
    address = {
        "@type": "GeographicAddress",
        "id": area.id,
        "country": "CN",
        "stateOrProvince": area.province,
        "locality": area.name,
        "streetName": product.address or None,
        "geographicAddressType": "rural" if area.is_rural else "urban",
    }
    return [{"@type": "RelatedPlaceRefOrValue", "role": "installation", "place": present(address)}]


def discount_value(discount: ProductDiscount | OfferingDiscount, ends: str | None) -> Json:
    """A discount as the value of an object characteristic: ``amount`` in yuan, or ``percent``, never both."""
    return present(
        {
            "name": discount.name,
            "nameEn": discount.name_en or None,
            "order": discount.discount_order,
            "amount": None if discount.amount_fen is None else exact(Decimal(discount.amount_fen) / 100),
            "percent": None if discount.percent is None else exact(discount.percent),
            "ends": ends,
        }
    )


def _rent(product: Product) -> Json:
    return {
        "@type": "ProductPrice",
        "name": "rent",
        "priceType": "recurring",
        "recurringChargePeriod": "month",
        "price": {"@type": "Price", "taxIncludedAmount": money(product.rent_fen)},
    }


def _terms(product: Product, zone: ZoneInfo) -> list[Json]:
    """What binds or frees for a while: a contract, and a free trial with its end."""
    terms = []
    if product.contract_end is not None:
        months = product.contract_months
        duration = {"amount": months, "units": "month"} if months else None
        terms.append(_term("contract", period(product.start_date, product.contract_end, zone), duration))
    if product.introductory_end is not None and product.offering.introductory_rent_fen == 0:
        terms.append(_term("trial", period(product.start_date, product.introductory_end, zone)))
    return terms


def _term(name: str, valid_for: Json, duration: Json | None = None) -> Json:
    return present({"@type": "ProductTerm", "name": name, "validFor": valid_for, "duration": duration})


def _characteristics(product: Product) -> dict[str, str | int | bool | Decimal | Json | None]:
    values: dict[str, str | int | bool | Decimal | Json | None] = {
        "number": product.number,
        "category": product.offering.category,
        "introductoryEnd": product.introductory_end.isoformat() if product.introductory_end else None,
        "priceAfter": yuan(product.price_after_fen),
        "contractMonths": 0 if product.contract_end is None else None,
        "earlyTerminationFee": yuan(product.early_termination_fee_fen or 0),
        "orderedHow": product.ordered_how,
        "lastUse": product.last_use.isoformat() if product.last_use else None,
        "nameEn": product.name_en,
        "cancellation": "byDay" if product.offering.category == "valueAdded" else None,
    }
    for index, discount in enumerate(product.discounts, start=1):
        ends = discount.ends.isoformat() if discount.ends else None
        values[f"discount.{index}"] = discount_value(discount, ends)
    return values
