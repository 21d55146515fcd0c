"""Every change of a ticket is counted and written to its history. Must not decide which change may follow."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from elderclient.backend.database.models import Ticket, TicketHistory


def touch(ticket: Ticket, now: datetime) -> None:
    """Count a change, so that whoever waits for one sees it."""
    ticket.version += 1
    ticket.updated_at = now


def record(session: Session, ticket: Ticket, now: datetime, *, status: str = "", reason: str = "") -> None:
    """Add the ticket's phase and ``status`` (its own unless given) to its history."""
    history = TicketHistory(
        ticket_id=ticket.id, status=status or ticket.status, phase=ticket.phase, reason=reason, changed_at=now
    )
    session.add(history)


def enter(session: Session, ticket: Ticket, status: str, now: datetime, *, reason: str = "") -> None:
    """Give the ticket another status and record it; nothing is due on it until a caller says so."""
    ticket.status, ticket.status_reason, ticket.due_at = status, reason, None
    touch(ticket, now)
    record(session, ticket, now, reason=reason)
