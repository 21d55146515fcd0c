"""Callbacks as a kind of ticket: how one is placed, what a customer may change of it, its place in the queue."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from elderclient.backend.callbacks import estimate, queue, writing
from elderclient.backend.callbacks.lifecycle import STATUS_OF, Lifecycle
from elderclient.backend.config import Configuration
from elderclient.backend.database.models import Customer, Number, Ticket, TicketNote
from elderclient.backend.tickets.history import touch
from elderclient.backend.tickets.kinds import NotPossibleError, Patch, TicketRequest, TicketState, TooLateError
from elderclient.backend.tickets.limits import refuse_many

EARLIEST_YEAR, LATEST_YEAR = 1900, 2200
CHANGEABLE = frozenset({"callbackNumber", "callCheckHeard"})
MOST_NOTES = 500
"""Notes one conversation may have."""


@dataclass(frozen=True, slots=True)
class CallbackKind:
    """The rules of a callback request; implements ``kinds.TicketKind``."""

    configuration: Configuration
    lifecycle: Lifecycle

    def begin(self, session: Session, ticket: Ticket, request: TicketRequest, now: datetime) -> None:
        """Stand in the queue, or wait for the time asked for."""
        if request.number is None:
            raise NotPossibleError("a callbackRequest needs the characteristic callbackNumber")
        contact_by = request.values.get("contactBy", "phone")
        if contact_by not in ("phone", "text"):
            raise NotPossibleError("contactBy is phone or text")
        number = self._number_to_call(session, ticket.customer_id, request.number)
        rules, zone = self.configuration.rules, self.configuration.zone
        # A number is one customer's, so this bounds the calls to a number too. No lock: at most one request to each
        # number of the customer can be under way at the same moment.
        refuse_many(session, ticket, rules.requests_an_hour, now, "enough requests for a call for now")
        today = now.astimezone(zone).date()
        self._refuse_closed(request.at, now)
        preferred = queue.is_preferred(session.get_one(Customer, ticket.customer_id), today, rules)
        preferred = preferred or queue.has_open_fault(session, ticket.customer_id)
        is_later = request.at is not None and request.at > now
        ticket.priority = "high" if preferred else "normal"
        ticket.phase = "scheduled" if is_later else "waiting"
        ticket.status = STATUS_OF[ticket.phase]
        ticket.phase_since = now
        ticket.requested_for = request.at if is_later else None
        ticket.next_attempt_at = ticket.requested_for
        ticket.callback_number = ticket.live_number = number
        ticket.queue_key = queue.queue_key(now, rules, is_preferred=preferred)
        self._go_on(session, ticket, request.parent_id)
        ticket.attempts_allowed = rules.attempts_allowed
        ticket.reason_screen = request.values.get("reasonScreen", "")[:40]
        ticket.reason_subject = request.values.get("reasonSubject", "")[:200]
        ticket.contact_by, ticket.requested_at = contact_by, _moment(request.values.get("requestedAt"))
        ticket.is_repeat_today = self._has_asked_today(session, ticket, today)

    def _go_on(self, session: Session, ticket: Ticket, parent_id: str | None) -> None:
        """Take over place and notes of the call before, which did not settle the matter."""
        parent = None if parent_id is None else session.get(Ticket, parent_id)
        if parent is None or parent.ticket_type != ticket.ticket_type:
            return
        if parent.queue_key is not None and ticket.queue_key is not None:
            ticket.queue_key = min(parent.queue_key, ticket.queue_key)
        ticket.notes = [TicketNote(author=one.author, text=one.text, written_at=one.written_at) for one in parent.notes]

    def change(self, session: Session, ticket: Ticket, patch: Patch, now: datetime) -> None:
        """Report the words that were heard, change the number, write, reschedule or cancel."""
        if set(patch.values) - CHANGEABLE:
            raise NotPossibleError("only callbackNumber and callCheckHeard can be changed, each as one text")
        if (heard := patch.values.get("callCheckHeard")) is not None:
            if heard not in ("right", "wrong"):
                raise NotPossibleError("callCheckHeard is right or wrong")
            self.lifecycle.words_heard(session, ticket, now, are_right=heard == "right")
        if (number := patch.values.get("callbackNumber")) is not None:
            self._change_number(session, ticket, number, now)
        if patch.description is not None and patch.description != ticket.description:
            ticket.description = patch.description
            touch(ticket, now)
        for text in patch.notes:
            if len(ticket.notes) >= MOST_NOTES:
                raise NotPossibleError("this conversation is too long; ask for a new one")
            writing.write(session, ticket, writing.CUSTOMER, text, now)
        if patch.moves:
            self._refuse_closed(patch.at, now)
            self.lifecycle.reschedule(session, ticket, patch.at, now)
        if patch.status is not None:
            self._end(session, ticket, patch.status, now)

    def standing(self, session: Session, ticket: Ticket, now: datetime) -> TicketState:
        """The place in the queue, the words until they were compared, and so on."""
        configuration = self.configuration
        place = queue.position(session, ticket)
        seconds = None if place is None else estimate.waiting_seconds(session, place, now, configuration)
        expected = ticket.next_attempt_at if seconds is None else now + timedelta(seconds=seconds)
        values = {
            "callPhase": "waiting" if ticket.phase == "scheduled" else ticket.phase,
            "callbackNumber": ticket.callback_number,
            "queuePosition": place,
            "estimatedWaitSeconds": seconds,
            "attempt": ticket.attempt,
            "attemptsAllowed": ticket.attempts_allowed,
            "nextAttemptAt": ticket.next_attempt_at,
            "repeatToday": ticket.is_repeat_today,
            "callerNumber": configuration.rules.calls_from or None if ticket.contact_by != writing.BY_TEXT else None,
            "reasonScreen": ticket.reason_screen,
            "reasonSubject": ticket.reason_subject,
            "contactBy": ticket.contact_by,
            "requestedAt": ticket.requested_at,
        }
        words = self.lifecycle.words_of(ticket)
        secrets = {} if words is None else {"callCheckCode": words.zh, "callCheckCodeEn": words.en}
        # The estimate alone, which drifts with the clock, makes no other ticket.
        marks = (place, configuration.hours.is_open(now, configuration.zone))
        return TicketState(values, expected, marks, secrets)

    def _refuse_closed(self, at: datetime | None, now: datetime) -> None:
        configuration = self.configuration
        if at is not None and at > now and not configuration.hours.is_open(at, configuration.zone):
            raise NotPossibleError("nobody works at the time asked for")

    def _end(self, session: Session, ticket: Ticket, status: str, now: datetime) -> None:
        """A customer can cancel what has not begun, and close a conversation in writing that has."""
        if status == "closed" and ticket.contact_by == writing.BY_TEXT:
            if ticket.phase != "served":  # closing twice is once
                self.lifecycle.close(session, ticket, now)
        elif status == "cancelled":
            self.lifecycle.cancel(session, ticket, now)
        else:
            raise NotPossibleError("a customer can set status to cancelled, and in a written conversation to closed")

    def _change_number(self, session: Session, ticket: Ticket, digits: str, now: datetime) -> None:
        number = self._number_to_call(session, ticket.customer_id, digits)
        if ticket.phase not in ("waiting", "scheduled", "missed"):
            raise TooLateError(f"the callback is already {ticket.phase}")
        ticket.callback_number = ticket.live_number = number
        touch(ticket, now)
        session.flush()

    def _number_to_call(self, session: Session, customer_id: str, digits: str) -> str:
        """A number of the account, and none that costs extra, is abroad or is barred; ``NotPossibleError`` for others."""
        number, rules = own_number(session, customer_id, digits), self.configuration.rules
        if re.fullmatch(rules.diallable, number) is None or number in rules.barred_numbers:
            raise NotPossibleError("callbackNumber is not called from here")
        return number

    def _has_asked_today(self, session: Session, ticket: Ticket, today: date) -> bool:
        zone = self.configuration.zone
        earlier = select(Ticket.id).where(
            Ticket.customer_id == ticket.customer_id,
            Ticket.ticket_type == ticket.ticket_type,
            Ticket.created_at >= datetime.combine(today, time(0), tzinfo=zone),
            Ticket.created_at < datetime.combine(today + timedelta(days=1), time(0), tzinfo=zone),
        )
        return session.scalar(earlier.limit(1)) is not None


def own_number(session: Session, customer_id: str, digits: str) -> str:
    """The number itself if it is the customer's; else raises ``NotPossibleError``."""
    number = session.get(Number, digits)
    if number is None or number.customer_id != customer_id:
        raise NotPossibleError("callbackNumber is not a number of this account")
    return number.digits


def _moment(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise NotPossibleError("requestedAt is no moment with a zone (RFC 3339)") from error
    if found.tzinfo is None or not EARLIEST_YEAR <= found.year < LATEST_YEAR:
        raise NotPossibleError("requestedAt is no moment with a zone (RFC 3339)")
    return found
