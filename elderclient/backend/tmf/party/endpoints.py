"""TMF632's paths; all of them only read, and everybody sees only themselves."""

from __future__ import annotations

from fastapi import APIRouter
from sqlalchemy import Select, select
from sqlalchemy.orm import selectinload

from elderclient.backend.database.models import Customer
from elderclient.backend.tmf.party import answers
from elderclient.backend.tmf.party.schemas import BASE, to_wire
from elderclient.backend.tmf.resource import Reader, add_rows

router = APIRouter(prefix=BASE)


def _oneself(reader: Reader) -> Select[Customer]:
    """Oneself with all numbers, the preferred one first."""
    return select(Customer).where(Customer.id == reader.customer_id).options(selectinload(Customer.numbers))


add_rows(router, "/individual", answers.Individual, _oneself, Customer.id, to_wire)
