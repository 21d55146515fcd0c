"""A report of a fraudulent call: noted down, not the customer's to change, and not without end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from sqlalchemy import select
from sqlalchemy.orm import Session

from elderclient.backend.database.models import Customer, Ticket
from elderclient.backend.tickets.kinds import NotPossibleError, Patch, TicketRequest, TicketState, TooManyError

WINDOW = timedelta(hours=1)
"""Reports are counted over so long."""


@dataclass(frozen=True, slots=True)
class FraudReportKind:
    """The rules of a fraud report (``kinds.TicketKind``). ``most``: reports one customer may file within ``WINDOW``."""

    most: int

    def begin(self, session: Session, ticket: Ticket, _request: TicketRequest, now: datetime) -> None:
        """Nothing but the description; ``TooManyError`` for one report too many."""
        # Reports that arrive at the same moment are counted one after the other.
        session.get_one(Customer, ticket.customer_id, with_for_update=True)
        recent = (
            select(Ticket.created_at)
            .where(
                Ticket.customer_id == ticket.customer_id,
                Ticket.ticket_type == ticket.ticket_type,
                Ticket.created_at > now - WINDOW,
            )
            .order_by(Ticket.created_at.desc())
            .limit(self.most)
        )
        moments = session.scalars(recent).all()
        if len(moments) >= self.most:
            free_in = moments[-1] + WINDOW - now
            raise TooManyError("enough fraud reports for now", max(1, ceil(free_in.total_seconds())))

    def change(self, _session: Session, _ticket: Ticket, _patch: Patch, _now: datetime) -> None:
        """Refuse: a customer cannot change a report; raises ``NotPossibleError``."""
        raise NotPossibleError("a fraud report stays as it is")

    def standing(self, _session: Session, _ticket: Ticket, _now: datetime) -> TicketState:
        """Show no more than the ticket itself."""
        return TicketState()
