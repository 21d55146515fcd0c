"""Placing a callback or a report exactly once, whatever arrives twice or at the same moment."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, sessionmaker

from elderclient.backend.callbacks.lifecycle import STATUS_OF
from elderclient.backend.callbacks.queue import is_preferred, queue_key
from elderclient.backend.config import Configuration
from elderclient.backend.database.models import Customer, Number, Ticket, TicketHistory


class NotCallableError(Exception):
    """The wish cannot be met; the message says why."""


class AlreadyLiveError(Exception):
    """Another callback to the same number of the same customer is live."""

    def __init__(self, existing_id: str) -> None:
        super().__init__("another callback to this number is already under way")
        self.existing_id = existing_id


@dataclass(frozen=True, slots=True)
class Wish:
    """What the customer asks for. ``number`` is ``None`` for tickets that are no callbacks."""

    ticket_type: str
    description: str
    severity: str = "normal"
    external_id: str | None = None
    external_type: str = ""
    external_owner: str = ""
    number: str | None = None
    at: datetime | None = None
    reason_screen: str = ""
    reason_subject: str = ""
    contact_by: str = "phone"
    requested_at: datetime | None = None
    related: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Placing:
    """Places wishes; safe under concurrency because the database's own constraints decide."""

    configuration: Configuration
    sessions: sessionmaker[Session]

    def place(self, customer_id: str, wish: Wish, now: datetime) -> str:
        """Return the ticket's id: a new one, or the one this external id already made.

        Raises ``AlreadyLiveError`` and ``NotCallableError``.
        """
        for _ in range(3):
            try:
                with self.sessions.begin() as session:
                    if (existing := _by_external_id(session, customer_id, wish.external_id)) is not None:
                        return existing
                    return self._insert(session, customer_id, wish, now)
            except IntegrityError as error:
                refused = error
                existing_id = self._what_stands_in_the_way(customer_id, wish)
            if existing_id is not None:
                return existing_id
        raise refused

    def _what_stands_in_the_way(self, customer_id: str, wish: Wish) -> str | None:
        with self.sessions.begin() as session:
            if (existing := _by_external_id(session, customer_id, wish.external_id)) is not None:
                return existing
            live = _live(session, customer_id, wish.number)
        if live is not None:
            raise AlreadyLiveError(live)
        return None

    def _insert(self, session: Session, customer_id: str, wish: Wish, now: datetime) -> str:
        ticket = Ticket(
            id=uuid4().hex,
            customer_id=customer_id,
            ticket_type=wish.ticket_type,
            external_id=wish.external_id,
            external_type=wish.external_type,
            external_owner=wish.external_owner,
            description=wish.description,
            severity=wish.severity,
            status="acknowledged",
            created_at=now,
            updated_at=now,
            related=wish.related,
        )
        if wish.number is not None:
            self._make_callback(session, ticket, wish, now)
        session.add(ticket)
        session.flush()
        session.add(TicketHistory(ticket_id=ticket.id, status=ticket.status, phase=ticket.phase, changed_at=now))
        return ticket.id

    def _make_callback(self, session: Session, ticket: Ticket, wish: Wish, now: datetime) -> None:
        number = own_number(session, ticket.customer_id, wish.number or "")
        rules, zone = self.configuration.rules, self.configuration.zone
        today = now.astimezone(zone).date()
        if wish.at is not None and wish.at > now and not self.configuration.hours.is_open(wish.at, zone):
            raise NotCallableError("nobody works at the time asked for")
        preferred = is_preferred(session.get_one(Customer, ticket.customer_id), today, rules)
        is_later = wish.at is not None and wish.at > now
        ticket.priority = "high" if preferred else "normal"
        ticket.phase = "scheduled" if is_later else "waiting"
        ticket.status = STATUS_OF[ticket.phase]
        ticket.phase_since = now
        ticket.requested_for = wish.at if is_later else None
        ticket.next_attempt_at = ticket.requested_for
        ticket.callback_number = ticket.live_number = number
        ticket.queue_key = queue_key(now, rules, is_preferred=preferred)
        ticket.attempts_allowed = rules.attempts_allowed
        ticket.reason_screen, ticket.reason_subject = wish.reason_screen, wish.reason_subject
        ticket.contact_by, ticket.requested_at = wish.contact_by, wish.requested_at
        midnight = datetime.combine(today, time(0), tzinfo=zone)
        earlier = select(Ticket.id).where(
            Ticket.customer_id == ticket.customer_id,
            Ticket.ticket_type == ticket.ticket_type,
            Ticket.created_at >= midnight,
            Ticket.created_at < datetime.combine(today + timedelta(days=1), time(0), tzinfo=zone),
        )
        ticket.is_repeat_today = session.scalar(earlier.limit(1)) is not None


def own_number(session: Session, customer_id: str, digits: str) -> str:
    """The number itself if it is the customer's; else raises ``NotCallableError``."""
    number = session.get(Number, digits)
    if number is None or number.customer_id != customer_id:
        raise NotCallableError("callbackNumber is not a number of this account")
    return number.digits


def _by_external_id(session: Session, customer_id: str, external_id: str | None) -> str | None:
    if external_id is None:
        return None
    return session.scalar(select(Ticket.id).where(Ticket.customer_id == customer_id, Ticket.external_id == external_id))


def _live(session: Session, customer_id: str, number: str | None) -> str | None:
    if number is None:
        return None
    return session.scalar(select(Ticket.id).where(Ticket.customer_id == customer_id, Ticket.live_number == number))


def live_ticket(session: Session, customer_id: str, number: str) -> str | None:
    """The id of the live callback to ``number``, if there is one."""
    return _live(session, customer_id, number)
