"""The life of a callback: which step may follow which, and what each step changes. Every change writes history.

    scheduled -> waiting -> taken -> dialling -> talking -> served
    dialling -> missed -> waiting ... -> gaveUp;  dialling or talking -> waiting when the words were wrong;
    anything before talking -> cancelled

Callers hold a writing session with the ticket loaded for update.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from elderclient.backend.callbacks.call_check import new_words
from elderclient.backend.config import Configuration
from elderclient.backend.database.models import CallRecord, Ticket, TicketNote
from elderclient.backend.privacy import access_log
from elderclient.backend.tickets.history import record, touch
from elderclient.backend.tickets.kinds import TooLateError

STATUS_OF = {
    "waiting": "acknowledged",
    "scheduled": "pending",
    "missed": "pending",
    "taken": "inProgress",
    "dialling": "inProgress",
    "talking": "inProgress",
    "served": "closed",
    "gaveUp": "closed",
    "cancelled": "cancelled",
}
ENDED = frozenset({"served", "gaveUp", "cancelled"})
UNDER_WAY = ("taken", "dialling", "talking")


class WrongPhaseError(TooLateError):
    """The step does not follow the callback's present phase, which the message names."""


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """The steps, under one configuration."""

    configuration: Configuration

    def take(self, session: Session, ticket: Ticket, now: datetime) -> None:
        """An agent reads the case."""
        _expect(ticket, "waiting", "missed", "scheduled")
        session.add(CallRecord(ticket_id=ticket.id, attempt=ticket.attempt + 1, taken_at=now, outcome=""))
        access_log.note(session, ticket.customer_id, "read", now)
        move(session, ticket, "taken", now)

    def dial(self, session: Session, ticket: Ticket, now: datetime) -> None:
        """The telephone rings; only now do the words exist."""
        _expect(ticket, "taken")
        if ticket.contact_by == "text":
            raise WrongPhaseError("the callback is in writing")
        words = new_words()
        ticket.check_words, ticket.check_words_en = words
        ticket.attempt += 1
        if (record := _record(session, ticket)) is not None:
            record.dialled_at = now
        access_log.note(session, ticket.customer_id, "dialled", now)
        move(session, ticket, "dialling", now)

    def answer(self, session: Session, ticket: Ticket, now: datetime) -> None:
        """Somebody picked up; in writing: the agent begins, and nothing was dialled."""
        _expect(ticket, "taken" if ticket.contact_by == "text" else "dialling")
        if (record := _record(session, ticket)) is not None:
            record.answered_at = now
        if ticket.contact_by == "text":
            access_log.note(session, ticket.customer_id, "wrote", now)
        move(session, ticket, "talking", now)

    def miss(self, session: Session, ticket: Ticket, now: datetime) -> None:
        """Nobody picked up: another attempt later, or the end after the last one."""
        _expect(ticket, "dialling")
        _end_record(session, ticket, "missed", now)
        if ticket.attempt >= (ticket.attempts_allowed or 1):
            move(session, ticket, "gaveUp", now, reason="noAnswer")
            return
        ticket.next_attempt_at = now + self.configuration.rules.retry_delay * self.configuration.pace
        move(session, ticket, "missed", now)

    def close(self, session: Session, ticket: Ticket, now: datetime, result: str = "") -> None:
        """End the conversation and count the call as served; ``result``: what was agreed, for the customer to read."""
        _expect(ticket, "talking")
        if result:
            ticket.notes.append(TicketNote(author="agent", text=result, written_at=now))
        _end_record(session, ticket, "served", now)
        ticket.phase = "served"
        record(session, ticket, now, status="resolved")
        move(session, ticket, "served", now)

    def cancel(self, session: Session, ticket: Ticket, now: datetime) -> None:
        """The customer no longer wants it; cancelling twice is once."""
        if ticket.phase == "cancelled":
            return
        _expect(ticket, "waiting", "scheduled", "missed", "taken", "dialling")
        _end_record(session, ticket, "cancelled", now)
        move(session, ticket, "cancelled", now, reason="byCustomer")

    def return_to_queue(self, session: Session, ticket: Ticket, now: datetime) -> None:
        """The time of a missed or scheduled callback has come."""
        _expect(ticket, "missed", "scheduled")
        move(session, ticket, "waiting", now)

    def words_heard(self, session: Session, ticket: Ticket, now: datetime, *, are_right: bool) -> None:
        """What the customer heard. Wrong words end the call, are noted as suspected fraud, and do not cost an attempt."""
        _expect(ticket, "dialling", "talking")
        if are_right:
            ticket.check_words = ticket.check_words_en = None
            touch(ticket, now)
            record(session, ticket, now, reason="callCheckRight")
            return
        _end_record(session, ticket, "wrongWords", now)
        ticket.attempt -= 1
        move(session, ticket, "waiting", now, reason="fraudSuspicion")

    def reschedule(self, session: Session, ticket: Ticket, moment: datetime | None, now: datetime) -> None:
        """Call at ``moment`` instead, or as soon as possible for ``None`` or a time that has passed."""
        _expect(ticket, "waiting", "scheduled", "missed")
        if moment is not None and moment > now:
            ticket.requested_for = ticket.next_attempt_at = moment
            move(session, ticket, "scheduled", now)
        else:
            ticket.requested_for = None
            move(session, ticket, "waiting", now)


def move(session: Session, ticket: Ticket, phase: str, now: datetime, *, reason: str = "") -> None:
    """Enter ``phase`` and write it down. The words do not outlive the call."""
    ticket.phase = phase
    ticket.phase_since = now
    ticket.status = STATUS_OF[phase]
    ticket.status_reason = reason
    if phase not in ("dialling", "talking"):
        ticket.check_words = ticket.check_words_en = None
    if phase not in ("missed", "scheduled"):
        ticket.next_attempt_at = None
    if phase in ENDED:
        ticket.live_number = None
        ticket.resolved_at = now
    touch(ticket, now)
    record(session, ticket, now, reason=reason)


def _expect(ticket: Ticket, *phases: str) -> None:
    if ticket.phase not in phases:
        raise WrongPhaseError(f"the callback is already {ticket.phase}")


def _record(session: Session, ticket: Ticket) -> CallRecord | None:
    return session.scalar(
        select(CallRecord)
        .where(CallRecord.ticket_id == ticket.id, CallRecord.ended_at.is_(None))
        .order_by(CallRecord.id.desc())
        .limit(1)
    )


def _end_record(session: Session, ticket: Ticket, outcome: str, now: datetime) -> None:
    if (record := _record(session, ticket)) is not None:
        record.outcome, record.ended_at = outcome, now
