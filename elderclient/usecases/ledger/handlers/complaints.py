"""Sends complaints, and what people do with them afterwards, to the operator."""

from __future__ import annotations

from elderclient.domain.complaints import Complaint, ComplaintMove, ComplaintWish
from elderclient.usecases.cache import COMPLAINTS
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import OutboxAct, Store

COMPLAIN = "complain"


class ComplaintHandler:
    """See ``ledger.handlers.ActHandler``. ``perform`` returns a ``Complaint``."""

    def __init__(self, gateway: OperatorGateway, store: Store, clock: Clock) -> None:
        self._complaints = gateway.complaints
        self._store = store
        self._clock = clock

    def perform(self, act: OutboxAct) -> Complaint:
        """File the complaint, or make the move. An act that was tried before may have arrived then."""
        if isinstance(act.payload, ComplaintWish):
            return self._complaints.file_complaint(act.payload)
        if isinstance(act.payload, ComplaintMove):
            return self._complaints.move_complaint(act.payload, is_repeated=act.tries > 0)
        raise TypeError("a complaint's act holds a wish or a move")

    def keep(self, answer: object) -> None:
        """Store the complaint, in place of its earlier state."""
        if not isinstance(answer, Complaint):
            return
        known = COMPLAINTS.read(self._store)
        others = () if known is None or known.value is None else known.value
        together = (answer, *(one for one in others if one.id != answer.id))
        newest_first = tuple(sorted(together, key=lambda one: one.filed_at, reverse=True))
        fetched_at = (known and known.as_of) or self._clock.now()
        COMPLAINTS.put(self._store, newest_first, fetched_at)


def handler(gateway: OperatorGateway, store: Store, clock: Clock) -> ComplaintHandler:
    """Return the handler of this matter; see ``ledger.handlers``."""
    return ComplaintHandler(gateway, store, clock)
