"""Reading billing accounts of one customer."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from elderclient.backend.database.models import BillingAccount


def accounts(session: Session, customer_id: str) -> Sequence[BillingAccount]:
    """This customer's accounts, in the order of their ids."""
    query = select(BillingAccount).where(BillingAccount.customer_id == customer_id).order_by(BillingAccount.id)
    return session.scalars(query).all()
