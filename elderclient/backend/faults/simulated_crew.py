"""The made-up dispatcher, technicians and crews of a demo: what time brings about. Never at work on a live server."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from elderclient.backend.database.models import Ticket
from elderclient.backend.faults import outages, visits
from elderclient.backend.faults.kind import FAULT, FROM_AFAR, FaultKind
from elderclient.backend.jobs.runner import run_due
from elderclient.backend.runtime import Operator
from elderclient.backend.tickets.history import enter

CLOSING = timedelta(hours=24)
"""So long a repaired fault may be found not to be, at pace 1."""
TECHNICIANS = (("马师傅", "Mr Ma"), ("郭师傅", "Mr Guo"), ("何师傅", "Ms He"))


@dataclass(frozen=True, slots=True)
class SimulatedCrew:
    """Works on faults in a demo; implements ``jobs.runner.Job``. Its state is in the database and survives a restart."""

    operator: Operator

    def run(self) -> bool:
        """Assign, repair or close one fault, and end the outages that are over."""
        if not self.operator.configuration.has_simulated_agents:
            return False
        now = self.operator.now()

        def is_due(session: Session) -> bool:
            return session.scalar(_due(now)) is not None or outages.is_any_over(session, now)

        def work(session: Session) -> bool:
            has_ended = outages.end_those_over(session, now)
            if (ticket := session.scalar(_due(now).with_for_update())) is not None:
                self._go_on(session, ticket, now)
            return has_ended or ticket is not None

        return run_due(self.operator, is_due, work)

    def _go_on(self, session: Session, ticket: Ticket, now: datetime) -> None:
        pace = self.operator.configuration.pace
        if ticket.status == "acknowledged":
            name, name_en = TECHNICIANS[ticket.created_at.minute % len(TECHNICIANS)]
            ticket.details = ticket.details | {"technician": name, "technicianEn": name_en}
            enter(session, ticket, "inProgress", now)
            visit = visits.live_visit(session, ticket.id)
            ticket.due_at = now + FROM_AFAR * pace if visit is None else visit.ends_at
        elif ticket.status == "inProgress":
            FaultKind(self.operator.configuration).repair(session, ticket, now)
            ticket.due_at = now + CLOSING * pace
        else:
            enter(session, ticket, "closed", now)


def _due(now: datetime) -> Select[Ticket]:
    return select(Ticket).where(Ticket.ticket_type == FAULT, Ticket.due_at <= now).order_by(Ticket.due_at).limit(1)
