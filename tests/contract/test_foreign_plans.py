"""Plans, services and usage of operators that know only the standard: what is said of them, and what never is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from elderclient.adapters.operator_api.gateway import open_gateway
from elderclient.adapters.operator_api.orders.drafts import LocalDrafts
from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.domain.errors import BadAnswer
from elderclient.domain.known import Unknown
from elderclient.domain.money import Money
from elderclient.domain.orders import OrderAction, OrderRefused, OrderWish, WhyNot, WishedItem
from elderclient.domain.plans.plan import Category, ProductStatus
from elderclient.domain.plans.price import MONTHLY, ChargePeriod, Price
from elderclient.domain.plans.usage import Allowance, UsageType
from elderclient.domain.sentence import Sentence
from elderclient.domain.units import FullDate, Quantity, Unit
from elderclient.phrases.accounts import balance as phrases
from elderclient.phrases.orders import paid_extras, subscriptions_screen
from elderclient.phrases.plans import fit, plan_card, plan_screen, prices
from elderclient.phrases.shell import unknowns
from elderclient.ui.flow.presenting import Text
from elderclient.ui.screens.plans.plan import pages
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.orders.manage_subscriptions import Subscriptions
from elderclient.usecases.plans.compare_plans import ComparePlans
from elderclient.usecases.plans.see_plan import PlanView, SeePlan
from elderclient.usecases.ports.operator import OperatorGateway
from tests.contract.test_faults import WISH, Tokens
from tests.fakes.clock import FakeClock
from tests.fakes.dependencies import dependencies_of
from tests.fakes.faulty_operator import Front
from tests.fakes.foreign_plans import ForeignPlans, counted, extra, held, price, report
from tests.fakes.shop import Shop, arguments
from tests.fakes.store import FakeStore

YEARLY, WEEKLY = ChargePeriod(months=12), ChargePeriod(days=7)
PLAN = held("p1", "套餐", productPrice=[price(59, every="month")])


@contextmanager
def opened(operator: ForeignPlans) -> Iterator[OperatorGateway]:
    with Front(operator) as front:
        gateway = open_gateway(front.url, Tokens(), ServerClock(), seconds=5)
        yield gateway
        gateway.close()


def services_of(operator: ForeignPlans) -> Fetched[Subscriptions]:
    """What 订的服务 knows of what this operator says is held."""
    with opened(operator) as gateway:
        products, offerings = gateway.plans.products(), gateway.plans.offerings()
    shop = Shop()
    shop.gateway.held, shop.gateway.unread = products.items, {"products": products.unread}
    shop.gateway.on_sale = offerings.items
    return shop.services.manage_subscriptions.fetch()


def shown(operator: ForeignPlans) -> tuple[PlanView, list[Sentence], int]:
    """The plans, the sentences of the first one's page, and how many records are missing."""
    with opened(operator) as gateway:
        fetched = SeePlan(dependencies_of(gateway, FakeStore(), FakeClock(ServerClock().now()))).fetch()
    assert fetched.problem is None
    assert fetched.value is not None
    card = fetched.value.cards[0]
    blocks = (*pages.answer_of(card, fetched.value), *pages.detail_of(card, fetched.value))
    said = [block.sentence.at("") for block in blocks if isinstance(block, Text)]
    return fetched.value, said, fetched.unread


def allowance(operator: ForeignPlans) -> Allowance:
    (found,) = shown(operator)[0].cards[0].allowances
    return found


def value(fetched: Fetched[Subscriptions]) -> Subscriptions:
    assert fetched.value is not None
    return fetched.value


def test_a_price_by_reference_that_is_not_served_is_not_known() -> None:
    music = extra("p1", "音乐会员", {"priceType": "recurring", "productOfferingPrice": {"id": "pop1"}})
    known = value(services_of(ForeignPlans(product=[music], productOffering=[])))
    (service,) = known.services
    assert service.price.amount is Unknown.ABSENT
    assert subscriptions_screen.price(service.price) == prices.beside_a_name(Price(Unknown.ABSENT))
    assert known.summary.at("") == paid_extras.summary([Price(Unknown.ABSENT)])


