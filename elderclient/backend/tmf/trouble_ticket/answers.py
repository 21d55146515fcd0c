"""What TMF621 answers, as typed models."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from elderclient.backend.tmf.answers import Characteristic, Identifier, Reference, Resource, Typed


class Related(Typed):
    """The role something plays for a ticket."""

    role: str
    entity: Reference


class Note(Typed):
    """Something written on a ticket."""

    id: str
    author: str
    date: datetime
    text: str


class StatusChange(Typed):
    """One change of a ticket's status."""

    status: str
    status_change_date: datetime
    status_change_reason: str | None = None


class Relationship(Typed):
    """Another ticket, which this one continues."""

    id: str
    href: str
    relationship_type: str
    referred_type: str = Field(alias="@referredType")


class TroubleTicket(Resource):
    """A call that is asked for, a complaint, a fault, a report or a deletion, by ``ticketType``."""

    ticket_type: str
    description: str
    severity: str
    priority: str
    status: str
    status_change_reason: str | None = None
    creation_date: datetime
    last_update: datetime
    requested_resolution_date: datetime | None = None
    expected_resolution_date: datetime | None = None
    resolution_date: datetime | None = None
    external_identifier: list[Identifier] | None = None
    related_entity: list[Related] | None = None
    note: list[Note] | None = None
    status_change_history: list[StatusChange]
    trouble_ticket_characteristic: list[Characteristic] | None = None
    trouble_ticket_relationship: list[Relationship] | None = None
    standard = "name statusChangeDate relatedParty attachment channel troubleTicketSpecification"
