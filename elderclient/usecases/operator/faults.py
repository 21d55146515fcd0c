"""Reports of lines that do not work, and how far their repair is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from elderclient.domain.fault import Fault, FaultReport


class Faults(Protocol):
    """TMF621 ``fault``."""

    def faults(self) -> tuple[Fault, ...]:
        """Newest first, those that are over too."""

    def report_fault(self, report: FaultReport) -> Fault:
        """Filed once; where the line is being repaired already, that fault is adopted."""

    def withdraw_fault(self, fault_id: str) -> Fault:
        """The line works again. ``Conflict`` when it was repaired or withdrawn already."""