def test_a_price_by_reference_that_is_served_is_read() -> None:
    music = extra("p1", "音乐会员", {"productOfferingPrice": {"id": "pop1"}}, {"productOfferingPrice": {"id": "pop2"}})
    served = [
        {"id": "pop1", "priceType": "Recurring", "price": {"unit": "CNY", "value": 45}}
        | {"recurringChargePeriodType": "month", "recurringChargePeriodLength": 3},
        {"id": "pop2", "priceType": "oneTime", "price": {"unit": "CNY", "value": 100}},
    ]
    operator = ForeignPlans(product=[music], productOffering=[], productOfferingPrice=served)
    (service,) = value(services_of(operator)).services
    assert service.price == Price(Money.of("45"), ChargePeriod(months=3))


def test_mixed_services_are_each_said_with_their_period_and_only_months_added_up() -> None:
    products = [
        extra("a", "年费视频会员", price(180, every="year", name="月费")),
        extra("b", "彩铃", price(5, "Recurring", name="月费")),
        extra("c", "周刊", price(5, every="week")),
        extra("d", "云盘", price(6, every="month")),
        extra("e", "已停的服务", price(9), status="Terminated"),
        held("p", "套餐", productCharacteristic=[{"name": "category", "value": "plan"}], productPrice=[price(59)]),
    ]
    known = value(services_of(ForeignPlans(product=products, productOffering=[])))
    assert {each.name.text: each.price for each in known.services} == {
        "年费视频会员": Price(Money.of("180"), YEARLY),
        "彩铃": Price(Money.of("5"), Unknown.ABSENT),
        "周刊": Price(Money.of("5"), WEEKLY),
        "云盘": Price(Money.of("6"), MONTHLY),
    }
    summed = arguments(arguments(known.summary)["sum"])
    assert (summed["amount"], summed["counted"].number, summed["rest"].number) == (Money.of("21"), 2, 2)
    _view, said, _unread = shown(ForeignPlans(product=products, productOffering=[], productOfferingPrice=[]))
    assert plan_screen.large_price(Price(Money.of("59"), Unknown.ABSENT)) in said
    unclear = [*prices.not_clear(Price(Money.of("59"), Unknown.ABSENT)), plan_card.usage_not_clear()]
    unclear += [plan_card.contract_not_clear(), plan_card.leaving_not_clear()]
    assert unknowns.not_known(unclear) in said


ONE_GB, HALF = Decimal(1024), Decimal(512)


