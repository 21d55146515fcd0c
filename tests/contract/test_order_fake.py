"""The operator in memory that screens are tested with keeps the rules of the real one: the same acts, the same answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.adapters.operator_api.transport.profiles import REFERENCE
from elderclient.backend.database.models import Offering as Row
from elderclient.domain.agreements import ShownSummary
from elderclient.domain.configuration import Language
from elderclient.domain.money import Money
from elderclient.domain.orders import Order, OrderAction, OrderRefused, OrderWish, WishedItem
from elderclient.domain.plans.plan import Product
from elderclient.domain.sentence import say
from elderclient.usecases.ports.orders import Ordering
from tests.backend.order_sample import HELD, let_it_be, stock
from tests.backend.sample import SampleOperator, sample_operator
from tests.contract.test_gateway_live import opened
from tests.fakes.gateway import FakeGateway
from tests.fakes.orders import charged

ADD = (WishedItem(OrderAction.ADD, "weather"),)
TRIAL = (WishedItem(OrderAction.ADD, "guard"),)
CANCEL = (WishedItem(OrderAction.CANCEL, product_id=HELD),)
CHANGE = (WishedItem(OrderAction.CHANGE, "plan-big", "prod-A"),)
SUSPEND = (WishedItem(OrderAction.SUSPEND, product_id="prod-A"),)
READ = ShownSummary((say("What is this?"),), Language.CHINESE)


class World:
    """One of the two operators, and what can be done to it from outside."""

    def __init__(self, ordering: Ordering, pass_time: Callable[[int], None], reprice: Callable[[int], None]) -> None:
        self.ordering = ordering
        self.pass_time = pass_time
        self.reprice = reprice
        self.told: list[Any] = []
        self._count = 0

    def wish(self, items: tuple[WishedItem, ...]) -> OrderWish:
        """A wish of its own."""
        self._count += 1
        return OrderWish(f"wish-{self._count}", items, datetime(2026, 11, 23, 10, tzinfo=ServerClock().zone))

    def ask(self, act: Callable[[], Any]) -> Any:
        """Do it, and note how it ended."""
        try:
            found = act()
        except OrderRefused as error:
            self.told.append((error.why, error.existing_id is not None, error.fee, error.until, error.owed))
            return None
        self.told.append(seen(found) if isinstance(found, Order) else found.is_on)
        return found

    def draft(self, items: tuple[WishedItem, ...]) -> Any:
        """A draft."""
        return self.ask(lambda: self.ordering.draft_order(self.wish(items)))

    def confirm(self, order: Any, shown: ShownSummary | None = READ) -> Any:
        """A confirmation."""
        return self.ask(lambda: self.ordering.confirm_order(order, shown))

    def place(self, items: tuple[WishedItem, ...]) -> Any:
        """Both at once."""
        return self.ask(lambda: self.ordering.place_order(self.wish(items)))

    def undo(self, order: Any) -> Any:
        """Take it back."""
        return self.ask(lambda: self.ordering.cancel_order(order.id))


def seen(order: Order) -> Any:
    """What of an order does not depend on who answers."""
    can_be_undone = order.undo_until is not None and order.phase.value == "held"
    return (
        order.phase,
        can_be_undone,
        tuple(replace(item, product_id="", number="", name="", name_en="") for item in order.items),
    )


def drafts(world: World) -> None:
    first = world.draft(ADD)
    world.pass_time(29)
    world.ask(lambda: world.ordering.extend_draft(first.id))
    world.pass_time(29)
    world.confirm(first)
    world.confirm(first)
    world.draft(ADD)
    world.pass_time(10)
    world.undo(first)
    world.draft(ADD)
    late = world.draft(TRIAL)
    newer = world.draft(TRIAL)
    world.confirm(late)
    world.pass_time(30)
    world.confirm(newer)
    world.undo(newer)
    world.ask(lambda: world.ordering.order(newer.id))


def prices(world: World) -> None:
    order = world.draft(ADD)
    world.reprice(4)
    world.confirm(order)
    world.confirm(order)
    world.confirm(world.ask(lambda: world.ordering.order(order.id)))


def unread(world: World) -> None:
    for items in (ADD, CHANGE, CANCEL):
        order = world.draft(items)
        world.confirm(order, None)
        world.confirm(order)


def ending(world: World) -> None:
    held = world.place(CANCEL)
    world.place(CANCEL)
    world.undo(held)
    world.undo(held)
    again = world.place(CANCEL)
    world.pass_time(10)
    world.undo(again)
    world.place(CANCEL)
    world.place(ADD)


def plans(world: World) -> None:
    order = world.confirm(world.draft(CHANGE))
    world.undo(order)
    world.confirm(world.draft(CHANGE))


def lock(world: World) -> None:
    world.ask(lambda: world.ordering.set_purchase_lock(is_on=True))
    world.draft(ADD)
    world.place(CANCEL)
    world.ask(lambda: world.ordering.set_purchase_lock(is_on=False))
    world.pass_time(23 * 60)
    world.draft(ADD)
    world.pass_time(60)
    world.ask(world.ordering.purchase_lock)


def lost(world: World) -> None:
    world.undo(world.place(SUSPEND))


@pytest.fixture
def served(tmp_path: Path) -> Iterator[SampleOperator]:
    with sample_operator(tmp_path) as running:
        stock(running)
        yield running


@pytest.fixture
def real(served: SampleOperator) -> Iterator[World]:
    def pass_time(minutes: int) -> None:
        served.clock.advance(minutes=minutes)
        let_it_be(served.operator)

    def reprice(yuan: int) -> None:
        with served.operator.writing.begin() as session:
            session.execute(update(Row).where(Row.id == "weather").values(rent_fen=yuan * 100))

    with opened(served.url, str(served.elder.authorization).removeprefix("Bearer "), REFERENCE) as gateway:
        yield World(gateway.ordering, pass_time, reprice)


@pytest.fixture
def fake(served: SampleOperator) -> World:
    """The same goods in memory, read from the real operator; its plan's rent without the discount nobody here reckons."""
    gateway = FakeGateway()
    gateway.moment = served.clock.moment.astimezone(ServerClock().zone)
    with opened(served.url, str(served.elder.authorization).removeprefix("Bearer "), REFERENCE) as real:
        gateway.held = tuple(_without_discounts(product) for product in real.plans.products())
        gateway.on_sale = real.plans.offerings().items

    def reprice(yuan: int) -> None:
        new = Money(Decimal(yuan))
        gateway.on_sale = tuple(replace(one, rent=new) if one.id == "weather" else one for one in gateway.on_sale)

    return World(gateway, lambda minutes: gateway.pass_time(minutes=minutes), reprice)


def _without_discounts(product: Product) -> Product:
    off = sum((one.percent or Decimal(0) for one in product.discounts), Decimal(0))
    rent = charged(product.rent)
    return replace(product, rent=rent - Money.rounded(rent.amount * off / 100), discounts=())


@pytest.mark.parametrize("scenario", [drafts, prices, unread, ending, plans, lock, lost])
def test_both_operators_answer_the_same(scenario: Callable[[World], None], real: World, fake: World) -> None:
    scenario(real)
    scenario(fake)
    assert fake.told == real.told
    assert len(real.told) >= 2


def test_another_day_is_another_draft(fake: World) -> None:
    order = fake.draft(CANCEL)
    fake.pass_time(25)
    assert order.items[0].last_day == date(2026, 11, 23)
