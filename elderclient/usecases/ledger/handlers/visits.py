"""Looks up technicians' visits that were booked, moved or cancelled without an answer."""

from __future__ import annotations

from contextlib import suppress

from elderclient.domain.errors import OperatorError
from elderclient.domain.faults.visit import Booking, Visit, VisitChange
from elderclient.usecases.cache import VISITS
from elderclient.usecases.ledger.act_handler import LiveHandler
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import Entry, Store, Value


class VisitHandler(LiveHandler):
    """See ``ledger.act_handler.ActHandler``. Answers are a ``Visit``."""

    def __init__(self, gateway: OperatorGateway, store: Store, clock: Clock) -> None:
        self._visits = gateway.visits
        self._store = store
        self._clock = clock

    def find(self, entry: Entry) -> Visit | None:
        """Return the visit as it was wanted; ``None`` where the operator has none like it."""
        known = self._visits.visits()
        match entry.payload:
            case Booking() as booking:
                return self._settled(booking, [one for one in known if booking.is_made(one) or booking.is_same(one)])
            case VisitChange() as change:
                return next((one for one in known if change.is_made(one)), None)
            case _:
                raise TypeError("the act of a visit holds a booking or a change")

    def _settled(self, booking: Booking, found: list[Visit]) -> Visit | None:
        """Return the one visit of ``found``; another PC that booked the same meanwhile has made a second one."""
        if not any(booking.is_made(one) for one in found):
            return None
        same = sorted((one for one in found if booking.is_same(one)), key=lambda one: one.id)
        for spare in same[1:]:
            with suppress(OperatorError):  # It is cancelled with the next look-up, or by a person.
                self._visits.cancel(spare)
        return next(iter(same or found), None)

    def values(self, answer: object) -> tuple[Value, ...]:
        """Return the known visits with this one in place of its earlier state."""
        known = VISITS.recall(self._store)
        if not isinstance(answer, Visit) or known is None or known.value is None:
            return ()
        together = known.value.with_first(answer, lambda one: one.id == answer.id)
        return (Value(VISITS.key, together, known.as_of or self._clock.now()),)


def handler(gateway: OperatorGateway, store: Store, clock: Clock) -> VisitHandler:
    """Return the handler of this matter; see ``ledger.handlers``."""
    return VisitHandler(gateway, store, clock)
