"""Orders of the last 90 days, kept and fresh, for every use case about them. Must not choose words or order anything."""

from __future__ import annotations

from contextlib import suppress

from elderclient.domain.errors import StoreError
from elderclient.domain.orders import Order
from elderclient.usecases.cache import ORDERS
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import Store


def key_of(order: Order) -> str:
    """What an order is called on this PC: the wish's own id, or the operator's where it was made elsewhere."""
    return order.external_id or order.id


class OrderSource:
    """Where one person's orders come from."""

    def __init__(self, gateway: OperatorGateway, store: Store, clock: Clock) -> None:
        self._gateway = gateway
        self._store = store
        self._clock = clock

    def cached(self) -> Fetched[tuple[Order, ...]] | None:
        """As kept on this PC."""
        return ORDERS.recall(self._store)

    def fetch(self) -> Fetched[tuple[Order, ...]]:
        """Ask the operator."""
        return ORDERS.ask(self._gateway, self._store, self._clock)

    def keep(self, order: Order) -> None:
        """Remember where one order stands, until all are asked for again."""
        known = self.cached()
        others = () if known is None or known.value is None else known.value
        with suppress(StoreError):  # The operator knows it; here it is only shown sooner.
            kept = (order, *(each for each in others if each.id != order.id))
            ORDERS.put(self._store, kept, self._clock.now())
