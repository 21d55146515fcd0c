"""TMF656: outages as domain values. Must not decide whom they concern."""

from __future__ import annotations

from elderclient.adapters.operator_api.transport.api import Api
from elderclient.adapters.operator_api.transport.paging import all_records
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.domain.errors import NotFound
from elderclient.domain.faults.outage import Outage

_OVER = frozenset({"resolved", "closed", "cancelled", "rejected"})
_PLANNED = "plannedwork"


class Outages:
    """Implements ``usecases.operator.Outages``."""

    def __init__(self, api: Api) -> None:
        self._api = api

    def outages(self) -> tuple[Outage, ...]:
        """Those that are not over."""
        try:
            records = all_records(self._api, "serviceProblem")
        except NotFound:
            return ()
        return tuple(_outage(record) for record in records if record.text("status").lower() not in _OVER)


def _outage(record: Record) -> Outage:
    extra = record.characteristics("characteristic")
    places = [place for one in record.records("affectedLocation") if (place := one.record("place")) is not None]
    named = (place.text("name") for place in places)
    return Outage(
        id=record.need_text("id"),
        area=record.text("name") or next((name for name in named if name), ""),
        is_planned=record.text("category").lower() == _PLANNED,
        starts_at=extra.moment("start") or record.moment("creationDate"),
        ends_at=extra.moment("expectedEnd"),
        cause=record.text("reason"),
        area_en=extra.text("nameEn"),
        cause_en=extra.text("reasonEn"),
        product_ids=tuple(one.text("id") for one in record.records("affectedService") if one.text("id")),
        area_ids=tuple(place.text("id") for place in places if place.text("id")),
    )
