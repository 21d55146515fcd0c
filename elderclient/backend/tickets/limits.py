"""How many tickets of one kind a customer may file within an hour. Must not know what kinds there are."""

from __future__ import annotations

from datetime import datetime, timedelta
from math import ceil

from sqlalchemy import select
from sqlalchemy.orm import Session

from elderclient.backend.database.models import Ticket
from elderclient.backend.tickets.kinds import TooManyError

WINDOW = timedelta(hours=1)
"""Tickets are counted over so long."""


def refuse_many(session: Session, ticket: Ticket, most: int, now: datetime, message: str) -> None:
    """Raise ``TooManyError`` where the customer filed ``most`` of this kind within ``WINDOW``; ended ones count too."""
    recent = (
        select(Ticket.created_at)
        .where(
            Ticket.customer_id == ticket.customer_id,
            Ticket.ticket_type == ticket.ticket_type,
            Ticket.created_at > now - WINDOW,
        )
        .order_by(Ticket.created_at.desc())
        .limit(most)
    )
    moments = session.scalars(recent).all()
    if len(moments) >= most:
        free_in = moments[-1] + WINDOW - now
        raise TooManyError(message, max(1, ceil(free_in.total_seconds())))
