"""What a customer may do with visits, in the operator's terms. Knows TMF646's words, but not HTTP's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from elderclient.backend.database.models import Visit
from elderclient.backend.faults import visits
from elderclient.backend.runtime import Operator
from elderclient.backend.tickets.kinds import NotPossibleError, TooLateError
from elderclient.backend.tickets.placing import AlreadyLiveError
from elderclient.backend.tmf.appointment import repository
from elderclient.backend.tmf.appointment.schemas import (
    TICKET,
    AppointmentCreate,
    AppointmentPatch,
    Search,
    SentEntity,
    search_to_wire,
    to_wire,
)
from elderclient.backend.tmf.collection import Query
from elderclient.backend.tmf.errors import cannot, conflict, not_found
from elderclient.backend.tmf.wire import Json

READ_ONLY = frozenset({"id", "href", "@type", "@baseType", "@schemaLocation", "lastUpdate"})
PATCHABLE = frozenset({"status", "validFor"})
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
            ticket = repository.fault(session, customer_id, ticket_id)
            if ticket is None:
                raise _no_fault()
            found = visits.free_windows(session, ticket, configuration.repair, configuration.zone, now)
        return search_to_wire(ticket_id, found, now)

    def listed(self, customer_id: str, _query: Query) -> list[Json]:
        """All visits, newest first."""
        with self.operator.reading() as session:
            return [to_wire(visit) for visit in repository.newest(session, customer_id)]

    def one(self, customer_id: str, visit_id: str) -> Json:
        """One visit; refuses with 404."""
        with self.operator.reading() as session:
            visit = repository.find(session, customer_id, visit_id)
            if visit is None:
                raise not_found()
            return to_wire(visit)

    def create(self, customer_id: str, sent: AppointmentCreate) -> Json:
        """Arrange a visit once; refuses with 409 (window full, another visit stands, fault over) or 422."""
        configuration = self.operator.configuration
        ticket_id = _ticket_id(sent.related_entity)

        def book(session: Session) -> Visit:
            ticket = repository.fault(session, customer_id, ticket_id, to_change=True)
            if ticket is None:
                raise _no_fault()
            rules, zone, now = configuration.repair, configuration.zone, self.operator.now()
            return visits.book(session, ticket, sent.valid_for.window, sent.external_id, rules, zone, now)

        return self._changed(book)

    def change(self, customer_id: str, visit_id: str, body: Json) -> Json:
        """Move or cancel; refuses with 404, 409 (too late, window full) or 422 (not changeable)."""
        unknown = sorted(set(body) - PATCHABLE - READ_ONLY)
        if unknown:
            raise cannot(f"{unknown[0][:60]} cannot be changed.")
        sent = AppointmentPatch.model_validate(body)
        if sent.status not in (None, "cancelled", "confirmed"):
            raise cannot("A customer can only set status to cancelled.")
        configuration = self.operator.configuration

        def alter(session: Session) -> Visit:
            visit = repository.find(session, customer_id, visit_id, to_change=True)
            if visit is None:
                raise not_found()
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
                with self.operator.writing.begin() as session:
                    body = to_wire(act(session))
            except IntegrityError as error:
                crossed = error
                continue
            except AlreadyLiveError as error:
                raise conflict(f"Conflict: {error}.", error.existing_id) from error
            except TooLateError as error:
                raise conflict(f"Too late: {error}.") from error
            except NotPossibleError as error:
                raise cannot(f"Not possible: {error}.") from error
            self.operator.notifier.changed()
            return body
        raise crossed


def _ticket_id(related: list[SentEntity]) -> str:
    ids = [one.id for one in related if one.referred_type == TICKET]
    if len(ids) != 1:
        raise cannot("An appointment is about one TroubleTicket.")
    return ids[0]


def _no_fault() -> Exception:
    return cannot("There is no such fault.")
