"""What TMF674 answers, as typed models."""

from __future__ import annotations

from pydantic import Field

from elderclient.backend.tmf.answers import Part, Reference, ResourceV4


class Hours(Part):
    """From when to when a hall is open, as HH:MM."""

    start_hour: str
    end_hour: str


class Day(Part):
    """The hours of a day of the week, or of one date."""

    day: str
    status: str
    time_zone: str
    hour_period: list[Hours]


class ServiceHall(ResourceV4):
    """A service hall; telephone, facilities and distance are extensions of the standard's site."""

    base_type: str = Field(alias="@baseType")
    schema_location: str = Field(alias="@schemaLocation")
    code: str
    name: str
    name_en: str | None = None
    status: str
    place: list[Reference]
    address_en: str | None = None
    telephone: str
    facility: list[str]
    distance_metres: int | None = None
    calendar: list[Day]
    standard = "description relatedParty siteRelationship"
