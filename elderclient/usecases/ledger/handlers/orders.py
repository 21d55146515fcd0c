"""Sends cancellations of services to the operator."""

from __future__ import annotations

import threading

from elderclient.domain.orders import Order, OrderRefused, OrderWish
from elderclient.usecases.ledger.journal import DELIVERIES, Journal, SentOrder, Step
from elderclient.usecases.orders.order_source import OrderSource, wished_items
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import OutboxAct, Store

CANCEL_SERVICES = "cancelServices"


class OrderHandler:
    """See ``ledger.handlers.ActHandler``. ``perform`` returns an ``Order``, or a ``SentOrder`` that was refused.

    Either is in the journal until the person saw it.
    """

    def __init__(self, gateway: OperatorGateway, store: Store, clock: Clock) -> None:
        self._ordering = gateway.ordering
        self._store = store
        self._clock = clock
        self._journal = Journal(store, clock, threading.Lock(), DELIVERIES)
        self._source = OrderSource(gateway, store, clock)

    def perform(self, act: OutboxAct) -> Order | SentOrder:
        """Cancel the services of the order."""
        wish = act.payload
        if not isinstance(wish, OrderWish):
            raise TypeError("a cancellation's act holds an order")
        try:
            return self._ordering.place_order(wish)
        except OrderRefused as refusal:
            # The screen said "it is noted", so the refusal must be shown, whichever screen is open.
            items = wished_items(wish, self._store)
            return SentOrder(wish.external_id, Step.REFUSED, self._clock.now(), items, why=refusal.why)

    def keep(self, answer: object) -> None:
        """Write the outcome into the journal."""
        if isinstance(answer, Order):
            self._source.keep(answer)
            self._journal.note(answer, Step.DELIVERED)
        elif isinstance(answer, SentOrder):
            self._journal.write(answer)


def handler(gateway: OperatorGateway, store: Store, clock: Clock) -> OrderHandler:
    """Return the handler of this matter; see ``ledger.handlers``."""
    return OrderHandler(gateway, store, clock)
