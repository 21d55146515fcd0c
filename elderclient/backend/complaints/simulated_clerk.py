"""The simulated complaints clerk of the demonstration: takes a complaint up, answers it with an offer, sometimes late.

A complaint about people or calls is left lying at the first level until its answer is overdue; from the next level on
everything is answered. Must not know HTTP.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from elderclient.backend.complaints.lifecycle import COMPLAINT, LEVELS, ComplaintLife
from elderclient.backend.database.models import Ticket
from elderclient.backend.jobs.runner import run_due
from elderclient.backend.runtime import Operator

READING = timedelta(seconds=20)
"""From filing to the first answer."""
LOOKING = timedelta(seconds=60)
"""From the first answer to the full one."""
LEFT_LYING = frozenset({"staff", "call"})

TAKEN_UP = "您好，这是演示，我不是真人。您的投诉收到了，我们正在查。"
_OFFERS = {
    "charge": "我们查过了，这笔钱收得不清楚。{amount}退给您，下个月账单里少收。",
    "subscription": "我们查过了。这个服务从今天起不再收钱，这个月收的退给您。",
    "quality": "我们查过了，您家附近的基站在修。这几天的月租不收您的。",
}
_OTHERWISE = "我们查过了，是我们没做好，向您道歉。以后有事，您直接找我们。"


@dataclass(frozen=True, slots=True)
class SimulatedClerk:
    """One clerk. ``step`` does at most one thing, in one transaction."""

    operator: Operator

    @property
    def life(self) -> ComplaintLife:
        """The steps a complaint may take at this operator."""
        return ComplaintLife(self.operator.configuration)

    def run(self) -> bool:
        """Take up or answer the complaint whose time has come."""
        if not self.operator.configuration.has_simulated_agents:
            return False
        now = self.operator.now()

        def work(session: Session) -> bool:
            if (ticket := _due(session, now, to_change=True)) is not None:
                self._work(session, ticket, now)
            return ticket is not None

        return run_due(self.operator, lambda session: _due(session, now) is not None, work)

    def _work(self, session: Session, ticket: Ticket, now: datetime) -> None:
        pace = self.operator.configuration.pace
        since = now - ticket.updated_at
        if ticket.status == "acknowledged":
            if since < READING * pace:
                ticket.due_at = ticket.updated_at + READING * pace
                return
            self.life.take_up(session, ticket, TAKEN_UP, now)
            ticket.due_at = self._answers_at(ticket, now)
        elif since < LOOKING * pace and not self.life.is_late(ticket, now):
            ticket.due_at = self._answers_at(ticket, ticket.updated_at)
        else:
            self.life.answer(session, ticket, offer(ticket), now)

    def _answers_at(self, ticket: Ticket, since: datetime) -> datetime:
        details = ticket.details
        if details["level"] == LEVELS[0] and details["topic"] in LEFT_LYING:
            return datetime.fromisoformat(details["answerBy"]) + timedelta(days=1)
        return since + LOOKING * self.operator.configuration.pace


def offer(ticket: Ticket) -> str:
    """What is answered, and what is given back."""
    fen = ticket.details.get("disputedFen") or 0
    amount = f" {fen / 100:.2f} 元" if fen > 0 else "多收的钱"
    return _OFFERS.get(ticket.details["topic"], _OTHERWISE).format(amount=amount)


def _due(session: Session, now: datetime, *, to_change: bool = False) -> Ticket | None:
    query = select(Ticket).where(Ticket.ticket_type == COMPLAINT, Ticket.due_at <= now).order_by(Ticket.due_at).limit(1)
    return session.scalar(query.with_for_update() if to_change else query)
