"""When a technician comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from elderclient.domain.appointment import Appointment, VisitWindow


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
