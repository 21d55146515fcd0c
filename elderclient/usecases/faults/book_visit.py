"""Choosing when a technician comes: live, its id noted before it is sent, an unknown outcome looked up.

Every method may raise ``OperatorError``; nothing is kept for later, because windows do not wait.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from elderclient.domain.errors import BadAnswer, OperatorError, ServerFailed, StoreError, Unreachable
from elderclient.domain.faults.visit import Appointment, Booking, VisitWindow
from elderclient.domain.sentence import say
from elderclient.phrases.faults.fault import window_words
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.cache import BOOKING
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import Store

UNCERTAIN = (Unreachable, ServerFailed, BadAnswer)
"""Troubles after which nobody knows whether the operator took it."""


class BookVisit:
    """Visits for one person's faults."""

    def __init__(self, gateway: OperatorGateway, store: Store, clock: Clock, new_id: Callable[[], str]) -> None:
        self._gateway = gateway
        self._store = store
        self._clock = clock
        self._new_id = new_id

    def windows(self, fault_id: str) -> tuple[VisitWindow, ...]:
        """When a technician is free, soonest first."""
        return self._gateway.appointments.free_windows(fault_id)

    def book(self, fault_id: str, window: VisitWindow) -> ActionResult:
        """Arrange it. ``Conflict`` where the window is full or a visit stands already."""
        booking = self._journalled(fault_id, window)
        appointments = self._gateway.appointments
        try:
            visit = appointments.book(booking.external_id, fault_id, window)
        except UNCERTAIN as trouble:
            visit = self._looked_up(trouble, lambda one: one.external_id == booking.external_id)
        return self._arranged(visit.window)

    def move(self, appointment: Appointment, window: VisitWindow) -> ActionResult:
        """To another window. ``Conflict`` where it is too late or the window is full."""
        try:
            visit = self._gateway.appointments.move(appointment.id, window)
        except UNCERTAIN as trouble:
            visit = self._looked_up(trouble, lambda one: one.id == appointment.id and one.window == window)
        return self._arranged(visit.window)

    def cancel(self, appointment: Appointment) -> ActionResult:
        """Nobody comes. ``Conflict`` where the technician is on the way."""
        try:
            self._gateway.appointments.cancel(appointment)
        except UNCERTAIN as trouble:
            self._looked_up(trouble, lambda one: one.id == appointment.id and not one.state.is_live)
        long = say("Nobody will come. You can arrange another time whenever you like.")
        return ActionResult(long.shortened(say("Nobody will come")))

    def _arranged(self, window: VisitWindow) -> ActionResult:
        when = window_words(window, self._clock.now())
        long = say("Arranged: a technician comes {when}.", when=when)
        return ActionResult(long.shortened(say("The visit is arranged")))

    def _journalled(self, fault_id: str, window: VisitWindow) -> Booking:
        """The id of this wish, written down before it is sent; the same wish again has the same id."""
        before = BOOKING.recall(self._store)
        if before is not None and before.value is not None:
            known = before.value
            if (known.fault_id, known.window) == (fault_id, window) and not self._is_used_up(known):
                return known
        booking = Booking(self._new_id(), fault_id, window)
        with suppress(StoreError):  # The operator's list tells as well; a full disk keeps nobody from a technician.
            BOOKING.put(self._store, booking, self._clock.now())
        return booking

    def _is_used_up(self, booking: Booking) -> bool:
        """A wish whose visit was cancelled since is another wish."""
        visits = self._gateway.appointments.appointments()
        return any(one.external_id == booking.external_id and not one.state.is_live for one in visits)

    def _looked_up(self, trouble: OperatorError, is_wanted: Callable[[Appointment], bool]) -> Appointment:
        """The visit as the operator's list has it; raises ``trouble`` where it has none."""
        try:
            visits = self._gateway.appointments.appointments()
        except OperatorError:
            visits = ()
        found = next((one for one in visits if is_wanted(one)), None)
        if found is None:
            raise trouble
        return found
