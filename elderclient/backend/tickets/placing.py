"""Placing a ticket exactly once, whatever arrives twice or at the same moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, sessionmaker

from elderclient.backend.database.models import Ticket
from elderclient.backend.tickets.history import record
from elderclient.backend.tickets.kinds import NotPossibleError, TicketKind, TicketRequest, TooLateError


class AlreadyLiveError(Exception):
    """Something of the customer's already exists and prevents it; the message says what, for people."""

    def __init__(self, existing_id: str, message: str = "another callback to this number is already under way") -> None:
        super().__init__(message)
        self.existing_id = existing_id


@dataclass(frozen=True, slots=True)
class Placing:
    """Places requests; safe under concurrency because the database's own constraints decide."""

    kinds: Mapping[str, TicketKind]
    sessions: sessionmaker[Session]

    def place(self, customer_id: str, request: TicketRequest, now: datetime) -> str:
        """Return the ticket's id: a new one, or the one this external id already made.

        Raises ``AlreadyLiveError``, ``NotPossibleError``, ``TooLateError``, and ``KeyError`` for a kind of ticket that
        there is not.
        """
        for _ in range(3):
            try:
                with self.sessions.begin() as session:
                    if (existing := _by_external_id(session, customer_id, request.external_id)) is not None:
                        return existing
                    return self._insert(session, customer_id, request, now)
            except TooLateError:
                # The same request, sent twice at the same moment, may have created what now prevents it.
                with self.sessions.begin() as session:
                    if (existing := _by_external_id(session, customer_id, request.external_id)) is not None:
                        return existing
                raise
            except IntegrityError as error:
                refused = error
                existing_id = self._existing(customer_id, request)
            if existing_id is not None:
                return existing_id
        raise refused

    def _existing(self, customer_id: str, request: TicketRequest) -> str | None:
        with self.sessions.begin() as session:
            if (existing := _by_external_id(session, customer_id, request.external_id)) is not None:
                return existing
            live = live_ticket(session, customer_id, request.number)
        if live is not None:
            raise AlreadyLiveError(live)
        return None

    def _insert(self, session: Session, customer_id: str, request: TicketRequest, now: datetime) -> str:
        if request.parent_id is not None and _owner_of(session, request.parent_id) != customer_id:
            raise NotPossibleError("there is no such ticket to continue")
        ticket = Ticket(
            id=uuid4().hex,
            customer_id=customer_id,
            ticket_type=request.ticket_type,
            external_id=request.external_id,
            external_type=request.external_type,
            external_owner=request.external_owner,
            description=request.description,
            severity=request.severity,
            status="acknowledged",
            phase="",
            created_at=now,
            updated_at=now,
            related=request.related,
            details={},
            parent_id=request.parent_id,
        )
        self.kinds[request.ticket_type].begin(session, ticket, request, now)
        session.add(ticket)
        session.flush()
        record(session, ticket, now)
        return ticket.id


def _by_external_id(session: Session, customer_id: str, external_id: str | None) -> str | None:
    if external_id is None:
        return None
    return session.scalar(select(Ticket.id).where(Ticket.customer_id == customer_id, Ticket.external_id == external_id))


def _owner_of(session: Session, ticket_id: str) -> str | None:
    return session.scalar(select(Ticket.customer_id).where(Ticket.id == ticket_id))


def live_ticket(session: Session, customer_id: str, number: str | None) -> str | None:
    """The id of the live callback to ``number``, if there is one."""
    if number is None:
        return None
    return session.scalar(select(Ticket.id).where(Ticket.customer_id == customer_id, Ticket.live_number == number))