@pytest.mark.parametrize(
    ("bucket", "used", "included", "left"),
    [
        (counted(("used", 1, "GiB"), ("remaining", 1, "GiB")), ONE_GB, 2 * ONE_GB, ONE_GB),
        (counted(("used", 536870912, "B"), ("remaining", 536870912, "B")), HALF, ONE_GB, HALF),
        (counted(("used", 600, "seconds"), ("remaining", 5400, "s"), kind="voice"), 10, 100, 90),
        (counted(("USED", 1, "h"), ("Initial", 2, "hours"), kind="Call"), 60, 120, 60),
        (counted(("remaining", 24, "GB")), None, None, 24 * ONE_GB),
        (counted(("used", 100, "MB")), 100, None, None),
        (counted(("allowance", 100, "MB")), None, 100, None),
        (counted(("total", 100, "MB"), ("remaining", 40, "MB")), 60, 100, 40),
        (counted(("used", 105, "MB"), ("total", 100, "MB")), 105, 100, 0),
        (counted(("used", 0.5, "TB"), ("remaining", 512, "gb"), kind="流量"), 512 * ONE_GB, 1024 * ONE_GB, 512 * ONE_GB),
        (counted(("used", 3, ""), ("remaining", 7, "条"), kind="SMS"), 3, 10, 7),
        (counted(("used", 7, "MB"), ("remaining", -5, "MB")), 7, None, None),
        (counted(("used", 7, "MB"), ("remaining", 3, "min")), 7, None, None),
        (counted(("used", 11, "MB"), ("remaining", -1, "MB"), ("initial", 10, "MB")), 11, 10, 0),
        (counted(("used", 130, "min"), ("remaining", -30, "min"), ("initial", 100, "min"), kind="voice"), 130, 100, 0),
        (counted(("used", 113, "min"), ("remaining", 0, "min"), ("initial", 100, "min"), kind="voice"), 113, 100, 0),
        (counted(("used", 5, "MB"), ("remaining", -1, "MB"), ("initial", 10, "MB")), 5, 10, None),
        (counted(("remaining", -1, "MB"), ("initial", 10, "MB")), None, 10, None),
        (counted(("used", 2, "MB"), ("remaining", 1, "MB"), ("initial", 10, "MB")), 2, 10, None),
        (counted(("used", 2, "MB"), ("remaining", 7, "MB"), ("initial", 10, "MB")), 2, 10, 7),
        (counted(("used", 2.35, "GB"), ("remaining", 7834, "MB"), ("initial", 10, "GB")),
         Decimal("2406.40"), 10 * ONE_GB, 7834),
        (counted(("used", 3, "条"), ("remaining", 6, "条"), ("initial", 10, "条"), kind="SMS"), 3, 10, None),
        (counted(("used", 5, "MB"), ("remaining", 3, "MB"), ("initial", -1, "MB")), 5, 8, 3),
        (counted(("used", 7, "MB"), remainingValue={"amount": 3, "units": "MB"}), 7, 10, 3),
        ({"id": "b", "usageType": "data", "bucketCounter": {"counterType": "used", "value": 1.5, "unit": "GB"}},
         Decimal(1536), None, None),
    ],
)  # fmt: skip
def test_what_is_used_and_left_in_any_unit(bucket: dict[str, Any], used: Any, included: Any, left: Any) -> None:
    found = allowance(ForeignPlans(report(bucket), product=[PLAN], productOffering=[]))

    def amount(quantity: Quantity | Unknown) -> Decimal | None:
        return None if isinstance(quantity, Unknown) else quantity.value

    assert (amount(found.used), amount(found.included), amount(found.left)) == (used, included, left)
    assert (found.share_used is None) == (used is None or included is None)
    assert not found.is_unlimited
    said = shown(ForeignPlans(report(bucket), product=[PLAN], productOffering=[]))[1]
    assert plan_card.allowance(found, ServerClock().now().date()) in said


@pytest.mark.parametrize(
    "bucket",
    [
        counted(("used", 500, "MB"), ("remaining", -1, "MB")),
        counted(("used", 500, "MB"), ("remaining", "unlimited", "MB")),
        counted(("used", 500, "MB"), ("Allowance", -1, "GB")),
        counted(("used", 500, "MB"), ("remaining", -1, "MB"), ("Allowance", -1, "MB")),
        counted(("used", 500, "MB"), isUnlimited=True),
        counted(("used", 500, "MB"), ("remaining", 0, "MB"), characteristic=[{"name": "unlimited", "value": "true"}]),
        counted(("used", 500, "MB"), remainingValueName="不限量"),
    ],
)
def test_no_limit_is_said_with_what_is_not_known_of_it(bucket: dict[str, Any]) -> None:
    operator = ForeignPlans(report(bucket), product=[PLAN], productOffering=[])
    found, used = allowance(operator), Quantity(Decimal(500), Unit.MEGABYTE)
    assert found == Allowance(UsageType.DATA, used, is_unlimited=True, is_of_month=False)
    assert found.share_used is None
    assert plan_card.allowance(found, ServerClock().now().date()) in shown(operator)[1]


