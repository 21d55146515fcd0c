"""Complaints as a kind of ticket: how one begins, at which level, and what a customer may do with it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from elderclient.backend.complaints import subjects
from elderclient.backend.complaints.lifecycle import COMPLAINT, LEVELS, ComplaintLife, remember
from elderclient.backend.database.models import Ticket
from elderclient.backend.tickets.kinds import NotPossibleError, Patch, TicketRequest, TicketState

TOPICS = frozenset({"charge", "subscription", "call", "quality", "staff", "other"})
LONGEST = 2000
"""Characters of a complaint."""
MOST_NOTES = 100


@dataclass(frozen=True, slots=True)
class ComplaintKind:
    """The rules of a complaint; implements ``kinds.TicketKind``."""

    life: ComplaintLife

    def begin(self, session: Session, ticket: Ticket, request: TicketRequest, now: datetime) -> None:
        """File it at the first level, or go on with its parent one level higher."""
        if not 0 < len(request.description.strip()) <= LONGEST:
            raise NotPossibleError(f"a complaint has 1 to {LONGEST} characters")
        topic = request.values.get("topic", "other")
        if topic not in TOPICS:
            raise NotPossibleError(f"topic is one of: {', '.join(sorted(TOPICS))}")
        if request.at is not None:
            raise NotPossibleError("when a complaint is answered is the operator's promise")
        subjects.refuse_foreign(session, ticket.customer_id, request.related)
        level = self._level(session, request, now)
        # A number short enough to be read out on the telephone; a second one of the day that is equal is drawn again.
        day = now.astimezone(self.life.configuration.zone)
        ticket.id = f"{day:%y%m%d}{secrets.randbelow(10**6):06}"
        remember(ticket, level=level, topic=topic, **subjects.disputed(session, request.related))
        self.life.promise(session, ticket, now)
        ticket.due_at = now if self.life.configuration.has_simulated_agents else None

    def change(self, session: Session, ticket: Ticket, patch: Patch, now: datetime) -> None:
        """Rate, write more, open again, withdraw."""
        if patch.moves:
            raise NotPossibleError("when a complaint is answered is the operator's promise")
        if set(patch.values) - {"satisfaction"}:
            raise NotPossibleError("only satisfaction can be changed")
        if (given := patch.values.get("satisfaction")) is not None:
            if given not in ("1", "2", "3", "4", "5"):
                raise NotPossibleError("satisfaction is 1 to 5")
            self.life.rate(ticket, int(given), now)
        if patch.status == "inProgress":
            self.life.reopen(session, ticket, now)
            self._wake_clerk(ticket, now)
        for text in patch.notes:
            if len(ticket.notes) >= MOST_NOTES:
                raise NotPossibleError("there are too many additions")
            self.life.add(ticket, text, now)
        if patch.status == "cancelled":
            self.life.withdraw(session, ticket, now)
        elif patch.status not in (None, "inProgress"):
            raise NotPossibleError("a customer can set status to cancelled or, once answered, to inProgress")

    def standing(self, _session: Session, ticket: Ticket, _now: datetime) -> TicketState:
        """The level, the promises, what is disputed, what the customer thought of the answer."""
        details = ticket.details
        fen = details.get("disputedFen")
        values = {
            "level": details.get("level"),
            "topic": details.get("topic"),
            "firstAnswerBy": _moment(details.get("firstAnswerBy")),
            "reopenUntil": _moment(details.get("reopenUntil")),
            "satisfaction": details.get("satisfaction"),
            "disputedAmount": None if fen is None else Decimal(fen) / 100,
            "disputedMonth": details.get("disputedMonth"),
            "disputedAt": _moment(details.get("disputedAt")),
            "subjectNameEn": details.get("subjectNameEn"),
        }
        return TicketState(values, _moment(details.get("answerBy")))

    def _level(self, session: Session, request: TicketRequest, now: datetime) -> str:
        wanted = request.values.get("level", LEVELS[0] if request.parent_id is None else "")
        if request.parent_id is None:
            if wanted != LEVELS[0]:
                raise NotPossibleError(f"a complaint begins at the level {LEVELS[0]}")
            return wanted
        parent = session.scalar(select(Ticket).where(Ticket.id == request.parent_id).with_for_update())
        if parent is None or parent.ticket_type != COMPLAINT:
            raise NotPossibleError("only a complaint can be continued by a complaint")
        below = LEVELS.index(parent.details["level"])
        if below + 1 >= len(LEVELS):
            raise NotPossibleError("there is no higher level; the regulator takes an appeal")
        if wanted not in ("", LEVELS[below + 1]):
            raise NotPossibleError(f"the next level is {LEVELS[below + 1]}")
        self.life.hand_up(session, parent, now)
        return LEVELS[below + 1]

    def _wake_clerk(self, ticket: Ticket, now: datetime) -> None:
        if self.life.configuration.has_simulated_agents:
            ticket.due_at = now


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
