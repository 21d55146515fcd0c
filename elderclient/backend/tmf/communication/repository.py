"""Reading notices of one customer. Every query is bound to that customer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from elderclient.backend.database.models import Notice


def notices(session: Session, customer_id: str, now: datetime) -> Sequence[Notice]:
    """Everything sent until ``now``, newest first."""
    query = select(Notice).where(Notice.customer_id == customer_id, Notice.sent_at <= now)
    return session.scalars(query.order_by(Notice.sent_at.desc(), Notice.id)).all()


def notice(
    session: Session, customer_id: str, notice_id: str, now: datetime, *, to_change: bool = False
) -> Notice | None:
    """One notice, locked where it is to be changed."""
    query = select(Notice).where(
        Notice.id == notice_id, Notice.customer_id == customer_id, Notice.sent_at <= now
    )  # fmt: skip
    return session.scalar(query.with_for_update() if to_change else query)
