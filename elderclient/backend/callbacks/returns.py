"""Missed and scheduled callbacks return to the queue when their time has come. Must not take or dial them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from elderclient.backend.callbacks import queue
from elderclient.backend.database.models import Ticket
from elderclient.backend.jobs.runner import BATCH, run_batch
from elderclient.backend.runtime import Operator

SET_ASIDE = timedelta(minutes=10)
"""A row that cannot be moved is looked at again after so long."""
MOST_BATCHES = 20
"""So many batches in one look, so that other jobs get their turn on a morning with very many."""


@dataclass(frozen=True, slots=True)
class ReturnJob:
    """Brings back what is due; implements ``jobs.runner.Job``."""

    operator: Operator

    def run(self) -> bool:
        """Move what is due, some thousands at most, a commit for each batch."""
        now = self.operator.now()
        due = partial(queue.due_again, now=now, most=BATCH)
        moved = 0
        for _ in range(MOST_BATCHES):
            count = run_batch(self.operator, due, partial(self._bring_back, now), partial(_set_aside, now))
            moved += count
            if count < BATCH:
                break
        return moved > 0

    def _bring_back(self, now: datetime, session: Session, ticket_ids: Sequence[str]) -> None:
        these = select(Ticket).where(Ticket.id.in_(ticket_ids), Ticket.next_attempt_at <= now)
        for ticket in session.scalars(these.with_for_update(skip_locked=True)).all():
            self.operator.lifecycle.return_to_queue(session, ticket, now)


def _set_aside(now: datetime, session: Session, ticket_id: str) -> None:
    session.execute(update(Ticket).where(Ticket.id == ticket_id).values(next_attempt_at=now + SET_ASIDE))
