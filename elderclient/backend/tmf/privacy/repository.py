"""Reading proofs of consents of one customer. Every query is bound to that customer."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from elderclient.backend.database.models import ConsentAgreement


def agreements(session: Session, customer_id: str) -> Sequence[ConsentAgreement]:
    """All proofs, newest first."""
    query = select(ConsentAgreement).where(ConsentAgreement.customer_id == customer_id)
    return session.scalars(query.order_by(ConsentAgreement.granted_at.desc(), ConsentAgreement.id)).all()


def agreement(session: Session, customer_id: str, agreement_id: str) -> ConsentAgreement | None:
    """One proof of this customer."""
    found = session.get(ConsentAgreement, agreement_id)
    return found if found is not None and found.customer_id == customer_id else None
