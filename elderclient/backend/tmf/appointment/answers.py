"""What TMF646 answers, as typed models."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from elderclient.backend.tmf.answers import Part, Period, Reference, ResourceV4


class Appointment(ResourceV4):
    """A technician's visit for a fault."""

    external_id: str | None = None
    category: str
    description: str
    creation_date: datetime
    last_update: datetime
    status: str
    valid_for: Period
    related_entity: list[Reference]
    standard = "attachment calendarEvent contactMedium note relatedParty relatedPlace"


class TimeSlot(Part):
    """A window in which a technician can come."""

    id: str
    valid_for: Period


class SearchTimeSlot(Part):
    """A search for windows; nothing is kept of it."""

    type_name: str | None = Field(default=None, alias="@type")
    id: str
    status: str
    search_date: datetime
    related_entity: list[Reference]
    available_time_slot: list[TimeSlot]