def test_a_unit_that_is_unknown_here_is_never_taken_for_another() -> None:
    bucket = counted(("used", 7, "tokens"), ("remaining", 13, "tokens"))
    operator = ForeignPlans(report(bucket), product=[PLAN], productOffering=[])
    found = allowance(operator)
    assert not found.is_known
    _view, said, _unread = shown(operator)
    assert plan_card.allowance(found, ServerClock().now().date()) in said
    assert plan_card.usage_not_clear() in _named(said)


def _named(said: list[Sentence]) -> list[Sentence]:
    """What the page's sentence about unknown things names, one by one."""
    bare, of = [unknowns.without_offer(one) for one in said], unknowns.without_offer(unknowns.not_known([said[0]]))
    (what,) = [arguments(one)["what"] for one in bare if one.msgid == of.msgid]
    found = []
    while set(arguments(what)) == {"first", "second"}:
        found.append(arguments(what)["second"])
        what = arguments(what)["first"]
    return [*found, what]


@pytest.mark.parametrize("usage", [None, {"id": "r", "state": "done"}])
def test_usage_that_the_operator_leaves_out_is_not_nothing(usage: dict[str, Any] | None) -> None:
    view, said, unread = shown(ForeignPlans(usage, product=[PLAN], productOffering=[]))
    assert (view.cards[0].allowances, view.cards[0].is_usage_known, unread) == ((), False, 0)
    assert plan_card.usage_not_clear() in _named(said)


def test_one_bad_bucket_costs_only_itself() -> None:
    buckets = [counted(("used", 1, "MB")), {"bucketCounter": "?"}, "odd", counted(("used", 2, "GB"), kind="roaming")]
    view, _said, unread = shown(ForeignPlans(report(*buckets), product=[PLAN], productOffering=[]))
    data, roaming = view.cards[0].allowances
    assert data.used == Quantity(Decimal(1), Unit.MEGABYTE)
    assert (roaming.usage_type, roaming.name) == (Unknown.NOT_UNDERSTOOD, "roaming")
    assert roaming.used == Quantity(Decimal(2048), Unit.MEGABYTE)
    assert unread == 2


def test_usage_without_a_product_is_the_only_plans() -> None:
    usage = {"usageConsumption": [{"bucket": [counted(("used", 1, "MB"))]}]}
    assert allowance(ForeignPlans(usage, product=[PLAN], productOffering=[])).used == Quantity(
        Decimal(1), Unit.MEGABYTE
    )


def test_a_product_that_cannot_be_read_costs_only_itself_and_leaves_no_claim() -> None:
    fetched = services_of(ForeignPlans(product=[PLAN, {"id": ""}, 7], productOffering=[]))
    assert fetched.unread == 2
    assert value(fetched).summary.at("") == paid_extras.summary((), 2)


def test_products_of_which_none_can_be_read_are_trouble_and_not_none() -> None:
    with opened(ForeignPlans(product=[PLAN | {"name": ""}, {"id": ""}, 7])) as gateway, pytest.raises(BadAnswer):
        gateway.plans.products()


@pytest.mark.parametrize(
    ("category", "expected"),
    [
        ({"id": "valueAdded"}, Category.VALUE_ADDED),
        ({"id": "17", "name": "增值业务"}, Category.VALUE_ADDED),
        ({"id": "17", "name": "Value-Added Services"}, Category.VALUE_ADDED),
        ({"id": "17", "name": "Add-ons"}, Category.VALUE_ADDED),
        ({"id": "17", "name": "Mobile Plans"}, Category.PLAN),
        ({"id": "17", "name": "5G套餐"}, Category.PLAN),
        ({"id": "17", "name": "Fixed Broadband"}, Category.BROADBAND),
        ({"id": "17", "name": "家庭宽带"}, Category.BROADBAND),
        ({"id": "17", "name": "固话"}, Category.LANDLINE),
        ({"id": "17", "name": "Gadgets"}, Unknown.NOT_UNDERSTOOD),
        ({"id": "17", "name": "宽带增值业务"}, Unknown.NOT_UNDERSTOOD),
    ],
)
def test_the_category_comes_from_the_offering(category: dict[str, Any], expected: Category | Unknown) -> None:
    """Also of an offering that is not on sale any more, and by whatever name."""
    offering = {"id": "o1", "name": "音乐会员", "lifecycleStatus": "Retired", "category": [category]}
    music = held("p1", "音乐会员", productOffering={"id": "o1"}, productPrice=[price(15, every="month")])
    operator = ForeignPlans(product=[music], productOffering=[offering], productOfferingPrice=[])
    with opened(operator) as gateway:
        (found,) = gateway.plans.products()
        (sold,) = gateway.plans.offerings()
    assert (found.category, sold.category) == (expected, expected)


