"""TMF674's paths; all of them only read. Everybody sees the same halls, each from their own home."""

from __future__ import annotations

from fastapi import APIRouter
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from elderclient.backend.database.models import Customer, Hall
from elderclient.backend.information.halls import distance
from elderclient.backend.tmf.geographic_site import answers
from elderclient.backend.tmf.geographic_site.schemas import BASE, to_wire
from elderclient.backend.tmf.resource import Reader, add_few
from elderclient.backend.tmf.wire import Json

router = APIRouter(prefix=BASE)


def _halls(reader: Reader) -> list[Json]:
    """Nearest first; in the order of their ids where the home is not known."""
    customer = reader.session.get_one(Customer, reader.customer_id)
    halls = reader.session.scalars(select(Hall).options(selectinload(Hall.hours)))
    found = sorted(((distance(customer, hall), hall) for hall in halls), key=lambda pair: (pair[0] or 0, pair[1].id))
    return [to_wire(hall, metres, reader.zone) for metres, hall in found]


add_few(router, "/geographicSite", answers.ServiceHall, _halls)
