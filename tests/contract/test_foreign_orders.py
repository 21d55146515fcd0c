"""Orders of other operators: states and actions in other words, and what is said where they are not understood."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from elderclient.domain.orders import OrderAction, OrderPhase
from elderclient.domain.sentence import Sentence
from elderclient.phrases.orders import asked, outcome, paid_extras
from elderclient.ui.screens.shell.done.presenter import DonePresenter
from tests.contract.foreign_pages import ago, value, visiting
from tests.contract.losing_desk import HOTLINE


def item(action: str | None = "add", name: str = "彩铃", **more: Any) -> dict[str, Any]:
    made = {"id": "1", "productOffering": {"id": "of1", "name": name}} | more
    return made | ({} if action is None else {"action": action})


def order(state: str | None, *items: dict[str, Any], **more: Any) -> dict[str, Any]:
    made = {"id": "o1", "creationDate": ago(days=1), "productOrderItem": list(items) or [item()]} | more
    return made | ({} if state is None else {"state": state})


@pytest.mark.parametrize(
    ("state", "phase"),
    [
        ("Acknowledged", OrderPhase.ASKED),
        ("已受理", OrderPhase.ASKED),
        ("held", OrderPhase.WAITING),
        ("Pending", OrderPhase.WAITING),
        ("assessingCancellation", OrderPhase.WAITING),
        ("In Progress", OrderPhase.UNDER_WAY),
        ("in_progress", OrderPhase.UNDER_WAY),
        ("COMPLETED", OrderPhase.DONE),
        ("Canceled", OrderPhase.CANCELLED),
        ("Rejected", OrderPhase.FAILED),
        ("Partial", OrderPhase.PARTLY),
        ("partially-completed", OrderPhase.PARTLY),
        ("jeopardy", OrderPhase.UNCLEAR),
        ("", OrderPhase.UNCLEAR),
        (None, OrderPhase.UNCLEAR),
    ],
)
def test_an_order_is_what_its_state_says_and_nothing_else(state: str | None, phase: OrderPhase) -> None:
    with visiting(productOrder=[order(state)]) as visitor:
        (found,) = visitor.gateway.ordering.orders()
    assert found.phase is phase


@pytest.mark.parametrize("state", ["Partial", "jeopardy", None, "failed"])
def test_what_did_not_simply_come_about_is_listed_as_such(state: str | None) -> None:
    with visiting(productOrder=[order(state)]) as visitor:
        (found,) = visitor.gateway.ordering.orders()
        listed = visitor.hears(DonePresenter)
        (thing,) = value(visitor.services.see_done.fetch()).things
    brief = outcome.in_brief(found)
    assert brief != outcome.acts_in_brief(found.items)
    assert brief in listed
    assert thing.result.sentence.at("") == outcome.of(found, visitor.desk.clock.now().date())
    assert (thing.result.sentence.at("") == outcome.not_made(found.items)) is (state == "failed")


@pytest.mark.parametrize(
    ("word", "action"),
    [
        ("ADD", OrderAction.ADD),
        ("Create", OrderAction.ADD),
        ("Remove", OrderAction.CANCEL),
        ("Change", OrderAction.CHANGE),
    ],
)
def test_actions_are_read_in_other_words(word: str, action: OrderAction) -> None:
    with visiting(productOrder=[order("completed", item(word))]) as visitor:
        (found,) = visitor.gateway.ordering.orders()
    assert [one.action for one in found.items] == [action]


def test_items_that_change_nothing_are_left_out_and_cost_the_order_nothing() -> None:
    with visiting(productOrder=[order("completed", item("noChange", "套餐"), item("add"))]) as visitor:
        orders = visitor.gateway.ordering.orders()
    assert ([one.name for found in orders for one in found.items], orders.unread) == (["彩铃"], 0)


def test_orders_without_items_or_with_actions_that_are_not_understood_are_counted() -> None:
    bare = order("completed", id="o2") | {"productOrderItem": []}
    odd = order("completed", item("migrate"), id="o3")
    with visiting(productOrder=[order("completed"), bare, odd]) as visitor:
        orders = visitor.gateway.ordering.orders()
    assert ([one.id for one in orders], orders.unread) == (["o1"], 2)


def test_several_things_that_were_ordered_are_not_said_to_be_cancelled() -> None:
    both = order("completed", item("add", "音乐"), item("add", "会员"))
    mixed = order("completed", item("delete", "彩铃"), item("add", "会员"), id="o2")
    with visiting(productOrder=[both, mixed]) as visitor:
        found = visitor.gateway.ordering.orders()
        today = visitor.desk.clock.now().date()
    for one in found:
        brief = outcome.in_brief(one)
        assert brief == outcome.acts_in_brief(one.items)
        assert outcome.of(one, today).msgid == "{acts}."


TODAY = date(2026, 11, 28)
CLOUD = {
    "id": "svc",
    "name": "彩铃",
    "status": "active",
    "productOffering": {"id": "of1"},
    "productCharacteristic": [{"name": "category", "value": "valueAdded"}],
    "productPrice": [
        {"priceType": "recurring", "recurringChargePeriod": "month", "price": {"taxIncludedAmount": {"value": 5}}}
    ],
}
"""What is held, and costs 5 yuan a month."""
PRICE = {
    "name": "monthly",
    "priceType": "recurring",
    "recurringChargePeriod": "month",
    "price": {"taxIncludedAmount": {"unit": "CNY", "value": 5}},
}


def undated(state: str | None, *items: dict[str, Any], **more: Any) -> dict[str, Any]:
    made = order(state, *items, **more)
    del made["creationDate"]
    return made


@pytest.mark.parametrize("state", ["acknowledged", "inProgress", "held", "jeopardy", "completed", "failed", None])
def test_an_order_without_a_time_is_among_the_things_done_and_has_no_day(state: str | None) -> None:
    with visiting(productOrder=[undated(state), order("completed", id="o2")]) as visitor:
        orders = visitor.gateway.ordering.orders()
        things = value(visitor.services.see_done.fetch()).things
        listed = visitor.hears(DonePresenter)
    assert (len(orders), orders.unread) == (2, 0)
    assert [thing.when is None for thing in things] == [True, False]
    assert outcome.in_brief(orders.items[0]) in listed


@pytest.mark.parametrize(
    ("more", "placed"),
    [
        ({"orderDate": "2026-11-20T09:00:00+08:00"}, "2026-11-20"),
        ({"productOrderMilestone": [{"name": "received", "milestoneDate": "2026-11-19T09:00:00+08:00"}]}, "2026-11-19"),
        ({}, None),
    ],
)
def test_the_time_of_an_order_is_what_the_standard_offers(more: dict[str, Any], placed: str | None) -> None:
    with visiting(productOrder=[undated("completed", **more)]) as visitor:
        (found,) = visitor.gateway.ordering.orders()
    assert (None if found.placed_at is None else found.placed_at.date().isoformat()) == placed


@pytest.mark.parametrize("state", ["acknowledged", "inProgress", "held", "pending", "jeopardy", None])
@pytest.mark.parametrize("make", [order, undated])
def test_what_was_just_ordered_is_not_said_to_be_nothing(make: Any, state: str | None) -> None:
    with visiting(productOrder=[make(state, item(itemPrice=[PRICE]))]) as visitor:
        seen = value(visitor.services.manage_subscriptions.fetch())
        (found,) = visitor.gateway.ordering.orders()
        today = visitor.desk.clock.now().date()
    assert seen.summary.at("") != paid_extras.summary(())
    (service,) = seen.services
    assert service.notes == (outcome.of(found, today),)
    is_counted = state in ("acknowledged", "inProgress")
    assert (seen.summary.at("") == paid_extras.summary((service.price,))) is is_counted


def test_orders_that_cannot_be_read_or_had_no_answer_may_hold_something() -> None:
    with visiting(productOrder=[undated("acknowledged") | {"productOrderItem": []}]) as visitor:
        seen = value(visitor.services.manage_subscriptions.fetch())
        assert seen.summary.at("") == paid_extras.summary((), unclear=1)


@pytest.mark.parametrize(("ago_days", "is_shown"), [(0.1, True), (30, False)])
def test_what_is_done_and_not_among_what_is_held_is_shown_for_a_day(ago_days: float, is_shown: bool) -> None:
    done = order("completed", item(itemPrice=[PRICE]), creationDate=ago(days=ago_days))
    with visiting(productOrder=[done]) as visitor:
        assert len(value(visitor.services.manage_subscriptions.fetch()).services) == is_shown


@pytest.mark.parametrize(
    ("state", "note"),
    [
        ("acknowledged", asked.cancelling_asked()),
        ("inProgress", asked.cancelling_asked()),
        ("held", asked.cancelling_not_clear()),
        ("pending", asked.cancelling_not_clear()),
        ("jeopardy", asked.cancelling_not_clear()),
        (None, asked.cancelling_not_clear()),
    ],
)
@pytest.mark.parametrize("make", [order, undated])
def test_a_cancellation_that_is_not_done_is_not_said_to_be(make: Any, state: str | None, note: Sentence) -> None:
    leaving = make(state, item("delete", product={"id": "svc"}), expectedCompletionDate="2026-12-01T00:00:00+08:00")
    with visiting(productOrder=[leaving], product=[CLOUD]) as visitor:
        seen = value(visitor.services.manage_subscriptions.fetch())
        (thing,) = value(visitor.services.see_done.fetch()).things
    (service,) = seen.services
    assert (service.notes[0], service.is_ending, service.can_cancel) == (note, False, False)
    assert seen.summary.at("") == paid_extras.summary((service.price,))
    assert thing.result.undo is None
    assert outcome.too_late_to_undo(OrderAction.CANCEL) not in thing.result.more


@pytest.mark.parametrize("state", ["acknowledged", "held"])
def test_what_the_operator_says_it_has_confirmed_is_agreed(state: str) -> None:
    milestone = [{"name": "confirmed", "milestoneDate": ago(minutes=1)}]
    leaving = order(state, item("delete", product={"id": "svc"}), productOrderMilestone=milestone)
    with visiting(productOrder=[leaving], product=[CLOUD]) as visitor:
        (found,) = visitor.gateway.ordering.orders()
        (service,) = value(visitor.services.manage_subscriptions.fetch()).services
    assert found.phase is OrderPhase.HELD
    assert (service.notes[0], service.is_ending) == (paid_extras.cancelled(None, found.items[0].starts or TODAY), True)


def test_a_lost_phone_that_is_not_stopped_yet_is_said_to_work() -> None:
    stop = {"@type": "Product", "id": "svc", "productCharacteristic": [{"name": "serviceState", "value": "suspended"}]}
    with visiting(productOrder=[order("acknowledged", item("modify", product=stop))]) as visitor:
        (found,) = visitor.gateway.ordering.orders()
        (thing,) = value(visitor.services.see_done.fetch()).things
    assert found.items[0].action is OrderAction.SUSPEND
    assert thing.result.sentence.at("") == asked.asked_for(found.items)
    assert thing.result.more[0].msgid == asked.phone_still_works(HOTLINE).msgid
