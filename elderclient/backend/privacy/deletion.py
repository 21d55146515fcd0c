"""A customer's request to delete data, as a kind of ticket: held for a while, performed by a job, reported in counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, CursorResult, Executable, and_, delete, or_, select, update
from sqlalchemy.orm import Session

from elderclient.backend.callbacks.lifecycle import CALLBACK, ENDED
from elderclient.backend.config import Configuration
from elderclient.backend.database.models import Customer, Product, Ticket, TicketNote, Usage
from elderclient.backend.privacy.holdings import USAGE_MONTHS
from elderclient.backend.tickets.history import enter, record
from elderclient.backend.tickets.kinds import NotPossibleError, Patch, TicketRequest, TicketState, TooLateError

TYPE = "deletionRequest"
OVER = ("closed", "cancelled", "rejected")


@dataclass(frozen=True, slots=True)
class DeletionKind:
    """The rules of a deletion request; implements ``kinds.TicketKind``."""

    configuration: Configuration

    def begin(self, session: Session, ticket: Ticket, _request: TicketRequest, now: datetime) -> None:
        """Hold it, so that it can be taken back."""
        live = select(Ticket.id).where(
            Ticket.customer_id == ticket.customer_id, Ticket.ticket_type == TYPE, Ticket.status.not_in(OVER)
        )
        if session.scalar(live.limit(1)) is not None:
            raise TooLateError("a deletion is already under way")
        ticket.due_at = now + self.configuration.privacy.deletion_hold * self.configuration.pace

    def change(self, session: Session, ticket: Ticket, patch: Patch, now: datetime) -> None:
        """Take it back, as long as nothing was deleted."""
        if patch.status != "cancelled" or patch.values or patch.notes or patch.moves:
            raise NotPossibleError("a deletion can only be cancelled")
        if ticket.status == "closed":
            raise TooLateError("it is already deleted")
        if ticket.status != "cancelled":
            ticket.resolved_at = now
            enter(session, ticket, "cancelled", now, reason="byCustomer")

    def standing(self, _session: Session, ticket: Ticket, _now: datetime) -> TicketState:
        """When it will be done; afterwards how much was deleted."""
        return TicketState({f"deleted.{name}": count for name, count in ticket.details.items()}, ticket.due_at)


def due(session: Session, now: datetime, *, to_change: bool = False) -> Ticket | None:
    """The deletion that has been due longest."""
    query = select(Ticket).where(Ticket.ticket_type == TYPE, Ticket.due_at <= now).order_by(Ticket.due_at).limit(1)
    return session.scalar(query.with_for_update() if to_change else query)


def perform(session: Session, ticket: Ticket, now: datetime, configuration: Configuration) -> None:
    """Delete what no law wants kept, and say so on the ticket."""
    today = now.astimezone(configuration.zone).date()
    ticket.details = erase(session, ticket.customer_id, today)
    ticket.resolved_at = now
    record(session, ticket, now, status="resolved", reason="deleted")
    enter(session, ticket, "closed", now, reason="deleted")


def erase(session: Session, customer_id: str, today: date) -> dict[str, int]:
    """How much was deleted, by kind: ``usage``, ``notes``, ``reasons``, ``health``."""
    return {
        "usage": _usage(session, customer_id, today),
        "notes": _notes(session, customer_id),
        "reasons": _reasons(session, customer_id),
        "health": _health(session, customer_id),
    }


def _usage(session: Session, customer_id: str, today: date) -> int:
    disputed = select(Ticket.id).where(
        Ticket.customer_id == customer_id, Ticket.ticket_type == "complaint", Ticket.status.not_in(OVER)
    )
    if session.scalar(disputed.limit(1)) is not None:
        return 0  # Disputed records are kept until the dispute is settled.
    index = today.year * 12 + today.month - 1 - USAGE_MONTHS
    oldest = date(index // 12, index % 12 + 1, 1)
    own = select(Product.id).where(Product.customer_id == customer_id)
    return _count(session, delete(Usage).where(Usage.product_id.in_(own), Usage.month < oldest))


def _notes(session: Session, customer_id: str) -> int:
    ended = select(Ticket.id).where(_is_ended_call(customer_id))
    return _count(session, delete(TicketNote).where(TicketNote.ticket_id.in_(ended)))


def _reasons(session: Session, customer_id: str) -> int:
    has_reason = or_(Ticket.description != "", Ticket.reason_screen != "", Ticket.reason_subject != "")
    emptied = {"description": "", "reason_screen": "", "reason_subject": "", "related": []}
    return _count(session, update(Ticket).where(_is_ended_call(customer_id), has_reason).values(emptied))


def _health(session: Session, customer_id: str) -> int:
    customer = session.get_one(Customer, customer_id)
    if not customer.disability or customer.has_disability_consent:
        return 0
    customer.disability = ""
    return 1


def _is_ended_call(customer_id: str) -> ColumnElement[bool]:
    return and_(Ticket.customer_id == customer_id, Ticket.ticket_type == CALLBACK, Ticket.phase.in_(ENDED))


def _count(session: Session, statement: Executable) -> int:
    result = session.execute(statement)
    return result.rowcount if isinstance(result, CursorResult) else 0
