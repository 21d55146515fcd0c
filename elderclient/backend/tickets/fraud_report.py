"""A report of a fraudulent call: noted down, and not the customer's to change."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from elderclient.backend.database.models import Ticket
from elderclient.backend.tickets.kinds import NotPossibleError, Patch, Standing, Wish


class FraudReportKind:
    """See ``kinds.TicketKind``."""

    def begin(self, _session: Session, _ticket: Ticket, _wish: Wish, _now: datetime) -> None:
        """Nothing but the description."""

    def change(self, _session: Session, _ticket: Ticket, _patch: Patch, _now: datetime) -> None:
        """Never."""
        raise NotPossibleError("a fraud report stays as it is")

    def standing(self, _session: Session, _ticket: Ticket, _now: datetime) -> Standing:
        """Nothing is told of it."""
        return Standing()
