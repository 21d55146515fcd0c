"""The journal of orders: written before anything is sent, deleted when the person saw the outcome. Sends nothing.

An entry that is left after a crash or a lost answer is looked up by its own id, never sent again blindly.
"""

from __future__ import annotations

import threading
from datetime import datetime
from enum import Enum

from elderclient.domain.frozen import frozen
from elderclient.domain.orders import Order, OrderItem, WhyNot
from elderclient.usecases.cache import Remembered
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.store import Store


class Step(Enum):
    """What was sent for an order whose outcome the person has not seen yet."""

    CONFIRMED = "confirmed"
    """A draft was confirmed."""
    PLACED = "placed"
    """Ordered at once, without a draft."""
    UNDONE = "undone"
    """An undo was asked for."""
    WITHDRAWN = "withdrawn"
    """A queued cancellation was withdrawn, and may have arrived before that."""
    DELIVERED = "delivered"
    """A queued cancellation was delivered in the background."""
    REFUSED = "refused"
    """A queued cancellation was refused in the background; ``why`` has the reason."""


@frozen
class SentOrder:
    """One entry of the journal, written before anything is sent. ``order_id`` is empty where it is not known yet."""

    external_id: str
    step: Step
    sent_at: datetime
    items: tuple[OrderItem, ...]
    order_id: str = ""
    why: WhyNot | None = None


JOURNAL: Remembered[tuple[SentOrder, ...]] = Remembered("journal", tuple[SentOrder, ...])
"""What was sent and has no outcome yet, oldest first."""
DELIVERIES: Remembered[tuple[SentOrder, ...]] = Remembered("deliveries", tuple[SentOrder, ...])
"""The same for what the outbox delivered in the background."""


class Journal:
    """What one person sent. Every method raises ``StoreError``.

    The lock ``writing`` is held while it is changed. ``kept`` is the stored value: the outbox has one of its own, so
    that neither overwrites the other.
    """

    def __init__(
        self, store: Store, clock: Clock, writing: threading.Lock, kept: Remembered[tuple[SentOrder, ...]] = JOURNAL
    ) -> None:
        self._store = store
        self._clock = clock
        self._kept = kept
        self._lock = writing

    def entries(self) -> tuple[SentOrder, ...]:
        """Return the entries that are left, oldest first."""
        kept = self._kept.read(self._store)
        return (kept and kept.value) or ()

    def note(self, order: Order, step: Step) -> None:
        """Write an entry before ``step`` of an order that the operator knows."""
        self.write(SentOrder(order.external_id, step, self._clock.now(), order.items, order.id))

    def note_new(self, external_id: str, step: Step, items: tuple[OrderItem, ...]) -> None:
        """Write an entry before ``step`` of an order that the operator may not know."""
        self.write(SentOrder(external_id, step, self._clock.now(), items))

    def write(self, entry: SentOrder) -> None:
        """Write an entry; durable when this returns. Replaces an entry of the same external id."""
        with self._lock:
            others = [each for each in self.entries() if each.external_id != entry.external_id]
            self._put((*others, entry))

    def strike(self, external_id: str) -> None:
        """Delete the entry, because the person saw the outcome."""
        with self._lock:
            entries = self.entries()
            left = tuple(each for each in entries if each.external_id != external_id)
            if left != entries:
                self._put(left)

    def _put(self, entries: tuple[SentOrder, ...]) -> None:
        self._kept.put(self._store, entries, self._clock.now())
