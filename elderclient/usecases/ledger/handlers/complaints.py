"""Sends complaints, and what people do with them afterwards, to the operator."""

from __future__ import annotations

from elderclient.domain.complaints import Complaint, ComplaintMove, ComplaintWish, Move
from elderclient.domain.listing import Listing
from elderclient.usecases.cache import COMPLAINTS
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import Entry, Store, Value


class ComplaintHandler:
    """See ``ledger.act_handler.ActHandler``. Answers are a ``Complaint``."""

    def __init__(self, gateway: OperatorGateway, store: Store, clock: Clock) -> None:
        self._complaints = gateway.complaints
        self._store = store
        self._clock = clock

    def send(self, entry: Entry) -> Complaint:
        """File the complaint, or make the move."""
        payload = _payload(entry)
        if isinstance(payload, ComplaintWish):
            return self._complaints.file_complaint(payload)
        return self._complaints.move_complaint(payload)

    def find(self, entry: Entry) -> Complaint | None:
        """Return the complaint that was filed, or the one in which the move was made."""
        payload = _payload(entry)
        if isinstance(payload, ComplaintWish):
            return self._complaints.find_filed(payload)
        return self._complaints.find_move(payload)

    def withdraw(self, found: object) -> object:
        """Withdraw a complaint that is still open."""
        if not isinstance(found, Complaint) or found.id is None or not found.state.may_be_open:
            return found
        # The id is that of the ticket: withdrawing makes nothing that needs one of its own.
        move = ComplaintMove(found.external_id, found.id, Move.WITHDRAW, self._clock.now())
        return self._complaints.move_complaint(move)

    def values(self, answer: object) -> tuple[Value, ...]:
        """Return the complaints with this one in place of its earlier state."""
        if not isinstance(answer, Complaint):
            return ()
        known = COMPLAINTS.recall(self._store)
        others = (known and known.value) or Listing()
        together = others.with_first(answer, lambda one: one.id == answer.id)
        newest_first = together.sorted_by(lambda one: one.age_key, reverse=True)
        return (Value(COMPLAINTS.key, newest_first, (known and known.as_of) or self._clock.now()),)


def _payload(entry: Entry) -> ComplaintWish | ComplaintMove:
    if not isinstance(entry.payload, ComplaintWish | ComplaintMove):
        raise TypeError("a complaint's act holds a wish or a move")
    return entry.payload


def handler(gateway: OperatorGateway, store: Store, clock: Clock) -> ComplaintHandler:
    """Return the handler of this matter; see ``ledger.handlers``."""
    return ComplaintHandler(gateway, store, clock)
