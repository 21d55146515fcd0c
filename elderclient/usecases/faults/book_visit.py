"""Book, move or cancel a technician's visit, live: the id is stored before it is sent, an unknown outcome looked up.

Every method may raise ``OperatorError``; nothing is queued for later, because windows are taken meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from elderclient.domain.errors import BadAnswer, OperatorError, ServerFailed, StoreError, Unreachable
from elderclient.domain.faults.visit import Appointment, Booking, VisitWindow
from elderclient.phrases.faults import visits
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.cache import BOOKING
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import Store
from elderclient.usecases.use_case import UseCase

UNCERTAIN = (Unreachable, ServerFailed, BadAnswer)
"""Errors after which it is unknown whether the operator accepted the request."""


class BookVisit(UseCase):
    """Arranges the visits for one person's faults."""

    def __init__(self, gateway: OperatorGateway, store: Store, clock: Clock, new_id: Callable[[], str]) -> None:
        super().__init__(gateway, store, clock)
        self._new_id = new_id

    def windows(self, fault_id: str) -> tuple[VisitWindow, ...]:
        """Return when a technician is free, soonest first."""
        return self._gateway.appointments.free_windows(fault_id)

    def book(self, fault_id: str, window: VisitWindow) -> ActionResult:
        """Book a visit. Raises ``Conflict`` where the window is full or another visit is booked already."""
        booking = self._stored_booking(fault_id, window)
        appointments = self._gateway.appointments
        try:
            visit = appointments.book(booking.external_id, fault_id, window)
        except UNCERTAIN as trouble:
            visit = self._looked_up(trouble, lambda one: one.external_id == booking.external_id)
        return self._arranged(visit.window)

    def move(self, appointment: Appointment, window: VisitWindow) -> ActionResult:
        """Move a visit to another window. Raises ``Conflict`` where it is too late or the window is full."""
        try:
            visit = self._gateway.appointments.move(appointment.id, window)
        except UNCERTAIN as trouble:
            visit = self._looked_up(trouble, lambda one: one.id == appointment.id and one.window == window)
        return self._arranged(visit.window)

    def cancel(self, appointment: Appointment) -> ActionResult:
        """Cancel a visit. Raises ``Conflict`` where the technician is on the way."""
        try:
            self._gateway.appointments.cancel(appointment)
        except UNCERTAIN as trouble:
            self._looked_up(trouble, lambda one: one.id == appointment.id and not one.state.is_live)
        return ActionResult(visits.cancelled())

    def _arranged(self, window: VisitWindow) -> ActionResult:
        return ActionResult(visits.arranged(window, self._clock.now()))

    def _stored_booking(self, fault_id: str, window: VisitWindow) -> Booking:
        """Store the id of this booking before it is sent; the same booking again gets the same id."""
        before = BOOKING.recall(self._store)
        if before is not None and before.value is not None:
            known = before.value
            if (known.fault_id, known.window) == (fault_id, window) and not self._is_cancelled(known):
                return known
        booking = Booking(self._new_id(), fault_id, window)
        with suppress(StoreError):  # The operator's list has it as well; a full disk must not prevent a visit.
            BOOKING.put(self._store, booking, self._clock.now())
        return booking

    def _is_cancelled(self, booking: Booking) -> bool:
        """Return whether the visit of a stored booking was cancelled since, so that a new id is needed."""
        appointments = self._gateway.appointments.appointments()
        return any(one.external_id == booking.external_id and not one.state.is_live for one in appointments)

    def _looked_up(self, trouble: OperatorError, is_wanted: Callable[[Appointment], bool]) -> Appointment:
        """Return the visit from the operator's list; raises ``trouble`` where it has none."""
        try:
            appointments = self._gateway.appointments.appointments()
        except OperatorError:
            appointments = ()
        found = next((one for one in appointments if is_wanted(one)), None)
        if found is None:
            raise trouble
        return found
