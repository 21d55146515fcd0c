"""Which outages touch a customer's lines. Must not show one customer another's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from elderclient.backend.database.models import Outage, Product
from elderclient.backend.faults.lines import LINE_CATEGORIES, is_held, lines_of


@dataclass(frozen=True, slots=True)
class CustomerOutage:
    """An outage that is not over and the customer's own lines it touches."""

    outage: Outage
    lines: tuple[Product, ...]


def outages_of(session: Session, customer_id: str) -> list[CustomerOutage]:
    """Outages of this customer's lines, soonest first; announced ones too, ended ones not."""
    lines = lines_of(session, customer_id)
    areas = {line.area_id for line in lines if line.area_id is not None}
    query = select(Outage).where(Outage.area_id.in_(areas), Outage.ended_at.is_(None))
    found = session.scalars(query.order_by(Outage.starts_at, Outage.id).options(joinedload(Outage.area))).all()
    touched = (CustomerOutage(outage, tuple(line for line in lines if _is_touched(line, outage))) for outage in found)
    return [one for one in touched if one.lines]


def open_outage_of(session: Session, line: Product, now: datetime) -> Outage | None:
    """The outage that this line lies in at this moment."""
    if not is_held(line) or line.offering.category not in LINE_CATEGORIES:
        return None
    query = select(Outage).where(Outage.area_id == line.area_id, Outage.ended_at.is_(None), Outage.starts_at <= now)
    return next((outage for outage in session.scalars(query) if _is_touched(line, outage)), None)


def end_those_over(session: Session, now: datetime) -> bool:
    """End outages whose expected end has come, as the made-up crews do; whether there was one."""
    query = select(Outage).where(Outage.ended_at.is_(None), Outage.expected_end <= now)
    over = session.scalars(query.with_for_update()).all()
    for outage in over:
        outage.ended_at = now
    return bool(over)


def is_any_over(session: Session, now: datetime) -> bool:
    """Whether there is an outage to end."""
    query = select(Outage.id).where(Outage.ended_at.is_(None), Outage.expected_end <= now)
    return session.scalar(query.limit(1)) is not None


def _is_touched(line: Product, outage: Outage) -> bool:
    return line.area_id == outage.area_id and line.offering.category in outage.categories
