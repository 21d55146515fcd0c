"""Reading the catalogue, which is the same for every customer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, selectinload

from elderclient.backend.database.models import Offering


def _all() -> Select[Any]:
    return select(Offering).options(selectinload(Offering.tariffs), selectinload(Offering.discounts))


def offerings(session: Session) -> Sequence[Offering]:
    """Everything on sale and retired, by category and rent."""
    return session.scalars(_all().order_by(Offering.category, Offering.rent_fen, Offering.id)).all()


def offering(session: Session, offering_id: str) -> Offering | None:
    """One offering."""
    found: Offering | None = session.scalar(_all().where(Offering.id == offering_id))
    return found
