"""How long people wait, for a supervisor: percentiles, the service level, and how calls ended. Only reads."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from elderclient.backend.callbacks.lifecycle import UNDER_WAY
from elderclient.backend.database.models import CallRecord, StaffMember, StaffSession, Ticket
from elderclient.backend.staff.sessions import IDLE, LONGEST

SERVICE_LEVEL = timedelta(minutes=15)
"""Within so long a callback should be taken; the desk's own measure, which no norm sets."""
MOST_COUNTED = 50_000
"""Attempts of a span that are read at most, the newest; a larger span is said to be cut."""


@dataclass(frozen=True, slots=True)
class Span:
    """What happened since a moment. Waiting is from the wish, or the time wished for, to the first time it was taken."""

    since: datetime
    taken: int
    median: timedelta | None
    nine_in_ten: timedelta | None
    nineteen_in_twenty: timedelta | None
    longest: timedelta | None
    within_level: int
    outcomes: tuple[tuple[str, int], ...]
    """How attempts ended, most frequent first; see ``CallRecord.outcome``."""


@dataclass(frozen=True, slots=True)
class AtWork:
    """One person who is signed in."""

    name: str
    role: str
    in_hand: int


@dataclass(frozen=True, slots=True)
class LostCall:
    """A call that was dialled, and whose desk was silent since: nobody knows whether it goes on."""

    ticket_id: str
    holder: str
    since: datetime


def span(session: Session, since: datetime) -> Span:
    """Count what was taken and what ended since then."""
    first_taken = (
        select(CallRecord.ticket_id, func.min(CallRecord.taken_at).label("taken_at"))
        .group_by(CallRecord.ticket_id)
        .subquery()
    )
    rows = session.execute(
        select(first_taken.c.taken_at, Ticket.created_at, Ticket.requested_for)
        .join(Ticket, Ticket.id == first_taken.c.ticket_id)
        .where(first_taken.c.taken_at >= since)
        .limit(MOST_COUNTED)
    )
    waits = sorted(max(taken - (wanted or asked), timedelta()) for taken, asked, wanted in rows)
    ended = session.execute(
        select(CallRecord.outcome, func.count()).where(CallRecord.ended_at >= since).group_by(CallRecord.outcome)
    )
    outcomes = Counter[str]()
    for outcome, count in ended:
        outcomes[outcome] = count
    return Span(
        since=since,
        taken=len(waits),
        median=percentile(waits, 50),
        nine_in_ten=percentile(waits, 90),
        nineteen_in_twenty=percentile(waits, 95),
        longest=waits[-1] if waits else None,
        within_level=sum(one <= SERVICE_LEVEL for one in waits),
        outcomes=tuple(outcomes.most_common()),
    )


def percentile(ordered: Sequence[timedelta], percent: int) -> timedelta | None:
    """The smallest value that ``percent`` of 100 values do not exceed (nearest rank); ``None`` for no values."""
    return ordered[math.ceil(len(ordered) * percent / 100) - 1] if ordered else None


def at_work(session: Session, now: datetime) -> tuple[AtWork, ...]:
    """Who is signed in and not idle, or has something in hand, by name."""
    held = (
        select(Ticket.holder_id, func.count().label("count"))
        .where(Ticket.phase.in_(UNDER_WAY), Ticket.holder_id.is_not(None))
        .group_by(Ticket.holder_id)
        .subquery()
    )
    signed_in = select(StaffSession.staff_id).where(
        StaffSession.revoked_at.is_(None),
        StaffSession.last_seen_at > now - IDLE,
        StaffSession.created_at > now - LONGEST,
    )
    rows = session.execute(
        select(StaffMember.display_name, StaffMember.role, func.coalesce(held.c.count, 0))
        .outerjoin(held, held.c.holder_id == StaffMember.id)
        .where(or_(StaffMember.id.in_(signed_in), held.c.count > 0))
        .order_by(StaffMember.display_name)
    )
    return tuple(AtWork(name, role, count) for name, role, count in rows)


def lost_calls(session: Session, ticket_ids: Sequence[str]) -> tuple[LostCall, ...]:
    """Who had these calls in hand, in the order given."""
    rows = session.execute(
        select(Ticket.id, StaffMember.display_name, Ticket.phase_since, Ticket.created_at)
        .outerjoin(StaffMember, StaffMember.id == Ticket.holder_id)
        .where(Ticket.id.in_(ticket_ids))
    )
    found = {ticket_id: LostCall(ticket_id, name or "", since or created) for ticket_id, name, since, created in rows}
    return tuple(found[ticket_id] for ticket_id in ticket_ids if ticket_id in found)
