"""Ports of the operator for faults, technicians' visits and outages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from elderclient.domain.faults.fault import Fault, FaultReport
    from elderclient.domain.faults.outage import Outage
    from elderclient.domain.faults.visit import Visit, VisitWindow
    from elderclient.domain.listing import Listing


class Faults(Protocol):
    """The operator's trouble tickets of kind ``fault`` (TMF621)."""

    def faults(self) -> Listing[Fault]:
        """Return all faults of the customer, newest first, ended ones too."""

    def fault(self, fault_id: str) -> Fault:
        """Return the fault with the operator's id. Raises ``NotFound`` where it has none."""

    def report_fault(self, report: FaultReport) -> Fault:
        """File a report once and return its fault, or the fault under repair of the same line."""

    def find_reported(self, report: FaultReport) -> Fault | None:
        """Return the fault that an earlier try made; ``None`` where there is none."""

    def withdraw_fault(self, fault_id: str) -> Fault:
        """Call off a repair. Raises ``Conflict`` when it was repaired or withdrawn already."""


class Visits(Protocol):
    """The visits of technicians at the customer's (TMF646)."""

    def free_windows(self, fault_id: str) -> tuple[VisitWindow, ...]:
        """Return the free windows, soonest first; none for a fault without visits."""

    def visits(self) -> Listing[Visit]:
        """Return all visits of the customer; none where the server has no such API."""

    def visit(self, visit_id: str) -> Visit:
        """Return the visit with the operator's id. Raises ``NotFound`` where it has none."""

    def book(self, external_id: str, fault_id: str, window: VisitWindow) -> Visit:
        """Book a visit once. Raises ``Conflict`` when the window is full or another visit is booked."""

    def move(self, visit_id: str, window: VisitWindow) -> Visit:
        """Move a visit. Raises ``Conflict`` when it is too late or the window is full."""

    def cancel(self, visit: Visit) -> Visit:
        """Cancel a visit. Raises ``Conflict`` when the technician is on the way."""


class Outages(Protocol):
    """The operator's service problems that are outages (TMF656)."""

    def outages(self) -> Listing[Outage]:
        """Return the outages that are not over, announced ones too; none where the server has no such API."""
