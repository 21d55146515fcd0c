"""Puts the made-up operator's service halls, read from ``halls.toml``, on the map, and the homes of its customers."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

from sqlalchemy.orm import Session

from elderclient.backend.data_files import read_data
from elderclient.backend.database.models import Hall, HallHours

WEEK = range(7)
CENTRE = (Decimal("30.2700"), Decimal("120.1500"))
"""Latitude and longitude of the middle of the made-up town."""


def home_of(rank: int) -> tuple[Decimal, Decimal]:
    """Latitude and longitude at which the customer with this rank lives."""
    return CENTRE[0] + Decimal(rank % 4) / 1000, CENTRE[1] + Decimal(rank % 3) / 1000


def open_halls(session: Session, today: date, last_of_month: date) -> None:
    """Put the halls into an empty database; one is closed for stocktaking on the last day of this month."""
    for row in read_data("demo", "halls")["hall"]:
        north, east = Decimal(row.pop("north")), Decimal(row.pop("east"))
        days, hours = row.pop("days"), {name: time(row.pop(name)) for name in ("opens", "closes")}
        is_counted = row.pop("closed_on_last_of_month", False)
        hall = Hall(latitude=CENTRE[0] + north / 1000, longitude=CENTRE[1] + east / 1000, **row)
        hall.hours = [HallHours(weekday=day, **hours if day in days else {}) for day in WEEK]
        if is_counted and last_of_month > today:
            hall.hours.append(HallHours(day=last_of_month))
        session.add(hall)
