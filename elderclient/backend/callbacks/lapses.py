"""Callbacks whose agent is heard of no more: they go back to their place, or a supervisor is asked. Must not dial."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from elderclient.backend.callbacks.lifecycle import UNDER_WAY
from elderclient.backend.database.models import Ticket
from elderclient.backend.jobs.runner import run_due
from elderclient.backend.runtime import Operator

MOST = 200
"""So many are moved in one transaction."""


@dataclass(frozen=True, slots=True)
class LapseJob:
    """Ends what nobody holds any more; implements ``jobs.runner.Job``."""

    operator: Operator

    def run(self) -> bool:
        """Move what has lapsed, in one transaction; a renewal of the lease at the same moment is kept."""
        now = self.operator.now()

        def work(session: Session) -> bool:
            lapsed: Sequence[Ticket] = session.scalars(_lapsed(now).with_for_update(skip_locked=True)).all()
            for ticket in lapsed:
                self.operator.lifecycle.lapse(session, ticket, now)
            return bool(lapsed)

        return run_due(self.operator, lambda session: session.scalar(_lapsed(now).limit(1)) is not None, work)


def _lapsed(now: datetime) -> Select[Ticket]:
    lapsed = select(Ticket).where(Ticket.lease_until <= now, Ticket.phase.in_(UNDER_WAY))
    return lapsed.order_by(Ticket.lease_until, Ticket.id).limit(MOST)
