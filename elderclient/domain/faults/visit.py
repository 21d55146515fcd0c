"""Windows in which a technician is free, and booked visits. Must not know the technicians."""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from elderclient.domain.frozen import frozen


@frozen
class VisitWindow:
    """A span in which a technician comes: two aware moments of one day."""

    starts_at: datetime
    ends_at: datetime


class AppointmentState(Enum):
    """The state of an appointment. Values are those of TMF646."""

    INITIALIZED = "initialized"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"
    COMPLETED = "completed"
    FAILED = "failed"

    @property
    def is_live(self) -> bool:
        """Whether the technician is still to come."""
        return self in (AppointmentState.INITIALIZED, AppointmentState.CONFIRMED)


@frozen
class Appointment:
    """A technician's visit for the fault ``fault_id``."""

    id: str
    external_id: str
    fault_id: str
    window: VisitWindow
    state: AppointmentState


@frozen
class Booking:
    """A visit that was requested: a repeated request has the same id, whatever became of the first one."""

    external_id: str
    fault_id: str
    window: VisitWindow