def test_what_is_of_no_known_category_is_listed_and_never_cancelled_from_here() -> None:
    known = value(services_of(ForeignPlans(product=[PLAN], productOffering=[])))
    (other,) = known.others
    assert (known.services, other.name.text, other.can_cancel) == ((), "套餐", False)
    assert known.summary.at("") == paid_extras.summary((), 1)
    assert known.summary.at("") != paid_extras.summary(())


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("Active", ProductStatus.ACTIVE),
        ("PENDING_ACTIVE", ProductStatus.PENDING_ACTIVE),
        ("terminated", ProductStatus.TERMINATED),
        ("Canceled", ProductStatus.CANCELLED),
        ("aborted ", ProductStatus.ABORTED),
        ("in limbo", Unknown.NOT_UNDERSTOOD),
        ("", Unknown.ABSENT),
    ],
)
def test_states_in_any_case(status: str, expected: ProductStatus | Unknown) -> None:
    operator = ForeignPlans(product=[PLAN | {"status": status}], productOffering=[])
    with opened(operator) as gateway:
        (found,) = gateway.plans.products()
    assert found.status == expected
    if isinstance(expected, Unknown):
        assert plan_card.status_not_clear() in _named(shown(operator)[1])


def test_what_ended_by_its_date_is_over_where_its_state_is_not_known() -> None:
    over = PLAN | {"status": "limbo", "terminationDate": "2026-01-01"}
    with opened(ForeignPlans(product=[over, PLAN | {"id": "p2", "status": ""}], productOffering=[])) as gateway:
        assert [each.is_over for each in gateway.plans.products()] == [True, False]


def test_usage_that_may_be_another_plans_leaves_open_what_was_used() -> None:
    usage = {"usageConsumption": [{"bucket": [counted(("used", 1, "MB"))]}]}
    view = shown(ForeignPlans(usage, product=[PLAN, PLAN | {"id": "p2"}], productOffering=[]))[0]
    assert [(card.allowances, card.is_usage_known) for card in view.cards] == [((), False), ((), False)]


def test_what_may_be_no_plan_is_not_added_to_the_plans() -> None:
    plan = PLAN | {"productCharacteristic": [{"name": "category", "value": "plan"}]}
    view = shown(ForeignPlans(product=[plan, PLAN | {"id": "p2"}], productOffering=[]))[0]
    said = [
        block.sentence.at("") for block in pages.list_of_plans(view, lambda _place: None) if isinstance(block, Text)
    ]
    assert said[0] == plan_card.summary([(view.cards[0].product, Price(Money.of("59")))])
    assert plan_card.other_things() in said
    unclear = shown(ForeignPlans(product=[PLAN, PLAN | {"id": "p2"}], productOffering=[]))[0]
    (first, *_rest) = pages.list_of_plans(unclear, lambda _place: None)
    assert isinstance(first, Text)
    assert first.sentence.at("") == plan_card.which_are_plans()


