"""Reading visits of one customer. Every query is bound to that customer."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from elderclient.backend.database.models import Ticket, Visit
from elderclient.backend.faults.kind import FAULT

NEWEST = 1000
"""A list never looks further back than so many visits."""


def find(session: Session, customer_id: str, visit_id: str, *, to_change: bool = False) -> Visit | None:
    """One visit of this customer, locked where it is going to be changed."""
    query = select(Visit).where(Visit.id == visit_id, Visit.customer_id == customer_id)
    visit: Visit | None = session.scalar(query.with_for_update() if to_change else query)
    return visit


def newest(session: Session, customer_id: str) -> Sequence[Visit]:
    """This customer's visits, newest first."""
    query = select(Visit).where(Visit.customer_id == customer_id).order_by(Visit.created_at.desc(), Visit.id)
    return session.scalars(query.limit(NEWEST)).all()


def fault(session: Session, customer_id: str, ticket_id: str, *, to_change: bool = False) -> Ticket | None:
    """One fault of this customer, locked where a visit is arranged for it."""
    query = select(Ticket).where(Ticket.id == ticket_id, Ticket.customer_id == customer_id, Ticket.ticket_type == FAULT)
    ticket: Ticket | None = session.scalar(query.with_for_update() if to_change else query)
    return ticket
