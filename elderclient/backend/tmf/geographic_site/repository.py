"""Reading service halls."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from elderclient.backend.database.models import Hall


def halls(session: Session) -> Sequence[Hall]:
    """All halls with their hours."""
    return session.scalars(select(Hall).options(selectinload(Hall.hours)).order_by(Hall.id)).all()
