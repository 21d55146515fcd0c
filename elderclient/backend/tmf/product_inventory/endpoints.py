"""TMF637's paths; all of them only read."""

from __future__ import annotations

from fastapi import APIRouter
from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload, selectinload

from elderclient.backend.database.models import Product
from elderclient.backend.tmf.product_inventory import answers
from elderclient.backend.tmf.product_inventory.schemas import BASE, to_wire
from elderclient.backend.tmf.resource import Reader, add_rows

router = APIRouter(prefix=BASE)


def _products(reader: Reader) -> Select[Product]:
    """Everything held now or before, oldest first."""
    return (
        select(Product)
        .where(Product.customer_id == reader.customer_id)
        .order_by(Product.start_date, Product.id)
        .options(joinedload(Product.offering), joinedload(Product.area), selectinload(Product.discounts))
    )


add_rows(router, "/product", answers.Product, _products, Product.id, to_wire)