def test_a_contract_is_stated_only_where_the_operator_states_one() -> None:
    term = {"name": "24 months commitment", "validFor": {"startDateTime": "2026-01-01", "endDateTime": "2099-12-31"}}
    bound = PLAN | {"productTerm": [term]}
    with opened(ForeignPlans(product=[bound, PLAN | {"id": "p2"}], productOffering=[])) as gateway:
        first, second = gateway.plans.products()
    assert (first.contract_ends, first.early_termination_fee) == (date(2099, 12, 31), Unknown.ABSENT)
    assert second.contract_ends is Unknown.ABSENT
    today = FakeClock().now().date()
    runs = plan_card.contract(first, None, today)
    assert runs is not None
    assert arguments(runs)["last"] == FullDate(date(2099, 12, 31))
    assert plan_card.contract(second, None, today) is None
    assert plan_card.leaving(first, today) is None
    assert plan_card.leaving(second, today) is None


def test_plans_are_compared_only_where_everything_is_known() -> None:
    offering = {"id": "o1", "name": "套餐", "category": [{"id": "plan"}]}
    plan = PLAN | {"productOffering": {"id": "o1"}}
    usage = report(counted(("used", 1, "GB")))
    operator = ForeignPlans(usage, product=[plan], productOffering=[offering], productOfferingPrice=[])
    with opened(operator) as gateway:
        compared = ComparePlans(dependencies_of(gateway, FakeStore(), FakeClock(ServerClock().now()))).fetch()
    assert compared.value is not None
    assert (compared.value.is_known, compared.value.best) == (False, None)
    assert pages.answer(compared.value) == fit.cannot_compare()


@pytest.mark.parametrize("amount", [{}, {"price": {"taxIncludedAmount": {"unit": "CNY", "value": 59}}}])
def test_nothing_is_ordered_at_a_price_that_is_not_known(amount: dict[str, Any]) -> None:
    price_of = {"id": "pop", "priceType": "recurring"} | amount
    offering = {"id": "o1", "name": "套餐", "category": [{"id": "plan"}], "productOfferingPrice": [price_of]}
    with opened(ForeignPlans(product=[], productOffering=[offering], productOfferingPrice=[])) as gateway:
        (sold,) = gateway.plans.offerings()
        assert not sold.price.is_known
        wish = OrderWish("w", (WishedItem(OrderAction.ADD, "o1"),), WISH.requested_at)
        with pytest.raises(OrderRefused) as refused:
            LocalDrafts(gateway.plans).draft(wish, WISH.requested_at)  # type: ignore[arg-type]  # its own, behind a proxy
    assert refused.value.why is WhyNot.NEEDS_PERSON


def bucket(amount: Any, units: str, **more: Any) -> dict[str, Any]:
    return {"usageType": "monetary", "remainingValue": {"amount": amount, "units": units}} | more


@pytest.mark.parametrize(
    ("buckets", "balance"),
    [
        ([bucket(86.5, "CNY"), bucket(13.5, "元")], Money.of("100")),
        ([bucket(8650, "fen", usageType="Monetary", status="Active")], Money.of("86.5")),
        ([bucket(5, "EUR", usageType="EUR")], Money.of("5", "EUR")),
        ([bucket(86.5, "CNY"), bucket(9, "CNY", status="expired")], Money.of("86.5")),
        ([bucket(86.5, "CNY"), bucket(9, "beads")], Unknown.NOT_UNDERSTOOD),
        ([bucket(86.5, "CNY"), bucket("some", "CNY")], Unknown.NOT_UNDERSTOOD),
        ([bucket(86.5, "CNY"), bucket(9, "EUR")], Unknown.NOT_UNDERSTOOD),
        ([bucket(86.5, "CNY", status="dubious")], Unknown.NOT_UNDERSTOOD),
        ([bucket(20, "GB", usageType="data")], Unknown.ABSENT),
        ([], Unknown.ABSENT),
        (None, Unknown.ABSENT),
    ],
)
def test_a_balance_is_known_only_as_a_whole(buckets: list[Any] | None, balance: Money | Unknown) -> None:
    operator = ForeignPlans(billingAccount=[{"id": "a", "name": "话费", "ratingType": "Prepaid"}, {"id": ""}])
    if buckets is not None:
        operator.lists["bucket"] = [one | {"id": f"m{number}"} for number, one in enumerate(buckets)]
    with opened(operator) as gateway:
        found = gateway.accounts.accounts()
    (account,) = found
    assert (account.balance, found.unread) == (balance, 1)
    said = phrases.account(account, account.months_covered(Money.of("50")))
    expected = phrases.left_not_known() if isinstance(balance, Unknown) else phrases.left(balance)
    assert said[0].at("") == expected


