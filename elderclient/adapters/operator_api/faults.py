"""Faults (TMF621), technicians' visits (TMF646) and outages (TMF656), as domain values.

Must not decide when a fault is reported or which visit is booked.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from elderclient.adapters.operator_api.resources import appointment
from elderclient.adapters.operator_api.resources.appointment import APPOINTMENT, TIME_SLOTS
from elderclient.adapters.operator_api.resources.identity import OwnCustomer
from elderclient.adapters.operator_api.resources.tickets import fault_ticket
from elderclient.adapters.operator_api.resources.tickets.ticket_kind import FAULT
from elderclient.adapters.operator_api.resources.tickets.ticket_search import Sought
from elderclient.adapters.operator_api.resources.tickets.ticket_status import TicketStatus, status_of
from elderclient.adapters.operator_api.resources.tickets.trouble_ticket import Tickets, is_own
from elderclient.adapters.operator_api.transport.api import Api, TaggedRecord
from elderclient.adapters.operator_api.transport.paging import all_records, listing
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.adapters.operator_api.transport.spellings import plain
from elderclient.domain.errors import BadAnswer, Conflict, NotFound
from elderclient.domain.faults.fault import Fault, FaultPhase, FaultReport
from elderclient.domain.faults.outage import Outage
from elderclient.domain.faults.visit import Booking, Visit, VisitState, VisitWindow
from elderclient.domain.known import Unknown
from elderclient.domain.listing import Listing

_WHOLE = frozenset({"outage", "areaoutage", "totaloutage", "停服", "大面积故障", "区域故障"})
_PLANNED = (
    *("plannedwork", "plannedworks", "maintenance", "plannedmaintenance", "scheduledmaintenance", "planned", "upgrade"),
    *("计划检修", "检修", "计划维护", "维护", "计划割接", "割接", "网络割接", "升级", "网络升级"),
)


class Faults:
    """Implements ``ports.faults.Faults`` over TMF621 tickets."""

    def __init__(self, tickets: Tickets) -> None:
        self._tickets = tickets

    def faults(self) -> Listing[Fault]:
        """All of the newest hundred, newest first, also where the server does not sort."""
        found = self._tickets.read_newest(FAULT, self._read)
        return found.sorted_by(lambda fault: fault.age_key, reverse=True)

    def fault(self, fault_id: str) -> Fault:
        """One fault by its id; ``NotFound`` where there is none."""
        return self._read(self._tickets.get(fault_id).record)

    def report_fault(self, report: FaultReport) -> Fault:
        """Create the report's ticket, or find it. A 409 names the one that is open for this line: that one is returned."""
        form = fault_ticket.request(report, self._tickets)
        try:
            made = self._tickets.create(_sought(report), form)
        except Conflict as conflict:
            if conflict.existing_id is None:
                raise
            return self._answer(self._tickets.get(conflict.existing_id).record, report)
        return self._read(made.tagged.record, report) if made.is_own else self._answer(made.tagged.record, report)

    def find_reported(self, report: FaultReport) -> Fault | None:
        """The fault that an earlier try made, also where the server dropped our own id."""
        found = self._tickets.settle(_sought(report))
        return None if found is None else self._answer(found, report)

    def withdraw_fault(self, fault_id: str) -> Fault:
        """Withdraw the report; raises ``Conflict`` when it is too late."""
        return self._tickets.change(
            fault_id,
            {"status": "cancelled"},
            lambda tagged: self._read(tagged.record),
            lambda _before, after: after.phase is FaultPhase.WITHDRAWN,
        )

    def _answer(self, record: Record, report: FaultReport) -> Fault:
        """What answers a report; one that was there before is of the same line, and of it only that is known."""
        if is_own(record, report.external_id):
            return self._read(record, report)
        found = self._read(record)
        # On this PC it is called as what was reported, so that its page is found.
        return replace(
            found,
            external_id=found.external_id or report.external_id,
            product_id=found.product_id or report.product_id,
            kind=found.kind or report.kind,
        )

    def _read(self, record: Record, report: FaultReport | None = None) -> Fault:
        return fault_ticket.fault(record, self._tickets.now(), report)


