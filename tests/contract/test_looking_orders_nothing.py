"""An operator that makes an order of whatever is sent: looking at what an act would cost sends it nothing.

It ignores ``requestedInitialState``, and cancels nothing. Every page about plans, services and orders is opened through
the real gateway and use cases; only the second confirmation is an order, and it is one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest

from elderclient.adapters.operator_api.gateway import open_gateway
from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.adapters.operator_api.transport.profiles import Profiles
from elderclient.domain.money import Money
from elderclient.domain.orders import OrderAction, OrderItem
from elderclient.domain.sentence import Sentence
from elderclient.domain.units import FullDate
from elderclient.phrases.agreements import agreements_screen
from elderclient.phrases.orders import change_plan_screen, confirmation, subscriptions_screen
from elderclient.ui.flow.presenting import Page
from elderclient.ui.flow.screen_presenter import ScreenPresenter
from elderclient.ui.intents import TurnInto
from elderclient.ui.place import Place
from elderclient.ui.screens.agreements.before_signing.presenter import BeforeSigningPresenter
from elderclient.ui.screens.orders.change_plan.presenter import ChangePlanPresenter
from elderclient.ui.screens.orders.confirm_order.presenter import ConfirmOrderPresenter
from elderclient.ui.screens.orders.lost_phone.presenter import LostPhonePresenter
from elderclient.ui.screens.orders.subscriptions.presenter import SubscriptionsPresenter
from elderclient.ui.screens.plans.plan.presenter import PlanPresenter
from elderclient.ui.screens.shell.done.presenter import DonePresenter
from tests.contract.foreign_pages import INDIVIDUAL
from tests.contract.test_faults import Tokens
from tests.fakes.clock import SHANGHAI, FakeClock
from tests.fakes.foreign_plans import extra, held, price
from tests.fakes.screen_context import Desk, heard, press, real_services
from tests.fakes.shop import arguments
from tests.fakes.store import FakeStore
from tests.fakes.strict_operator import Habits, StrictOperator

V4 = Profiles(versions={"order": 4, "inventory": 4, "catalogue": 4, "customer": 4})
UNDATED = OrderItem(OrderAction.CHANGE, "轻松 29", Money.of("29"))
PAGES: list[tuple[type[ScreenPresenter], str]] = [
    (PlanPresenter, ""),
    (PlanPresenter, "p1"),
    (SubscriptionsPresenter, ""),
    (SubscriptionsPresenter, "p2"),
    (SubscriptionsPresenter, "all"),
    (SubscriptionsPresenter, "offers"),
    (SubscriptionsPresenter, "offer/x-cloud"),
    (SubscriptionsPresenter, "offer/x-odd"),
    (SubscriptionsPresenter, "lock"),
    (ChangePlanPresenter, ""),
    (ChangePlanPresenter, "p1/o2"),
    (ChangePlanPresenter, "p1/o3"),
    (LostPhonePresenter, ""),
    (DonePresenter, ""),
]


def sold(id_: str, name: str, category: str, *prices: float) -> dict[str, Any]:
    """Return an offering that says its prices itself."""
    by_month = [
        {
            "id": f"{id_}-price",
            "priceType": "recurring",
            "recurringChargePeriodType": "month",
            "recurringChargePeriodLength": 1,
            "price": {"unit": "CNY", "value": each},
        }
        for each in prices
    ]
    return {
        "id": id_,
        "name": name,
        "lifecycleStatus": "Active",
        "category": [{"id": category}],
        "productOfferingPrice": by_month,
    }


class Person:
    """Somebody at the pages of this operator."""

    def __init__(self, operator: StrictOperator, profiles: Profiles) -> None:
        self.operator = operator
        self.gateway = open_gateway(operator.url, Tokens(), ServerClock(), seconds=5, profiles=profiles)
        self.desk = Desk(clock=FakeClock(datetime.now(SHANGHAI)))
        self.desk.services = real_services(self.gateway, FakeStore(), self.desk.clock)

    def opens(self, kind: type[ScreenPresenter], subject: str = "") -> ScreenPresenter:
        """Open a page, as the person does."""
        presenter = kind(self.desk.context(), Place("", subject))
        presenter.refresh()
        presenter.page()
        return presenter

    def goes_on(self, page: Page, words: Sentence) -> Place:
        """Press a button that leads on, and return where."""
        press(page, words)
        (place,) = [one.place for one in self.desk.emitted[-1:] if isinstance(one, TurnInto)]
        return place

    @property
    def orders(self) -> list[dict[str, Any]]:
        """What this operator was ever asked to order or to change of an order."""
        assert not [one for one in self.operator.writes() if one.method != "POST"]
        return [body for body in self.operator.sent("POST") if "productOrderItem" in body or "productOrder" in body]

    def confirms(self, first: Place, action: OrderAction) -> None:
        """Read what is agreed to, and press the second confirmation."""
        read = self.opens(BeforeSigningPresenter, first.subject)
        second = self.goes_on(read.page(), agreements_screen.i_have_read_it())
        confirming = self.opens(ConfirmOrderPresenter, second.subject)
        assert self.orders == []
        press(confirming.page(), confirmation.confirm(action))


@pytest.fixture(params=[Profiles(), V4], ids=["v5", "v4"])
def person(request: pytest.FixtureRequest) -> Iterator[Person]:
    plan = held("p1", "套餐", productPrice=[price(59, every="month")], productOffering={"id": "o1"})
    plan["productCharacteristic"] = [{"name": "category", "value": "plan"}]
    lists: dict[str, list[Any]] = {
        "product": [plan, extra("p2", "天气短信", price(3, every="month"))],
        "productOffering": [
            sold("o1", "套餐", "plan", 59.0),
            sold("o2", "轻松 29", "plan", 29.0),
            sold("o3", "没有价的", "plan"),
            sold("x-cloud", "照片云盘", "valueAdded", 5.0),
            sold("x-odd", "没有价的", "valueAdded"),
        ],
        "productOfferingPrice": [],
        "productOrder": [],
        "individual": [INDIVIDUAL],
    }
    with StrictOperator(lists, Habits(keeps=lambda sent: sent | {"state": "acknowledged"})) as operator:
        person = Person(operator, request.param)
        yield person
        person.gateway.close()


def test_no_page_that_is_only_opened_orders_anything(person: Person) -> None:
    for _time in range(2):
        for kind, subject in PAGES:
            person.opens(kind, subject)
            assert person.orders == [], (kind, subject)
    assert person.operator.stored["productOrder"] == []


def test_a_change_of_plan_is_sent_once_at_the_second_confirmation(person: Person) -> None:
    summary = person.opens(ChangePlanPresenter, "p1/o2")
    first = person.goes_on(summary.page(), confirmation.confirm(OrderAction.CHANGE))
    person.confirms(first, OrderAction.CHANGE)
    (sent,) = person.orders
    assert sent.get("requestedInitialState", "acknowledged") == "acknowledged"
    assert [item["productOffering"]["id"] for item in sent["productOrderItem"]] == ["o2"]
    for kind, subject in PAGES:
        person.opens(kind, subject)
    assert len(person.orders) == 1


def test_a_service_is_ordered_once_at_the_second_confirmation(person: Person) -> None:
    offered = person.opens(SubscriptionsPresenter, "offer/x-cloud")
    first = person.goes_on(offered.page(), subscriptions_screen.i_want_it())
    person.confirms(first, OrderAction.ADD)
    assert [one["productOrderItem"][0]["productOffering"]["id"] for one in person.orders] == ["x-cloud"]


def test_declining_sends_nothing(person: Person) -> None:
    offered = person.opens(SubscriptionsPresenter, "offer/x-cloud")
    first = person.goes_on(offered.page(), subscriptions_screen.i_want_it())
    press(person.opens(BeforeSigningPresenter, first.subject).page(), confirmation.decline(OrderAction.ADD))
    assert person.orders == []


def test_no_day_is_said_that_the_operator_does_not_name(person: Person) -> None:
    summary = person.opens(ChangePlanPresenter, "p1/o2")
    said = heard(summary)
    assert [one for one in said if any(isinstance(value, date | FullDate) for value in arguments(one).values())] == []
    assert change_plan_screen.begins(UNDATED, datetime.now(SHANGHAI).date()) in said
