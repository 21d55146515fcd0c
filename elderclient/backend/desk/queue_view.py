"""The queue as an agent may see it before taking: no name and no number, since nobody has looked at a customer yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from elderclient.backend.callbacks.queue import WAITING
from elderclient.backend.callbacks.writing import BY_TEXT
from elderclient.backend.database.models import Ticket

MOST_SHOWN = 20
"""So many are listed; of the others only the count is shown."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One callback in the queue, in the order they are taken."""

    place: int
    asked_at: datetime
    is_preferred: bool
    is_by_text: bool
    screen: str
    attempt: int
    is_continued: bool


@dataclass(frozen=True, slots=True)
class InHand:
    """One callback that this agent has in hand."""

    ticket_id: str
    phase: str
    is_by_text: bool
    screen: str
    has_unread: bool
    """In writing: the customer wrote last."""


@dataclass(frozen=True, slots=True)
class QueueView:
    """What the first page of the desk shows."""

    first: tuple[Waiting, ...]
    count: int
    longest_since: datetime | None
    scheduled: int
    """Callbacks that come back to the queue by themselves later."""


def queue_view(session: Session) -> QueueView:
    """The queue as it is now."""
    waiting = select(Ticket).where(Ticket.phase == WAITING)
    first = session.scalars(waiting.order_by(Ticket.queue_key, Ticket.id).limit(MOST_SHOWN)).all()
    count, longest = session.execute(
        select(func.count(), func.min(Ticket.created_at)).where(Ticket.phase == WAITING)
    ).one()
    later = select(func.count()).where(Ticket.phase.in_(("scheduled", "missed")))
    return QueueView(
        first=tuple(
            Waiting(
                place=place,
                asked_at=ticket.created_at,
                is_preferred=ticket.priority == "high",
                is_by_text=ticket.contact_by == BY_TEXT,
                screen=ticket.reason_screen,
                attempt=ticket.attempt,
                is_continued=ticket.parent_id is not None,
            )
            for place, ticket in enumerate(first, start=1)
        ),
        count=count,
        longest_since=longest,
        scheduled=session.scalar(later) or 0,
    )


def in_hand(session: Session, ticket_ids: list[str]) -> tuple[InHand, ...]:
    """The callbacks an agent has in hand, in the order given."""
    found = {one.id: one for one in session.scalars(select(Ticket).where(Ticket.id.in_(ticket_ids)))}
    return tuple(
        InHand(
            ticket_id=one.id,
            phase=one.phase,
            is_by_text=one.contact_by == BY_TEXT,
            screen=one.reason_screen,
            has_unread=one.contact_by == BY_TEXT and bool(one.notes) and one.notes[-1].author == "customer",
        )
        for one in (found[ticket_id] for ticket_id in ticket_ids if ticket_id in found)
    )
