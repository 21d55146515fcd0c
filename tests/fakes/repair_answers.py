"""What an operator small enough to be read answers about technicians and outages; see ``operator_answers``."""

from __future__ import annotations

from typing import Any

from tests.fakes.ticket_answers import FAULT

VISIT = "visit-1"


def time_slots() -> dict[str, Any]:
    """Return windows in which a technician is free."""
    spans = [("01:00", "03:00"), ("06:00", "08:00")]
    return {
        "id": "search-1",
        "status": "done",
        "availableTimeSlot": [
            {"validFor": {"startDateTime": f"2026-11-24T{a}:00Z", "endDateTime": f"2026-11-24T{b}:00Z"}}
            for a, b in spans
        ],
    }


def appointment(status: str = "confirmed", external: str = "visit-1") -> dict[str, Any]:
    """Return the appointment of one technician's visit."""
    return {
        "id": VISIT,
        "externalId": external,
        "category": "technicianVisit",
        "status": status,
        "validFor": time_slots()["availableTimeSlot"][0]["validFor"],
        "relatedEntity": [{"id": FAULT, "role": "fault", "@referredType": "TroubleTicket"}],
    }


def outage() -> dict[str, Any]:
    """Return an outage of an area's internet."""
    values = {"start": "2026-11-23T01:00:00Z", "expectedEnd": "2026-11-23T07:00:00Z", "nameEn": "Chunfeng"}
    area = {"@type": "PlaceRef", "id": "area-1", "name": "春风里", "@referredType": "GeographicSite"}
    return {
        "@type": "ServiceProblem",
        "id": "outage-1",
        "name": "春风里",
        "category": "outage",
        "status": "inProgress",
        "reason": "挖断了光缆",
        "affectedLocation": [{"@type": "RelatedPlaceRefOrValue", "role": "affectedArea", "place": area}],
        "affectedService": [{"@type": "ServiceRef", "id": "p-1", "@referredType": "Service"}],
        "characteristic": [
            {"@type": "Characteristic", "name": name, "valueType": "string", "value": value}
            for name, value in values.items()
        ],
    }
