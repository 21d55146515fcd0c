"""Reading held products of one customer. Every query is bound to that customer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload, selectinload

from elderclient.backend.database.models import Product


def _of(customer_id: str) -> Select[Any]:
    return (
        select(Product)
        .where(Product.customer_id == customer_id)
        .options(joinedload(Product.offering), joinedload(Product.area), selectinload(Product.discounts))
    )


def products(session: Session, customer_id: str) -> Sequence[Product]:
    """Everything held now or before, oldest first."""
    return session.scalars(_of(customer_id).order_by(Product.start_date, Product.id)).all()


def product(session: Session, customer_id: str, product_id: str) -> Product | None:
    """One product."""
    found: Product | None = session.scalar(_of(customer_id).where(Product.id == product_id))
    return found
