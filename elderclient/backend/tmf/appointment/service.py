"""What a customer may do with visits, in the operator's terms. Knows TMF646's words, but not HTTP's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from elderclient.backend.database.models import Ticket, Visit
from elderclient.backend.faults import visits
from elderclient.backend.faults.kind import FAULT
from elderclient.backend.runtime import Operator
from elderclient.backend.tmf.appointment.schemas import (
    TICKET,
    AppointmentCreate,
    AppointmentPatch,
    Search,
    SentEntity,
    search_to_wire,
    to_wire,
)
from elderclient.backend.tmf.body import refuse_unchangeable
from elderclient.backend.tmf.errors import cannot, not_found, rule_refusals
from elderclient.backend.tmf.versions import refuse_outdated, tag_of
from elderclient.backend.tmf.wire import Json

PATCHABLE = frozenset({"status", "validFor", "lastUpdate"})
NEWEST = 1000
"""A list never looks further back than this many visits."""
TRIES = 4


@dataclass(frozen=True, slots=True)
class AppointmentService:
    """Visits of one operator. Every method takes the customer who asks and never touches another's."""

    operator: Operator

    def search(self, customer_id: str, sent: Search) -> Json:
        """Free windows for a fault of the customer's; refuses with 422 where there is no such fault."""
        configuration, now = self.operator.configuration, self.operator.now()
        ticket_id = _ticket_id(sent.related_entity)
        with self.operator.reading() as session:
            ticket = _fault(session, customer_id, ticket_id)
            found = visits.free_windows(session, ticket, configuration.repair, configuration.zone, now)
        return search_to_wire(ticket_id, found, now)

    def create(self, customer_id: str, sent: AppointmentCreate) -> Json:
        """Arrange a visit once; refuses with 409 (window full, another visit is live, fault over) or 422."""
        configuration = self.operator.configuration
        ticket_id = _ticket_id(sent.related_entity)

        def book(session: Session) -> Visit:
            ticket = _fault(session, customer_id, ticket_id, to_change=True)
            rules, zone, now = configuration.repair, configuration.zone, self.operator.now()
            return visits.book(session, ticket, sent.valid_for.window, sent.external_id, rules, zone, now)

        return self._changed(book)

    def change(self, customer_id: str, visit_id: str, body: Json, versions: frozenset[str]) -> Json:
        """Move or cancel; refuses with 404, 409 (too late, window full), 412 (another version) or 422."""
        refuse_unchangeable(body, PATCHABLE)
        sent = AppointmentPatch.model_validate(body)
        if sent.status not in (None, "cancelled", "confirmed"):
            raise cannot("A customer can only set status to cancelled.")
        configuration = self.operator.configuration

        def alter(session: Session) -> Visit:
            own = select(Visit).where(Visit.id == visit_id, Visit.customer_id == customer_id)
            visit = session.scalar(own.with_for_update())
            if visit is None:
                raise not_found()
            refuse_outdated(versions, tag_of(to_wire(visit, configuration.zone)))
            now = self.operator.now()
            if sent.status == "cancelled":
                visits.cancel(session, visit, now)
            elif sent.valid_for is not None:
                visits.move(session, visit, sent.valid_for.window, configuration.repair, configuration.zone, now)
            return visit

        return self._changed(alter)

    def _changed(self, act: Callable[[Session], Visit]) -> Json:
        """Do it in one transaction; where somebody else took the same technician at that moment, look again."""
        for _ in range(TRIES):
            try:
                with rule_refusals(), self.operator.writing.begin() as session:
                    body = to_wire(act(session), self.operator.configuration.zone)
            except IntegrityError as error:
                crossed = error
                continue
            self.operator.notifier.changed()
            return body
        raise crossed


def _ticket_id(related: list[SentEntity]) -> str:
    ids = [one.id for one in related if one.referred_type == TICKET]
    if len(ids) != 1:
        raise cannot("An appointment is about one TroubleTicket.")
    return ids[0]


def _fault(session: Session, customer_id: str, ticket_id: str, *, to_change: bool = False) -> Ticket:
    """One fault of this customer, locked where a visit is arranged for it; refuses with 422."""
    query = select(Ticket).where(Ticket.id == ticket_id, Ticket.customer_id == customer_id, Ticket.ticket_type == FAULT)
    ticket: Ticket | None = session.scalar(query.with_for_update() if to_change else query)
    if ticket is None:
        raise cannot("There is no such fault.")
    return ticket
