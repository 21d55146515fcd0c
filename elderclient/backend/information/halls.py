"""How far the service halls are from a customer's home. Must not read the database."""

from __future__ import annotations

import math

from elderclient.backend.database.models import Customer, Hall

METRES_A_DEGREE = 111_195
"""Of latitude, on a sphere of 6,371 km."""


def distance(customer: Customer, hall: Hall) -> int | None:
    """Return metres in a straight line, rounded to 50; ``None`` where the home is not known."""
    if customer.latitude is None or customer.longitude is None:
        return None
    north = float(hall.latitude - customer.latitude) * METRES_A_DEGREE
    narrowing = math.cos(math.radians(float(customer.latitude)))
    east = float(hall.longitude - customer.longitude) * METRES_A_DEGREE * narrowing
    return round(math.hypot(north, east) / 50) * 50
