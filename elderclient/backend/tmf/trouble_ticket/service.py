"""What a customer may do with tickets, in the operator's terms. Knows TMF621's words, but not HTTP's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter, ValidationError
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from elderclient.backend.callbacks import estimate, queue, writing
from elderclient.backend.callbacks.lifecycle import WrongPhaseError, touch
from elderclient.backend.callbacks.placing import AlreadyLiveError, NotCallableError, Wish, live_ticket, own_number
from elderclient.backend.database.models import Ticket
from elderclient.backend.runtime import Operator
from elderclient.backend.tmf.body import Moment
from elderclient.backend.tmf.collection import Query
from elderclient.backend.tmf.errors import cannot, conflict, not_found
from elderclient.backend.tmf.trouble_ticket import repository
from elderclient.backend.tmf.trouble_ticket.schemas import (
    LONGEST_NOTE,
    MOST_NOTES,
    Related,
    SentNote,
    Standing,
    TicketCreate,
    TicketPatch,
    etag_of,
    texts_of,
    to_wire,
)
from elderclient.backend.tmf.wire import Json, present

CALLBACK = "callbackRequest"
TICKET_TYPES = frozenset({CALLBACK, "fraudReport"})
CHANGEABLE = frozenset({"callbackNumber", "callCheckHeard"})
READ_ONLY = frozenset({"id", "href", "@type", "@baseType", "@schemaLocation"})
PATCHABLE = frozenset({"status", "requestedResolutionDate", "troubleTicketCharacteristic", "note"})


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
        """All tickets, newest first."""
        with self.operator.reading() as session:
            tickets = repository.newest(session, customer_id, query.value_of("externalIdentifier.id"))
            return [self._show(session, ticket).body for ticket in tickets]

    def one(self, customer_id: str, ticket_id: str) -> Shown:
        """One ticket; refuses with 404."""
        with self.operator.reading() as session:
            ticket = repository.find(session, customer_id, ticket_id)
            if ticket is None:
                raise not_found()
            return self._show(session, ticket)

    def create(self, customer_id: str, sent: TicketCreate) -> Shown:
        """Place a wish once; refuses with 409 (another live callback) or 422."""
        if sent.ticket_type not in TICKET_TYPES:
            raise cannot(f"ticketType must be one of: {', '.join(sorted(TICKET_TYPES))}.")
        try:
            ticket_id = self.operator.placing.place(customer_id, _wish(sent), self.operator.now())
        except AlreadyLiveError as error:
            raise conflict(f"Conflict: {error}.", error.existing_id) from error
        except NotCallableError as error:
            raise cannot(f"Not possible: {error}.") from error
        self.operator.notifier.changed()
        return self.one(customer_id, ticket_id)

    def change(self, customer_id: str, ticket_id: str, body: Json) -> Shown:
        """Merge a patch; refuses with 404, 409 (too late) or 422 (not changeable)."""
        sent = TicketPatch.model_validate(body if "@type" in body else {**body, "@type": "TroubleTicket"})
        unknown = sorted(set(body) - PATCHABLE - READ_ONLY)
        if unknown:
            raise cannot(f"{unknown[0][:60]} cannot be changed.")
        now = self.operator.now()
        with self.operator.writing() as session:
            ticket = repository.find(session, customer_id, ticket_id, to_change=True)
            if ticket is None:
                raise not_found()
            if not ticket.phase:
                raise cannot("This ticket cannot be changed.")
            try:
                self._apply(session, ticket, sent, body, now)
                session.commit()
            except WrongPhaseError as error:
                raise conflict(f"Too late: {error}.", ticket_id) from error
            except NotCallableError as error:
                raise cannot(f"Not possible: {error}.") from error
            except IntegrityError as error:
                session.rollback()
                number = texts_of(sent.trouble_ticket_characteristic).get("callbackNumber", "")
                existing = live_ticket(session, customer_id, number)
                raise conflict("Another callback to this number is already under way.", existing) from error
        self.operator.notifier.changed()
        return self.one(customer_id, ticket_id)

    def _apply(self, session: Session, ticket: Ticket, sent: TicketPatch, body: Json, now: datetime) -> None:
        values = texts_of(sent.trouble_ticket_characteristic)
        unknown = sorted({one.name for one in sent.trouble_ticket_characteristic} - CHANGEABLE)
        if unknown or len(values) != len(sent.trouble_ticket_characteristic):
            raise cannot("Only callbackNumber and callCheckHeard can be changed, each as one text.")
        lifecycle = self.operator.lifecycle
        if (heard := values.get("callCheckHeard")) is not None:
            if heard not in ("right", "wrong"):
                raise cannot("callCheckHeard is right or wrong.")
            lifecycle.words_heard(session, ticket, now, are_right=heard == "right")
        if (number := values.get("callbackNumber")) is not None:
            self._change_number(session, ticket, number, now)
        if sent.note:
            _add_notes(session, ticket, sent.note, now)
        if "requestedResolutionDate" in body:
            self._reschedule(session, ticket, sent.requested_resolution_date, now)
        if "status" in body:
            if sent.status != "cancelled":
                raise cannot("A customer can only set status to cancelled.")
            lifecycle.cancel(session, ticket, now)

    def _change_number(self, session: Session, ticket: Ticket, digits: str, now: datetime) -> None:
        number = own_number(session, ticket.customer_id, digits)
        if ticket.phase not in ("waiting", "scheduled", "missed"):
            raise WrongPhaseError(f"the callback is already {ticket.phase}")
        ticket.callback_number = ticket.live_number = number
        touch(ticket, now)
        session.flush()

    def _reschedule(self, session: Session, ticket: Ticket, at: datetime | None, now: datetime) -> None:
        configuration = self.operator.configuration
        if at is not None and at > now and not configuration.hours.is_open(at, configuration.zone):
            raise NotCallableError("nobody works at the time asked for")
        self.operator.lifecycle.reschedule(session, ticket, at, now)

    def _show(self, session: Session, ticket: Ticket) -> Shown:
        now = self.operator.now()
        configuration = self.operator.configuration
        standing = Standing(expected_at=ticket.next_attempt_at)
        if (place := queue.position(session, ticket)) is not None:
            seconds = estimate.waiting_seconds(session, place, now, configuration)
            standing = Standing(place, seconds, estimate.after(now, seconds))
        is_open = configuration.hours.is_open(now, configuration.zone)
        return Shown(to_wire(ticket, standing), etag_of(ticket, standing, is_open=is_open))


def _wish(sent: TicketCreate) -> Wish:
    values = texts_of(sent.trouble_ticket_characteristic)
    identifier = sent.external_identifier[0] if sent.external_identifier else None
    is_callback = sent.ticket_type == CALLBACK
    if is_callback and "callbackNumber" not in values:
        raise cannot("A callbackRequest needs the characteristic callbackNumber.")
    if values.get("contactBy", "phone") not in ("phone", "text"):
        raise cannot("contactBy is phone or text.")
    return Wish(
        ticket_type=sent.ticket_type,
        description=sent.description,
        severity=sent.severity,
        external_id=identifier.id if identifier else None,
        external_type=identifier.external_identifier_type if identifier else "",
        external_owner=identifier.owner if identifier else "",
        number=values["callbackNumber"] if is_callback else None,
        at=sent.requested_resolution_date,
        reason_screen=values.get("reasonScreen", "")[:40],
        reason_subject=values.get("reasonSubject", "")[:200],
        contact_by=values.get("contactBy", "phone"),
        requested_at=_moment(values.get("requestedAt")),
        related=[_related(one) for one in sent.related_entity],
    )


def _add_notes(session: Session, ticket: Ticket, sent: list[SentNote], now: datetime) -> None:
    """Append what is new. Notes that bear an id are those the customer was shown, and stay as they are."""
    known = {str(note.id) for note in ticket.notes}
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
        if len(ticket.notes) >= MOST_NOTES:
            raise cannot("This conversation is too long; ask for a new one.")
        writing.write(session, ticket, writing.CUSTOMER, text, now)


def _moment(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        return TypeAdapter[datetime](Moment).validate_python(text)
    except ValidationError as error:
        raise cannot("requestedAt is no moment with a zone (RFC 3339).") from error


def _related(sent: Related) -> Json:
    entity = {
        "@type": sent.entity.type_name,
        "id": sent.entity.id,
        "name": sent.entity.name,
        "@referredType": sent.entity.referred_type,
    }
    return {"@type": sent.type_name, "role": sent.role, "entity": present(entity)}