@pytest.mark.parametrize(
    ("parties", "user"),
    [
        ([], ""),
        ([{"role": "customer", "name": "王建国"}], ""),
        ([{"role": "user", "name": "李奶奶"}], "李奶奶"),
        ([{"role": "User", "partyOrPartyRole": {"name": "李奶奶"}}], "李奶奶"),
        ([{"role": "end-user", "partyOrPartyRole": {"id": "5"}, "name": "李奶奶"}], "李奶奶"),
        ([{"role": "user"}, None, "x"], ""),
        ([{"role": "customer", "name": "王建国"}, {"role": "使用人", "name": "李奶奶"}], "李奶奶"),
    ],
)
def test_whose_a_line_is_is_said_where_the_operator_says_it(parties: list[Any], user: str) -> None:
    line = held("p1", "套餐", productPrice=[price(59, every="month")], relatedParty=parties)
    with opened(ForeignPlans(product=[line])) as gateway:
        (product,) = gateway.plans.products()
    assert product.user == user


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"productOffering": {"id": "o1", "name": "畅享"}}, "畅享"),
        ({"productOffering": {"id": "o1"}}, "目录里的名字"),
        ({"productSpecification": {"id": "s1", "name": "移动业务"}}, "移动业务"),
        ({"description": "家里的手机"}, "家里的手机"),
        ({"productCharacteristic": [{"name": "number", "value": "13800138000"}]}, "13800138000"),
    ],
)
def test_a_product_without_a_name_is_called_by_what_else_it_says(fields: dict[str, Any], name: str) -> None:
    held_one = {key: value for key, value in PLAN.items() if key != "name"} | fields
    sold = [{"id": "o1", "name": "目录里的名字", "category": [{"id": "plan"}]}]
    with opened(ForeignPlans(product=[held_one], productOffering=sold)) as gateway:
        found = gateway.plans.products()
    assert ([each.name for each in found], found.unread) == ([name], 0)


@pytest.mark.parametrize(
    ("status", "ends", "found"),
    [
        ("active", "2026-01-31", Unknown.NOT_UNDERSTOOD),
        ("suspended", "2026-01-31", Unknown.NOT_UNDERSTOOD),
        ("terminated", "2026-01-31", ProductStatus.TERMINATED),
        ("odd", "2026-01-31", ProductStatus.TERMINATED),
        ("active", "2099-01-31", ProductStatus.ACTIVE),
        ("active", "9999-12-31T23:59:59Z", ProductStatus.ACTIVE),
    ],
)
def test_what_is_active_after_its_last_day_may_have_ended(status: str, ends: str, found: object) -> None:
    with opened(ForeignPlans(product=[PLAN | {"status": status, "terminationDate": ends}], productOffering=[])) as desk:
        (one,) = desk.plans.products()
    assert one.status is found


def test_a_plan_with_a_last_day_says_it() -> None:
    plan = PLAN | {"terminationDate": "2099-02-01"}
    said = shown(ForeignPlans(product=[plan], productOffering=[]))[1]
    assert paid_extras.last_day(date(2099, 1, 31), FakeClock().now().date()) in said


def test_a_service_past_its_last_day_is_neither_cancelled_nor_counted() -> None:
    odd = extra("p1", "音乐会员", price(9, every="month")) | {"terminationDate": "2026-01-31"}
    known = value(services_of(ForeignPlans(product=[odd], productOffering=[])))
    (service,) = known.services
    assert not service.is_ending
    assert known.summary == paid_extras.summary([Price(Unknown.NOT_UNDERSTOOD, MONTHLY)]).at("summary")
    assert paid_extras.state_not_known() in service.notes
