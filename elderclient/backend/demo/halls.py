"""The made-up operator's service halls, and where its made-up customers live. The streets are invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from sqlalchemy.orm import Session

from elderclient.backend.database.models import Hall, HallHours

WEEK = range(7)
CENTRE = (Decimal("30.2700"), Decimal("120.1500"))
"""Latitude and longitude of the middle of the made-up town."""


@dataclass(frozen=True, slots=True)
class Place:
    """A hall: where it lies (thousandths of a degree north and east of the centre), when it is open, what it has."""

    key: str
    name: str
    name_en: str
    address: str
    address_en: str
    telephone: str
    north: int
    east: int
    opens: int
    closes: int
    days: tuple[int, ...]
    facilities: tuple[str, ...]
    closed_on_last_of_month: bool = False


HALLS = (
    Place(
        "heping", "和平路营业厅", "Heping Road hall", "和平路 18 号，邮局对面",
        "18 Heping Road, across from the post office",
        "01055550011", 2, 3, 9, 18, tuple(WEEK), ("ramp", "seats", "priorityCounter"), closed_on_last_of_month=True,
    ),
    Place(
        "xingfu", "幸福里营业厅", "Xingfuli hall", "幸福里 6 号，菜市场旁边", "6 Xingfuli, beside the market",
        "01055550012", -6, 9, 9, 17, (0, 1, 2, 3, 4, 5), ("seats",),
    ),
    Place(
        "renmin", "人民广场营业厅", "People's Square hall", "人民广场 1 号一楼", "1 People's Square, ground floor",
        "01055550013", 14, -8, 8, 20, tuple(WEEK), ("ramp", "seats", "signLanguage", "priorityCounter"),
    ),
    Place(
        "chezhan", "车站营业厅", "Station hall", "火车站前街 30 号", "30 Station Street",
        "01055550014", -30, -21, 8, 21, tuple(WEEK), ("ramp",),
    ),
    Place(
        "liucun", "柳村营业厅", "Liucun hall", "柳村镇中街 2 号", "2 Middle Street, Liucun",
        "01055550015", 95, 60, 9, 16, (0, 1, 2, 3, 4), (),
    ),
)  # fmt: skip


def home_of(rank: int) -> tuple[Decimal, Decimal]:
    """Latitude and longitude at which the customer with this rank lives."""
    return CENTRE[0] + Decimal(rank % 4) / 1000, CENTRE[1] + Decimal(rank % 3) / 1000


def open_halls(session: Session, today: date, last_of_month: date) -> None:
    """Put the halls into an empty database; one is closed for stocktaking on the last day of this month."""
    for place in HALLS:
        hall = Hall(
            id=f"hall-{place.key}",
            name=place.name,
            name_en=place.name_en,
            address=place.address,
            address_en=place.address_en,
            telephone=place.telephone,
            latitude=CENTRE[0] + Decimal(place.north) / 1000,
            longitude=CENTRE[1] + Decimal(place.east) / 1000,
            facilities=list(place.facilities),
        )
        hall.hours = [
            HallHours(weekday=day, opens=time(place.opens), closes=time(place.closes)) if day in place.days
            else HallHours(weekday=day)
            for day in WEEK
        ]  # fmt: skip
        if place.closed_on_last_of_month and last_of_month > today:
            hall.hours.append(HallHours(day=last_of_month))
        session.add(hall)
