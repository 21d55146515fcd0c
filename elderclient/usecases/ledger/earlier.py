"""Brings over what earlier versions kept in several places: journal, deliveries, refused acts. Must not send anything.

Nothing that waits is lost on an update. The classes are those of the old files, read as far as they go.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from types import MappingProxyType

from elderclient.domain import orders
from elderclient.domain.frozen import frozen
from elderclient.domain.money import Money
from elderclient.domain.orders import OrderAction, OrderWish, WhyNot, WishedItem
from elderclient.usecases.ledger.kinds import CANCEL_SERVICES, CONFIRM_ORDER, STOP_PHONE, UNDO_ORDER
from elderclient.usecases.ports.store import ActState, Entry, Store

JOURNAL, DELIVERIES, REFUSED_ACTS = "journal", "deliveries", "refusedActs"


class Step(Enum):
    """What had been sent for an order."""

    CONFIRMED = "confirmed"
    PLACED = "placed"
    UNDONE = "undone"
    WITHDRAWN = "withdrawn"
    DELIVERED = "delivered"
    REFUSED = "refused"


@frozen
class OrderItem:
    """One item of such an order: what it was called, and its price a month."""

    action: OrderAction
    name: str
    monthly: Money
    name_en: str = ""
    offering_id: str = ""
    product_id: str = ""
    number: str = ""

    @property
    def of_today(self) -> orders.OrderItem:
        """The same as an item of today."""
        return orders.OrderItem(
            self.action, self.name, self.monthly, self.name_en, self.offering_id, self.product_id, self.number
        )


@frozen
class SentOrder:
    """An order whose outcome the person had not seen."""

    external_id: str
    step: Step
    sent_at: datetime
    items: tuple[OrderItem, ...]
    order_id: str = ""
    why: WhyNot | None = None


@frozen
class RefusedAct:
    """An act that had been refused in the background."""

    act: Entry
    refused_at: datetime
    reason: str = ""
    is_told: bool = False


_LIVE_STEPS: Mapping[Step, str] = MappingProxyType(
    {Step.CONFIRMED: CONFIRM_ORDER, Step.PLACED: STOP_PHONE, Step.UNDONE: UNDO_ORDER}
)


def bring_over(store: Store) -> None:
    """Write old entries into the ledger, and empty the places where they were. Raises ``StoreError``."""
    for key in (JOURNAL, DELIVERIES):
        sent = store.get(key, tuple[SentOrder, ...], is_strict=False)
        if sent is not None and sent.value:
            for one in sent.value:
                store.write_act(_of_order(one))
            store.put(key, (), sent.fetched_at)
    refused = store.get(REFUSED_ACTS, tuple[RefusedAct, ...], is_strict=False)
    if refused is not None and refused.value:
        for act in refused.value:
            store.write_act(_of_refusal(act))
        store.put(REFUSED_ACTS, (), refused.fetched_at)


def _of_order(old: SentOrder) -> Entry:
    kind = _LIVE_STEPS.get(old.step)
    if kind is not None:
        payload = orders.SentOrder(old.external_id, tuple(one.of_today for one in old.items), old.order_id)
        entry_id = old.external_id or old.order_id
        return Entry(entry_id, kind, payload, old.sent_at, 1, ActState.SENT, old.sent_at)
    items = tuple(WishedItem(OrderAction.CANCEL, product_id=one.product_id) for one in old.items)
    wish = OrderWish(old.external_id, items, old.sent_at)
    state = {Step.DELIVERED: ActState.ACCEPTED, Step.REFUSED: ActState.REFUSED}.get(old.step, ActState.SENT)
    is_withdrawn = old.step is Step.WITHDRAWN
    answered = None if state is ActState.SENT else old.sent_at
    return Entry(
        old.external_id,
        CANCEL_SERVICES,
        wish,
        old.sent_at,
        1,
        state,
        old.sent_at,
        is_withdrawn=is_withdrawn,
        answered_at=answered,
        why=old.why,
    )


def _of_refusal(old: RefusedAct) -> Entry:
    act = old.act
    return Entry(
        act.id,
        act.kind,
        act.payload,
        act.created_at,
        act.tries,
        ActState.REFUSED,
        answered_at=old.refused_at,
        reason=old.reason,
        is_shown=old.is_told,
    )
