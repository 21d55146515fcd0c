"""The part of the operator in memory for faults, technicians' visits and outages."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from elderclient.domain.errors import Conflict, NotFound, OperatorError
from elderclient.domain.faults.fault import Fault, FaultPhase, FaultReport, FaultStep, LineKind
from elderclient.domain.faults.outage import Outage
from elderclient.domain.faults.visit import Visit, VisitState, VisitWindow
from elderclient.domain.listing import Listing


class FakeFaults:
    """See ``ports.faults.Faults``. ``known`` is what the operator has, newest first."""

    def __init__(self, gateway: FakeRepairs) -> None:
        self._gateway = gateway
        self.known: tuple[Fault, ...] = ()

    def faults(self) -> Listing[Fault]:
        self._gateway.ask_of("faults")
        return Listing(self.known, self._gateway.unread.get("faults", 0))

    def fault(self, fault_id: str) -> Fault:
        self._gateway.ask_of("fault")
        found = next((one for one in self.known if one.id == fault_id), None)
        if found is None:
            raise NotFound("no such fault")
        return found

    def report_fault(self, report: FaultReport) -> Fault:
        self._gateway.ask_of("report fault")
        same = next((one for one in self.known if one.external_id == report.external_id), None)
        if same is not None:
            return same
        fault = a_fault(
            f"t-{report.external_id}",
            report.product_id,
            report.reported_at,
            external_id=report.external_id,
            kind=report.kind,
            symptom=report.symptom,
        )
        self.known = (fault, *self.known)
        return fault

    def find_reported(self, report: FaultReport) -> Fault | None:
        self._gateway.ask_of("find fault")
        return next((one for one in self.known if one.external_id == report.external_id), None)

    def withdraw_fault(self, fault_id: str) -> Fault:
        self._gateway.ask_of("withdraw fault")
        fault = next((one for one in self.known if one.id == fault_id), None)
        if fault is None:
            raise NotFound("no such fault")
        if not fault.phase.is_open:
            raise Conflict("over", existing_id=fault_id)
        ended = replace(fault, phase=FaultPhase.WITHDRAWN, ended_at=fault.reported_at)
        self.known = tuple(ended if one.id == fault_id else one for one in self.known)
        return ended


class FakeVisits:
    """See ``ports.faults.Visits``. ``lost_reply``: raised after the visit was arranged all the same."""

    def __init__(self, gateway: FakeRepairs) -> None:
        self._gateway = gateway
        self.free: tuple[VisitWindow, ...] = ()
        self.known: tuple[Visit, ...] = ()
        self.lost_reply: OperatorError | None = None

    def free_windows(self, fault_id: str) -> tuple[VisitWindow, ...]:
        self._gateway.ask_of(f"windows {fault_id}")
        return self.free

    def visits(self) -> Listing[Visit]:
        self._gateway.ask_of("visits")
        return Listing(self.known, self._gateway.unread.get("visits", 0))

    def visit(self, visit_id: str) -> Visit:
        self._gateway.ask_of("visit")
        found = next((one for one in self.known if one.id == visit_id), None)
        if found is None:
            raise NotFound("no such visit")
        return found

    def book(self, external_id: str, fault_id: str, window: VisitWindow) -> Visit:
        self._gateway.ask_of("book")
        self._take(window)
        visit = Visit(f"v-{external_id}", external_id, fault_id, window, VisitState.CONFIRMED)
        self.known = (visit, *self.known)
        return self._answered(visit)

    def move(self, visit_id: str, window: VisitWindow) -> Visit:
        self._gateway.ask_of("move")
        self._take(window)
        return self._answered(self._changed(visit_id, window=window))

    def cancel(self, visit: Visit) -> Visit:
        self._gateway.ask_of("cancel visit")
        return self._answered(self._changed(visit.id, state=VisitState.CANCELLED))

    def _take(self, window: VisitWindow) -> None:
        if window not in self.free:
            raise Conflict("full")
        self.free = tuple(one for one in self.free if one != window)

    def _changed(self, visit_id: str, **changes: object) -> Visit:
        visit = next(one for one in self.known if one.id == visit_id)
        changed: Visit = replace(visit, **changes)  # type: ignore[arg-type]  # names checked by replace itself
        self.known = tuple(changed if one.id == visit_id else one for one in self.known)
        return changed

    def _answered(self, visit: Visit) -> Visit:
        if self.lost_reply is not None:
            trouble, self.lost_reply = self.lost_reply, None
            raise trouble
        return visit


class FakeOutages:
    """See ``ports.faults.Outages``."""

    def __init__(self, gateway: FakeRepairs) -> None:
        self._gateway = gateway
        self.known: tuple[Outage, ...] = ()

    def outages(self) -> Listing[Outage]:
        self._gateway.ask_of("outages")
        return Listing(self.known, self._gateway.unread.get("outages", 0))


class FakeRepairs:
    """The three ports of faults; the subclass defines ``ask_of`` and ``unread``."""

    unread: dict[str, int]

    def __init__(self) -> None:
        super().__init__()
        self.faults = FakeFaults(self)
        self.visits = FakeVisits(self)
        self.outages = FakeOutages(self)

    def ask_of(self, what: str) -> None:
        """Record the question, or raise the configured error."""
        raise NotImplementedError(what)


def a_fault(id_: str, product_id: str, reported_at: datetime, **more: object) -> Fault:
    """Return a fault that was just received and is promised in two days."""
    given: dict[str, object] = {
        "id": id_,
        "external_id": f"x-{id_}",
        "product_id": product_id,
        "phase": FaultPhase.RECEIVED,
        "reported_at": reported_at,
        "kind": LineKind.BROADBAND,
        "expected_at": reported_at + timedelta(hours=48),
        "can_be_visited": True,
        "steps": (FaultStep(FaultPhase.RECEIVED, reported_at),),
    }
    return Fault(**(given | more))  # type: ignore[arg-type]  # a test that gives a wrong type fails by itself


def windows_after(moment: datetime, *hours: int) -> tuple[VisitWindow, ...]:
    """Return windows of two hours on the day after ``moment``."""
    day = (moment + timedelta(days=1)).replace(minute=0, second=0, microsecond=0)
    return tuple(VisitWindow(day.replace(hour=hour), day.replace(hour=hour + 2)) for hour in hours)
