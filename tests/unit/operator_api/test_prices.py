"""Prices as operators write them: which is charged again and again, how much, how often; and balances by their unit."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from elderclient.adapters.operator_api.resources.prices import (
    PriceKind,
    held_price_in,
    kind_of,
    next_price,
    once_in,
    period_of,
    rent_in,
)
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.domain.known import Unknown
from elderclient.domain.money import Money
from elderclient.domain.plans.price import MONTHLY, ChargePeriod, MonthlyTotal, Price, monthly_total
from elderclient.phrases.orders import paid_extras
from elderclient.phrases.plans import plan_card
from elderclient.phrases.plans.prices import charged
from tests.fakes.bills import product
from tests.fakes.foreign_plans import price
from tests.fakes.shop import arguments

YUAN = {"unit": "CNY", "value": 10}


def record(value: dict[str, Any]) -> Record:
    return Record(value, "price", ZoneInfo("Asia/Shanghai"))


@pytest.mark.parametrize(
    ("fields", "every"),
    [
        ({"recurringChargePeriod": "month"}, MONTHLY),
        ({"recurringChargePeriod": "MONTHLY"}, MONTHLY),
        ({"recurringChargePeriod": "per month"}, MONTHLY),
        ({"recurringChargePeriod": "P1M"}, MONTHLY),
        ({"recurringChargePeriod": "月"}, MONTHLY),
        ({"recurringChargePeriod": "每2个月"}, ChargePeriod(months=2)),
        ({"recurringChargePeriod": "quarter"}, ChargePeriod(months=3)),
        ({"recurringChargePeriod": "半年"}, ChargePeriod(months=6)),
        ({"recurringChargePeriod": "Annually"}, ChargePeriod(months=12)),
        ({"recurringChargePeriod": "12 months"}, ChargePeriod(months=12)),
        ({"recurringChargePeriod": {"amount": 1, "units": "year"}}, ChargePeriod(months=12)),
        ({"recurringChargePeriodType": "month", "recurringChargePeriodLength": 3}, ChargePeriod(months=3)),
        ({"recurringChargePeriodType": "week", "recurringChargePeriodLength": "2"}, ChargePeriod(days=14)),
        ({"recurringChargePeriod": "Weekly"}, ChargePeriod(days=7)),
        ({"recurringChargePeriod": "30 days"}, ChargePeriod(days=30)),
        ({"recurringChargePeriod": "P7D"}, ChargePeriod(days=7)),
        ({"priceType": "monthly"}, MONTHLY),
        ({"priceType": "recurring", "name": "月费"}, Unknown.ABSENT),
        ({"recurringChargePeriod": "lunar cycle"}, Unknown.NOT_UNDERSTOOD),
        ({"recurringChargePeriod": "biweekly"}, Unknown.NOT_UNDERSTOOD),
        ({"recurringChargePeriodType": "month", "recurringChargePeriodLength": 0}, Unknown.NOT_UNDERSTOOD),
        ({"recurringChargePeriodType": "month", "recurringChargePeriodLength": "some"}, Unknown.NOT_UNDERSTOOD),
    ],
)
def test_how_often(fields: dict[str, Any], every: ChargePeriod | Unknown) -> None:
    assert period_of(record(fields)) == every


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"priceType": "Recurring"}, PriceKind.RECURRING),
        ({"priceType": "RECURRING_CHARGE"}, PriceKind.RECURRING),
        ({"priceType": "月租费"}, PriceKind.RECURRING),
        ({"recurringChargePeriod": "month"}, PriceKind.RECURRING),
        ({"priceType": "one time"}, PriceKind.ONCE),
        ({"priceType": "nonRecurring"}, PriceKind.ONCE),
        ({"priceType": "Usage"}, PriceKind.USAGE),
        ({"unitOfMeasure": "GB"}, PriceKind.USAGE),
        ({"priceType": "Discount"}, PriceKind.REDUCTION),
        ({"priceType": "penalty"}, PriceKind.OTHER),
        ({"priceType": "magic"}, Unknown.NOT_UNDERSTOOD),
        ({}, Unknown.ABSENT),
    ],
)
def test_what_kind(fields: dict[str, Any], kind: PriceKind | Unknown) -> None:
    assert kind_of(record(fields)) is kind


def taxed(amount: Any, rate: Any) -> dict[str, Any]:
    return {"priceType": "recurring", "recurringChargePeriod": "month"} | {
        "price": {"dutyFreeAmount": {"unit": "CNY", "value": amount}, "taxRate": rate}
    }


ONCE, USED = price(99, "oneTime"), price(1, "usage", unitOfMeasure="GB")


@pytest.mark.parametrize(
    ("prices", "expected"),
    [
        ([price(15, every="month"), ONCE, USED], Price(Money.of("15"))),
        ([ONCE, USED], Price(Unknown.ABSENT, Unknown.ABSENT)),
        ([], Price(Unknown.ABSENT, Unknown.ABSENT)),
        ([price(15, "")], Price(Money.of("15"), Unknown.ABSENT)),
        ([price(15, "magic")], Price(Unknown.NOT_UNDERSTOOD, Unknown.ABSENT)),
        ([price(15, every="month"), price(5, every="monthly")], Price(Money.of("20"))),
        ([price(15, every="month"), price(60, every="year")], Price(Unknown.NOT_UNDERSTOOD, Unknown.NOT_UNDERSTOOD)),
        ([price(15), price(5)], Price(Unknown.NOT_UNDERSTOOD, Unknown.ABSENT)),
        ([price(15, every="month"), price(5, every="month", unit="EUR")], Price(Unknown.NOT_UNDERSTOOD)),
        ([price(15, every="month"), price(5, "discount")], Price(Unknown.NOT_UNDERSTOOD)),
        ([price("1500", every="month", unit="分")], Price(Money.of("15"))),
        ([price(1500, every="month", unit="JPY")], Price(Money.of("1500", "JPY"))),
        ([price(15, every="month", unit="beads")], Price(Unknown.NOT_UNDERSTOOD)),
        ([price("cheap", every="month")], Price(Unknown.NOT_UNDERSTOOD)),
        ([taxed(100, 6)], Price(Money.of("106"))),
        ([taxed(100, Decimal("0.06"))], Price(Unknown.NOT_UNDERSTOOD)),
        ([taxed(100, None)], Price(Unknown.ABSENT)),
        ([taxed(100, "some")], Price(Unknown.NOT_UNDERSTOOD)),
        ([taxed(100, 0)], Price(Money.of("100"))),
        ([taxed(0, None)], Price(Money.of("0"))),
        ([price(100, every="month", productPriceAlteration=[{"price": {"percentage": 20}}])], Price(Money.of("80"))),
        (
            [price(100, every="month", priceAlteration=[{"price": {"percentage": 20}, "applicationDuration": 6}])],
            Price(Unknown.NOT_UNDERSTOOD),
        ),
        ([{"priceType": "recurring", "recurringChargePeriod": "month", "price": YUAN}], Price(Money.of("10"))),
        ([{"priceType": "recurring", "recurringChargePeriod": "month", "price": 10}], Price(Unknown.NOT_UNDERSTOOD)),
    ],
)
def test_the_rent_is_only_what_is_charged_again_and_again(prices: list[dict[str, Any]], expected: Price) -> None:
    assert rent_in(map(record, prices)) == expected


ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 29, 10, tzinfo=ZONE)


def span(start: Any = None, end: Any = None) -> dict[str, Any]:
    return {"validFor": {"startDateTime": start, "endDateTime": end}}


def reduced(percent: Any, **more: Any) -> dict[str, Any]:
    return price(100, every="month", productPriceAlteration=[{"price": {"percentage": percent}} | more])


OVER = price(99, every="month", **span("2020-01-01T00:00:00+08:00", "2021-01-01T00:00:00+08:00"))
HOLDS = price(59, every="month", **span("2021-01-01T00:00:00+08:00", "2030-01-01T00:00:00+08:00"))


@pytest.mark.parametrize(
    ("prices", "amount"),
    [
        ([OVER, HOLDS], Money.of("59")),
        ([HOLDS, price(69, every="month", **span("2030-01-01"))], Money.of("59")),
        ([HOLDS, price(5, every="month")], Money.of("64")),
        ([price(59, every="month", **span(None, "2026-11-29"))], Money.of("59")),
        ([price(59, every="month", **span("0001-01-01", "9999-12-31"))], Money.of("59")),
        ([HOLDS, price(99, every="year", **span(None, "2021-01-01"))], Money.of("59")),
        ([HOLDS, price(5, "discount", every="month", **span(None, "2021-01-01"))], Money.of("59")),
        ([OVER], Unknown.ABSENT),
        ([OVER, ONCE], Unknown.ABSENT),
        ([HOLDS, price(5, every="month", **span("soon"))], Unknown.NOT_UNDERSTOOD),
        ([price(5, every="month", validFor="2026")], Unknown.NOT_UNDERSTOOD),
        ([price(5, every="month", validFor={"end": "2021-01-01"})], Unknown.NOT_UNDERSTOOD),
        ([reduced(50, **span("2027-01-01T00:00:00+08:00"))], Money.of("100")),
        ([reduced(50, **span(None, "2026-11-01T00:00:00+08:00"))], Money.of("100")),
        ([reduced(50, **span("2026-11-01", "2026-12-31"))], Money.of("50")),
        ([reduced(50, **span(None, "some day"))], Unknown.NOT_UNDERSTOOD),
        ([reduced(50, validFor="three months")], Unknown.NOT_UNDERSTOOD),
    ],
)
def test_only_what_holds_now_is_the_price_of_what_is_held(
    prices: list[dict[str, Any]], amount: Money | Unknown
) -> None:
    assert held_price_in(map(record, prices), NOW).amount == amount


@pytest.mark.parametrize(
    ("prices", "expected"),
    [
        ([reduced(50, **span(None, "2026-12-31T23:59:59+08:00"))], (date(2027, 1, 1), Money.of("100"))),
        ([reduced(50, **span(None, "2026-12-31T23:59+08:00"))], (date(2027, 1, 1), Money.of("100"))),
        ([reduced(50, **span(None, "2026-12-31"))], (date(2027, 1, 1), Money.of("100"))),
        ([reduced(50, **span(None, "2027-01-01T00:00:00+08:00"))], (date(2027, 1, 1), Money.of("100"))),
        (
            [
                price(59, every="month", **span(None, "2027-01-01T00:00:00+08:00")),
                price(69, every="month", **span("2027-01-01T00:00:00+08:00")),
            ],
            (date(2027, 1, 1), Money.of("69")),
        ),
        ([reduced(50, **span("2027-01-01", "2027-02-01"))], None),
        ([OVER, HOLDS], None),
        ([reduced(50)], None),
        ([ONCE], None),
    ],
)
def test_a_price_that_ends_is_known_with_the_next_one(
    prices: list[dict[str, Any]], expected: tuple[date, Money] | None
) -> None:
    assert next_price([record(each) for each in prices], NOW) == expected


def test_what_ends_is_no_regular_price_and_dates_need_a_day() -> None:
    ending = reduced(50, **span(None, "2026-12-31"))
    assert rent_in([record(ending)], NOW).amount is Unknown.NOT_UNDERSTOOD
    assert rent_in([record(ending)]).amount is Unknown.NOT_UNDERSTOOD
    assert rent_in(map(record, [OVER, HOLDS])).amount is Unknown.NOT_UNDERSTOOD
    assert rent_in(map(record, [OVER, HOLDS]), NOW) == Price(Money.of("59"))
    assert rent_in([record(HOLDS)]) == Price(Money.of("59"))


def test_what_is_charged_once() -> None:
    assert once_in(map(record, [ONCE, price(15), price(1, "setup")])) == Money.of("100")
    assert once_in(map(record, [price(15)])) is Unknown.ABSENT


def test_only_prices_by_the_month_are_added_up_and_a_year_counts_with_its_share() -> None:
    yearly = Price(Money.of("180"), ChargePeriod(months=12))
    weekly, euros = Price(Money.of("5"), ChargePeriod(days=7)), Price(Money.of("5", "EUR"))
    unknown, free = Price(Unknown.ABSENT), Price(Money.zero(), Unknown.ABSENT)
    found = monthly_total([yearly, Price(Money.of("6")), weekly, euros, unknown, free])
    assert found == MonthlyTotal(Money.of("21"), 3, 3, is_converted=True)
    assert monthly_total([weekly, unknown]) == MonthlyTotal(Money.zero(), 0, 2)
    assert Price(Money.of("100"), ChargePeriod(months=3)).monthly == Money.of("33.33")


def test_sums_say_what_they_leave_out() -> None:
    monthly, yearly, unknown = (
        Price(Money.of("6")),
        Price(Money.of("180"), ChargePeriod(months=12)),
        Price(Unknown.ABSENT),
    )
    whole = arguments(paid_extras.summary([monthly]))
    assert (whole["count"].number, whole["amount"]) == (1, Money.of("6"))
    part = arguments(paid_extras.summary([monthly, unknown]))
    assert (part["counted"].number, part["amount"], part["rest"].number) == (1, Money.of("6"), 1)
    assert arguments(arguments(paid_extras.summary([yearly]))["sum"])["amount"] == Money.of("15")
    assert "amount" not in arguments(paid_extras.summary([unknown]))
    plans = [(product(), monthly), (product("p2"), unknown)]
    assert arguments(plan_card.summary(plans))["left_out"].number == 1
    assert arguments(plan_card.summary([(product(), yearly)]))["price"] == charged(yearly)
    assert "amount" not in arguments(plan_card.summary([(product(), unknown), (product("p2"), unknown)]))
