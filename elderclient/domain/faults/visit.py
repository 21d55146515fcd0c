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


class VisitState(Enum):
    """The state of a visit. Values are those of TMF646."""

    INITIALIZED = "initialized"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"
    COMPLETED = "completed"
    FAILED = "failed"
    UNCLEAR = "unclear"
    """Its state is absent or not understood: the technician may still come."""

    @property
    def is_live(self) -> bool:
        """Whether the technician is still to come."""
        return self in (VisitState.INITIALIZED, VisitState.CONFIRMED)

    @property
    def may_be_live(self) -> bool:
        """Whether the technician is still to come, or it is not clear whether he is."""
        return self.is_live or self is VisitState.UNCLEAR


@frozen
class Visit:
    """A technician's visit for the fault ``fault_id``."""

    id: str
    external_id: str
    fault_id: str
    window: VisitWindow
    state: VisitState


@frozen
class Booking:
    """A visit that was asked for; ``external_id`` is our own id of it."""

    external_id: str
    fault_id: str
    window: VisitWindow

    def is_made(self, visit: Visit) -> bool:
        """Return whether ``visit`` is the one, also where the operator dropped our id: then by fault and time."""
        if visit.external_id:
            return visit.external_id == self.external_id
        is_same = visit.window == self.window and visit.fault_id in (self.fault_id, "")
        return is_same and visit.state.is_live

    def is_same(self, visit: Visit) -> bool:
        """Return whether ``visit`` does what is asked for, whoever booked it: for the same fault at the same time."""
        return visit.state.is_live and visit.window == self.window and visit.fault_id == self.fault_id


@frozen
class VisitChange:
    """A visit that is to be at another time; ``window`` is ``None`` where it is to be cancelled."""

    visit_id: str
    window: VisitWindow | None

    def is_made(self, visit: Visit) -> bool:
        """Return whether ``visit`` is as it was wanted."""
        if visit.id != self.visit_id:
            return False
        if self.window is None:
            return visit.state is VisitState.CANCELLED
        return visit.window == self.window and visit.state.is_live
