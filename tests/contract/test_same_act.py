"""What counts as the same act at an operator that keeps no id of ours: never what may be years old."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from elderclient.adapters.operator_api.resources import product_order
from elderclient.adapters.operator_api.resources.tickets.ticket_search import Seen, Sought, is_made_by
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.domain.orders import OrderAction, OrderWish, WishedItem
from tests.contract.foreign_pages import NOON

DAY = timedelta(days=1)
WISH = OrderWish("mine", (WishedItem(OrderAction.CANCEL, product_id="p1"),), NOON)
CALL = Sought("mine", "callbackRequest", NOON, frozenset({"13800138000"}), is_only_one=True)


def an_order(**more: Any) -> Record:
    item = {"action": "delete", "product": {"id": "p1"}}
    return Record({"id": "o1", "productOrderItem": [item]} | more, "order", ZoneInfo("Asia/Shanghai"))


def a_call(*, is_live: bool | None, days: int | None) -> Seen:
    at = None if days is None else NOON - days * DAY
    numbers = frozenset({"13800138000"})
    return Seen("t1", frozenset(), "callbackRequest", is_live, at, None, numbers, "", frozenset())


@pytest.mark.parametrize(
    ("more", "is_same"),
    [
        ({"state": "inProgress"}, True),
        ({"state": "archiviert"}, False),
        ({}, False),
        ({"state": "archiviert", "orderDate": (NOON - 3 * DAY).isoformat()}, False),
        ({"state": "archiviert", "orderDate": (NOON - DAY / 2).isoformat()}, True),
        ({"state": "completed"}, False),
    ],
)
def test_an_order_without_a_day_and_of_no_known_state_is_not_the_same(more: dict[str, Any], *, is_same: bool) -> None:
    found = an_order(**more)
    assert product_order.is_made_by(found, WISH, is_sent=False) is is_same
    # Once it was sent, what was not there before is taken for it, and what was there is not.
    assert product_order.is_made_by(found, WISH, is_sent=True, before=frozenset())
    assert product_order.is_made_by(found, WISH, is_sent=True, before=frozenset({"o1"})) is is_same


@pytest.mark.parametrize(
    ("is_live", "days", "is_same"),
    [(True, None, True), (None, None, False), (None, 0, True), (None, 3, False), (False, 0, False)],
)
def test_a_call_without_a_day_and_of_no_known_state_is_not_the_same(
    *, is_live: bool | None, days: int | None, is_same: bool
) -> None:
    assert is_made_by(a_call(is_live=is_live, days=days), CALL, is_sent=False) is is_same
