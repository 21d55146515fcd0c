"""In a demo one simulated agent takes, dials, talks and closes, as real ones do. Survives a restart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from elderclient.backend.callbacks.dialling import chat, other_callers
from elderclient.backend.callbacks.lifecycle import UNDER_WAY
from elderclient.backend.callbacks.writing import BY_TEXT
from elderclient.backend.database.models import Ticket
from elderclient.backend.jobs.runner import run_due
from elderclient.backend.runtime import Operator

BETWEEN_CALLS = timedelta(seconds=8)
READING = timedelta(seconds=4)
RINGING = timedelta(seconds=20)
TALKING = timedelta(seconds=20)
RESULT = "这是演示，没有真人打来。真的客服会把和您说好的事写在这里。"
"""What the simulated agent notes of a call."""


@dataclass(slots=True)
class SimulatedAgent:
    """Does an agent's work in a demo, with no name and no lease; implements ``jobs.runner.Job``."""

    operator: Operator
    idle_since: datetime

    def run(self) -> bool:
        """Take the next step that is due, in one transaction."""
        if not self.operator.configuration.has_simulated_agents:
            return False
        now = self.operator.now()
        return run_due(
            self.operator,
            lambda session: self._is_anything_due(session, now),
            lambda session: self._work(session, now),
        )

    def _is_anything_due(self, session: Session, now: datetime) -> bool:
        if _in_hand(session) is not None or other_callers.is_demo_customer_waiting(session):
            return True
        self.idle_since = now
        return bool(other_callers.to_queue_again(session, now))

    def _work(self, session: Session, now: datetime) -> bool:
        ticket = _in_hand(session, to_change=True)
        lifecycle, pace = self.operator.lifecycle, self.operator.configuration.pace
        if ticket is None:
            configuration = self.operator.configuration
            if not other_callers.is_demo_customer_waiting(session):
                return other_callers.queue_again(session, now, configuration)
            if not configuration.hours.is_open(now, configuration.zone):
                return False
            if not _has_lasted(self.idle_since, BETWEEN_CALLS * pace, now):
                return False
            return lifecycle.take_first(session, now) is not None
        is_by_text = ticket.contact_by == BY_TEXT
        self.idle_since = now
        if is_by_text and ticket.phase == "talking":
            return chat.step(session, ticket, lifecycle, now, pace)
        steps = {
            "taken": (READING, lifecycle.answer if is_by_text else lifecycle.dial),
            "dialling": (RINGING, lifecycle.answer),
            "talking": (TALKING, lifecycle.close),
        }
        duration, next_step = steps[ticket.phase]
        if not _has_lasted(ticket.phase_since or now, duration * pace, now):
            return False
        if next_step == lifecycle.close:
            lifecycle.close(session, ticket, now, RESULT)
        else:
            next_step(session, ticket, now)
        return True


def _has_lasted(since: datetime, duration: timedelta, now: datetime) -> bool:
    # A beginning that lies ahead was noted before the clock was set back: waiting for it could take years.
    return not since <= now < since + duration


def _in_hand(session: Session, *, to_change: bool = False) -> Ticket | None:
    mine = Ticket.holder_id.is_(None)
    query = select(Ticket).where(Ticket.phase.in_(UNDER_WAY), mine).order_by(Ticket.phase_since).limit(1)
    return session.scalar(query.with_for_update() if to_change else query)
