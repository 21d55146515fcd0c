"""What TMF620 answers, as typed models."""

from __future__ import annotations

from typing import Any

from elderclient.backend.tmf.answers import Money, Period, Quantity, Reference, Resource, Typed


class TermValue(Typed):
    """The value of one term of an offering."""

    value_type: str
    value: Any


class Term(Typed):
    """One term of an offering, such as what is included."""

    name: str
    value_type: str
    product_spec_characteristic_value: list[TermValue]


class ProductOffering(Resource):
    """What can be ordered, or could be once."""

    name: str
    description: str | None = None
    lifecycle_status: str
    is_sellable: bool
    is_bundle: bool
    valid_for: Period
    category: list[Reference]
    place: list[Reference] | None = None
    product_offering_price: list[Reference]
    prod_spec_char_value_use: list[Term]
    standard = (
        "agreement allowedAction attachment bundledGroupProductOffering bundledProductOffering channel externalIdentifier"
        " lastUpdate marketSegment policy productOfferingCharacteristic productOfferingRelationship productOfferingTerm"
        " productSpecification resourceCandidate serviceCandidate serviceLevelAgreement statusReason version"
    )


class ProductOfferingPrice(Resource):
    """One price of an offering."""

    name: str
    price_type: str
    lifecycle_status: str
    price: Money
    recurring_charge_period_type: str | None = None
    recurring_charge_period_length: int | None = None
    unit_of_measure: Quantity | None = None
    standard = (
        "bundledPopRelationship description externalIdentifier isBundle lastUpdate percentage place policy"
        " popRelationship pricingLogicAlgorithm prodSpecCharValueUse productOfferingTerm tax validFor version"
    )


class Category(Resource):
    """A kind of offerings, such as broadband."""

    name: str
    is_root: bool
    lifecycle_status: str
    standard = "description lastUpdate parent productOffering subCategory validFor version"
