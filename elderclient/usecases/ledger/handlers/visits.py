"""Looks up technicians' visits that were booked, moved or cancelled without an answer."""

from __future__ import annotations

from elderclient.domain.faults.visit import Appointment, Booking, VisitChange
from elderclient.usecases.cache import VISITS
from elderclient.usecases.ledger.handlers import LiveHandler
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import Entry, Store, Value


class VisitHandler(LiveHandler):
    """See ``ledger.handlers.ActHandler``. Answers are an ``Appointment``."""

    def __init__(self, gateway: OperatorGateway, store: Store, clock: Clock) -> None:
        self._appointments = gateway.appointments
        self._store = store
        self._clock = clock

    def find(self, entry: Entry) -> Appointment | None:
        """Return the visit as it was wanted; ``None`` where the operator has none like it."""
        known = self._appointments.appointments()
        match entry.payload:
            case Booking() as booking:
                return next((one for one in known if booking.is_made(one)), None)
            case VisitChange() as change:
                return next((one for one in known if change.is_made(one)), None)
            case _:
                raise TypeError("the act of a visit holds a booking or a change")

    def values(self, answer: object) -> tuple[Value, ...]:
        """Return the known visits with this one in place of its earlier state."""
        known = VISITS.recall(self._store)
        if not isinstance(answer, Appointment) or known is None or known.value is None:
            return ()
        together = known.value.with_first(answer, lambda one: one.id == answer.id)
        return (Value(VISITS.key, together, known.as_of or self._clock.now()),)


def handler(gateway: OperatorGateway, store: Store, clock: Clock) -> VisitHandler:
    """Return the handler of this matter; see ``ledger.handlers``."""
    return VisitHandler(gateway, store, clock)
