"""What a customer may do with tickets, in the operator's terms. Knows TMF621's words, but not HTTP's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, selectinload

from elderclient.backend.callbacks.lifecycle import CALLBACK
from elderclient.backend.database.models import Ticket
from elderclient.backend.runtime import Operator
from elderclient.backend.tickets.kinds import Patch, TicketRequest, TicketState
from elderclient.backend.tickets.placing import live_ticket
from elderclient.backend.tmf.body import SentCharacteristic, refuse_partial, refuse_unchangeable
from elderclient.backend.tmf.collection import Query
from elderclient.backend.tmf.errors import cannot, conflict, not_found, rule_refusals
from elderclient.backend.tmf.trouble_ticket.schemas import (
    LONGEST_NOTE,
    Related,
    SentNote,
    TicketCreate,
    TicketPatch,
    etag_of,
    texts_of,
    to_wire,
)
from elderclient.backend.tmf.versions import refuse_outdated
from elderclient.backend.tmf.wire import Json, moment, present

NEWEST = 1000
"""A list never looks further back than this many tickets."""
PATCHABLE = frozenset({"status", "description", "requestedResolutionDate", "troubleTicketCharacteristic", "note"})


def find_ticket(session: Session, customer_id: str, ticket_id: str, *, to_change: bool = False) -> Ticket:
    """Return one ticket of this customer, locked where it is going to be changed; refuses with 404."""
    query = select(Ticket).where(Ticket.id == ticket_id, Ticket.customer_id == customer_id)
    ticket = session.scalar(query.with_for_update() if to_change else query)
    if ticket is None:
        raise not_found()
    return ticket


@dataclass(frozen=True, slots=True)
class Shown:
    """A ticket as it goes out, with its tag."""

    body: Json
    etag: str


@dataclass(frozen=True, slots=True)
class TicketService:
    """Tickets of one operator. Every method takes the customer who asks and never touches another's."""

    operator: Operator

    def listed(self, customer_id: str, query: Query) -> list[Json]:
        """Return the customer's tickets, newest first."""
        with self.operator.reading() as session:
            newest = (
                select(Ticket).where(Ticket.customer_id == customer_id).order_by(Ticket.created_at.desc(), Ticket.id)
            )
            if (external_id := query.value_of("externalIdentifier.id")) is not None:
                newest = newest.where(Ticket.external_id == external_id)
            read = newest.limit(NEWEST).options(selectinload(Ticket.history), selectinload(Ticket.notes))
            return [self._show(session, ticket, is_listed=True).body for ticket in session.scalars(read)]

    def one(self, customer_id: str, ticket_id: str) -> Shown:
        """One ticket; refuses with 404."""
        with self.operator.reading() as session:
            return self._show(session, find_ticket(session, customer_id, ticket_id))

    def create(self, customer_id: str, sent: TicketCreate) -> Shown:
        """Place a request once; refuses with 409 (another live callback, too late), 422 or 429."""
        if sent.ticket_type not in self.operator.kinds:
            raise cannot(f"ticketType must be one of: {', '.join(sorted(self.operator.kinds))}.")
        with rule_refusals():
            ticket_id = self.operator.placing.place(customer_id, _request(sent), self.operator.now())
        self.operator.notifier.changed()
        return self.one(customer_id, ticket_id)

    def change(self, customer_id: str, ticket_id: str, body: Json, tags: frozenset[str]) -> Shown:
        """Merge a patch; refuses with 404, 409 (too late), 412 (changed since one of ``tags``) or 422 (not changeable)."""
        sent = TicketPatch.model_validate(body if "@type" in body else {**body, "@type": "TroubleTicket"})
        refuse_unchangeable(body, PATCHABLE)
        with self.operator.writing() as session:
            ticket = find_ticket(session, customer_id, ticket_id, to_change=True)
            kind = self.operator.kinds[ticket.ticket_type]
            standing = kind.standing(session, ticket, self.operator.now())
            refuse_outdated(tags, etag_of(ticket, standing))
            patch = _patch(ticket, standing, sent, body)
            try:
                with rule_refusals(ticket_id):
                    kind.change(session, ticket, patch, self.operator.now())
                session.commit()
            except IntegrityError as error:
                session.rollback()
                existing = live_ticket(session, customer_id, patch.values.get("callbackNumber"))
                raise conflict("Another callback to this number is already under way.", existing) from error
        self.operator.notifier.changed()
        return self.one(customer_id, ticket_id)

    def _show(self, session: Session, ticket: Ticket, *, is_listed: bool = False) -> Shown:
        standing = self.operator.kinds[ticket.ticket_type].standing(session, ticket, self.operator.now())
        return Shown(to_wire(ticket, standing, is_listed=is_listed), etag_of(ticket, standing))


