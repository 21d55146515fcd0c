"""The journal of orders: written before anything is sent, struck when the person has heard the end. Must not ask anybody.

What still stands in it after a crash or a lost answer is looked up by its own id, never sent again blindly.
"""

from __future__ import annotations

import threading

from elderclient.domain.orders import Order, OrderItem
from elderclient.usecases.cache import JOURNAL, KeptJournal, SentOrder, Step
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.store import Store


class Journal:
    """What one person sent. Every method raises ``StoreError``.

    ``writing`` is held while it is changed. ``key``: what the outbox delivered is written under another one, so that
    neither overwrites the other.
    """

    def __init__(self, store: Store, clock: Clock, writing: threading.Lock, key: str = JOURNAL) -> None:
        self._store = store
        self._clock = clock
        self._key = key
        self._lock = writing

    def entries(self) -> tuple[SentOrder, ...]:
        """What is not struck, oldest first."""
        kept = self._store.get(self._key, KeptJournal)
        return () if kept is None else kept.value.entries

    def note(self, order: Order, step: Step) -> None:
        """Before ``step`` of an order that the operator knows."""
        self.write(SentOrder(order.external_id, step, self._clock.now(), order.items, order.id))

    def note_new(self, external_id: str, step: Step, items: tuple[OrderItem, ...]) -> None:
        """Before ``step`` of an order that the operator may not know."""
        self.write(SentOrder(external_id, step, self._clock.now(), items))

    def write(self, entry: SentOrder) -> None:
        """Durable when this returns; replaces an entry of the same external id."""
        with self._lock:
            others = [each for each in self.entries() if each.external_id != entry.external_id]
            self._put((*others, entry))

    def strike(self, external_id: str) -> None:
        """The person has heard it."""
        with self._lock:
            entries = self.entries()
            left = tuple(each for each in entries if each.external_id != external_id)
            if left != entries:
                self._put(left)

    def _put(self, entries: tuple[SentOrder, ...]) -> None:
        self._store.put(self._key, KeptJournal(entries), self._clock.now())
