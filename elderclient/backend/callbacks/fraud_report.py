"""A report of a fraudulent call: noted down, not the customer's to change, and not without end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from elderclient.backend.database.models import Customer, Ticket
from elderclient.backend.tickets.kinds import NotPossibleError, Patch, TicketRequest, TicketState
from elderclient.backend.tickets.limits import refuse_many


@dataclass(frozen=True, slots=True)
class FraudReportKind:
    """The rules of a fraud report (``kinds.TicketKind``). ``most``: reports one customer may file within an hour."""

    most: int

    def begin(self, session: Session, ticket: Ticket, _request: TicketRequest, now: datetime) -> None:
        """Nothing but the description; ``TooManyError`` for one report too many."""
        # Reports that arrive at the same moment are counted one after the other.
        session.get_one(Customer, ticket.customer_id, with_for_update=True)
        refuse_many(session, ticket, self.most, now, "enough fraud reports for now")

    def change(self, _session: Session, _ticket: Ticket, _patch: Patch, _now: datetime) -> None:
        """Refuse: a customer cannot change a report; raises ``NotPossibleError``."""
        raise NotPossibleError("a fraud report stays as it is")

    def standing(self, _session: Session, _ticket: Ticket, _now: datetime) -> TicketState:
        """Show no more than the ticket itself."""
        return TicketState()
