"""Reading agreements of one customer. Every query is bound to that customer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload

from elderclient.backend.database.models import Agreement


def _of(customer_id: str) -> Select[Any]:
    return (
        select(Agreement)
        .where(Agreement.customer_id == customer_id)
        .options(joinedload(Agreement.product), joinedload(Agreement.customer))
    )


def agreements(session: Session, customer_id: str) -> Sequence[Agreement]:
    """Everything agreed to, newest first."""
    return session.scalars(_of(customer_id).order_by(Agreement.signed_at.desc(), Agreement.id)).all()


def agreement(session: Session, customer_id: str, agreement_id: str) -> Agreement | None:
    """One agreement."""
    found: Agreement | None = session.scalar(_of(customer_id).where(Agreement.id == agreement_id))
    return found
