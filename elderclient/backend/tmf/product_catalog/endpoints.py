"""TMF620's paths; all of them only read, and the catalogue is the same for every customer."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import APIRouter
from sqlalchemy import Select, select
from sqlalchemy.orm import selectinload

from elderclient.backend.database.models import Offering
from elderclient.backend.tmf.product_catalog import answers
from elderclient.backend.tmf.product_catalog.schemas import (
    BASE,
    CATEGORIES,
    category_to_wire,
    offering_to_wire,
    prices_to_wire,
)
from elderclient.backend.tmf.resource import Reader, add_few, add_rows
from elderclient.backend.tmf.wire import Json

router = APIRouter(prefix=BASE)


def _offerings(_reader: Reader) -> Select[Offering]:
    """Everything on sale, and what is retired but still held by somebody."""
    every = select(Offering).order_by(Offering.category, Offering.rent_fen, Offering.id)
    return every.options(selectinload(Offering.tariffs), selectinload(Offering.discounts))


def _prices(reader: Reader) -> Iterator[Json]:
    return (body for offering in reader.session.scalars(_offerings(reader)) for body in prices_to_wire(offering))


def _categories(_reader: Reader) -> Iterator[Json]:
    return (category_to_wire(category_id) for category_id in CATEGORIES)


add_rows(router, "/productOffering", answers.ProductOffering, _offerings, Offering.id, offering_to_wire)
add_few(router, "/productOfferingPrice", answers.ProductOfferingPrice, _prices)
add_few(router, "/category", answers.Category, _categories)
