"""Faults as a kind of ticket: what can be reported, withdrawn, promised, and what is owed when a repair is late.

    acknowledged -> inProgress (a technician has it) -> resolved -> closed;  acknowledged or inProgress -> cancelled

``Ticket.details`` holds ``productId``, ``symptom``, ``tried``, ``technician``, ``technicianEn``, ``outageId``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from elderclient.backend.config import Configuration
from elderclient.backend.database.models import AccountEvent, Outage, Product, Ticket, TicketNote, Visit
from elderclient.backend.faults import visits
from elderclient.backend.faults.lines import SYMPTOMS, VISITED, is_held
from elderclient.backend.faults.outages import open_outage_of
from elderclient.backend.faults.rules import waived_fen
from elderclient.backend.tickets.history import enter, touch
from elderclient.backend.tickets.kinds import NotPossibleError, Patch, TicketRequest, TicketState, TooLateError
from elderclient.backend.tickets.placing import AlreadyLiveError

FAULT = "fault"
OPEN = ("acknowledged", "inProgress")
AFFECTED_LINE = "affectedLine"
"""Role of the product in TMF621 ``relatedEntity``."""
ASSIGNING = timedelta(seconds=30)
"""How long the made-up dispatcher takes, at pace 1."""
FROM_AFAR = timedelta(minutes=10)
"""How long the made-up technician takes for a fault without a visit, at pace 1."""
MOST_NOTES = 50
CUSTOMER = "customer"


@dataclass(frozen=True, slots=True)
class FaultKind:
    """The rules of a fault report; implements ``kinds.TicketKind``."""

    configuration: Configuration

    def begin(self, session: Session, ticket: Ticket, request: TicketRequest, now: datetime) -> None:
        """One open fault a line; the line must be the customer's and be able to have this fault."""
        line = _line(session, ticket.customer_id, request.related)
        symptom = request.values.get("symptom", "")
        if symptom not in SYMPTOMS[line.offering.category]:
            allowed = ", ".join(sorted(SYMPTOMS[line.offering.category]))
            raise NotPossibleError(f"a {line.offering.category} line's symptom is one of: {allowed}")
        open_fault = _open_fault(session, line)
        if open_fault is not None:
            raise AlreadyLiveError(open_fault, "this line is being repaired already")
        outage = open_outage_of(session, line, now)
        ticket.status = "acknowledged"
        ticket.due_at = now + ASSIGNING * self.configuration.pace
        ticket.details = {
            "productId": line.id,
            "symptom": symptom,
            "tried": request.values.get("tried", "")[:200],
            "outageId": outage.id if outage else None,
        }

    def change(self, session: Session, ticket: Ticket, patch: Patch, now: datetime) -> None:
        """Add a note, or withdraw it because the line works again. Times belong to the visit."""
        if patch.values or patch.moves:
            raise NotPossibleError("a fault is changed by notes and by cancelling only")
        for text in patch.notes:
            if len(ticket.notes) >= MOST_NOTES:
                raise NotPossibleError("there are too many notes; ask a person to call")
            session.add(TicketNote(ticket_id=ticket.id, author=CUSTOMER, text=text, written_at=now))
            touch(ticket, now)
        if patch.status is None or ticket.status == patch.status == "cancelled":
            return
        if patch.status != "cancelled":
            raise NotPossibleError("a customer can only set status to cancelled")
        if ticket.status not in OPEN:
            raise TooLateError(f"the fault is already {ticket.status}")
        self._settle(session, ticket, now)
        visits.end(session, ticket, "cancelled", now)
        enter(session, ticket, "cancelled", now, reason="byCustomer")

    def standing(self, session: Session, ticket: Ticket, now: datetime) -> TicketState:
        """The line, who repairs it, until when by law, and what is owed once that has passed."""
        line = session.get_one(Product, ticket.details["productId"])
        visit = visits.live_visit(session, ticket.id)
        limit_ends = self.limit_ends(ticket, line)
        is_overdue = limit_ends < (ticket.resolved_at or now)
        owed = self.owed_fen(ticket, line, now) if is_overdue else None
        values: dict[str, Any] = {
            "symptom": ticket.details["symptom"],
            "tried": ticket.details.get("tried"),
            "lineKind": line.offering.category,
            "number": line.number,
            "areaKind": _area_kind(line),
            "canBeVisited": line.offering.category in VISITED,
            "limitEnds": limit_ends,
            "isOverdue": is_overdue,
            "rentWaived": None if owed is None else Decimal(owed) / 100,
            "technician": ticket.details.get("technician"),
            "technicianEn": ticket.details.get("technicianEn"),
        }
        return TicketState(
            values, self._promised(session, ticket, visit, limit_ends), (is_overdue, owed, visit and visit.id)
        )

    def limit_ends(self, ticket: Ticket, line: Product) -> datetime:
        """The end of the time the law gives."""
        return ticket.created_at + self.configuration.repair.limit(
            is_rural=line.area is not None and line.area.is_rural
        )

    def owed_fen(self, ticket: Ticket, line: Product, now: datetime) -> int:
        """The rent waived so far for a repair that is late."""
        until = ticket.resolved_at or now
        return waived_fen(line.rent_fen, ticket.created_at, until, self.configuration.zone)

    def repair(self, session: Session, ticket: Ticket, now: datetime) -> None:
        """Resolve the fault: the line works again."""
        if ticket.status not in OPEN:
            raise TooLateError(f"the fault is already {ticket.status}")
        self._settle(session, ticket, now)
        visits.end(session, ticket, "completed", now)
        enter(session, ticket, "resolved", now)

    def _settle(self, session: Session, ticket: Ticket, now: datetime) -> None:
        """What a late repair owes goes on this month's bill."""
        line = session.get_one(Product, ticket.details["productId"])
        ticket.resolved_at = now
        if now <= self.limit_ends(ticket, line) or not (owed := self.owed_fen(ticket, line, now)):
            return
        today = now.astimezone(self.configuration.zone).date()
        session.add(
            AccountEvent(
                id=f"fault-{ticket.id}",
                account_id=line.account_id,
                product_id=line.id,
                month=today.replace(day=1),
                recorded_date=today,
                kind="credit",
                name=f"{line.name}修得晚，退月租",
                name_en=f"Rent back, late repair: {line.name_en or line.name}",
                description="没有在规定的时间里修好，坏了的那些天不收月租。",
                description_en="It was not repaired in time, so the days it did not work cost no rent.",
                price_fen=-owed,
            )
        )

    @staticmethod
    def _promised(session: Session, ticket: Ticket, visit: Visit | None, limit_ends: datetime) -> datetime | None:
        if ticket.status not in OPEN:
            return None
        if visit is not None:
            return visit.ends_at
        outage = session.get(Outage, ticket.details.get("outageId") or "")
        if outage is not None and outage.ended_at is None and outage.expected_end is not None:
            return min(outage.expected_end, limit_ends)
        return limit_ends


def _line(session: Session, customer_id: str, related: list[dict[str, Any]]) -> Product:
    """The line a request is about, locked: two reports of it at the same moment come one after the other."""
    ids = [one["entity"]["id"] for one in related if one.get("role") == AFFECTED_LINE]
    if len(ids) != 1:
        raise NotPossibleError(f"a fault has one related product in the role {AFFECTED_LINE}")
    query = select(Product).where(Product.id == ids[0], Product.customer_id == customer_id)
    line: Product | None = session.scalar(query.with_for_update())
    if line is None or not is_held(line) or line.offering.category not in SYMPTOMS:
        raise NotPossibleError("there is no such line")
    return line


def _open_fault(session: Session, line: Product) -> str | None:
    query = select(Ticket).where(
        Ticket.customer_id == line.customer_id, Ticket.ticket_type == FAULT, Ticket.status.in_(OPEN)
    )
    return next((one.id for one in session.scalars(query) if one.details.get("productId") == line.id), None)


def _area_kind(line: Product) -> str | None:
    if line.area is None:
        return None
    return "rural" if line.area.is_rural else "urban"
