"""Orders of the last 90 days, cached and fresh, for every use case about them. Must not choose words or order anything."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from elderclient.domain.errors import StoreError
from elderclient.domain.known import Unknown
from elderclient.domain.listing import Listing
from elderclient.domain.orders import Order, OrderItem, OrderWish, SentOrder
from elderclient.usecases.cache import ORDERS, PRODUCTS
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.ports.store import Entry, Store, Value
from elderclient.usecases.use_case import UseCase


def key_of(order: Order) -> str:
    """Return the key of an order on this PC: the id it was sent with, or the operator's where it was made elsewhere."""
    return order.external_id or order.id


def known_as(order: Order, external_id: str) -> Order:
    """Return the order with the id it was sent with, which a server may drop."""
    return order if order.external_id else replace(order, external_id=external_id)


def wished_items(wish: OrderWish, store: Store) -> tuple[OrderItem, ...]:
    """Return the items of a cancellation with names and prices, as far as the cache of this PC knows what is held."""
    held = {each.id: each for each in PRODUCTS.value_in(store) or ()}
    items = []
    for item in wish.items:
        product = held.get(item.product_id)
        if product is None:
            items.append(OrderItem(item.action, item.product_id, Unknown.ABSENT, product_id=item.product_id))
        else:
            items.append(
                OrderItem(
                    item.action,
                    product.name,
                    product.rent,
                    product.name_en,
                    product.offering_id,
                    product.id,
                    product.number or "",
                    every=product.every,
                )
            )
    return tuple(items)


def items_of(entry: Entry, store: Store) -> tuple[OrderItem, ...]:
    """Return what an act orders or cancels; nothing for one that is no order."""
    if isinstance(entry.payload, SentOrder):
        return entry.payload.items
    return wished_items(entry.payload, store) if isinstance(entry.payload, OrderWish) else ()


def with_order(store: Store, order: Order, now: datetime) -> Value:
    """Return the cached orders with the newest state of one, to be stored."""
    others = ORDERS.value_in(store) or Listing()
    return Value(ORDERS.key, others.with_first(order, lambda each: each.id == order.id), now)


class OrderSource(UseCase):
    """Reads and caches the orders of one person."""

    def cached(self) -> Fetched[Listing[Order]] | None:
        """Return the orders as cached on this PC; ``None`` where nothing is cached."""
        return ORDERS.recall(self._store)

    def fetch(self) -> Fetched[Listing[Order]]:
        """Ask the operator for the orders and cache them."""
        return ORDERS.ask(self._gateway, self._store, self._clock)

    def keep(self, order: Order) -> None:
        """Cache the newest state of one order, until all are asked for again."""
        stored = with_order(self._store, order, self._clock.now())
        with suppress(StoreError):  # The operator knows it; here it is only shown sooner.
            self._store.put(stored.key, stored.value, stored.fetched_at)
