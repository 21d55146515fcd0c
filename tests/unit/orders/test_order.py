"""When a trial runs, and when an order can be undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from elderclient.domain.known import Unknown
from elderclient.domain.money import Money
from elderclient.domain.orders import Order, OrderPhase, Trial, trial_of
from elderclient.domain.plans.plan import Category, Product, ProductStatus
from elderclient.domain.plans.price import Price

END = date(2026, 12, 23)
NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)
GUARD = Product(
    "p-1",
    "号码卫士",
    ProductStatus.ACTIVE,
    "o-1",
    Category.VALUE_ADDED,
    Money.zero(),
    termination_date=END,
    introductory_ends=END,
    price_after=Money.of("8.50"),
)


def test_a_trial_expires_or_goes_on() -> None:
    assert trial_of(GUARD, date(2026, 12, 22)) == Trial(
        date(2026, 12, 22), Price(Money.of("8.50")), ends_by_itself=True
    )
    going_on = trial_of(replace(GUARD, termination_date=None), date(2026, 11, 23))
    assert going_on is not None
    assert not going_on.ends_by_itself


@pytest.mark.parametrize(
    "product",
    [
        replace(GUARD, status=ProductStatus.PENDING_TERMINATE, termination_date=date(2026, 11, 24)),
        replace(GUARD, status=ProductStatus.TERMINATED),
        replace(GUARD, rent=Money.of("5")),
        replace(GUARD, rent=Unknown.ABSENT),
        replace(GUARD, status=Unknown.NOT_UNDERSTOOD),
        replace(GUARD, introductory_ends=date(2026, 11, 23)),
        replace(GUARD, introductory_ends=None),
        replace(GUARD, price_after=None),
    ],
)
def test_what_is_paid_ended_or_over_is_no_trial(product: Product) -> None:
    assert trial_of(product, date(2026, 11, 23)) is None


@pytest.mark.parametrize("phase", OrderPhase)
def test_only_a_held_order_can_be_undone_and_only_in_time(phase: OrderPhase) -> None:
    order = Order("o", "w", phase, (), NOW, undo_until=NOW + timedelta(minutes=10))
    assert order.can_be_undone(NOW) == (phase is OrderPhase.HELD)
    assert not order.can_be_undone(NOW + timedelta(minutes=10))
    assert not replace(order, undo_until=None).can_be_undone(NOW)