def _request(sent: TicketCreate) -> TicketRequest:
    identifier = sent.external_identifier[0] if sent.external_identifier else None
    parent = sent.trouble_ticket_relationship[0].id if sent.trouble_ticket_relationship else None
    return TicketRequest(
        ticket_type=sent.ticket_type,
        description=sent.description,
        severity=sent.severity,
        external_id=identifier.id if identifier else None,
        external_type=identifier.external_identifier_type if identifier else "",
        external_owner=identifier.owner if identifier else "",
        at=sent.requested_resolution_date,
        values=texts_of(sent.trouble_ticket_characteristic),
        related=[_related(one) for one in sent.related_entity],
        parent_id=parent,
    )


def _patch(ticket: Ticket, standing: TicketState, sent: TicketPatch, body: Json) -> Patch:
    if ticket.ticket_type != CALLBACK and sent.description not in (None, ticket.description):
        raise cannot("The description of this ticket cannot be changed.")
    if "status" in body and sent.status is None:
        raise cannot("A ticket always has a status.")
    return Patch(
        status=sent.status,
        values=_changed_values(standing, sent.trouble_ticket_characteristic, body),
        description=sent.description,
        notes=_new_notes(ticket, sent.note) if "note" in body else (),
        at=sent.requested_resolution_date,
        moves="requestedResolutionDate" in body,
    )


def _changed_values(standing: TicketState, sent: list[SentCharacteristic], body: Json) -> dict[str, str]:
    """What is another text than before; the array is whole, as RFC 7396 has it, but for what the operator counts."""
    if "troubleTicketCharacteristic" not in body:
        return {}
    if len({one.name for one in sent}) != len(sent):
        raise cannot("A characteristic is there once.")
    known = {**standing.values, **standing.secrets}
    before = {name: value for name, value in known.items() if value is not None and value != ""}
    given = {one.name: one.value for one in sent}
    before = {name: moment(value) if isinstance(value, datetime) else value for name, value in before.items()}
    # What the operator counts may have ended since the customer read it.
    texts = (name for name, value in standing.values.items() if isinstance(value, str) and value)
    refuse_partial("troubleTicketCharacteristic", texts, given)
    changed = {name: value for name, value in given.items() if value != before.get(name)}
    # What the operator counts may have moved on since the customer read it; it is never the customer's to set.
    changed = {name: value for name, value in changed.items() if isinstance(value, str) or name not in before}
    if not all(isinstance(value, str) for value in changed.values()):
        raise cannot("A characteristic can be changed to a text.")
    return changed


def _new_notes(ticket: Ticket, sent: list[SentNote]) -> tuple[str, ...]:
    """The texts of what is new. Notes that bear an id are those the customer was shown, and stay as they are."""
    known = {str(note.id) for note in ticket.notes}
    refuse_partial("note", known, (note.id for note in sent if note.id is not None))
    texts: list[str] = []
    for note in sent:
        if note.id is not None:
            if note.id not in known:
                raise cannot("A note's id is given by the operator.")
            continue
        text = note.text.strip()
        if not text:
            raise cannot("A note needs a text.")
        if len(text) > LONGEST_NOTE:
            raise cannot(f"A note has at most {LONGEST_NOTE} characters.")
        texts.append(text)
    return tuple(texts)


def _related(sent: Related) -> Json:
    entity = {
        "@type": sent.entity.type_name,
        "id": sent.entity.id,
        "name": sent.entity.name,
        "@referredType": sent.entity.referred_type,
    }
    return {"@type": sent.type_name, "role": sent.role, "entity": present(entity)}
