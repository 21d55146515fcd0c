"""Lines that do not work, technicians' visits and outages of whole areas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from elderclient.domain.faults.fault import Fault, FaultReport
    from elderclient.domain.faults.outage import Outage
    from elderclient.domain.faults.visit import Appointment, VisitWindow


class Faults(Protocol):
    """TMF621 ``fault``."""

    def faults(self) -> tuple[Fault, ...]:
        """Newest first, those that are over too."""

    def report_fault(self, report: FaultReport) -> Fault:
        """Filed once; where the line is being repaired already, that fault is adopted."""

    def withdraw_fault(self, fault_id: str) -> Fault:
        """The line works again. ``Conflict`` when it was repaired or withdrawn already."""


class Appointments(Protocol):
    """TMF646."""

    def free_windows(self, fault_id: str) -> tuple[VisitWindow, ...]:
        """Soonest first; none for a fault that nobody visits."""

    def appointments(self) -> tuple[Appointment, ...]:
        """All of the customer's; none where the server has no such API."""

    def book(self, external_id: str, fault_id: str, window: VisitWindow) -> Appointment:
        """Arranged once. ``Conflict`` when the window is full or another visit stands."""

    def move(self, appointment_id: str, window: VisitWindow) -> Appointment:
        """Raises ``Conflict`` when it is too late or the window is full."""

    def cancel(self, appointment: Appointment) -> Appointment:
        """Raises ``Conflict`` when the technician is on the way."""


class Outages(Protocol):
    """TMF656."""

    def outages(self) -> tuple[Outage, ...]:
        """Those that are not over, announced ones too; none where the server has no such API."""
