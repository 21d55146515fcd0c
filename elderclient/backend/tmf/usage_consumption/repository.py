"""Reading usage of one customer. Every query is bound to that customer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from elderclient.backend.database.models import Product, Usage


def usage(
    session: Session,
    customer_id: str,
    *,
    first: date | None = None,
    until: date | None = None,
    products: Sequence[str] = (),
) -> Sequence[tuple[Product, Usage]]:
    """Usage of months from ``first`` until ``until`` (excluded), newest month first, by product and kind."""
    query = (
        select(Product, Usage)
        .join(Usage, Usage.product_id == Product.id)
        .where(Product.customer_id == customer_id)
        .order_by(Usage.month.desc(), Product.start_date, Product.id, Usage.usage_type.desc())
    )
    if first is not None:
        query = query.where(Usage.month >= first)
    if until is not None:
        query = query.where(Usage.month < until)
    if products:
        query = query.where(Product.id.in_(products))
    return [(product, row) for product, row in session.execute(query)]
