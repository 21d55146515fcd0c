"""Ordering at an operator in memory, by the rules of the real one: drafts, changed prices, ten minutes to undo."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from elderclient.domain.agreements import ShownSummary
from elderclient.domain.errors import NotFound
from elderclient.domain.known import Unknown, known
from elderclient.domain.listing import Listing
from elderclient.domain.money import Money
from elderclient.domain.orders import (
    Order,
    OrderAction,
    OrderItem,
    OrderPhase,
    OrderRefused,
    OrderWish,
    PurchaseLock,
    WhyNot,
    WishedItem,
)
from elderclient.domain.plans.plan import Category, Offering, Product, ProductStatus
from elderclient.domain.units import Month

DRAFT_LIFE = timedelta(minutes=30)
HOLD = timedelta(minutes=10)
OPENING = timedelta(days=1)


class FakeOrders:
    """See ``usecases.ports.orders``. Works on ``held`` and ``on_sale`` of the gateway it is mixed into, at ``moment``,
    which only ``pass_time`` moves. ``owed``, ``refuses`` (raised once by the next order) and the offerings' prices may be
    set by tests at any time.
    """

    held: tuple[Product, ...]
    on_sale: tuple[Offering, ...]
    unread: dict[str, int]

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
        self.made: dict[str, Order] = {}
        self.read_before: dict[str, ShownSummary | None] = {}
        self.lock: PurchaseLock | None = PurchaseLock(is_on=False)
        self.owed = Money.zero()
        self.refuses: OrderRefused | None = None
        self._wishes: dict[str, OrderWish] = {}

    def pass_time(self, **span: float) -> None:
        """Move the time and do everything that has become due."""
        self.moment += timedelta(**span)
        for order in tuple(self.made.values()):
            if order.phase is OrderPhase.DRAFT and order.draft_until is not None and order.draft_until <= self.moment:
                self.made[order.id] = replace(order, phase=OrderPhase.EXPIRED, completed_at=self.moment)
            if order.phase is OrderPhase.HELD and order.undo_until is not None and order.undo_until <= self.moment:
                self._complete(order)
        if self.lock is not None and self.lock.opens_at is not None and self.lock.opens_at <= self.moment:
            self.lock = PurchaseLock(is_on=False)

    def draft_order(self, wish: OrderWish) -> Order:
        self._ask("draft")
        if (known := self._by_external_id(wish.external_id)) is not None:
            return known
        items = self._priced(wish)
        for other in self._rivals(wish):
            if other.phase is OrderPhase.HELD:
                raise OrderRefused(WhyNot.ORDER_UNDER_WAY, existing_id=other.id)
            self.made[other.id] = replace(other, phase=OrderPhase.CANCELLED, completed_at=self.moment)
        identifier = f"o{len(self.made) + 1}"
        self._wishes[identifier] = wish
        self.made[identifier] = Order(
            identifier, wish.external_id, OrderPhase.DRAFT, items, self.moment, self.moment + DRAFT_LIFE
        )
        return self.made[identifier]

    def confirm_order(self, seen: Order, shown: ShownSummary | None = None) -> Order:
        self._ask("confirm")
        order = self._order(seen.id)
        if order.phase in (OrderPhase.HELD, OrderPhase.UNDER_WAY, OrderPhase.DONE):
            return order
        self._refuse_gone(order)
        if shown is None and any(item.action.is_signed for item in order.items):
            raise OrderRefused(WhyNot.CONFIRMATION_NEEDED)
        fresh = self._priced(self._wishes[order.id])
        if fresh != order.items or fresh != seen.items:
            self.made[order.id] = replace(order, items=fresh)
            raise OrderRefused(WhyNot.PRICE_CHANGED, existing_id=order.id)
        self.read_before[order.id] = shown
        until = self.moment + HOLD
        return self._keep(replace(order, phase=OrderPhase.HELD, confirmed_at=self.moment, undo_until=until))

    def place_order(self, wish: OrderWish) -> Order:
        self._ask("place order")
        if (known := self._by_external_id(wish.external_id)) is not None:
            return known
        if any(item.action not in (OrderAction.CANCEL, OrderAction.SUSPEND) for item in wish.items):
            raise OrderRefused(WhyNot.CONFIRMATION_NEEDED)
        order = self.draft_order(wish)
        if any(item.action is OrderAction.SUSPEND for item in wish.items):
            return self._complete(replace(order, confirmed_at=self.moment))
        return self.confirm_order(order)

    def extend_draft(self, order_id: str) -> Order:
        self._ask("extend")
        order = self._order(order_id)
        self._refuse_gone(order)
        return self._keep(replace(order, draft_until=self.moment + DRAFT_LIFE))

    def cancel_order(self, order_id: str) -> Order:
        self._ask("cancel order")
        order = self._order(order_id)
        if order.phase in (OrderPhase.DONE, OrderPhase.UNDER_WAY):
            raise OrderRefused(WhyNot.TOO_LATE, existing_id=order_id)
        if order.phase in (OrderPhase.DRAFT, OrderPhase.HELD):
            return self._keep(replace(order, phase=OrderPhase.CANCELLED, completed_at=self.moment))
        return order

    def order(self, order_id: str) -> Order:
        self._ask("order")
        return self._order(order_id)

    def find_order(self, external_id: str, wish: OrderWish | None = None) -> Order | None:  # noqa: ARG002 - finds by id
        self._ask("find order")
        return self._by_external_id(external_id)

    def orders(self) -> Listing[Order]:
        self._ask("orders")
        return Listing(tuple(reversed(self.made.values())), self.unread.get("orders", 0))

    def purchase_lock(self) -> PurchaseLock | None:
        self._ask("lock")
        return self.lock

    def set_purchase_lock(self, *, is_on: bool) -> PurchaseLock:
        self._ask("set lock")
        if self.lock is None:
            raise NotFound("no such lock")
        if is_on:
            self.lock = PurchaseLock(is_on=True)
        elif self.lock.is_on:
            self.lock = PurchaseLock(is_on=True, opens_at=self.lock.opens_at or self.moment + OPENING)
        return self.lock

    def _ask(self, what: str) -> None:
        raise NotImplementedError

    def _order(self, order_id: str) -> Order:
        if order_id not in self.made:
            raise NotFound("no such order")
        return self.made[order_id]

    def _keep(self, order: Order) -> Order:
        self.made[order.id] = order
        return order

    def _by_external_id(self, external_id: str) -> Order | None:
        return next((order for order in self.made.values() if order.external_id == external_id), None)

    def _rivals(self, wish: OrderWish) -> list[Order]:
        wanted = {item.product_id or item.offering_id for item in wish.items}
        live = [order for order in self.made.values() if order.phase in (OrderPhase.DRAFT, OrderPhase.HELD)]
        named = {order.id: {item.product_id or item.offering_id for item in order.items} for order in live}
        return [order for order in live if named[order.id] & wanted]

    @staticmethod
    def _refuse_gone(order: Order) -> None:
        if order.phase is not OrderPhase.DRAFT:
            raise OrderRefused(WhyNot.DRAFT_ENDED, existing_id=order.id)

    def _priced(self, wish: OrderWish) -> tuple[OrderItem, ...]:
        if self.refuses is not None:
            refusal, self.refuses = self.refuses, None
            raise refusal
        return tuple(self._item(item) for item in wish.items)

    def _item(self, item: WishedItem) -> OrderItem:
        adds = item.action in (OrderAction.ADD, OrderAction.KEEP)
        if adds and self.lock is not None and self.lock.is_on:
            raise OrderRefused(WhyNot.LOCKED)
        makers = {
            OrderAction.ADD: self._added,
            OrderAction.CANCEL: self._cancelled,
            OrderAction.CHANGE: self._changed,
            OrderAction.KEEP: self._kept,
            OrderAction.SUSPEND: self._suspended,
        }
        return makers[item.action](item)

    def _added(self, item: WishedItem) -> OrderItem:
        offering, today = self._offering(item.offering_id), self.moment.date()
        for one in self.held:
            if one.offering_id == offering.id and one.status == ProductStatus.ACTIVE:
                raise OrderRefused(WhyNot.ALREADY_HELD, existing_id=one.id)
        priced = OrderItem(
            item.action,
            offering.name,
            offering.rent,
            offering.name_en,
            offering.id,
            "",
            item.number,
            starts=today,
            contract_ends=None,
            early_termination_fee=None,
        )
        if offering.introductory_rent is not None and offering.introductory_rent.is_zero:
            free_until = _later(today, offering.introductory_months or 1)
            return replace(
                priced,
                introductory=offering.introductory_rent,
                introductory_ends=free_until,
                ends_by_itself=True,
                last_day=free_until - timedelta(days=1),
                this_month=Money.zero(),
            )
        days = _days(today) - today.day + 1
        return replace(priced, this_month=_share(charged(offering.rent), days, today))

    def _cancelled(self, item: WishedItem) -> OrderItem:
        product, today = self._product(item.product_id), self.moment.date()
        if product.status not in (ProductStatus.ACTIVE, ProductStatus.SUSPENDED):
            raise OrderRefused(WhyNot.ALREADY_ENDING)
        this_month = _share(charged(product.rent), today.day, today)
        return replace(_of(item, product), last_day=today, this_month=this_month)

    def _changed(self, item: WishedItem) -> OrderItem:
        product, offering = self._product(item.product_id), self._offering(item.offering_id)
        if isinstance(product.contract_ends, date) and product.contract_ends >= self.moment.date():
            fee, until = _fee(product.early_termination_fee), product.contract_ends
            raise OrderRefused(WhyNot.UNDER_CONTRACT, fee=fee, until=until)
        if not self.owed.is_zero:
            raise OrderRefused(WhyNot.IN_ARREARS, owed=self.owed)
        starts = Month.of(self.moment.date()).plus(1).first_day
        months = known(offering.contract_months)
        return replace(
            _of(item, product),
            name=offering.name,
            name_en=offering.name_en,
            offering_id=offering.id,
            rent=offering.rent,
            introductory=offering.introductory_rent,
            introductory_ends=_later(starts, offering.introductory_months) if offering.introductory_months else None,
            starts=starts,
            last_day=starts - timedelta(days=1),
            this_month=charged(product.rent),
            contract_ends=_later(starts, months) - timedelta(days=1) if months else None,
            early_termination_fee=_fee(offering.early_termination_fee),
        )

    def _kept(self, item: WishedItem) -> OrderItem:
        product = self._product(item.product_id)
        return replace(
            _of(item, product),
            rent=product.rent if product.price_after is None else product.price_after,
            introductory=charged(product.rent),
            introductory_ends=product.introductory_ends,
            this_month=Money.zero(),
        )

    def _suspended(self, item: WishedItem) -> OrderItem:
        product = self._product(item.product_id)
        return replace(_of(item, product), this_month=charged(product.rent))

    def _offering(self, offering_id: str) -> Offering:
        for offering in self.on_sale:
            if offering.id == offering_id and offering.is_on_sale:
                return offering
        raise OrderRefused(WhyNot.NOT_ON_SALE)

    def _product(self, product_id: str) -> Product:
        for product in self.held:
            if product.id == product_id:
                return product
        raise OrderRefused(WhyNot.OTHER, reason="no such product")

    def _complete(self, order: Order) -> Order:
        for item in order.items:
            self._act(item)
        return self._keep(replace(order, phase=OrderPhase.DONE, completed_at=self.moment))

    def _act(self, item: OrderItem) -> None:
        new = Product(
            f"p-{item.offering_id}",
            item.name,
            ProductStatus.ACTIVE if item.action is OrderAction.ADD else ProductStatus.PENDING_ACTIVE,
            item.offering_id,
            Category.VALUE_ADDED if item.action is OrderAction.ADD else Category.PLAN,
            item.first_price.amount,
            start_date=item.starts,
            termination_date=item.introductory_ends if item.ends_by_itself else None,
            introductory_ends=item.introductory_ends,
            price_after=known(item.rent) if item.introductory_ends else None,
            contract_ends=item.contract_ends,
            early_termination_fee=item.early_termination_fee,
            name_en=item.name_en,
        )
        changes = {
            OrderAction.CANCEL: {"status": ProductStatus.PENDING_TERMINATE, "termination_date": _next(item.last_day)},
            OrderAction.CHANGE: {"status": ProductStatus.PENDING_TERMINATE, "termination_date": item.starts},
            OrderAction.KEEP: {"termination_date": None},
            OrderAction.SUSPEND: {"status": ProductStatus.SUSPENDED},
        }
        change = changes.get(item.action, {})
        self.held = tuple(replace(one, **change) if one.id == item.product_id else one for one in self.held)  # type: ignore[arg-type]  # the fields above
        if item.action in (OrderAction.ADD, OrderAction.CHANGE):
            self.held = (*self.held, new)


def _of(item: WishedItem, product: Product) -> OrderItem:
    return OrderItem(
        item.action,
        product.name,
        product.rent,
        product.name_en,
        product.offering_id,
        product.id,
        product.number or "",
        contract_ends=None,
        early_termination_fee=None,
    )


def charged(rent: Money | Unknown) -> Money:
    """This operator knows all its prices."""
    assert not isinstance(rent, Unknown)
    return rent


def _fee(fee: Money | Unknown | None) -> Money | None:
    return None if fee is None else known(fee)


def _next(day: date | None) -> date | None:
    return None if day is None else day + timedelta(days=1)


def _days(day: date) -> int:
    return calendar.monthrange(day.year, day.month)[1]


def _share(rent: Money, days: int, day: date) -> Money:
    return Money.rounded(rent.amount * Decimal(days) / _days(day), rent.currency)


def _later(day: date, months: int) -> date:
    first = Month.of(day).plus(months).first_day
    return first.replace(day=min(day.day, _days(first)))
