"""What a trouble ticket looks like on the wire, coming in and going out. Must not touch the database."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Literal

from pydantic import Field

from elderclient.backend.database.models import Ticket
from elderclient.backend.tickets.kinds import TicketState
from elderclient.backend.tmf.body import Identifier, Moment, SentCharacteristic, TypedModel
from elderclient.backend.tmf.wire import Json, characteristics, external_identifiers, moment, present

BASE = "/tmf-api/troubleTicket/v5"
LONGEST_NOTE = 2000
"""Characters of one note."""
MOST_NOTES = 500
"""Notes one ticket may have."""


class Entity(TypedModel):
    """What a ticket is about."""

    id: str = Field(min_length=1, max_length=80)
    name: str | None = Field(default=None, max_length=200)
    referred_type: str | None = Field(default=None, alias="@referredType", max_length=80)


class Related(TypedModel):
    """The role something plays for a ticket."""

    role: str = Field(min_length=1, max_length=40)
    entity: Entity


class SentNote(TypedModel):
    """A line of a written conversation. Only one without ``id`` is new; author and date are the operator's to give."""

    id: str | None = Field(default=None, max_length=40)
    author: str | None = Field(default=None, max_length=80)
    date: Moment | None = None
    text: str = ""


class Relationship(TypedModel):
    """Another ticket, which this one continues."""

    id: str = Field(min_length=1, max_length=40)
    relationship_type: Literal["continues"]


class TicketCreate(TypedModel):
    """TroubleTicket_FVO, as far as this operator takes it."""

    type_name: Literal["TroubleTicket"] = Field(alias="@type")
    ticket_type: str = Field(min_length=1, max_length=40)
    description: str = Field(max_length=4000)
    severity: str = Field(min_length=1, max_length=20)
    requested_resolution_date: Moment | None = None
    external_identifier: list[Identifier] = Field(default_factory=list, max_length=5)
    related_entity: list[Related] = Field(default_factory=list, max_length=10)
    trouble_ticket_relationship: list[Relationship] = Field(default_factory=list, max_length=1)
    trouble_ticket_characteristic: list[SentCharacteristic] = Field(default_factory=list, max_length=30)


class TicketPatch(TypedModel):
    """TroubleTicket_MVO, as far as this operator lets a customer change it."""

    type_name: Literal["TroubleTicket"] = Field(default="TroubleTicket", alias="@type")
    status: str | None = None
    description: str | None = Field(default=None, max_length=4000)
    requested_resolution_date: Moment | None = None
    note: list[SentNote] = Field(default_factory=list, max_length=MOST_NOTES)
    trouble_ticket_characteristic: list[SentCharacteristic] = Field(default_factory=list, max_length=30)


def texts_of(sent: list[SentCharacteristic]) -> dict[str, str]:
    """The sent characteristics that are text, by name."""
    return {one.name: one.value for one in sent if isinstance(one.value, str)}


def etag_of(ticket: Ticket, standing: TicketState) -> str:
    """A weak tag of everything that changes by an event, not of what drifts with the clock."""
    text = ":".join(str(mark) for mark in (ticket.id, ticket.version, *standing.marks))
    return f'W/"{hashlib.sha256(text.encode()).hexdigest()[:24]}"'


def to_wire(ticket: Ticket, standing: TicketState, *, is_listed: bool = False) -> Json:
    """The v5 body of a ticket; one among others in a list goes out without its secrets."""
    values = standing.values if is_listed else {**standing.values, **standing.secrets}
    return present(
        {
            "@type": "TroubleTicket",
            "id": ticket.id,
            "href": f"{BASE}/troubleTicket/{ticket.id}",
            "ticketType": ticket.ticket_type,
            "description": ticket.description,
            "severity": ticket.severity,
            "priority": ticket.priority,
            "status": ticket.status,
            "statusChangeReason": ticket.status_reason or None,
            "creationDate": moment(ticket.created_at),
            "lastUpdate": moment(ticket.updated_at),
            "requestedResolutionDate": moment(ticket.requested_for),
            "expectedResolutionDate": moment(_up_to_minute(standing.expected_at)) if standing.expected_at else None,
            "resolutionDate": moment(ticket.resolved_at),
            "externalIdentifier": external_identifiers(ticket.external_id, ticket.external_type, ticket.external_owner),
            "relatedEntity": ticket.related or None,
            "note": _notes(ticket),
            "statusChangeHistory": _history(ticket),
            "troubleTicketCharacteristic": _characteristics(values) or None,
            "troubleTicketRelationship": _relationships(ticket),
        }
    )


def _up_to_minute(value: datetime) -> datetime:
    whole = value.replace(second=0, microsecond=0)
    return whole if whole == value else whole + timedelta(minutes=1)


def _notes(ticket: Ticket) -> list[Json] | None:
    notes: list[Json] = [
        {"@type": "Note", "id": str(note.id), "author": note.author, "date": moment(note.written_at), "text": note.text}
        for note in ticket.notes
    ]
    return notes or None


def _history(ticket: Ticket) -> list[Json]:
    return [
        present(
            {
                "@type": "StatusChange",
                "status": change.status,
                "statusChangeDate": moment(change.changed_at),
                "statusChangeReason": change.reason or None,
            }
        )
        for change in ticket.history
    ]


def _characteristics(values: Mapping[str, Any]) -> list[Json]:
    return characteristics({name: moment(one) if isinstance(one, datetime) else one for name, one in values.items()})


def _relationships(ticket: Ticket) -> list[Json] | None:
    if ticket.parent_id is None:
        return None
    href = f"{BASE}/troubleTicket/{ticket.parent_id}"
    return [
        {
            "@type": "TroubleTicketRelationship",
            "id": ticket.parent_id,
            "href": href,
            "relationshipType": "continues",
            "@referredType": "TroubleTicket",
        }
    ]
