"""Technicians' visits: which windows are free, one visit a fault, no window given twice. Must not know the wire format.

Callers hold a writing session with the fault loaded for update; the database's own constraints decide between two who
come at the same moment, so an ``IntegrityError`` means: look again.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from elderclient.backend.database.models import Product, Ticket, Visit
from elderclient.backend.faults.lines import VISITED
from elderclient.backend.faults.rules import RepairRules, Window
from elderclient.backend.tickets.history import touch
from elderclient.backend.tickets.kinds import NotPossibleError, TooLateError
from elderclient.backend.tickets.placing import AlreadyLiveError

CONFIRMED = "confirmed"
_VISITABLE = ("acknowledged", "inProgress")


class FullError(TooLateError):
    """Every technician of the window has been given away; the message says so."""

    def __init__(self) -> None:
        super().__init__("every technician of that time is taken; choose another time")


def live_visit(session: Session, ticket_id: str) -> Visit | None:
    """Return the live visit of a fault."""
    visit: Visit | None = session.scalar(select(Visit).where(Visit.live_ticket == ticket_id))
    return visit


def free_windows(session: Session, ticket: Ticket, rules: RepairRules, zone: ZoneInfo, now: datetime) -> list[Window]:
    """Windows in which a technician is free, soonest first; none for a fault that needs no visit."""
    if not _can_be_visited(session, ticket):
        return []
    taken = _taken(session, _area(session, ticket))
    return [window for window in rules.offered(now, zone) if taken[_key(window)] < rules.technicians]


def book(
    session: Session,
    ticket: Ticket,
    window: Window,
    external_id: str | None,
    rules: RepairRules,
    zone: ZoneInfo,
    now: datetime,
) -> Visit:
    """A new visit, or the one this external id made before."""
    if external_id is not None:
        again = select(Visit).where(Visit.customer_id == ticket.customer_id, Visit.external_id == external_id)
        if (existing := session.scalar(again)) is not None:
            return existing
    _refuse_unvisitable(session, ticket)
    if (standing := live_visit(session, ticket.id)) is not None:
        raise AlreadyLiveError(standing.id, "a technician's visit is arranged already")
    visit = Visit(
        id=uuid4().hex,
        customer_id=ticket.customer_id,
        ticket_id=ticket.id,
        external_id=external_id,
        status=CONFIRMED,
        starts_at=window.starts_at,
        ends_at=window.ends_at,
        seat=_seat(session, ticket, window, rules, zone, now),
        live_ticket=ticket.id,
        created_at=now,
        updated_at=now,
    )
    session.add(visit)
    session.flush()
    _tell(ticket, visit.ends_at, now)
    return visit


def move(session: Session, visit: Visit, window: Window, rules: RepairRules, zone: ZoneInfo, now: datetime) -> None:
    """To another window, while the technician is not about to set out."""
    _refuse_over(visit)
    if window.starts_at == visit.starts_at and window.ends_at == visit.ends_at:
        return
    if not rules.can_move(visit.starts_at, now):
        raise TooLateError("the technician is about to set out; ask a person to call")
    ticket = session.get_one(Ticket, visit.ticket_id)
    visit.seat = _seat(session, ticket, window, rules, zone, now)
    visit.starts_at, visit.ends_at, visit.updated_at = window.starts_at, window.ends_at, now
    session.flush()
    _tell(ticket, visit.ends_at, now)


def cancel(session: Session, visit: Visit, now: datetime) -> None:
    """Nobody comes; possible until the window begins, and twice is once."""
    if visit.status == "cancelled":
        return
    _refuse_over(visit)
    if now >= visit.starts_at:
        raise TooLateError("the technician is on the way; ask a person to call")
    end(session, session.get_one(Ticket, visit.ticket_id), "cancelled", now)


def end(session: Session, ticket: Ticket, status: str, now: datetime) -> None:
    """The fault's visit, if there is one, is ``completed`` or ``cancelled``; its window is free again."""
    visit = live_visit(session, ticket.id)
    if visit is None:
        return
    visit.status, visit.seat, visit.live_ticket, visit.updated_at = status, None, None, now
    session.flush()
    _tell(ticket, None, now)


def _tell(ticket: Ticket, visited_until: datetime | None, now: datetime) -> None:
    """The fault looks different now, and is repaired at the visit's end where a technician has it."""
    touch(ticket, now)
    if ticket.status == "inProgress" and visited_until is not None:
        ticket.due_at = visited_until


def _refuse_unvisitable(session: Session, ticket: Ticket) -> None:
    if ticket.status not in _VISITABLE:
        raise TooLateError(f"the fault is already {ticket.status}")
    if not _can_be_visited(session, ticket):
        raise NotPossibleError("nobody comes home for a fault of a mobile")


def _refuse_over(visit: Visit) -> None:
    if visit.status != CONFIRMED:
        raise TooLateError(f"the visit is already {visit.status}")


def _can_be_visited(session: Session, ticket: Ticket) -> bool:
    line = session.get_one(Product, ticket.details["productId"])
    return ticket.status in _VISITABLE and line.offering.category in VISITED


def _area(session: Session, ticket: Ticket) -> str:
    return session.get_one(Product, ticket.details["productId"]).area_id or "anywhere"


def _seat(session: Session, ticket: Ticket, window: Window, rules: RepairRules, zone: ZoneInfo, now: datetime) -> str:
    """A free technician's place in the window. ``NotPossibleError`` where no technician goes, ``FullError``."""
    if window not in rules.offered(now, zone):
        raise NotPossibleError("no technician comes at that time; search for a time first")
    place = f"{_area(session, ticket)}/{_key(window)}"
    seats = (f"{place}/{number}" for number in range(rules.technicians))
    free = next((seat for seat in seats if session.scalar(select(Visit.id).where(Visit.seat == seat)) is None), None)
    if free is None:
        raise FullError
    return free


def _taken(session: Session, area: str) -> Counter[str]:
    """How many technicians are given away, by window."""
    seats = session.scalars(select(Visit.seat).where(Visit.seat.startswith(f"{area}/", autoescape=True)))
    return Counter(seat.split("/")[1] for seat in seats if seat)


def _key(window: Window) -> str:
    return window.starts_at.astimezone(UTC).strftime("%Y%m%dT%H%M")
