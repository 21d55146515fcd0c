"""What offerings, prices and categories look like on the wire. Must not touch the database."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from zoneinfo import ZoneInfo

from elderclient.backend.database.models import Offering
from elderclient.backend.tmf.product_inventory.schemas import discount_value
from elderclient.backend.tmf.wire import Json, exact, money, period, present, price, reference, yuan

BASE = "/tmf-api/productCatalogManagement/v5"
CATEGORIES = {"plan": "手机套餐", "broadband": "宽带", "landline": "固定电话", "valueAdded": "增值业务"}
UNITS = {"voice": "min", "data": "MB", "message": "message"}

Value = str | int | Decimal | Json


def offering_to_wire(offering: Offering, zone: ZoneInfo) -> Json:
    """The v5 body of an offering; its prices are references."""
    return present(
        {
            "@type": "ProductOffering",
            "id": offering.id,
            "href": f"{BASE}/productOffering/{offering.id}",
            "name": offering.name,
            "description": offering.description or None,
            "lifecycleStatus": "Active" if offering.is_sellable else "Retired",
            "isSellable": offering.is_sellable,
            "isBundle": False,
            "validFor": period(offering.valid_from, offering.valid_until, zone),
            "category": [
                reference("CategoryRef", offering.category, referred="Category", name=CATEGORIES.get(offering.category))
            ],
            "place": _places(offering),
            "productOfferingPrice": [
                reference(
                    "ProductOfferingPriceRef",
                    body["id"],
                    referred="ProductOfferingPrice",
                    name=body["name"],
                    href=body["href"],
                )
                for body in prices_to_wire(offering)
            ],
            "prodSpecCharValueUse": [_use(name, value) for name, value in _terms(offering).items()],
        }
    )


def _places(offering: Offering) -> list[Json] | None:
    """Return where it is sold; ``None`` for everywhere."""
    return [reference("PlaceRef", offering.province, referred="GeographicLocation")] if offering.province else None


def prices_to_wire(offering: Offering) -> Iterator[Json]:
    """The v5 bodies of all prices of an offering."""
    yield _recurring(offering, "rent", offering.rent_fen)
    if offering.introductory_rent_fen is not None:
        yield _recurring(offering, "introductoryRent", offering.introductory_rent_fen)
    for tariff in offering.tariffs:
        name = f"overage.{tariff.usage_type}"
        yield {
            **_price(offering, name, "usage"),
            "price": price(tariff.overage_price),
            "unitOfMeasure": {"amount": 1, "units": UNITS[tariff.usage_type]},
        }


def category_to_wire(category_id: str) -> Json:
    """The v5 body of a category."""
    return {
        "@type": "Category",
        "id": category_id,
        "href": f"{BASE}/category/{category_id}",
        "name": CATEGORIES[category_id],
        "isRoot": True,
        "lifecycleStatus": "Active",
    }


def _price(offering: Offering, name: str, price_type: str) -> Json:
    identifier = f"{offering.id}.{name}"
    return {
        "@type": "ProductOfferingPrice",
        "id": identifier,
        "href": f"{BASE}/productOfferingPrice/{identifier}",
        "name": name,
        "priceType": price_type,
        "lifecycleStatus": "Active" if offering.is_sellable else "Retired",
    }


def _recurring(offering: Offering, name: str, fen: int) -> Json:
    return {
        **_price(offering, name, "recurring"),
        "price": money(fen),
        "recurringChargePeriodType": "month",
        "recurringChargePeriodLength": 1,
    }


def _terms(offering: Offering) -> Mapping[str, Value]:
    values: dict[str, Value | None] = {}
    for tariff in offering.tariffs:
        values[f"includedAmount.{tariff.usage_type}"] = tariff.included
        values[f"roundingStep.{tariff.usage_type}"] = tariff.rounding_step
        values[f"overagePrice.{tariff.usage_type}"] = tariff.overage_price
    names = []
    for index, discount in enumerate(offering.discounts, start=1):
        names.append(f"discount.{index}")
        values[names[-1]] = discount_value(discount, None)
    values["discountOrder"] = ",".join(names) or None
    values["contractMonths"] = offering.contract_months or 0
    values["earlyTerminationFee"] = yuan(offering.early_termination_fee_fen or 0)
    values["introductoryMonths"] = offering.introductory_months
    values["priceAfter"] = yuan(offering.rent_fen) if offering.introductory_rent_fen is not None else None
    values["speedMegabits"] = offering.speed_megabits
    values["minimumAge"] = offering.minimum_age
    values["serviceKind"] = offering.service_kind or None
    values["nameEn"] = offering.name_en or None
    values["descriptionEn"] = offering.description_en or None
    return {name: value for name, value in values.items() if value is not None}


def _use(name: str, value: Value) -> Json:
    kind, sent = _typed(value)
    return {
        "@type": "ProductSpecificationCharacteristicValueUse",
        "name": name,
        "valueType": kind.lower(),
        "productSpecCharacteristicValue": [
            {"@type": f"{kind}CharacteristicValueSpecification", "valueType": kind.lower(), "value": sent}
        ],
    }


def _typed(value: Value) -> tuple[str, str | int | float | Json]:
    if isinstance(value, Decimal):
        return "Number", exact(value)
    if isinstance(value, int):
        return "Integer", value
    if isinstance(value, str):
        return "String", value
    return "Object", value
