"""Sends cancellations of services to the operator."""

from __future__ import annotations

from elderclient.domain.errors import BadAnswer, NotFound, is_final
from elderclient.domain.orders import Order, OrderPhase, OrderWish, SentOrder
from elderclient.usecases.orders.order_source import with_order
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import Entry, Store, Value

_OVER = (OrderPhase.CANCELLED, OrderPhase.EXPIRED, OrderPhase.FAILED)


class OrderHandler:
    """See ``ledger.act_handler.ActHandler``. Answers are an ``Order``."""

    def __init__(self, gateway: OperatorGateway, store: Store, clock: Clock) -> None:
        self._ordering = gateway.ordering
        self._store = store
        self._clock = clock

    def send(self, entry: Entry) -> Order:
        """Cancel the services of the order."""
        return self._ordering.place_order(_wish(entry))

    def find(self, entry: Entry) -> Order | None:
        """Return the order that an earlier try made; a draft by its ids alone, as the same may be ordered since."""
        if isinstance(entry.payload, SentOrder):
            return self._draft(entry.payload)
        wish = _wish(entry)
        return self._ordering.find_order(wish.external_id, wish)

    def _draft(self, sent: SentOrder) -> Order | None:
        if not sent.order_id:
            return self._ordering.find_order(sent.external_id)
        try:
            return self._ordering.order(sent.order_id)
        except NotFound as problem:
            if not is_final(problem):
                raise
            return None

    def withdraw(self, found: object) -> object:
        """Undo an order that the operator still holds. Raises ``OrderRefused`` when it is too late."""
        if not isinstance(found, Order) or found.phase in _OVER:
            return found
        after = self._ordering.cancel_order(found.id)
        if after.phase not in _OVER:
            raise BadAnswer("the order was to be undone, and is not")
        return after

    def values(self, answer: object) -> tuple[Value, ...]:
        """Return the known orders with this one."""
        return (with_order(self._store, answer, self._clock.now()),) if isinstance(answer, Order) else ()


def _wish(entry: Entry) -> OrderWish:
    if not isinstance(entry.payload, OrderWish):
        raise TypeError("a cancellation's act holds an order")
    return entry.payload


def handler(gateway: OperatorGateway, store: Store, clock: Clock) -> OrderHandler:
    """Return the handler of this matter; see ``ledger.handlers``."""
    return OrderHandler(gateway, store, clock)
