"""Reading agreements of one customer. Every query is bound to that customer."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from elderclient.backend.database.models import Agreement, Customer, Product


def _of(customer_id: str) -> Select[tuple[Agreement, str, str]]:
    return (
        select(Agreement, Product.status, Customer.name)
        .join(Product, Product.id == Agreement.product_id)
        .join(Customer, Customer.id == Agreement.customer_id)
        .where(Agreement.customer_id == customer_id)
    )


def agreements(session: Session, customer_id: str) -> Sequence[tuple[Agreement, str, str]]:
    """All agreements, each with its product's status and the customer's name, newest first."""
    query = _of(customer_id).order_by(Agreement.signed_at.desc(), Agreement.id)
    return [(found, status, name) for found, status, name in session.execute(query)]


def agreement(session: Session, customer_id: str, agreement_id: str) -> tuple[Agreement, str, str] | None:
    """One of them."""
    found = session.execute(_of(customer_id).where(Agreement.id == agreement_id)).first()
    return None if found is None else (found[0], found[1], found[2])
