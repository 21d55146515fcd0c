"""TMF646 appointments and time slots in their wire form. Must not ask anything."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from elderclient.adapters.operator_api.resources.identity import external_id_of, external_ids_of
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.adapters.operator_api.transport.spellings import table
from elderclient.domain.faults.visit import Booking, Visit, VisitState, VisitWindow
from elderclient.domain.known import Unknown, known

APPOINTMENT = "appointment"
TIME_SLOTS = "searchTimeSlot"
_TICKET = "TroubleTicket"
_SPELLINGS: Mapping[str, VisitState] = table(
    (VisitState.INITIALIZED, "initialised requested tentative pending acknowledged 待确认"),
    (
        VisitState.CONFIRMED,
        "booked scheduled accepted reserved allocated rescheduled planned 已预约 已确认",
    ),
    (VisitState.CANCELLED, "canceled withdrawn 已取消"),
    (VisitState.COMPLETED, "complete done attended closed finished 已完成"),
    (VisitState.FAILED, "missed noshow attempted attemptfailed rejected declined"),
)


def about(fault_id: str) -> dict[str, Any]:
    """The fields that name the fault a visit is for."""
    return {"relatedEntity": [{"id": fault_id, "role": "fault", "@referredType": _TICKET}]}


def at(window: VisitWindow) -> dict[str, Any]:
    """The field that says when a visit is."""
    starts, ends = (moment.isoformat(timespec="seconds") for moment in (window.starts_at, window.ends_at))
    return {"validFor": {"startDateTime": starts, "endDateTime": ends}}


def window_in(record: Record) -> VisitWindow | None:
    """The window of a slot or an appointment; ``None`` where it has no valid one."""
    period = record.record("validFor")
    starts, ends = (period.moment("startDateTime"), period.until("endDateTime")) if period else (None, None)
    return VisitWindow(starts, ends) if starts is not None and ends is not None and starts < ends else None


def state_in(record: Record, *, is_new: bool = False) -> VisitState:
    """The state of an appointment; ``is_new``: one without a state was just asked for, and is taken."""
    state = record.member("status" if record.text("status") else "state", VisitState, _SPELLINGS)
    if state is Unknown.ABSENT and is_new:
        return VisitState.CONFIRMED
    return known(state) or VisitState.UNCLEAR


def may_be(record: Record, booking: Booking) -> bool:
    """Whether what came as the answer to ``booking`` may be it: by the external id, else by the fault and the time."""
    if external := external_ids_of(record):
        return booking.external_id in external
    found = appointment(record, booking.fault_id, booking.window)
    return found is not None and (found.window, found.fault_id) == (booking.window, booking.fault_id)


def listed(record: Record) -> Visit | None:
    """An appointment of a list; ``None`` for one that is over and has no time. Raises ``BadAnswer``."""
    found = appointment(record)
    state = state_in(record)
    if found is None and state.may_be_live:
        return record.need(found, "validFor")
    return found


def appointment(record: Record, fault_id: str = "", window: VisitWindow | None = None) -> Visit | None:
    """The appointment, completed from what was sent; ``None`` where its time is known from neither."""
    found = window_in(record) or window
    if found is None:
        return None
    related = (one.text("id") for one in record.records("relatedEntity") if one.text("@referredType") == _TICKET)
    state = state_in(record, is_new=window is not None)
    return Visit(record.need_text("id"), external_id_of(record), next(related, "") or fault_id, found, state)
