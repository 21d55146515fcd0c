"""The rating rule: steps, rounding, part months and discounts, to the cent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elderclient.domain.bills.bill import ChargeKind
from elderclient.domain.known import Unknown
from elderclient.domain.money import Money, UnitPrice, total
from elderclient.domain.plans.plan import Discount, Offering, ProductStatus, UsageTariff
from elderclient.domain.plans.price import ChargePeriod
from elderclient.domain.plans.rating import RatedMonth, billable, less_if_ended, rate
from elderclient.domain.plans.usage import Bucket, UsageType
from elderclient.domain.units import Month, Period, Unit
from tests.fakes.bills import product

SEPTEMBER = Month(2026, 9)
PLAN = Offering(
    "o1",
    "畅聊",
    Money.of("59.00"),
    tariffs=(
        UsageTariff(UsageType.VOICE, Decimal(200), Decimal(1), UnitPrice(Decimal("0.15"), Unit.MINUTE)),
        UsageTariff(UsageType.DATA, Decimal(1024), Decimal(100), UnitPrice(Decimal("0.0293"), Unit.MEGABYTE)),
    ),
)


def used(voice: str = "0", data: str = "0", message: str = "0") -> list[Bucket]:
    amounts = {UsageType.VOICE: voice, UsageType.DATA: data, UsageType.MESSAGE: message}
    return [Bucket("p1", kind, Decimal(amount)) for kind, amount in amounts.items()]


def amounts(rated: RatedMonth) -> list[tuple[ChargeKind, str]]:
    return [(line.kind, str(line.amount.amount)) for line in rated.lines]


def test_usage_within_the_allowance_costs_the_rent() -> None:
    assert amounts(rate(PLAN, used("200", "1024"), SEPTEMBER)) == [(ChargeKind.PLAN_RENT, "59.00")]


def test_overage_is_rounded_up_to_a_step_and_once_to_the_cent() -> None:
    rated = rate(PLAN, used("230.2", "1024.5"), SEPTEMBER)
    assert amounts(rated) == [
        (ChargeKind.PLAN_RENT, "59.00"),
        (ChargeKind.VOICE_OVERAGE, "4.65"),
        (ChargeKind.DATA_OVERAGE, "2.93"),
    ]
    assert rated.total == Money.of("66.58")


@pytest.mark.parametrize(
    ("beyond", "step", "expected"),
    [("0", "1", "0"), ("1", "1", "1"), ("1.01", "1", "2"), ("0.3", "0.1", "0.3"), ("100.000001", "100", "200")],
)
def test_steps(beyond: str, step: str, expected: str) -> None:
    assert billable(Decimal(7) + Decimal(beyond), Decimal(7), Decimal(step)) == Decimal(expected)


def test_a_part_of_a_month_is_charged_by_days_half_up() -> None:
    rated = rate(PLAN, [], SEPTEMBER, covers=Period(date(2026, 9, 16), date(2026, 9, 30)))
    assert amounts(rated) == [(ChargeKind.PLAN_RENT, "29.50")]
    odd = rate(PLAN, [], Month(2026, 2), covers=Period(date(2026, 2, 1), date(2026, 2, 5)))
    assert amounts(odd) == [(ChargeKind.PLAN_RENT, "10.54")]


def test_days_outside_the_month_are_refused() -> None:
    with pytest.raises(ValueError, match="in the month"):
        rate(PLAN, [], SEPTEMBER, covers=Period(date(2026, 8, 31), date(2026, 9, 30)))


def test_discounts_come_in_their_order_from_what_is_left_of_the_rent() -> None:
    discounts = [
        Discount("九折", 2, percent=Decimal(10)),
        Discount("老客户", 1, amount=Money.of("9.05")),
        Discount("过期的", 0, amount=Money.of("5.00"), ends=date(2026, 9, 1)),
    ]
    rated = rate(PLAN, used("210"), SEPTEMBER, discounts=discounts)
    assert [(line.name, str(line.amount.amount)) for line in rated.lines[2:]] == [
        ("老客户", "-9.05"),
        ("九折", "-5.00"),
    ]


def test_discounts_never_take_more_than_the_rent() -> None:
    discounts = [Discount("一", 1, amount=Money.of("50.00")), Discount("二", 2, amount=Money.of("50.00"))]
    assert rate(PLAN, used("210"), SEPTEMBER, discounts=discounts).total == Money.of("1.50")


def test_usage_without_a_tariff_is_listed_as_unrated() -> None:
    assert rate(PLAN, used(message="3"), SEPTEMBER).unrated == (UsageType.MESSAGE,)


USED = st.decimals(0, 5000, places=2).map(str)


@given(USED, USED, st.lists(st.decimals(0, 100, places=1), max_size=3))
def test_lines_sum_to_the_total_and_more_usage_never_costs_less(voice: str, data: str, percents: list[Decimal]) -> None:
    discounts = [Discount(f"d{order}", order, percent=percent) for order, percent in enumerate(percents)]
    rated = rate(PLAN, used(voice, data), SEPTEMBER, discounts=discounts)
    more = rate(PLAN, used(str(Decimal(voice) + 1), data), SEPTEMBER, discounts=discounts)
    assert rated.total == total([line.amount for line in rated.lines])
    assert more.total >= rated.total >= Money.zero()


@pytest.mark.parametrize(
    ("odd", "less"),
    [
        ({}, "2.00"),
        ({"ends_by_day": False}, None),
        ({"start_date": date(2026, 11, 2)}, None),
        ({"start_date": None}, None),
        ({"introductory_ends": date(2026, 11, 28), "price_after": Money.of("9.00")}, None),
        ({"introductory_ends": date(2026, 11, 1), "price_after": Money.of("9.00")}, "3.00"),
        ({"introductory_ends": date(2026, 12, 1), "price_after": Money.of("9.00")}, "2.00"),
        ({"termination_date": date(2026, 11, 25)}, None),
        ({"termination_date": date(2026, 12, 1)}, "2.00"),
        ({"status": ProductStatus.SUSPENDED}, None),
        ({"status": Unknown.ABSENT}, None),
        ({"rent": Unknown.ABSENT}, None),
        ({"every": ChargePeriod(months=12)}, None),
        ({"discounts": (Discount("-", 1, amount=Money.of("1.00")),)}, None),
    ],
)
def test_what_a_month_costs_less_is_said_only_where_it_is_known(odd: dict[str, Any], less: str | None) -> None:
    usual: dict[str, Any] = {"start_date": date(2026, 11, 1), "ends_by_day": True}
    held = replace(product(rent="6.00"), **(usual | odd))
    assert less_if_ended(held, date(2026, 11, 20)) == (None if less is None else Money.of(less))
    assert less_if_ended(held, date(2026, 11, 30)) == (None if less is None else Money.zero())
