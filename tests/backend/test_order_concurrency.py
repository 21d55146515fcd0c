"""What arrives at the same moment: one confirmation counts, one draft for one thing lives, undo and time do not both win."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import requests

from elderclient.backend.orders.jobs import OrderJob
from tests.backend import order_sample as on
from tests.backend.order_sample import ORDERS, add, confirm, confirmed, delete, drafted, order
from tests.backend.sample import SampleOperator
from tests.backend.test_concurrency import AT_ONCE, together
from tests.contract.checked_client import CheckedClient

prepare = on.stock


@pytest.fixture(autouse=True)
def _stock(served: SampleOperator) -> None:
    prepare(served)


def ask(served: SampleOperator, act: Callable[[CheckedClient], requests.Response]) -> requests.Response:
    """One question by a client of its own."""
    token = str(served.elder.authorization).removeprefix("Bearer ")
    with CheckedClient(served.url, token) as client:
        return act(client)


def states(served: SampleOperator) -> list[str]:
    """The states of all orders."""
    return sorted(one["state"] for one in served.elder.get(ORDERS).json())


def test_many_confirmations_at_once_order_once(served: SampleOperator) -> None:
    draft = drafted(served.elder, add("weather"))
    answers = together(AT_ONCE, lambda _: ask(served, lambda client: confirm(client, draft)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.text for answer in answers}) == 1
    on.pass_time(served, minutes=10)
    assert len(served.elder.get(on.PRODUCTS).json()) == 3


def test_many_drafts_for_one_thing_leave_one(served: SampleOperator) -> None:
    answers = together(AT_ONCE, lambda _: ask(served, lambda client: client.post(ORDERS, order(add("weather")))))
    assert {answer.status_code for answer in answers} <= {201, 409}
    assert states(served).count("draft") == 1


def test_many_cancellations_of_one_service_at_once_hold_one(served: SampleOperator) -> None:
    def cancel(client: CheckedClient) -> requests.Response:
        return client.post(ORDERS, order(delete(), is_draft=False))

    answers = together(AT_ONCE, lambda _: ask(served, cancel))
    assert sorted(answer.status_code for answer in answers) == [201, *[409] * (AT_ONCE - 1)]
    assert states(served) == ["held"]


def test_the_same_wish_many_times_at_once_is_one_order(served: SampleOperator) -> None:
    wish = order(add("weather"), external_id="w-1")
    answers = together(AT_ONCE, lambda _: ask(served, lambda client: client.post(ORDERS, wish)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["id"] for answer in answers}) == 1


@pytest.mark.parametrize("seconds", [599, 600])
def test_undo_and_the_clock_at_once_agree_on_one_end(served: SampleOperator, seconds: int) -> None:
    found = confirmed(served.elder, delete())
    served.clock.advance(seconds=seconds)
    operator = served.operator
    due = OrderJob(operator.ordering.life, operator.reading, operator.writing, operator.now)

    def race(index: int) -> Any:
        return due.run() if index % 2 else ask(served, lambda client: on.undo(client, found)).status_code

    answers = together(AT_ONCE, race)[::2]
    end = on.again(served.elder, found)["state"]
    assert end == ("cancelled" if seconds < 600 else "completed")
    assert set(answers) == {201 if seconds < 600 else 409}
