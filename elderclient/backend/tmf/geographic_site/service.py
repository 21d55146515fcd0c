"""Service halls as wire bodies, with their way from the home of the customer who asks."""

from __future__ import annotations

import math
from dataclasses import dataclass

from sqlalchemy.orm import Session

from elderclient.backend.database.models import Customer, Hall
from elderclient.backend.runtime import Operator
from elderclient.backend.tmf.errors import not_found
from elderclient.backend.tmf.geographic_site import repository
from elderclient.backend.tmf.geographic_site.schemas import to_wire
from elderclient.backend.tmf.wire import Json

METRES_A_DEGREE = 111_195
"""Of latitude, on a sphere of 6,371 km."""


@dataclass(frozen=True, slots=True)
class SiteService:
    """Everybody sees the same halls, each from their own home."""

    operator: Operator

    def listed(self, customer_id: str) -> list[Json]:
        """Nearest first; in the order of their ids where the home is not known."""
        with self.operator.reading() as session:
            customer = session.get_one(Customer, customer_id)
            found = [(distance(customer, hall), hall) for hall in repository.halls(session)]
            found.sort(key=lambda pair: (pair[0] is None, pair[0] or 0, pair[1].id))
            return [to_wire(hall, metres, self.operator.configuration.zone) for metres, hall in found]

    def one(self, customer_id: str, site_id: str) -> Json:
        """One hall; refuses with 404."""
        with self.operator.reading() as session:
            hall = session.get(Hall, site_id)
            if hall is None:
                raise not_found()
            metres = distance(_customer(session, customer_id), hall)
            return to_wire(hall, metres, self.operator.configuration.zone)


def distance(customer: Customer, hall: Hall) -> int | None:
    """Metres as the crow flies, rounded to 50; ``None`` where the home is not known."""
    if customer.latitude is None or customer.longitude is None:
        return None
    north = float(hall.latitude - customer.latitude) * METRES_A_DEGREE
    narrowing = math.cos(math.radians(float(customer.latitude)))
    east = float(hall.longitude - customer.longitude) * METRES_A_DEGREE * narrowing
    return round(math.hypot(north, east) / 50) * 50


def _customer(session: Session, customer_id: str) -> Customer:
    return session.get_one(Customer, customer_id)
