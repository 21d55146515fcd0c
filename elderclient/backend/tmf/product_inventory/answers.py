"""What TMF637 answers, as typed models."""

from __future__ import annotations

from datetime import datetime

from elderclient.backend.tmf.answers import (
    Characteristic,
    Period,
    Price,
    Quantity,
    Reference,
    RelatedParty,
    Resource,
    Typed,
)


class Address(Typed):
    """Where a line is installed."""

    id: str
    country: str
    state_or_province: str
    locality: str
    street_name: str | None = None
    geographic_address_type: str


class RelatedPlace(Typed):
    """The role a place plays for a product."""

    role: str
    place: Address


class ProductTerm(Typed):
    """A contract or a free trial."""

    name: str
    valid_for: Period
    duration: Quantity | None = None


class Product(Resource):
    """What a customer has, or had."""

    name: str
    status: str
    is_customer_visible: bool
    start_date: datetime
    termination_date: datetime | None = None
    product_offering: Reference
    product_price: list[Price]
    product_term: list[ProductTerm] | None = None
    billing_account: Reference
    product_characteristic: list[Characteristic]
    place: list[RelatedPlace] | None = None
    related_party: list[RelatedParty] | None = None
    standard = (
        "agreementItem creationDate description intent isBundle orderDate product productOrderItem productRelationship"
        " productSerialNumber productSpecification realizingResource realizingService"
    )
