"""Callbacks whose agent is heard of no more: they go back to their place, or a supervisor is asked. Must not dial."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from elderclient.backend.callbacks.lifecycle import UNDER_WAY
from elderclient.backend.database.models import Ticket
from elderclient.backend.jobs.runner import BATCH, run_batch
from elderclient.backend.runtime import Operator

SET_ASIDE = timedelta(minutes=10)
"""A row that cannot be moved is looked at again after so long."""


@dataclass(frozen=True, slots=True)
class LapseJob:
    """Ends what nobody holds any more; implements ``jobs.runner.Job``."""

    operator: Operator

    def run(self) -> bool:
        """Move what has lapsed, some hundreds at most; a renewal of the lease at the same moment is kept."""
        now = self.operator.now()
        has_lapsed: tuple[ColumnElement[bool], ...] = (Ticket.lease_until <= now, Ticket.phase.in_(UNDER_WAY))

        def due(session: Session) -> list[str]:
            lapsed = select(Ticket.id).where(*has_lapsed).order_by(Ticket.lease_until, Ticket.id).limit(BATCH)
            return list(session.scalars(lapsed))

        def lapse(session: Session, ticket_ids: Sequence[str]) -> None:
            these = select(Ticket).where(Ticket.id.in_(ticket_ids), *has_lapsed).with_for_update(skip_locked=True)
            for ticket in session.scalars(these).all():
                self.operator.lifecycle.lapse(session, ticket, now)

        def set_aside(session: Session, ticket_id: str) -> None:
            session.execute(update(Ticket).where(Ticket.id == ticket_id).values(lease_until=now + SET_ASIDE))

        return run_batch(self.operator, due, lapse, set_aside) > 0