class Visits:
    """Implements ``ports.faults.Visits`` over TMF646.

    ``has_unique_ids``: the server keeps one visit per external id, so that no look-up before sending is needed.
    """

    def __init__(self, api: Api, *, has_unique_ids: bool, customer: OwnCustomer) -> None:
        self._api = api
        self._has_unique_ids = has_unique_ids
        self._customer = customer

    def free_windows(self, fault_id: str) -> tuple[VisitWindow, ...]:
        """Windows a technician is free in, soonest first."""
        found = self._api.create(TIME_SLOTS, appointment.about(fault_id), is_safe_to_repeat=True)
        if found is None:
            raise BadAnswer(f"{TIME_SLOTS}: no answer to the search")
        slots = (appointment.window_in(slot) for slot in found.record.records("availableTimeSlot"))
        return tuple(
            sorted({slot for slot in slots if slot is not None}, key=lambda slot: (slot.starts_at, slot.ends_at))
        )

    def visits(self) -> Listing[Visit]:
        """All visits; one that is still to come and has no time is unread."""
        try:
            return listing(
                self._api, APPOINTMENT, lambda one: None if self._customer.is_anothers(one) else appointment.listed(one)
            )
        except NotFound:
            return Listing()

    def visit(self, visit_id: str) -> Visit:
        """One visit by its id; raises ``BadAnswer`` for one without a time."""
        record = self._api.get(APPOINTMENT, visit_id).record
        return record.need(appointment.appointment(record), "validFor")

    def book(self, external_id: str, fault_id: str, window: VisitWindow) -> Visit:
        """Book the visit, or find it by its external id; where the server drops that, by fault and time."""
        booking = Booking(external_id, fault_id, window)
        form: dict[str, Any] = {"externalId": external_id, "category": "technicianVisit", "description": "师傅上门修理"}
        form |= appointment.about(fault_id) | appointment.at(window)
        created = self._api.create_once(
            APPOINTMENT,
            form,
            lambda: self._find(booking),
            lambda one: not self._customer.is_anothers(one) and appointment.may_be(one, booking),
            has_unique_ids=self._has_unique_ids,
        )
        return _needed(created.record, fault_id, window)

    def move(self, visit_id: str, window: VisitWindow) -> Visit:
        """Move the visit; raises ``Conflict`` when it is too late or the window is full."""
        changed = self._api.change(
            APPOINTMENT,
            visit_id,
            appointment.at(window),
            _record,
            lambda _before, after: appointment.window_in(after) == window,
        )
        return _needed(changed, "", window)

    def cancel(self, booked: Visit) -> Visit:
        """Cancel the visit. v4 requires the time in every change."""
        form = {"status": "cancelled"} | appointment.at(booked.window)
        changed = self._api.change(
            APPOINTMENT,
            booked.id,
            form,
            _record,
            lambda _before, after: appointment.state_in(after) is VisitState.CANCELLED,
        )
        return _needed(changed, booked.fault_id, booked.window)

    def _find(self, booking: Booking) -> Record | None:
        try:
            records = all_records(self._api, APPOINTMENT)
        except NotFound:
            return None
        found = ((one, appointment.appointment(one)) for one in records if not self._customer.is_anothers(one))
        made = [(one, visit) for one, visit in found if visit is not None]
        own = next((one for one, visit in made if booking.is_made(visit)), None)
        # Booked at another PC, it is not booked twice.
        return own or next((one for one, visit in made if booking.is_same(visit)), None)


class Outages:
    """Reads the operator's current outages over TMF656; implements ``ports.faults.Outages``."""

    def __init__(self, api: Api) -> None:
        self._api = api

    def outages(self) -> Listing[Outage]:
        """Outages that are not over; none where the server has no such API."""
        try:
            return listing(self._api, "serviceProblem", _outage)
        except NotFound:
            return Listing()


def _record(tagged: TaggedRecord) -> Record:
    return tagged.record


def _sought(report: FaultReport) -> Sought:
    """A line is repaired once, whatever is wrong with it."""
    return Sought(report.external_id, FAULT, report.reported_at, related=frozenset({report.product_id}))


def _needed(record: Record, fault_id: str, window: VisitWindow) -> Visit:
    return record.need(appointment.appointment(record, fault_id, window), "validFor")


def _outage(record: Record) -> Outage | None:
    status = status_of(record)
    if status is Unknown.NOT_UNDERSTOOD:
        raise BadAnswer(f"{record.path}.status: not understood")
    if isinstance(status, TicketStatus) and status.is_over:
        return None
    category = plain(record.text("category"))
    is_planned = category in _PLANNED
    extra = record.characteristics("characteristic")
    places = [place for one in record.records("affectedLocation") if (place := one.record("place")) is not None]
    area = next((name for place in places if (name := place.text("name"))), "")
    return Outage(
        id=record.need_text("id"),
        area=area,
        is_planned=is_planned,
        # Works do not begin when they are announced.
        starts_at=extra.moment("start") or (None if is_planned else record.moment("creationDate")),
        ends_at=extra.until("expectedEnd"),
        cause=record.prose("reason") or ("" if area else record.prose("name") or record.prose("description")),
        area_en=extra.text("nameEn"),
        cause_en=extra.text("reasonEn"),
        product_ids=tuple(one.text("id") for one in record.records("affectedService") if one.text("id")),
        area_ids=tuple(place.text("id") for place in places if place.text("id")),
        is_whole_area=category in _WHOLE,
    )
