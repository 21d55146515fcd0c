"""Reading tickets of one customer. Every query is bound to that customer."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from elderclient.backend.database.models import Ticket

NEWEST = 1000
"""A list never looks further back than so many tickets."""


def find(session: Session, customer_id: str, ticket_id: str, *, to_change: bool = False) -> Ticket | None:
    """One ticket of this customer, locked where it is going to be changed."""
    query = select(Ticket).where(Ticket.id == ticket_id, Ticket.customer_id == customer_id)
    return session.scalar(query.with_for_update() if to_change else query)


def newest(session: Session, customer_id: str, external_id: str | None) -> Sequence[Ticket]:
    """This customer's tickets, newest first; only those with ``external_id`` where it is given."""
    query = (
        select(Ticket)
        .where(Ticket.customer_id == customer_id)
        .order_by(Ticket.created_at.desc(), Ticket.id)
        .limit(NEWEST)
        .options(selectinload(Ticket.history), selectinload(Ticket.notes))
    )
    if external_id is not None:
        query = query.where(Ticket.external_id == external_id)
    return session.scalars(query).all()
