"""Operators without drafts (TMF622 v4): the client keeps the draft itself and sends nothing before it is confirmed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from elderclient.adapters.operator_api.gateway import open_gateway
from elderclient.adapters.operator_api.orders.drafts import DRAFT_LIFE
from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.adapters.operator_api.transport.profiles import Profiles
from elderclient.domain.agreements import ShownSummary
from elderclient.domain.configuration import Language
from elderclient.domain.money import Money
from elderclient.domain.orders import OrderAction, OrderPhase, OrderRefused, OrderWish, WhyNot, WishedItem
from elderclient.domain.sentence import say
from elderclient.usecases.ports.operator import OperatorGateway
from tests.contract.test_faults import ORDER_WISH, WISH, Tokens
from tests.fakes import operator_answers
from tests.fakes.faulty_operator import Asked, FaultyOperator, Front, Given

V4 = Profiles({"order": "/tmf-api/productOrderingManagement/v4"})
PLAN = OrderWish("wish-9", (WishedItem(OrderAction.ADD, "o-1"),), WISH.requested_at)
CANCEL = OrderWish("wish-8", (WishedItem(OrderAction.CANCEL, product_id="p-1"),), WISH.requested_at)


class Clock(ServerClock):
    """A clock that can be moved."""

    ahead = timedelta()

    def now(self) -> Any:
        return super().now() + self.ahead


class Shop:
    """A v4 operator whose price may change: its orders have a plain ``externalId`` and begin acknowledged."""

    def __init__(self) -> None:
        self.rent = 59.0
        self.orders: list[dict[str, Any]] = []

    def __call__(self, asked: Asked) -> Given:
        path = asked.target.split("?")[0]
        if "/productOrder" in path:
            return self._order(asked, path)
        status, value = operator_answers.answer(asked.method, asked.target, asked.body)
        if path.endswith("/productOfferingPrice"):
            value = [{**one, "price": {"unit": "CNY", "value": self.rent}} for one in value]
        return Given(status, json.dumps(value).encode())

    def _order(self, asked: Asked, path: str) -> Given:
        if asked.method == "POST":
            sent = json.loads(asked.body)
            for item in sent["productOrderItem"]:
                item["product"] = {"name": "畅享套餐"} | item.get("product", {})
            made = {
                **sent,
                "id": f"v4-{len(self.orders)}",
                "state": "acknowledged",
                "orderDate": "2026-11-23T09:00:00+08:00",
            }
            self.orders.append(made)
            return Given(201, json.dumps(made).encode())
        single = next((one for one in self.orders if path.endswith(f"/{one['id']}")), None)
        return Given(200, json.dumps(self.orders if single is None else single).encode())


@pytest.fixture
def shop() -> Shop:
    return Shop()


@pytest.fixture
def front(shop: Shop) -> Iterator[Front]:
    with Front(shop) as front:
        yield front


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def gateway(front: Front, clock: Clock) -> Iterator[OperatorGateway]:
    gateway = open_gateway(front.url, Tokens(), clock, profiles=V4)
    yield gateway
    gateway.close()


def test_nothing_is_sent_before_the_confirmation(shop: Shop, gateway: OperatorGateway) -> None:
    draft = gateway.ordering.draft_order(PLAN)
    assert (draft.phase, draft.items[0].rent, draft.items[0].this_month) == (OrderPhase.DRAFT, Money.of("59"), None)
    assert gateway.ordering.draft_order(PLAN) == draft
    assert gateway.ordering.order(draft.id) == draft
    assert shop.orders == []
    order = gateway.ordering.confirm_order(draft)
    assert (order.phase, order.external_id, order.undo_until) == (OrderPhase.ASKED, "wish-9", None)
    (sent,) = shop.orders
    assert sent["externalId"] == "wish-9"
    assert "requestedInitialState" not in sent
    assert "@type" not in json.dumps(sent)
    assert gateway.ordering.order(order.id).phase is OrderPhase.ASKED
    assert gateway.ordering.find_order("wish-9") == order
    # The draft has become the order, also for whoever knows it by its own id.
    assert gateway.ordering.order(draft.id).id == order.id


def test_what_was_shown_goes_with_the_order(shop: Shop, gateway: OperatorGateway) -> None:
    shown = ShownSummary((say("What is this?"),), Language.ENGLISH)
    gateway.ordering.confirm_order(gateway.ordering.draft_order(PLAN), shown)
    (item,) = shop.orders[0]["orderItem" if "orderItem" in shop.orders[0] else "productOrderItem"]
    told = {one["name"]: one["value"] for one in item["product"]["productCharacteristic"]}
    assert (told["shownSummary"], told["shownLanguage"]) == (shown.fingerprint, "en")


def test_a_price_that_changed_is_asked_again(shop: Shop, gateway: OperatorGateway) -> None:
    draft = gateway.ordering.draft_order(PLAN)
    shop.rent = 69.0
    with pytest.raises(OrderRefused) as caught:
        gateway.ordering.confirm_order(draft)
    assert caught.value.why is WhyNot.PRICE_CHANGED
    assert shop.orders == []
    fresh = gateway.ordering.order(draft.id)
    assert fresh.items[0].rent == Money.of("69")
    assert gateway.ordering.confirm_order(fresh).phase is OrderPhase.ASKED


def test_a_draft_ends_and_can_be_dropped_and_extended(shop: Shop, gateway: OperatorGateway, clock: Clock) -> None:
    draft = gateway.ordering.draft_order(PLAN)
    clock.ahead = DRAFT_LIFE - timedelta(minutes=1)
    gateway.ordering.extend_draft(draft.id)
    clock.ahead += timedelta(minutes=29)
    assert gateway.ordering.order(draft.id).phase is OrderPhase.DRAFT
    clock.ahead += timedelta(minutes=2)
    assert gateway.ordering.order(draft.id).phase is OrderPhase.EXPIRED
    assert gateway.ordering.cancel_order(draft.id).phase is OrderPhase.EXPIRED
    other = gateway.ordering.draft_order(OrderWish("wish-7", PLAN.items, PLAN.requested_at))
    assert gateway.ordering.cancel_order(other.id).phase is OrderPhase.CANCELLED
    for gone in (draft, other):
        with pytest.raises(OrderRefused) as caught:
            gateway.ordering.confirm_order(gone)
        assert caught.value.why is WhyNot.DRAFT_ENDED
    assert shop.orders == []


def test_an_order_is_looked_for_before_it_is_sent(shop: Shop, gateway: OperatorGateway) -> None:
    first = gateway.ordering.place_order(CANCEL)
    assert gateway.ordering.place_order(CANCEL) == first
    assert len(shop.orders) == 1


def test_what_is_not_there_is_refused(gateway: OperatorGateway) -> None:
    with pytest.raises(OrderRefused) as caught:
        gateway.ordering.draft_order(ORDER_WISH)
    assert caught.value.why is WhyNot.NOT_ON_SALE
    held = gateway.ordering.draft_order(CANCEL)
    assert (held.items[0].action, held.items[0].rent) == (OrderAction.CANCEL, Money.of("59"))


def test_the_small_operator_takes_a_v5_order() -> None:
    with FaultyOperator() as operator:
        gateway = open_gateway(operator.url, Tokens(), ServerClock(), profiles=Profiles(has_drafts=True))
        draft = gateway.ordering.draft_order(ORDER_WISH)
        assert draft.items[0].ends_by_itself
        assert gateway.ordering.confirm_order(draft).phase is OrderPhase.HELD
        gateway.close()
