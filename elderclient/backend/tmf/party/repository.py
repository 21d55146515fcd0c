"""Reading the customer who asks."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from elderclient.backend.database.models import Customer


def customer(session: Session, customer_id: str) -> Customer | None:
    """The customer with all numbers, the preferred one first."""
    return session.scalar(select(Customer).where(Customer.id == customer_id).options(selectinload(Customer.numbers)))
