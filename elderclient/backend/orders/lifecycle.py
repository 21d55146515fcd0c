"""The life of an order: drafted, confirmed, held, undone or done. Safe under concurrency: the database's constraints decide.

    draft --confirmed--> held --its time is over--> completed (failed where what it is about is gone)
      |                    |
      +--dropped, replaced, its time is over--> cancelled <--undone--+

Every method works in the caller's session, with the order locked; ``placing`` opens them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Select, select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from elderclient.backend.agreements.signing import NOTHING_SHOWN, Shown
from elderclient.backend.database.models import OrderItem, ProductOrder
from elderclient.backend.orders import completion, refusals
from elderclient.backend.orders.pricing import Pricing
from elderclient.backend.orders.refusals import NotOrderedError
from elderclient.backend.orders.terms import COSTS_NOTHING, SIGNS, Action, ItemRequest, Terms, Total

DRAFT_LIFE = timedelta(minutes=30)
HOLD = timedelta(minutes=10)
"""Both at pace 1."""


@dataclass(frozen=True, slots=True)
class OrderLife:
    """The rules, at this pace and in this zone."""

    pace: float
    zone: ZoneInfo

    def begin(self, session: Session, order: ProductOrder, requests: tuple[ItemRequest, ...], now: datetime) -> None:
        """Price a new order and let it live as a draft; drafts for the same things end. Not in the session yet."""
        pricing = Pricing(session, order.customer_id, now, self.zone)
        order.state, order.created_at, order.due_at = "draft", now, now + DRAFT_LIFE * self.pace
        order.items = [
            OrderItem(
                position=position,
                action=request.action.value,
                offering_id=request.offering_id,
                product_id=request.product_id,
                number=request.number,
                terms=(terms := pricing.terms(request)).kept(),
                live_key=_key(order.customer_id, request, terms),
            )
            for position, request in enumerate(requests, start=1)
        ]
        keys = {item.live_key for item in order.items}
        for rival in session.scalars(_holders(keys).with_for_update()).all():
            if rival.state != "draft":
                raise refusals.under_way(rival.id)
            _end(rival, "cancelled", "replaced", now)
        session.flush()  # their keys are free before the new order's are written
        session.add(order)

    def confirm(
        self, session: Session, order: ProductOrder, seen: Total | None, shown: Mapping[int, Shown], now: datetime
    ) -> NotOrderedError | None:
        """Hold the order. Returned, not raised, is that its price is another one: the draft has taken it and stays.

        ``seen`` is what the customer saw; without it only what costs nothing is taken. ``shown``, by an item's position,
        is the summary of what is agreed to; without it nothing that is signed is taken.
        """
        if order.state in ("held", "completed"):
            return None
        self._refuse_gone(order, now)
        actions = {Action(item.action) for item in order.items}
        if seen is None and not actions <= COSTS_NOTHING:
            raise NotOrderedError("confirmationNeeded", "Say with which price it is confirmed (orderTotalPrice).")
        summaries = {
            item.position: shown.get(item.position, NOTHING_SHOWN) for item in order.items if item.action in SIGNS
        }
        if not all(each.is_complete for each in summaries.values()):
            raise NotOrderedError("confirmationNeeded", "Say what was shown of what is agreed to (shownSummary).")
        pricing = Pricing(session, order.customer_id, now, self.zone)
        fresh = [pricing.terms(request_of(item)) for item in order.items]
        if fresh != [Terms.read(item.terms) for item in order.items] or seen not in (None, total_of(fresh, order)):
            for item, terms in zip(order.items, fresh, strict=True):
                item.terms = terms.kept()
            order.due_at = now + DRAFT_LIFE * self.pace
            facts = refusals.Facts(existing_id=order.id)
            return NotOrderedError("priceChanged", "The price or the days have changed; look again.", facts)
        for item in order.items:
            each = summaries.get(item.position, NOTHING_SHOWN)
            item.shown_summary, item.shown_language = each.summary, each.language
        order.confirmed_at = now
        if Action.SUSPEND in actions:
            self.complete(session, order, now)
        else:
            order.state, order.due_at = "held", now + HOLD * self.pace
        return None

    def extend(self, order: ProductOrder, now: datetime) -> None:
        """Another life for a draft."""
        self._refuse_gone(order, now)
        order.due_at = now + DRAFT_LIFE * self.pace

    def cancel(self, order: ProductOrder, now: datetime) -> None:
        """Drop a draft or undo a held order; one that was cancelled stays so."""
        if order.state == "cancelled":
            return
        is_over = order.due_at is None or order.due_at <= now
        if order.state not in ("draft", "held") or (order.state == "held" and is_over):
            raise refusals.too_late(order.id)
        _end(order, "cancelled", "customer", now)

    def let_due(self, session: Session, order: ProductOrder, now: datetime) -> None:
        """What time brings about: a draft ends, a held order acts."""
        if order.state == "draft":
            _end(order, "cancelled", "draftEnded", now)
            return
        try:
            with session.begin_nested():
                self.complete(session, order, now)
        except NoResultFound:
            # What it was about is gone. Nothing of it is done, and a person has to look.
            _end(order, "failed", "gone", now)

    def complete(self, session: Session, order: ProductOrder, now: datetime) -> None:
        """Carry out every item of the order today."""
        today = now.astimezone(self.zone).date()
        for item in order.items:
            completion.act(session, order, item, today)
        _end(order, "completed", "", now)

    def _refuse_gone(self, order: ProductOrder, now: datetime) -> None:
        if order.state != "draft" or order.due_at is None or order.due_at <= now:
            raise refusals.draft_ended(order.id)


def request_of(item: OrderItem) -> ItemRequest:
    """What was asked for with this item."""
    return ItemRequest(Action(item.action), item.offering_id, item.product_id, item.number)


def total_of(terms: list[Terms], order: ProductOrder) -> Total:
    """What the order costs at these terms."""
    return Total.of([(Action(item.action), each) for item, each in zip(order.items, terms, strict=True)])


def _key(customer_id: str, request: ItemRequest, terms: Terms) -> str | None:
    if request.action is Action.SUSPEND:
        return None  # done at once, whatever else is under way
    return request.product_id or f"{customer_id}:{terms.number}:{request.offering_id}"


def _holders(keys: set[str | None]) -> Select[Any]:
    found = [key for key in keys if key is not None]
    return select(ProductOrder).where(
        ProductOrder.id.in_(select(OrderItem.order_id).where(OrderItem.live_key.in_(found)))
    )


def _end(order: ProductOrder, state: str, reason: str, now: datetime) -> None:
    order.state, order.reason, order.ended_at, order.due_at = state, reason, now, None
    for item in order.items:
        item.live_key = None
