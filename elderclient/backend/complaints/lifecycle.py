"""The life of a complaint: which step may follow which, and what each changes. Every change writes history.

    acknowledged -> inProgress -> resolved -> inProgress (opened again, within a time) ...
    acknowledged or inProgress -> cancelled (withdrawn) or rejected;
    resolved, rejected, or an open one that is late -> closed, going on as another ticket one level higher

Callers hold a writing session with the ticket loaded for update.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from elderclient.backend.complaints.deadlines import ComplaintRules
from elderclient.backend.config import Configuration
from elderclient.backend.database.models import Customer, Ticket, TicketNote
from elderclient.backend.tickets.history import enter, touch
from elderclient.backend.tickets.kinds import TooLateError

COMPLAINT = "complaint"
LEVELS = ("service", "supervisor", "mediation")
OPEN = ("acknowledged", "inProgress")
ANSWERED = "resolved"
REFUSED = "rejected"
CUSTOMER, CLERK = "customer", "clerk"
WORST_LIKED = 3
"""From this satisfaction on the answer was good enough."""


@dataclass(frozen=True, slots=True)
class ComplaintLife:
    """The steps, under one configuration."""

    configuration: Configuration

    @property
    def rules(self) -> ComplaintRules:
        """The configured times within which complaints are answered."""
        return self.configuration.complaints

    def promise(self, session: Session, ticket: Ticket, now: datetime) -> None:
        """Set by when it is answered, first and in full, counted from ``now``."""
        province = session.get_one(Customer, ticket.customer_id).province
        answer_by = self.rules.answer_of(province).until(now, self.configuration.zone)
        first_answer_by = min(now + self.rules.first_answer, answer_by)
        remember(ticket, answerBy=answer_by.isoformat(), firstAnswerBy=first_answer_by.isoformat())

    def take_up(self, session: Session, ticket: Ticket, text: str, now: datetime) -> None:
        """Write the clerk's first answer and start the work."""
        self._expect(ticket, "acknowledged")
        write(ticket, CLERK, text, now)
        _move(session, ticket, "inProgress", now)

    def answer(self, session: Session, ticket: Ticket, text: str, now: datetime) -> None:
        """The clerk's answer, with what is offered."""
        self._expect(ticket, *OPEN)
        write(ticket, CLERK, text, now)
        ticket.resolved_at = now
        remember(ticket, reopenUntil=(now + self.rules.reopen_within).isoformat())
        _move(session, ticket, ANSWERED, now)

    def refuse(self, session: Session, ticket: Ticket, text: str, now: datetime) -> None:
        """The operator says no, and why."""
        self._expect(ticket, *OPEN)
        write(ticket, CLERK, text, now)
        ticket.resolved_at = now
        _move(session, ticket, REFUSED, now)

    def add(self, ticket: Ticket, text: str, now: datetime) -> None:
        """The customer has more to say, only while an answer is still to come; the same words again are once."""
        self._expect(ticket, *OPEN)
        last = ticket.notes[-1] if ticket.notes else None
        if last is not None and (last.author, last.text) == (CUSTOMER, text):
            return
        write(ticket, CUSTOMER, text, now)

    def withdraw(self, session: Session, ticket: Ticket, now: datetime) -> None:
        """The customer no longer complains; withdrawing twice is once."""
        if ticket.status == "cancelled":
            return
        self._expect(ticket, *OPEN)
        _move(session, ticket, "cancelled", now, reason="byCustomer")

    def reopen(self, session: Session, ticket: Ticket, now: datetime) -> None:
        """The answer did not settle it: it is answered again, by a new promise."""
        self._expect(ticket, ANSWERED)
        if is_liked(ticket):
            raise TooLateError("the answer was rated as good")
        until = ticket.details.get("reopenUntil")
        if until is None or now >= datetime.fromisoformat(until):
            raise TooLateError("the time for opening it again has passed")
        ticket.resolved_at = None
        self.promise(session, ticket, now)
        remember(ticket, reopenUntil=None, satisfaction=None)
        _move(session, ticket, "inProgress", now, reason="reopened")

    def rate(self, ticket: Ticket, satisfaction: int, now: datetime) -> None:
        """Once, after the answer; the same again is once."""
        if ticket.details.get("satisfaction") == satisfaction:
            return
        self._expect(ticket, ANSWERED, REFUSED)
        if ticket.details.get("satisfaction") is not None:
            raise TooLateError("the answer was rated already")
        remember(ticket, satisfaction=satisfaction)
        touch(ticket, now)

    def hand_up(self, session: Session, ticket: Ticket, now: datetime) -> None:
        """It goes on at the next level, as another ticket: answered badly, refused, or late."""
        if ticket.status not in (ANSWERED, REFUSED, *OPEN) or is_liked(ticket):
            raise TooLateError("the complaint is settled" if is_liked(ticket) else f"it is {ticket.status}")
        if ticket.status in OPEN and not self.is_late(ticket, now):
            raise TooLateError("the answer is not late yet")
        _move(session, ticket, "closed", now, reason="escalated")

    def is_late(self, ticket: Ticket, now: datetime) -> bool:
        """An answer, the first or the full one, is overdue."""
        name = "firstAnswerBy" if ticket.status == "acknowledged" else "answerBy"
        until = ticket.details.get(name)
        return until is not None and now > datetime.fromisoformat(until)

    @staticmethod
    def _expect(ticket: Ticket, *statuses: str) -> None:
        if ticket.status not in statuses:
            raise TooLateError(f"the complaint is {ticket.status}")


def _move(session: Session, ticket: Ticket, status: str, now: datetime, *, reason: str = "") -> None:
    due_at = ticket.due_at if status in OPEN else None
    enter(session, ticket, status, now, reason=reason)
    ticket.due_at = due_at


def is_liked(ticket: Ticket) -> bool:
    """The customer was content with the answer."""
    satisfaction = ticket.details.get("satisfaction")
    return satisfaction is not None and satisfaction >= WORST_LIKED


def remember(ticket: Ticket, **details: Any) -> None:
    """Keep something that belongs to complaints only."""
    ticket.details = {**ticket.details, **details}


def write(ticket: Ticket, author: str, text: str, now: datetime) -> None:
    """Append a note and count the change."""
    ticket.notes.append(TicketNote(author=author, text=text, written_at=now))
    touch(ticket, now)
