"""Two ratings, written apart: the client's and the operator's reach the same cent, line by line."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elderclient.backend.bills.charges import subscription_charges
from elderclient.backend.bills.terms import BillMonth, Rebate, Subscription, Tariff
from elderclient.domain.money import Money, UnitPrice
from elderclient.domain.plans.plan import Discount, Offering, UsageTariff
from elderclient.domain.plans.rating import rate
from elderclient.domain.plans.usage import UNIT_OF, Bucket, UsageType
from elderclient.domain.units import Month, Period

STEPS = st.sampled_from([Decimal(text) for text in ("1", "0.01", "0.1", "10", "100", "0.5", "60", "1024")])
PRICES = st.decimals(0, 3, places=4)
AMOUNTS = st.decimals(0, 20000, places=3)
REBATES = st.lists(st.tuples(st.booleans(), st.integers(0, 30000), st.decimals(0, 100, places=1)), max_size=4)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Subscription, dict[str, Decimal], BillMonth]:
    """A plan with any tariffs and rebates, any usage, held for any part of a month."""
    month = BillMonth(date(draw(st.integers(2020, 2030)), draw(st.integers(1, 12)), 1))
    tariffs = tuple(
        Tariff(kind.value, draw(AMOUNTS), draw(STEPS), draw(PRICES)) for kind in UsageType if draw(st.booleans())
    )
    rebates = tuple(
        Rebate(f"优惠{order}", order, amount_fen=fen if is_fixed else None, percent=None if is_fixed else percent)
        for order, (is_fixed, fen, percent) in enumerate(draw(REBATES))
    )
    first = draw(st.integers(0, month.days - 1))
    last = draw(st.integers(first, month.days - 1))
    held = Subscription(
        "p1",
        "o1",
        "套餐",
        "plan",
        draw(st.integers(1, 99900)),
        starts=month.first + timedelta(days=first),
        ends=month.first + timedelta(days=last + 1),
        tariffs=tariffs,
        rebates=tuple(draw(st.permutations(rebates))),
    )
    return held, {tariff.usage_type: draw(AMOUNTS) for tariff in tariffs}, month


def client_offering(held: Subscription) -> Offering:
    """The same plan as the client holds it."""
    tariffs = []
    for tariff in held.tariffs:
        kind = UsageType(tariff.usage_type)
        price = UnitPrice(tariff.overage_price, UNIT_OF[kind])
        tariffs.append(UsageTariff(kind, tariff.included, tariff.rounding_step, price))
    discounts = tuple(
        Discount(each.name, each.order, amount=_yuan(each.amount_fen), percent=each.percent) for each in held.rebates
    )
    return Offering("o1", "套餐", _money(held.rent_fen), tariffs=tuple(tariffs), discounts=discounts)


def _money(fen: int) -> Money:
    return Money(Decimal(fen) / 100)


def _yuan(fen: int | None) -> Money | None:
    return None if fen is None else _money(fen)


def assert_same(held: Subscription, used: dict[str, Decimal], month: BillMonth) -> None:
    ours = rate(
        client_offering(held),
        [Bucket("p1", UsageType(kind), amount) for kind, amount in used.items()],
        Month.of(month.first),
        covers=Period(held.starts, (held.ends or month.until) - timedelta(days=1)),
    )
    theirs = subscription_charges(held, used, month)
    assert sorted((line.kind.value, int(line.amount.amount * 100)) for line in ours.lines) == sorted(
        (line.kind, line.amount_fen) for line in theirs
    )
    assert int(ours.total.amount * 100) == sum(line.amount_fen for line in theirs)


@given(cases())
def test_client_and_operator_reach_the_same_cent(case: tuple[Subscription, dict[str, Decimal], BillMonth]) -> None:
    assert_same(*case)


@pytest.mark.long
@pytest.mark.parametrize("_part", range(6))
@given(case=cases())
@settings(max_examples=500, derandomize=False, deadline=None)
def test_client_and_operator_reach_the_same_cent_thousands_of_times(
    _part: int, case: tuple[Subscription, dict[str, Decimal], BillMonth]
) -> None:
    assert_same(*case)
