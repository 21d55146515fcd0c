"""The order in which callbacks are taken: a static key, so that waiting always overtakes in the end."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, func, literal, literal_column, select, tuple_, update
from sqlalchemy.orm import Session

from elderclient.backend.age import age_on
from elderclient.backend.config import CallbackRules
from elderclient.backend.database.models import Customer, Ticket
from elderclient.backend.faults.kind import FAULT, OPEN

# Literal text: SQLite does not use a partial index for a bound parameter.
WAITING: ColumnElement[str] = literal_column("'waiting'")
ANY_CONTACT = ("phone", "text")
EXACT_UP_TO = 100
"""A place behind these is reported as one more."""


def queue_key(created_at: datetime, rules: CallbackRules, *, is_preferred: bool) -> int:
    """Milliseconds since 1970 at which the callback counts as come: the smaller, the earlier it is taken."""
    counted = created_at - rules.elder_credit if is_preferred else created_at
    return int(counted.timestamp() * 1000)


def is_preferred(customer: Customer, today: date, rules: CallbackRules) -> bool:
    """Old age, or a disability the customer consented to have considered, goes before."""
    if customer.disability and customer.has_disability_consent:
        return True
    age = age_on(today, customer.birth_date)
    return age is not None and age >= rules.elder_age


def has_open_fault(session: Session, customer_id: str) -> bool:
    """Whether a fault this customer reported is not repaired yet; who cannot use the line goes before as well."""
    reported = select(Ticket.id).where(
        Ticket.customer_id == customer_id, Ticket.ticket_type == FAULT, Ticket.status.in_(OPEN)
    )
    return session.scalar(reported.limit(1)) is not None


def rank_again(session: Session, customer: Customer, today: date, rules: CallbackRules, now: datetime) -> None:
    """Calculate the places of the customer's callbacks again, except those an agent works on."""
    preferred = is_preferred(customer, today, rules) or has_open_fault(session, customer.id)
    live = select(Ticket).where(Ticket.customer_id == customer.id, Ticket.phase.in_(("waiting", "scheduled", "missed")))
    for ticket in session.scalars(live.with_for_update()):
        ticket.priority = "high" if preferred else "normal"
        ticket.queue_key = queue_key(ticket.created_at, rules, is_preferred=preferred)
        ticket.version += 1
        ticket.updated_at = now


def position(session: Session, ticket: Ticket) -> int | None:
    """The place in the queue from 1, exact to 100, then 101; ``None`` for callbacks not in the queue."""
    if ticket.phase != "waiting" or ticket.queue_key is None:
        return None
    ahead = (
        select(Ticket.id)
        .where(
            Ticket.phase == WAITING,
            # As one row value: an OR makes SQLite look at every waiting row.
            tuple_(Ticket.queue_key, Ticket.id) < tuple_(literal(ticket.queue_key), literal(ticket.id)),
        )
        .limit(EXACT_UP_TO)
    )
    return (session.scalar(select(func.count()).select_from(ahead.subquery())) or 0) + 1


def claim_first(session: Session, by: Collection[str], changes: Mapping[str, Any]) -> Ticket | None:
    """Change the first callback that nobody else is claiming at this moment, in one statement; ``None`` for none.

    Takers never wait for one another: each passes over the row another one has locked.
    """
    first = (
        select(Ticket.id)
        .where(Ticket.phase == WAITING, Ticket.contact_by.in_(by))
        .order_by(Ticket.queue_key, Ticket.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    claimed = (
        update(Ticket)
        .where(Ticket.id == first.scalar_subquery())
        .values(**changes, version=Ticket.version + 1)
        .returning(Ticket)
        .execution_options(synchronize_session=False, populate_existing=True)
    )
    return session.scalar(claimed)


def due_again(session: Session, now: datetime, most: int) -> list[str]:
    """The ids of up to ``most`` missed and scheduled callbacks whose time has come, the longest due first."""
    due = select(Ticket.id).where(Ticket.next_attempt_at <= now).order_by(Ticket.next_attempt_at, Ticket.id)
    return list(session.scalars(due.limit(most)))
