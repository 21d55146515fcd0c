"""TMF646: technicians' windows and visits as domain values. Must not decide which one is taken."""

from __future__ import annotations

from typing import Any

from elderclient.adapters.operator_api.transport.api import Api
from elderclient.adapters.operator_api.transport.paging import all_records
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.domain.errors import BadAnswer, NotFound
from elderclient.domain.faults.visit import Appointment, AppointmentState, VisitWindow

APPOINTMENT = "appointment"
_TICKET = "TroubleTicket"


class Appointments:
    """Implements ``usecases.operator.Appointments``.

    ``has_unique_ids``: the server keeps one appointment per external id, so that nobody needs to look before sending.
    """

    def __init__(self, api: Api, *, has_unique_ids: bool) -> None:
        self._api = api
        self._has_unique_ids = has_unique_ids

    def free_windows(self, fault_id: str) -> tuple[VisitWindow, ...]:
        """Windows a technician is free in, soonest first."""
        found = self._api.create("searchTimeSlot", {"relatedEntity": [_about(fault_id)]}, is_safe_to_repeat=True)
        if found is None:
            raise BadAnswer("searchTimeSlot: no answer to the search")
        slots = (_window(slot.record("validFor")) for slot in found.record.records("availableTimeSlot"))
        return tuple(
            sorted({slot for slot in slots if slot is not None}, key=lambda slot: (slot.starts_at, slot.ends_at))
        )

    def appointments(self) -> tuple[Appointment, ...]:
        """All of them; those without a time are none."""
        try:
            records = all_records(self._api, APPOINTMENT)
        except NotFound:
            return ()
        found = (_appointment(record) for record in records)
        return tuple(appointment for appointment in found if appointment is not None)

    def book(self, external_id: str, fault_id: str, window: VisitWindow) -> Appointment:
        """The visit of this wish, arranged now or found."""
        if not self._has_unique_ids and (found := self._find(external_id)) is not None:
            return found
        form: dict[str, Any] = {"externalId": external_id, "category": "technicianVisit", "description": "师傅上门修理"}
        form |= {"relatedEntity": [_about(fault_id)], "validFor": _period(window)}
        made = self._api.create(APPOINTMENT, form, is_safe_to_repeat=self._has_unique_ids)
        if made is not None and made.record.text("id"):
            return _needed(made.record, fault_id, window)
        # Taken without being shown: it is there by its own id, or nobody can say that it was taken.
        found = self._find(external_id)
        if found is None:
            raise BadAnswer("appointment: taken, but not to be found")
        return found

    def move(self, appointment_id: str, window: VisitWindow) -> Appointment:
        """At another time; ``Conflict`` when it is too late or the window is full."""
        changed = self._api.change(APPOINTMENT, appointment_id, {"validFor": _period(window)})
        return _needed(changed.record, "", window)

    def cancel(self, appointment: Appointment) -> Appointment:
        """Nobody comes. v4 wants the time with every change."""
        form = {"status": "cancelled", "validFor": _period(appointment.window)}
        changed = self._api.change(APPOINTMENT, appointment.id, form)
        return _needed(changed.record, appointment.fault_id, appointment.window)

    def _find(self, external_id: str) -> Appointment | None:
        return next((one for one in self.appointments() if one.external_id == external_id), None)


def _about(fault_id: str) -> dict[str, Any]:
    return {"id": fault_id, "role": "fault", "@referredType": _TICKET}


def _period(window: VisitWindow) -> dict[str, str]:
    return {
        "startDateTime": window.starts_at.isoformat(timespec="seconds"),
        "endDateTime": window.ends_at.isoformat(timespec="seconds"),
    }


def _window(period: Record | None) -> VisitWindow | None:
    starts, ends = (period.moment("startDateTime"), period.moment("endDateTime")) if period else (None, None)
    return VisitWindow(starts, ends) if starts is not None and ends is not None and starts < ends else None


def _appointment(record: Record, fault_id: str = "", window: VisitWindow | None = None) -> Appointment | None:
    found = _window(record.record("validFor")) or window
    if found is None:
        return None
    related = (one.text("id") for one in record.records("relatedEntity") if one.text("@referredType") == _TICKET)
    status = record.text("status").lower()
    state = next((one for one in AppointmentState if one.value == status), AppointmentState.CONFIRMED)
    return Appointment(record.need_text("id"), record.text("externalId"), next(related, "") or fault_id, found, state)


def _needed(record: Record, fault_id: str, window: VisitWindow) -> Appointment:
    return record.need(_appointment(record, fault_id, window), "validFor")
