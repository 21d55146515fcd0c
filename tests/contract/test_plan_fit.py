"""Does my plan fit me, over real HTTP: for every customer, plan and month the client's cent is the operator's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.domain.plans.plan import Product
from elderclient.domain.plans.rating import RatedMonth
from elderclient.usecases.plans.compare_plans import ComparePlans, Comparison, PlanSums
from elderclient.usecases.plans.see_plan import SeePlan
from tests.contract.checked_client import CheckedClient
from tests.contract.running_operator import RunningOperator, running_operator
from tests.contract.test_gateway_live import opened
from tests.fakes.clock import FakeClock
from tests.fakes.dependencies import dependencies_of
from tests.fakes.store import FakeStore

RENTED = ("planRent", "discount", "voiceOverage", "dataOverage", "messageOverage")


@pytest.fixture(scope="module")
def backend() -> Iterator[RunningOperator]:
    with running_operator() as operator:
        yield operator


@pytest.fixture(scope="module")
def compared(backend: RunningOperator) -> list[tuple[str, Comparison]]:
    """Every plan that every demo customer holds, with the customer's id."""
    found = []
    for number, customer in enumerate(backend.customers):
        with opened(backend.url, backend.token(number)) as gateway:
            clock, store = FakeClock(ServerClock().now()), FakeStore()
            cards = SeePlan(dependencies_of(gateway, store, clock)).fetch()
            assert cards.problem is None
            assert cards.value is not None
            for card in cards.value.cards:
                seen = ComparePlans(dependencies_of(gateway, store, clock)).fetch(card.product.id)
                assert seen.problem is None
                assert seen.value is not None
                found.append((customer["id"], seen.value))
    return found


def _hotline() -> Any:
    from elderclient.domain.phone import ShortCode

    return ShortCode("10000")


def rebilled(hand: CheckedClient, customer: str, product: Product, plan: PlanSums, month: RatedMonth) -> dict[str, int]:
    """What the operator would have billed for the product in the month on the plan: fen by kind of charge."""
    answer = hand.post(
        "/elderclient/v1/demo/rebill",
        {
            "customerId": customer,
            "productId": product.id,
            "offeringId": plan.offering.id,
            "month": f"{month.month.year:04}-{month.month.month:02}",
        },
    )
    assert answer.status_code == 200, answer.text
    fen: dict[str, int] = {}
    for line in answer.json()["line"]:
        kind = next(each["value"] for each in line["characteristic"] if each["name"] == "chargeKind")
        if line.get("product", {}).get("id") == product.id and kind in RENTED:
            fen[kind] = fen.get(kind, 0) + round(float(line["taxIncludedAmount"]["value"]) * 100)
    return fen


def test_the_client_and_the_operator_reach_the_same_cent(
    backend: RunningOperator, compared: list[tuple[str, Comparison]]
) -> None:
    checked = 0
    with CheckedClient(backend.url, backend.admin) as hand:
        for customer, comparison in compared:
            for plan in comparison.plans:
                if plan.is_current:
                    continue
                for month in plan.months:
                    ours: dict[str, int] = {}
                    for line in month.lines:
                        if not line.amount.is_zero:
                            ours[line.kind.value] = ours.get(line.kind.value, 0) + int(line.amount.amount * 100)
                    theirs = rebilled(hand, customer, comparison.product, plan, month)
                    assert ours == theirs, f"{customer} {comparison.product.id} on {plan.offering.id} in {month.month}"
                    checked += 1
    assert checked >= 60


def test_every_answer_names_the_best_plan_with_sums_behind_it(compared: list[tuple[str, Comparison]]) -> None:
    assert len(compared) >= 8
    fits, saves = 0, 0
    for _customer, comparison in compared:
        if comparison.best is None:
            continue
        fits += comparison.best.is_current
        saves += not comparison.best.is_current
        assert len(comparison.best.months) <= 3
        current = next(plan for plan in comparison.plans if plan.is_current)
        assert comparison.best.total <= current.total
    assert fits >= 1
    assert saves >= 1
