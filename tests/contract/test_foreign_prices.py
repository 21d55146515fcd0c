"""Prices of services that are not charged again and again, services that end or are suspended, and buckets of now."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.domain.known import Unknown
from elderclient.domain.listing import Listing
from elderclient.domain.money import Money
from elderclient.domain.plans.price import BY_USE, MONTHLY, ONCE, Price
from elderclient.domain.plans.prices import PriceStep
from elderclient.domain.units import Quantity, Unit
from elderclient.phrases.orders import paid_extras, subscriptions_screen
from elderclient.phrases.plans import plan_card, prices
from tests.contract.test_foreign_plans import PLAN, opened, services_of, shown, value
from tests.fakes.foreign_plans import ForeignPlans, counted, extra, price, report

YUAN = Money.of
MUSIC = extra("m", "音乐", price(10, every="month"))
ENDED = {"validFor": {"endDateTime": "2020-01-01T00:00:00+08:00"}}
LATER = {"validFor": {"startDateTime": "2099-01-01T00:00:00+08:00"}}


def alteration(**more: Any) -> dict[str, Any]:
    return {"priceAlteration": [{"name": "promo", "price": {"taxIncludedAmount": {"value": 5, "unit": "CNY"}}} | more]}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([price(30, "oneTime")], Price(YUAN("30"), ONCE)),
        ([price(30, "oneTime"), price(9, every="month")], Price(YUAN("9"), MONTHLY)),
        ([price(100, "deposit"), price(6, every="month")], Price(YUAN("6"), MONTHLY)),
        ([price(0.1, "usage")], Price(Unknown.ABSENT, BY_USE)),
        ([price(30, "oneTime"), price(0.1, "usage")], Price(Unknown.ABSENT, BY_USE)),
        ([price(100, "deposit")], Price(Unknown.ABSENT, Unknown.ABSENT)),
        ([price(15, every="month") | alteration(**ENDED)], Price(YUAN("15"), MONTHLY)),
        ([price(15, every="month") | alteration()], Price(Unknown.NOT_UNDERSTOOD, MONTHLY)),
        ([price(15, every="month") | alteration(**LATER)], Price(YUAN("15"), MONTHLY)),
    ],
)
def test_a_price_is_read_by_when_it_is_charged(given: list[Any], expected: Price) -> None:
    known = value(services_of(ForeignPlans(product=[extra("a", "服务", *given)], productOffering=[])))
    (service,) = known.services
    assert service.price == expected
    assert subscriptions_screen.price(service.price) == prices.beside_a_name(expected)
    assert known.summary.at("") == paid_extras.summary([expected])


@pytest.mark.parametrize("is_referred", [False, True])
def test_a_reduction_that_ends_is_said_with_what_follows(is_referred: bool) -> None:
    promo = {"price": {"percentage": 50}, "validFor": {"endDateTime": "2099-12-31T23:59:59+08:00"}}
    reduced = price(100, every="month") | {"id": "o"}
    own = {"productOfferingPrice": {"id": "o"}} if is_referred else reduced
    service = extra("a", "服务", own | {"productPriceAlteration": [promo]})
    known = value(services_of(ForeignPlans(product=[service], productOffering=[], productOfferingPrice=[reduced])))
    (found,) = known.services
    assert found.price == Price(YUAN("50"))
    assert found.notes == (
        plan_card.later_price(PriceStep(date(2100, 1, 1), Price(YUAN("100"))), ServerClock().now().date()),
    )


def test_an_offerings_price_of_now_is_not_added_to_an_earlier_one() -> None:
    offering: dict[str, Any] = {
        "id": "o",
        "name": "加餐",
        "lifecycleStatus": "Active",
        "category": [{"name": "valueAdded"}],
    }
    offering["productOfferingPrice"] = [price(99, every="month") | ENDED, price(59, every="month") | LATER]
    offering["productOfferingPrice"].append(price(9, every="month"))
    with opened(ForeignPlans(product=[], productOffering=[offering])) as gateway:
        (found,) = gateway.plans.offerings()
    assert found.price == Price(YUAN("9"))


def test_what_is_charged_once_or_by_use_is_in_no_sum_a_month() -> None:
    once, use = extra("a", "开通", price(30, "oneTime")), extra("b", "按量", price(1, "usage"))
    known = value(services_of(ForeignPlans(product=[MUSIC, once, use], productOffering=[])))
    expected = [Price(YUAN("10")), Price(YUAN("30"), ONCE), Price(Unknown.ABSENT, BY_USE)]
    assert known.summary.at("") == paid_extras.summary(expected)
    assert prices.charged(expected[1]).msgid != prices.charged(expected[0]).msgid
    assert not prices.not_clear(expected[1])


def test_a_cancelled_service_is_in_no_sum_of_the_months_to_come() -> None:
    going = extra("g", "退订中", price(8, every="month"), status="pendingTerminate")
    both = value(services_of(ForeignPlans(product=[MUSIC, going], productOffering=[])))
    assert both.summary.at("") == paid_extras.summary([Price(YUAN("10"))], ending=1)
    alone = value(services_of(ForeignPlans(product=[going], productOffering=[])))
    assert alone.summary.at("") == paid_extras.summary([], ending=1)
    assert alone.services[0].notes[0] == paid_extras.cancelled(None, date(2026, 11, 28))


def test_whether_a_suspended_service_is_charged_is_not_known() -> None:
    still = extra("s", "停着的", price(7, every="month"), status="suspended")
    known = value(services_of(ForeignPlans(product=[MUSIC, still], productOffering=[])))
    assert known.summary.at("") == paid_extras.summary([Price(YUAN("10")), Price(Unknown.NOT_UNDERSTOOD)])
    assert paid_extras.suspended() in next(each for each in known.services if each.product_id == "s").notes


def test_figures_beside_the_counters_of_a_bucket_are_read() -> None:
    bare = {
        "id": "b",
        "usageType": "data",
        "usedValue": {"amount": 3, "units": "GB"},
        "remainingValue": {"amount": 2, "units": "GB"},
    }
    view, _said, _unread = shown(ForeignPlans(report(bare), product=[PLAN], productOffering=[]))
    (found,) = view.cards[0].allowances
    assert (found.used, found.included, found.left) == tuple(
        Quantity(Decimal(1024 * each), Unit.MEGABYTE) for each in (3, 5, 2)
    )


@pytest.mark.parametrize("span", [ENDED["validFor"], LATER["validFor"], {"endDateTime": "2026-01-10"}])
def test_nothing_is_left_of_a_bucket_that_is_not_of_now(span: dict[str, str]) -> None:
    other = counted(("used", 1, "GB"), ("remaining", 9, "GB"), validFor=span)
    now = counted(("used", 1, "GB"), ("remaining", 2, "GB"))
    view, _said, unread = shown(ForeignPlans(report(other, now), product=[PLAN], productOffering=[]))
    (found,) = view.cards[0].allowances
    assert (found.left, unread) == (Quantity(Decimal(2048), Unit.MEGABYTE), 0)


def offered(**more: Any) -> dict[str, Any]:
    made = {"id": "o", "name": "加餐", "lifecycleStatus": "Active", "category": [{"name": "valueAdded"}]}
    return made | {"productOfferingPrice": [price(9, every="month")]} | more


@pytest.mark.parametrize(
    "more",
    [
        ENDED,
        LATER,
        {"validFor": {"endDateTime": "2020-01-01"}},
        {"lifecycleStatus": "Retired"},
        {"lifecycleStatus": "Obsolete"},
        {"lifecycleStatus": "In Study"},
        {"isSellable": "false"},
    ],
)
def test_what_is_not_sold_now_is_not_offered(more: dict[str, Any]) -> None:
    operator = ForeignPlans(product=[], productOffering=[offered(**more)])
    with opened(operator) as gateway:
        assert gateway.plans.offerings() == Listing()
    assert value(services_of(operator)).offers == ()


@pytest.mark.parametrize(
    "more", [{}, {"lifecycleStatus": "on sale"}, {"lifecycleStatus": "在售"}, {"lifecycleStatus": None}]
)
def test_what_is_sold_now_is_offered(more: dict[str, Any]) -> None:
    operator = ForeignPlans(product=[], productOffering=[offered(**more)])
    assert [each.id for each in value(services_of(operator)).offers] == ["o"]


def test_what_may_not_be_sold_any_more_is_counted_as_unread() -> None:
    doubtful = offered(id="d", validFor={"endDateTime": "soon"})
    with opened(ForeignPlans(product=[], productOffering=[offered(), doubtful])) as gateway:
        found = gateway.plans.offerings()
    assert ([each.id for each in found], found.unread) == (["o"], 1)


def test_a_held_offering_that_is_not_sold_any_more_is_known_and_not_sold() -> None:
    holds = extra("p", "加餐", price(9, every="month")) | {"productOffering": {"id": "o"}}
    retired = offered(productOfferingPrice=[price(9, every="month", lifecycleStatus="Retired")], **ENDED)
    with opened(ForeignPlans(product=[holds], productOffering=[retired])) as gateway:
        (found,) = gateway.plans.offerings()
    assert (found.is_on_sale, found.price) == (False, Price(YUAN("9")))


@pytest.mark.parametrize("over", [ENDED, {"lifecycleStatus": "Retired"}, {"lifecycleStatus": "下架"}])
def test_a_price_that_is_over_is_not_todays(over: dict[str, Any]) -> None:
    prices = [price(99, every="month", **over), price(9, "oneTime", **over), price(1, "usage", **over)]
    with opened(ForeignPlans(product=[], productOffering=[offered(productOfferingPrice=prices)])) as gateway:
        (found,) = gateway.plans.offerings()
    assert (found.rent, found.once, found.tariffs) == (Unknown.ABSENT, Unknown.ABSENT, ())


def sold_as(included: Any, overage: Any = None) -> dict[str, Any]:
    terms = {"includedAmount.data": included, "overagePrice.data": overage}
    named = [{"name": name, "value": value} for name, value in terms.items() if value is not None]
    return offered(prodSpecCharValueUse=named, category=[{"name": "plan"}])


@pytest.mark.parametrize(
    ("terms", "is_unlimited"),
    [
        (sold_as("10240"), False),
        (sold_as(None, "0.01"), False),
        (sold_as("10240", "0.01"), False),
        (sold_as("-1"), True),
        (sold_as(None), True),
    ],
)
def test_minus_one_beside_a_tariff_is_no_limit_only_where_that_is_said(
    terms: dict[str, Any], *, is_unlimited: bool
) -> None:
    plan = PLAN | {"productOffering": {"id": "o"}}
    lone = counted(("used", 500, "MB"), ("remaining", -1, "MB"))
    view, said, _unread = shown(ForeignPlans(report(lone), product=[plan], productOffering=[terms]))
    (found,) = view.cards[0].allowances
    assert (found.is_unlimited, isinstance(found.left, Unknown)) == (is_unlimited, True)
    assert plan_card.allowance(found, view.today) in said
    sure = counted(("used", 500, "MB"), ("remaining", -1, "MB"), isUnlimited=True)
    view, _said, _unread = shown(ForeignPlans(report(sure), product=[plan], productOffering=[terms]))
    assert view.cards[0].allowances[0].is_unlimited


def test_usage_of_several_lines_together_is_no_ones_alone() -> None:
    other = PLAN | {"id": "p2", "name": "副卡"}
    shared = counted(("used", 5, "GB"), ("remaining", 15, "GB"), product=[{"id": "p1"}, {"id": "p2"}, {"id": "p1"}])
    operator = ForeignPlans(report(shared), product=[PLAN, other], productOffering=[])
    view, said, _unread = shown(operator)
    assert [card.is_usage_known for card in view.cards] == [True, True]
    assert [[each.is_shared for each in card.allowances] for card in view.cards] == [[True], [True]]
    assert plan_card.shared() in said
    own = counted(("used", 5, "GB"), ("remaining", 15, "GB"))
    assert plan_card.shared() not in shown(ForeignPlans(report(own), product=[PLAN, other], productOffering=[]))[1]
