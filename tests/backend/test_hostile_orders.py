"""Odd orders: bodies that are right but for a part or two are taken or refused with a reason, and never break the server."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.backend.order_sample import CANCELS, LOCK, ORDERS, add, change, delete, drafted, modify, order, stock
from tests.backend.sample import SampleOperator
from tests.backend.test_hostile_clients import ODD_NUMBER, ODD_TEXT, ODD_VALUE

ITEMS = st.sampled_from(
    [add("weather"), delete(), change("plan-big"), modify("prod-A", "serviceState", "x"), add("guard", "110")]
)
ITEM_PARTS = ("@type", "id", "action", "product", "productOffering")


@pytest.fixture(scope="module")
def attacked(shared: SampleOperator) -> SampleOperator:
    stock(shared)
    return shared


@st.composite
def odd_orders(draw: st.DrawFn) -> dict[str, Any]:
    """An order with something odd in an item, or in the order."""
    item = {**draw(ITEMS), draw(st.sampled_from(ITEM_PARTS)): draw(ODD_VALUE)}
    body = order(draw(ITEMS), is_draft=draw(st.booleans()))
    body["productOrderItem"][0] = {"id": "1", **item}
    if draw(st.booleans()):
        body[draw(st.sampled_from(sorted(body)))] = draw(ODD_VALUE)
    return body


@given(body=st.one_of(odd_orders(), ODD_VALUE))
def test_odd_orders_are_taken_or_refused(attacked: SampleOperator, body: Any) -> None:
    answer = attacked.elder.post(ORDERS, body, checks_requests=False)
    assert answer.status_code in {201, 400, 409, 422}


AMOUNTS = st.one_of(ODD_NUMBER.filter(lambda number: abs(number) < 1e308), ODD_VALUE)


@given(amount=AMOUNTS, name=st.one_of(st.sampled_from(["monthly", "thisMonth", "introductory"]), ODD_TEXT))
def test_odd_prices_confirm_nothing(attacked: SampleOperator, amount: Any, name: str) -> None:
    draft = drafted(attacked.elder, add("weather"))
    price = {"@type": "Price", "taxIncludedAmount": {"unit": "CNY", "value": amount}}
    seen = [{"@type": "OrderPrice", "name": name, "priceType": "recurring", "price": price}]
    body = {"@type": "ProductOrder", "state": "acknowledged", "orderTotalPrice": seen}
    answer = attacked.elder.patch(f"{ORDERS}/{draft['id']}", body, checks_requests=False)
    assert answer.status_code in {400, 409, 422}
    assert attacked.elder.get(f"{ORDERS}/{draft['id']}").json()["state"] == "draft"


@given(body=ODD_VALUE, path=st.sampled_from([CANCELS, f"{ORDERS}/x", LOCK]))
def test_odd_acts_are_refused(attacked: SampleOperator, body: Any, path: str) -> None:
    if path == CANCELS:
        answer = attacked.elder.post(path, body, checks_requests=False)
    elif path == LOCK:
        answer = attacked.elder.put(path, body)
    else:
        answer = attacked.elder.patch(path, body, checks_requests=False)
    assert answer.status_code in {400, 404, 409, 422}
