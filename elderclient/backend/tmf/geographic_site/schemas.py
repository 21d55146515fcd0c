"""What a service hall looks like on the wire. Must not touch the database.

TMF674 has no attributes for a telephone, for what helps people who cannot walk or hear well, or for the way: they are an
extension of ours, declared by ``@type`` and ``@schemaLocation``.
"""

from __future__ import annotations

from datetime import time
from zoneinfo import ZoneInfo

from elderclient.backend.callbacks.hours import DAYS
from elderclient.backend.database.models import Hall, HallHours
from elderclient.backend.tmf.wire import Json, present

BASE = "/tmf-api/geographicSiteManagement/v4"
EXTENSION = "/elderclient/v1/schemas/serviceHall.json"
OWN = ("telephone", "nameEn", "addressEn", "facility", "distanceMetres")


def to_wire(hall: Hall, metres: int | None, zone: ZoneInfo) -> Json:
    """The v4 body of a hall; ``metres`` from the home of whoever asks."""
    place = {
        "@type": "GeographicAddress",
        "@referredType": "GeographicAddress",
        "id": f"{hall.id}-address",
        "name": hall.address,
    }
    return present(
        {
            "@type": "ServiceHall",
            "@baseType": "GeographicSite",
            "@schemaLocation": EXTENSION,
            "id": hall.id,
            "href": f"{BASE}/geographicSite/{hall.id}",
            "code": "serviceHall",
            "name": hall.name,
            "nameEn": hall.name_en or None,
            "status": "active",
            "place": [place],
            "addressEn": hall.address_en or None,
            "telephone": hall.telephone,
            "facility": hall.facilities,
            "distanceMetres": metres,
            "calendar": [_period(hours, zone) for hours in hall.hours],
        }
    )


def _period(hours: HallHours, zone: ZoneInfo) -> Json:
    day = hours.day.isoformat() if hours.day is not None else DAYS[hours.weekday or 0]
    spans: list[Json] = []
    if hours.opens is not None and hours.closes is not None:
        spans = [{"startHour": _hour(hours.opens), "endHour": _hour(hours.closes)}]
    status = "open" if spans else "closed"
    return {"day": day, "status": status, "timeZone": str(zone), "hourPeriod": spans}


def _hour(value: time) -> str:
    return value.isoformat(timespec="minutes")
