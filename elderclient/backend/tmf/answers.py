"""The values that answers of several APIs are made of, as typed models: what OpenAPI declares. Knows no resource.

Answers are built as plain JSON, which these models describe; tests hold every answer against them.
"""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel


class Part(BaseModel):
    """A part of an answer: camel-case names and nothing else; what may be left out is never null."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, extra="forbid")


class Typed(Part):
    """A part that v5 wants typed."""

    type_name: str = Field(alias="@type")


class Resource(Typed):
    """What has an address of its own."""

    id: str
    href: str
    standard: ClassVar[str] = ""
    """Attributes that the standard has and this operator never fills: one may filter by them, and finds nothing."""


class ResourceV4(Resource):
    """A resource of an API in version 4, where the type may be left out."""

    type_name: str | None = Field(default=None, alias="@type")  # type: ignore[assignment] # v4 does not ask for it


@cache
def attributes_of(model: type[Part]) -> frozenset[str]:
    """Return the names that lists of these objects can be filtered and sorted by, and that ``fields`` may ask for."""
    own = {field.alias or name for name, field in model.model_fields.items()}
    return frozenset(own | set(getattr(model, "standard", "").split()))


class Money(Part):
    """An amount of money, exact in its JSON text."""

    unit: str
    value: float


class Quantity(Part):
    """A measured or counted amount in a unit."""

    amount: float
    units: str


class Period(Part):
    """A span of time; its end is excluded, and open where there is none."""

    start_date_time: datetime | None = None
    end_date_time: datetime | None = None


class Reference(Part):
    """Another object by its id; v5 types the reference itself."""

    type_name: str | None = Field(default=None, alias="@type")
    id: str
    href: str | None = None
    name: str | None = None
    role: str | None = None
    referred_type: str | None = Field(default=None, alias="@referredType")


class Characteristic(Typed):
    """A named value of any type."""

    name: str
    value_type: str
    value: Any


class Identifier(Typed):
    """The id that a client gave to what it sent."""

    id: str
    external_identifier_type: str | None = None
    owner: str | None = None


class RelatedParty(Typed):
    """The role that a person plays for something."""

    role: str
    party_or_party_role: Reference


class PriceAmount(Typed):
    """The amount of a price, taxes included."""

    tax_included_amount: Money


class Price(Typed):
    """One named price of a product or an order."""

    name: str
    price_type: str
    recurring_charge_period: str | None = None
    price: PriceAmount


class Error(Typed):
    """A refusal; ``code`` is for programs, ``reason`` for people. Facts that go with it may stand beside them."""

    model_config = ConfigDict(extra="allow")

    code: str
    reason: str
    status: str
    existing_id: str | None = None
