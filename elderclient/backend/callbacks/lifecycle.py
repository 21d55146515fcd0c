"""The life of a callback: which step may follow which, and what each step changes. Every change writes history.

    scheduled -> waiting -> taken -> dialling -> talking -> served
    dialling -> missed -> waiting ... -> gaveUp;  dialling or talking -> waiting when the words were wrong;
    anything before talking -> cancelled;  dialling or talking -> unknown -> served, missed, waiting or cancelled;
    taken or talking -> scheduled for when the customer asked

Callers hold a writing session with the ticket loaded for update. Who may take which step is ``taking``'s to decide.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from elderclient.backend.callbacks import queue
from elderclient.backend.callbacks.call_check import CheckWords, new_words, seal, unseal
from elderclient.backend.config import Configuration
from elderclient.backend.database.models import CallRecord, Ticket, TicketNote
from elderclient.backend.privacy import access_log
from elderclient.backend.tickets.history import record, touch
from elderclient.backend.tickets.kinds import NotPossibleError, TooLateError

CALLBACK = "callbackRequest"
"""TMF621 ``ticketType`` of a callback."""
UNKNOWN = "unknown"
"""The phase of a call whose agent was heard of no more after it had been dialled."""
STATUS_OF = {
    "waiting": "acknowledged",
    "scheduled": "pending",
    "missed": "pending",
    "taken": "inProgress",
    "dialling": "inProgress",
    "talking": "inProgress",
    UNKNOWN: "held",
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

    def take_first(
        self,
        session: Session,
        now: datetime,
        *,
        holder_id: str | None = None,
        lease_until: datetime | None = None,
        by: Collection[str] = queue.ANY_CONTACT,
    ) -> Ticket | None:
        """The first callback that nobody else is taking, now in the agent's hand; ``None`` for an empty queue.

        ``by``: the ways of contact to look for. A simulated agent is no ``holder_id`` and has no lease.
        """
        changes = {"holder_id": holder_id, "lease_until": lease_until, "phase": "taken", "phase_since": now}
        changes |= {"status": STATUS_OF["taken"], "status_reason": "", "updated_at": now}
        ticket = queue.claim_first(session, by, changes)
        if ticket is not None:
            self._begin_attempt(session, ticket, now)
            record(session, ticket, now)
        return ticket

    def take(self, session: Session, ticket: Ticket, now: datetime) -> None:
        """An agent without a name reads this case, out of turn."""
        _expect(ticket, "waiting", "missed", "scheduled")
        self._begin_attempt(session, ticket, now)
        move(session, ticket, "taken", now)

    def _begin_attempt(self, session: Session, ticket: Ticket, now: datetime) -> None:
        before = session.scalar(select(func.max(CallRecord.attempt)).where(CallRecord.ticket_id == ticket.id)) or 0
        session.add(
            CallRecord(ticket_id=ticket.id, attempt=before + 1, staff_id=ticket.holder_id, taken_at=now, outcome="")
        )
        access_log.note(session, ticket.customer_id, "read", now, ticket.holder_id)

    def put_back(self, session: Session, ticket: Ticket, now: datetime, *, reason: str = "") -> None:
        """The agent gives it back before anything was dialled: it stands where it stood, and no attempt is lost."""
        _expect(ticket, "taken")
        _end_record(session, ticket, "putBack", now)
        move(session, ticket, "waiting", now, reason=reason)

    def dial(self, session: Session, ticket: Ticket, now: datetime) -> None:
        """The telephone rings; only now do the words exist."""
        _expect(ticket, "taken")
        if ticket.contact_by == "text":
            raise WrongPhaseError("the callback is in writing")
        words, secret = new_words(), self.configuration.secret
        ticket.check_words = seal(words.zh, ticket.id, secret)
        ticket.check_words_en = seal(words.en, ticket.id, secret)
        ticket.attempt += 1
        if (record := _record(session, ticket)) is not None:
            record.dialled_at = now
        access_log.note(session, ticket.customer_id, "dialled", now, ticket.holder_id)
        move(session, ticket, "dialling", now)

    def words_of(self, ticket: Ticket) -> CheckWords | None:
        """What the caller says first; ``None`` while nothing is dialled, and once the customer has compared them."""
        secret = self.configuration.secret
        zh = unseal(ticket.check_words, ticket.id, secret)
        en = unseal(ticket.check_words_en, ticket.id, secret)
        return None if zh is None or en is None else CheckWords(zh, en)

    def answer(self, session: Session, ticket: Ticket, now: datetime) -> None:
        """Somebody picked up; in writing: the agent begins, and nothing was dialled."""
        _expect(ticket, "taken" if ticket.contact_by == "text" else "dialling")
        if (record := _record(session, ticket)) is not None:
            record.answered_at = now
        if ticket.contact_by == "text":
            access_log.note(session, ticket.customer_id, "wrote", now, ticket.holder_id)
        move(session, ticket, "talking", now)

    def miss(self, session: Session, ticket: Ticket, now: datetime, *, reason: str = "noAnswer") -> None:
        """Nobody picked up, or the line was busy: another attempt later, or the end after the last one."""
        _expect(ticket, "dialling")
        _end_record(session, ticket, "missed", now)
        if ticket.attempt >= (ticket.attempts_allowed or 1):
            move(session, ticket, "gaveUp", now, reason=reason)
            return
        ticket.next_attempt_at = now + self.configuration.rules.retry_delay * self.configuration.pace
        move(session, ticket, "missed", now, reason=reason)

    def close(self, session: Session, ticket: Ticket, now: datetime, result: str = "") -> None:
        """End the conversation and count the call as served; ``result``: what was agreed, for the customer to read."""
        _expect(ticket, "talking")
        if result:
            ticket.notes.append(TicketNote(author="agent", text=result, written_at=now))
        _end_record(session, ticket, "served", now)
        ticket.phase = "served"
        record(session, ticket, now, status="resolved")
        move(session, ticket, "served", now)

    def arrange(self, session: Session, ticket: Ticket, moment: datetime, now: datetime) -> None:
        """The agent calls again at ``moment``, as the customer asked. Whoever was reached has lost no attempt."""
        _expect(ticket, "taken", "talking")
        _end_record(session, ticket, "later", now)
        if ticket.phase == "talking":
            ticket.attempt -= 1
        ticket.requested_for = ticket.next_attempt_at = moment
        move(session, ticket, "scheduled", now)

    def cancel(self, session: Session, ticket: Ticket, now: datetime) -> None:
        """The customer no longer wants it; cancelling twice is once."""
        if ticket.phase == "cancelled":
            return
        _expect(ticket, "waiting", "scheduled", "missed", "taken", "dialling", UNKNOWN)
        _end_record(session, ticket, "cancelled", now)
        move(session, ticket, "cancelled", now, reason="byCustomer")

    def lapse(self, session: Session, ticket: Ticket, now: datetime) -> None:
        """Nothing was heard of the agent any more.

        What nobody has heard yet goes back to its place, and so does what is in writing. Of a call that was dialled
        nobody can say whether it goes on: it is never dialled again before a person has said what became of it.
        """
        _expect(ticket, *UNDER_WAY)
        if ticket.phase == "taken" or ticket.contact_by == "text":
            _end_record(session, ticket, "lapsed", now)
            move(session, ticket, "waiting", now, reason="agentGone")
        else:
            move(session, ticket, UNKNOWN, now, reason="agentGone")

    def settle(self, session: Session, ticket: Ticket, now: datetime, outcome: str, result: str = "") -> None:
        """A person says what became of a call that was lost sight of: ``served``, ``missed`` or ``waiting`` (again)."""
        _expect(ticket, UNKNOWN)
        if outcome == "served":
            ticket.phase = "talking"
            self.close(session, ticket, now, result)
        elif outcome == "missed":
            ticket.phase = "dialling"
            self.miss(session, ticket, now)
        elif outcome == "waiting":
            _end_record(session, ticket, "lapsed", now)
            ticket.attempt -= 1
            move(session, ticket, "waiting", now)
        else:
            raise NotPossibleError("a call that was lost sight of was served, missed, or is waiting again")

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
    """Enter ``phase`` and write it down. Neither the words nor the agent's hold outlive the call."""
    ticket.phase = phase
    ticket.phase_since = now
    ticket.status = STATUS_OF[phase]
    ticket.status_reason = reason
    if phase not in UNDER_WAY:
        ticket.lease_until = None
    if phase not in UNDER_WAY and phase != UNKNOWN:
        ticket.holder_id = None
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
