"""What an outage looks like on the wire. Must not touch the database.

TMF656 has no field for the expected end. It goes into a characteristic, as do the English words; the v5 file's
``Characteristic`` lacks the ``value`` that every other API gives it, so that is the wire contract's one addition.
"""

from __future__ import annotations

from datetime import datetime

from elderclient.backend.faults.outages import CustomerOutage
from elderclient.backend.tmf.wire import Json, moment, present, reference

BASE = "/tmf-api/serviceProblemManagement/v5"


def to_wire(found: CustomerOutage, now: datetime) -> Json:
    """The v5 body of an outage, with the asking customer's own lines only."""
    outage = found.outage
    return present(
        {
            "@type": "ServiceProblem",
            "id": outage.id,
            "href": f"{BASE}/serviceProblem/{outage.id}",
            "name": outage.area.name,
            "category": "plannedWork" if outage.is_planned else "outage",
            "status": "pending" if outage.starts_at > now else "inProgress",
            "creationDate": moment(outage.starts_at) if outage.starts_at <= now else None,
            "reason": outage.cause or None,
            "affectedLocation": [_area(found)],
            "affectedService": [_line(line.id, line.name) for line in found.lines],
            "affectedNumberOfServices": len(found.lines),
            "characteristic": [
                {"@type": "Characteristic", "name": name, "valueType": "string", "value": value}
                for name, value in _values(found).items()
                if value
            ],
        }
    )


def _values(found: CustomerOutage) -> dict[str, str | None]:
    outage = found.outage
    return {
        "start": moment(outage.starts_at),
        "expectedEnd": moment(outage.expected_end),
        "nameEn": outage.area.name_en,
        "reasonEn": outage.cause_en,
    }


def _area(found: CustomerOutage) -> Json:
    area = found.outage.area
    place = reference("PlaceRef", area.id, referred="GeographicSite", name=area.name)
    return {"@type": "RelatedPlaceRefOrValue", "role": "affectedArea", "place": place}


def _line(product_id: str, name: str) -> Json:
    return reference("ServiceRef", product_id, referred="Service", name=name)
