"""Drafts for operators that may keep none: priced from the catalogue and held in memory until confirmed.

Must not order anything. Prices are the catalogue's; from which day they hold, and what the running month will cost, is
unknown here.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from elderclient.adapters.operator_api.plans import Plans
from elderclient.domain.errors import NotFound
from elderclient.domain.known import Unknown, known
from elderclient.domain.orders import (
    Order,
    OrderAction,
    OrderItem,
    OrderPhase,
    OrderRefused,
    OrderWish,
    WhyNot,
    WishedItem,
    is_priced,
)
from elderclient.domain.plans.plan import Offering, Product

DRAFT_LIFE = timedelta(minutes=30)
_LOCAL = "draft:"


class LocalDrafts:
    """The drafts of one customer; they are lost with the program, and nothing was ordered then."""

    def __init__(self, plans: Plans) -> None:
        self._plans = plans
        self._drafts: dict[str, tuple[OrderWish, Order]] = {}

    def draft(self, wish: OrderWish, now: datetime) -> Order:
        """A priced draft; the same wish again gives what it gave before."""
        identifier = _LOCAL + wish.external_id
        if identifier not in self._drafts:
            items = self._priced(wish)
            order = Order(identifier, wish.external_id, OrderPhase.DRAFT, items, now, now + DRAFT_LIFE)
            self._drafts[identifier] = wish, order
        return self._drafts[identifier][1]

    def holds(self, order_id: str) -> bool:
        """Whether the id is one of these drafts', perhaps of one that is gone."""
        return order_id.startswith(_LOCAL)

    def external_id_of(self, order_id: str) -> str:
        """The id with which a draft is ordered, also of one that was lost with the program."""
        return order_id.removeprefix(_LOCAL)

    def get(self, order_id: str, now: datetime) -> Order:
        """A draft, EXPIRED when its time is over."""
        _, order = self._known(order_id)
        if order.phase is OrderPhase.DRAFT and order.draft_until is not None and order.draft_until <= now:
            order = replace(order, phase=OrderPhase.EXPIRED, completed_at=now)
            self._drafts[order_id] = self._drafts[order_id][0], order
        return order

    def extend(self, order_id: str, now: datetime) -> Order:
        """The draft, valid for another 30 minutes."""
        return self._keep(replace(self._living(order_id, now), draft_until=now + DRAFT_LIFE))

    def drop(self, order_id: str, now: datetime) -> Order:
        """The draft cancelled; unchanged where it had ended."""
        order = self.get(order_id, now)
        if order.phase is not OrderPhase.DRAFT:
            return order
        return self._keep(replace(order, phase=OrderPhase.CANCELLED, completed_at=now))

    def confirmed(self, seen: Order, now: datetime) -> OrderWish:
        """The wish that is to be sent, its prices requested again; the draft exists until ``forget``."""
        order, (wish, _) = self._living(seen.id, now), self._known(seen.id)
        fresh = self._priced(wish)
        if not fresh == order.items == seen.items:
            self._keep(replace(order, items=fresh))
            raise OrderRefused(WhyNot.PRICE_CHANGED, existing_id=seen.id)
        return wish

    def forget(self, order_id: str) -> None:
        """Remove a draft that was ordered."""
        self._drafts.pop(order_id, None)

    def _known(self, order_id: str) -> tuple[OrderWish, Order]:
        if order_id not in self._drafts:
            raise NotFound("no such draft")
        return self._drafts[order_id]

    def _living(self, order_id: str, now: datetime) -> Order:
        order = self.get(order_id, now)
        if order.phase is not OrderPhase.DRAFT:
            raise OrderRefused(WhyNot.DRAFT_ENDED, existing_id=order_id)
        return order

    def _keep(self, order: Order) -> Order:
        self._drafts[order.id] = self._drafts[order.id][0], order
        return order

    def _priced(self, wish: OrderWish) -> tuple[OrderItem, ...]:
        products = {product.id: product for product in self._plans.products()}
        offerings = {offering.id: offering for offering in self._plans.offerings()}
        items = tuple(
            _item(item, products.get(item.product_id), offerings.get(item.offering_id)) for item in wish.items
        )
        if not is_priced(items):
            raise OrderRefused(WhyNot.NEEDS_PERSON)
        return items


def _item(item: WishedItem, held: Product | None, offering: Offering | None) -> OrderItem:
    if offering is not None and offering.is_on_sale and item.action in (OrderAction.ADD, OrderAction.CHANGE):
        return _new(item, offering)
    if held is None or item.offering_id:
        raise OrderRefused(WhyNot.NOT_ON_SALE if item.offering_id else WhyNot.OTHER)
    is_kept = item.action is OrderAction.KEEP
    return OrderItem(
        item.action,
        held.name,
        held.price_after if is_kept and held.price_after is not None else held.rent,
        held.name_en,
        held.offering_id,
        held.id,
        held.number or "",
        introductory=known(held.rent) if is_kept else None,
        introductory_ends=held.introductory_ends if is_kept else None,
        every=held.every,
    )


def _new(item: WishedItem, offering: Offering) -> OrderItem:
    months = offering.contract_months
    return OrderItem(
        item.action,
        offering.name,
        offering.rent,
        offering.name_en,
        offering.id,
        item.product_id,
        item.number,
        introductory=offering.introductory_rent,
        once=offering.once,
        contract_ends=None if months == 0 else Unknown.ABSENT,
        early_termination_fee=None if months == 0 else offering.early_termination_fee,
        every=offering.every,
    )
