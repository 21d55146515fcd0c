"""Book, move or cancel a technician's visit, live: in the ledger before it is sent, an unknown outcome looked up.

Nothing is sent later, because windows are taken meanwhile. Methods raise ``OperatorError`` where nothing was done.
"""

from __future__ import annotations

from elderclient.domain.faults.visit import Booking, Visit, VisitChange, VisitWindow
from elderclient.phrases.faults import visits
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.ledger.kinds import BOOK_VISIT, CANCEL_VISIT, MOVE_VISIT
from elderclient.usecases.ledger.live import result_of
from elderclient.usecases.use_case import QueueingUseCase


class BookVisit(QueueingUseCase):
    """Arranges the visits for one person's faults."""

    def windows(self, fault_id: str) -> tuple[VisitWindow, ...]:
        """Return when a technician is free, soonest first."""
        return self._gateway.visits.free_windows(fault_id)

    def book(self, fault_id: str, window: VisitWindow) -> ActionResult:
        """Book a visit. Raises ``Conflict`` where the window is full or another visit is booked already."""
        booking = Booking(self._new_id(), fault_id, window)
        book = self._gateway.visits.book
        sent = self._ledger.act_live(
            BOOK_VISIT,
            booking.external_id,
            booking,
            lambda: book(booking.external_id, fault_id, window),
            lambda other: isinstance(other, Booking) and other.fault_id == fault_id,
        )
        found = sent.answer.window if isinstance(sent.answer, Visit) else window
        return result_of(sent, BOOK_VISIT, visits.arranged(found, self._clock.now()))

    def move(self, visit: Visit, window: VisitWindow) -> ActionResult:
        """Move a visit to another window. Raises ``Conflict`` where it is too late or the window is full."""
        move, change = self._gateway.visits.move, VisitChange(visit.id, window)
        sent = self._ledger.act_live(MOVE_VISIT, self._new_id(), change, lambda: move(visit.id, window))
        return result_of(sent, MOVE_VISIT, visits.arranged(window, self._clock.now()))

    def cancel(self, visit: Visit) -> ActionResult:
        """Cancel a visit. Raises ``Conflict`` where the technician is on the way."""
        cancel, change = self._gateway.visits.cancel, VisitChange(visit.id, None)
        sent = self._ledger.act_live(CANCEL_VISIT, self._new_id(), change, lambda: cancel(visit))
        return result_of(sent, CANCEL_VISIT, visits.cancelled())
