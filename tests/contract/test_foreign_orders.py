"""Orders of other operators: states and actions in other words, and what is said where they are not understood."""

from __future__ import annotations

from typing import Any

import pytest

from elderclient.domain.orders import OrderAction, OrderPhase
from elderclient.phrases.orders import outcome
from elderclient.ui.screens.shell.done.presenter import DonePresenter
from tests.contract.foreign_pages import ago, value, visiting


def item(action: str | None = "add", name: str = "彩铃", **more: Any) -> dict[str, Any]:
    made = {"id": "1", "productOffering": {"id": "of1", "name": name}} | more
    return made | ({} if action is None else {"action": action})


def order(state: str | None, *items: dict[str, Any], **more: Any) -> dict[str, Any]:
    made = {"id": "o1", "creationDate": ago(days=1), "productOrderItem": list(items) or [item()]} | more
    return made | ({} if state is None else {"state": state})


@pytest.mark.parametrize(
    ("state", "phase"),
    [
        ("Acknowledged", OrderPhase.HELD),
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
        (deed,) = value(visitor.services.see_done.fetch()).deeds
    brief = outcome.in_brief(found)
    assert brief != outcome.acts_in_brief(found.items)
    assert brief in listed
    assert deed.done.sentence.at("") == outcome.of(found, visitor.desk.clock.now().date())
    assert (deed.done.sentence.at("") == outcome.not_made(found.items)) is (state == "failed")


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
