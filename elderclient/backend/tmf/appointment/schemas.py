"""What a visit and a search for windows look like on the wire, coming in and going out. Must not touch the database."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

from pydantic import Field

from elderclient.backend.database.models import Visit
from elderclient.backend.faults.rules import Window
from elderclient.backend.tmf.body import Moment, WireModel
from elderclient.backend.tmf.wire import Json, moment, present

BASE = "/tmf-api/appointment/v4"
TICKET_BASE = "/tmf-api/troubleTicket/v5"
VISIT = "technicianVisit"
TICKET = "TroubleTicket"


class SentPeriod(WireModel):
    """A span of time, both ends given."""

    start_date_time: Moment
    end_date_time: Moment

    @property
    def window(self) -> Window:
        """The span as the operator's rules know it."""
        return Window(self.start_date_time, self.end_date_time)


class SentEntity(WireModel):
    """What an appointment is about."""

    id: str = Field(min_length=1, max_length=80)
    role: str = Field(min_length=1, max_length=40)
    referred_type: str = Field(alias="@referredType", min_length=1, max_length=80)


class Search(WireModel):
    """SearchTimeSlot_Create, as far as this operator takes it."""

    related_entity: list[SentEntity] = Field(min_length=1, max_length=5)


class AppointmentCreate(WireModel):
    """Appointment_Create, as far as this operator takes it."""

    external_id: str | None = Field(default=None, min_length=1, max_length=80)
    related_entity: list[SentEntity] = Field(min_length=1, max_length=5)
    valid_for: SentPeriod


class AppointmentPatch(WireModel):
    """Appointment_Update, as far as this operator lets a customer change it."""

    status: str | None = None
    valid_for: SentPeriod | None = None


def search_to_wire(ticket_id: str, windows: list[Window], now: datetime) -> Json:
    """The v4 body of a search that is done."""
    return {
        "id": uuid4().hex,
        "status": "done",
        "searchDate": moment(now),
        "relatedEntity": [_about(ticket_id)],
        "availableTimeSlot": [
            {"id": str(number), "validFor": _period(window.starts_at, window.ends_at)}
            for number, window in enumerate(windows, start=1)
        ],
    }


def to_wire(visit: Visit, _zone: ZoneInfo) -> Json:
    """The v4 body of a visit."""
    return present(
        {
            "id": visit.id,
            "href": f"{BASE}/appointment/{visit.id}",
            "externalId": visit.external_id,
            "category": VISIT,
            "description": "师傅上门修理",
            "creationDate": moment(visit.created_at),
            "lastUpdate": moment(visit.updated_at),
            "status": visit.status,
            "validFor": _period(visit.starts_at, visit.ends_at),
            "relatedEntity": [_about(visit.ticket_id)],
        }
    )


def _about(ticket_id: str) -> Json:
    href = f"{TICKET_BASE}/troubleTicket/{ticket_id}"
    return {"id": ticket_id, "href": href, "role": "fault", "@referredType": TICKET}


def _period(starts_at: datetime, ends_at: datetime) -> Json:
    return {"startDateTime": moment(starts_at), "endDateTime": moment(ends_at)}
