"""The plan as a contract summary, and whether it fits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from elderclient.domain.accounts.customer import Customer
from elderclient.domain.configuration import Language
from elderclient.domain.errors import NoNetwork, ServerFailed
from elderclient.domain.known import Unknown
from elderclient.domain.money import Money, UnitPrice, total
from elderclient.domain.phone import ShortCode
from elderclient.domain.plans.conditions import Conditions
from elderclient.domain.plans.plan import Category, Discount, Offering, Product, ProductStatus, UsageTariff
from elderclient.domain.plans.price import Price
from elderclient.domain.plans.prices import PriceStep
from elderclient.domain.plans.usage import Bucket, MonthlyUsage, UsageType, allowance_of
from elderclient.domain.units import DataVolume, FullDate, Month, Quantity, Unit
from elderclient.phrases.plans import fit, plan_card, plan_screen
from elderclient.rendering import shown
from elderclient.ui.flow.presenting import BarRow
from elderclient.ui.screens.plans.plan.pages import answer, detail_of, left_out, notes
from elderclient.usecases.cache import CUSTOMER
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.plans.compare_plans import ComparePlans, Comparison
from elderclient.usecases.plans.see_plan import PlanCard, PlanView, SeePlan
from tests.fakes.bills import bill, line
from tests.fakes.clock import FakeClock
from tests.fakes.dependencies import dependencies_of
from tests.fakes.gateway import FakeGateway
from tests.fakes.store import FakeStore

TODAY = FakeClock().now().date()
COMPARED = (Month(2026, 7), Month(2026, 8), Month(2026, 9))


def plan(offering_id: str, rent: str, minutes: int, price: str = "0.15") -> Offering:
    voice = UsageTariff(UsageType.VOICE, Decimal(minutes), Decimal(1), UnitPrice(Decimal(price), Unit.MINUTE))
    data = UsageTariff(UsageType.DATA, Decimal(1024), Decimal(1), UnitPrice(Decimal("0.03"), Unit.MEGABYTE))
    return Offering(offering_id, f"套餐{offering_id}", Money.of(rent), tariffs=(voice, data), contract_months=0)


MINE = Product(
    "p1", "畅聊", ProductStatus.ACTIVE, "o1", Category.PLAN, Money.of("59.00"), start_date=date(2025, 1, 1), name_en="Chat",
    number="13800138000", contract_ends=None, early_termination_fee=None,
)  # fmt: skip


def month(number: int, minutes: int, megabytes: int = 500) -> MonthlyUsage:
    buckets = (
        Bucket("p1", UsageType.VOICE, Decimal(minutes), Decimal(100)),
        Bucket("p1", UsageType.DATA, Decimal(megabytes), Decimal(1024)),
        Bucket("p2", UsageType.VOICE, Decimal(9999), Decimal(100)),
    )
    return MonthlyUsage(Month(2026, number), buckets)


class Desk:
    def __init__(self) -> None:
        self.gateway, self.store, self.clock = FakeGateway(), FakeStore(), FakeClock()
        self.gateway.held = (MINE,)
        self.gateway.on_sale = (plan("o1", "59.00", 100), plan("o2", "69.00", 500), plan("o3", "19.00", 0, "0.50"))
        self.gateway.months = {
            each.month: each for each in (month(7, 300), month(8, 320), month(9, 280), month(10, 50))
        }
        dependencies = dependencies_of(self.gateway, self.store, self.clock)
        self.plans = SeePlan(dependencies)
        self.compare = ComparePlans(dependencies)

    def hold(self, product: Product) -> None:
        self.gateway.held = (product,)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def card(desk: Desk) -> PlanCard:
    fetched = desk.plans.fetch()
    assert fetched.value is not None
    return fetched.value.cards[0]


def compared(fetched: Fetched[Comparison] | None) -> Comparison:
    assert fetched is not None
    assert fetched.value is not None
    return fetched.value


def test_the_card_shows_included_used_and_left(desk: Desk) -> None:
    voice, data = card(desk).allowances
    assert (voice.used, voice.included, voice.left, voice.share_used) == (
        Quantity(Decimal(50), Unit.MINUTE),
        Quantity(Decimal(100), Unit.MINUTE),
        Quantity(Decimal(50), Unit.MINUTE),
        Decimal("0.5"),
    )
    assert isinstance(data.left, Quantity)
    assert data.left.measured == DataVolume(Decimal(524))


def test_overdrawn_nothing_is_left_and_the_bar_is_full(desk: Desk) -> None:
    desk.gateway.months[Month(2026, 10)] = month(10, 150)
    voice = card(desk).allowances[0]
    assert (voice.left, voice.share_used) == (Quantity(Decimal(0), Unit.MINUTE), Decimal(1))


def test_use_beyond_an_allowance_says_how_much_what_it_costs_and_when_it_begins_anew(desk: Desk) -> None:
    desk.gateway.months[Month(2026, 10)] = month(10, 114)
    voice, data = card(desk).allowances
    assert (voice.over, voice.extra) == (Quantity(Decimal(14), Unit.MINUTE), Money.of("2.10"))
    assert (data.over, data.extra) == (None, None)
    row = next(
        block for block in detail_of(card(desk), PlanView((), TODAY, ShortCode("10000"))) if isinstance(block, BarRow)
    )
    assert row.amount == plan_screen.over(Quantity(Decimal(14), Unit.MINUTE))


def test_what_is_beyond_is_priced_only_by_a_tariff_of_the_same_size(desk: Desk) -> None:
    desk.gateway.months[Month(2026, 10)] = month(10, 114)
    desk.gateway.on_sale = (plan("o1", "59.00", 90),)
    assert card(desk).allowances[0].extra is None
    desk.gateway.on_sale = (replace(plan("o1", "59.00", 100), tariffs=()),)
    voice = card(desk).allowances[0]
    assert (voice.over, voice.extra) == (Quantity(Decimal(14), Unit.MINUTE), None)
    other = replace(voice, is_of_month=False)
    assert shown(plan_card.allowance(other, TODAY), Language.ENGLISH) == "114 minutes of 100 minutes used."


def test_prices_now_and_after_each_end(desk: Desk) -> None:
    desk.hold(
        replace(
            MINE,
            introductory_ends=date(2027, 1, 1),
            price_after=Money.of("79.00"),
            discounts=(
                Discount("开户", 1, amount=Money.of("10.00"), ends=date(2026, 11, 1)),
                Discount("九折", 2, percent=Decimal(10)),
            ),
        )
    )
    found = card(desk)
    assert found.price == Price(Money.of("44.10"))
    assert found.later_prices == (
        PriceStep(date(2026, 11, 1), Price(Money.of("53.10"))),
        PriceStep(date(2027, 1, 1), Price(Money.of("71.10"))),
    )


@pytest.mark.parametrize(
    ("ends", "fee", "leaving"),
    [
        (date(2027, 1, 1), "200.00", {"day": FullDate(date(2027, 1, 1)), "fee": Money.of("200.00")}),
        (date(2026, 1, 1), "200.00", {}),
        (None, None, {}),
        (None, "200.00", {"fee": Money.of("200.00")}),
    ],
)
def test_the_cost_of_leaving(ends: date | None, fee: str | None, leaving: dict[str, object]) -> None:
    early = None if fee is None else Money.of(fee)
    mine = replace(MINE, contract_ends=ends, early_termination_fee=early)
    assert mine.leaving_fee_on(TODAY) == leaving.get("fee")
    said = plan_card.leaving(mine, TODAY)
    assert said is not None
    assert dict(said.arguments) == leaving


def test_services_and_ended_plans_are_no_cards(desk: Desk) -> None:
    desk.gateway.held = (
        replace(MINE, id="b", category=Category.BROADBAND),
        replace(MINE, id="s", category=Category.VALUE_ADDED),
        replace(MINE, id="x", status=ProductStatus.TERMINATED),
        MINE,
    )
    fetched = desk.plans.fetch()
    assert fetched.value is not None
    assert [each.product.id for each in fetched.value.cards] == ["p1", "b"]
    together = plan_card.summary([(each.product, each.price) for each in fetched.value.cards])
    assert dict(together.arguments)["amount"] == Money.of("118.00")


@pytest.mark.parametrize("status", [ProductStatus.SUSPENDED, Unknown.ABSENT])
def test_a_plan_that_may_not_be_charged_is_not_added_up(desk: Desk, status: ProductStatus | Unknown) -> None:
    desk.gateway.held = (replace(MINE, id="b", status=status), MINE)
    fetched = desk.plans.fetch()
    assert fetched.value is not None
    together = plan_card.summary([(each.product, each.counted) for each in fetched.value.cards])
    assert dict(together.arguments)["amount"] == Money.of("59.00")


def test_the_card_is_cached_and_shown_without_network(desk: Desk) -> None:
    assert desk.plans.cached() is None
    fresh = desk.plans.fetch()
    cached = desk.plans.cached()
    assert cached is not None
    assert cached.value == fresh.value
    desk.gateway.trouble = NoNetwork()
    stale = desk.plans.fetch()
    assert (stale.value, stale.is_stale, type(stale.problem)) == (fresh.value, True, NoNetwork)


def test_a_better_plan_is_named_with_the_saving_and_the_sums(desk: Desk) -> None:
    result = compared(desk.compare.fetch())
    # On o1: 59 + 200, 220 and 180 minutes at 0.15; on o2: 69 a month; on o3: 19 + 300, 320, 280 minutes at 0.50.
    assert [(each.offering.id, str(each.total.amount), each.is_current) for each in result.plans] == [
        ("o2", "207.00", False),
        ("o1", "267.00", True),
        ("o3", "507.00", False),
    ]
    assert result.saving == Money.of("20.00")
    assert answer(result) == fit.would_save(COMPARED, TODAY, plan("o2", "69.00", 500), Money.of("20.00"))
    for each in result.plans:
        assert [rated.month.month for rated in each.months] == [7, 8, 9]
        assert total([rated.total for rated in each.months]) == each.total


def test_the_present_plan_fits_where_nothing_is_saved(desk: Desk) -> None:
    for number in (7, 8, 9):
        desk.gateway.months[Month(2026, number)] = month(number, 168)
    result = compared(desk.compare.fetch())
    assert result.plans[0].offering.id == "o2"
    assert answer(result) == fit.fits_best(COMPARED, TODAY)
    assert (result.saving, result.best is not None and result.best.is_current) == (Money.zero(), True)


def test_what_the_person_pays_now_is_what_is_compared(desk: Desk) -> None:
    desk.hold(replace(MINE, discounts=(Discount("老客户", 1, amount=Money.of("30.00")),)))
    result = compared(desk.compare.fetch())
    assert result.best is not None
    assert result.best.is_current


def test_plans_off_sale_and_of_another_kind_are_left_out(desk: Desk) -> None:
    desk.gateway.on_sale = (
        plan("o1", "59.00", 100),
        replace(plan("o4", "1.00", 999), is_on_sale=False),
        replace(plan("o5", "1.00", 999), category=Category.LANDLINE),
    )
    result = compared(desk.compare.fetch())
    assert [each.offering.id for each in result.plans] == ["o1"]
    assert answer(result) == fit.fits_best(COMPARED, TODAY)


@pytest.mark.parametrize(
    "odd",
    [
        {"tariffs": plan("o6", "1.00", 999).tariffs[:1]},
        {"rent": Unknown.ABSENT},
        {"every": Unknown.NOT_UNDERSTOOD},
        {"rent": Money.of("1.00", "HKD")},
        {"category": Unknown.ABSENT},
        None,
    ],
)
def test_the_present_plan_is_called_best_of_those_alone_that_could_be_compared(
    desk: Desk, odd: dict[str, Any] | None
) -> None:
    desk.gateway.unread = {"offerings": 0 if odd else 1}
    own, others = plan("o1", "59.00", 100), (replace(plan("o6", "1.00", 999), **odd),) if odd else ()
    desk.gateway.on_sale = (own, *others)
    assert answer(compared(desk.compare.fetch())) == fit.cannot_compare()
    desk.gateway.on_sale = (own, plan("o2", "500.00", 100), *others)
    result = compared(desk.compare.fetch())
    assert [each.offering.id for each in result.plans] == ["o1", "o2"]
    assert answer(result) == fit.fits_best_of_compared(COMPARED, TODAY)


def test_slower_broadband_is_no_replacement(desk: Desk) -> None:
    fast = Offering("o1", "500M", Money.of("80.00"), category=Category.BROADBAND, speed_megabits=Decimal(500))
    slow = Offering("o2", "100M", Money.of("30.00"), category=Category.BROADBAND, speed_megabits=Decimal(100))
    desk.hold(replace(MINE, category=Category.BROADBAND, rent=Money.of("80.00")))
    desk.gateway.on_sale = (fast, slow, replace(fast, id="o3", rent=Money.of("60.00")))
    desk.gateway.months = {}
    assert [each.offering.id for each in compared(desk.compare.fetch()).plans] == ["o3", "o1"]


def test_months_before_the_plan_are_not_counted(desk: Desk) -> None:
    desk.hold(replace(MINE, start_date=date(2026, 9, 15)))
    assert answer(compared(desk.compare.fetch())) == fit.too_early()
    desk.hold(replace(MINE, start_date=date(2026, 8, 1)))
    assert len(compared(desk.compare.fetch()).plans[0].months) == 2


def test_leaving_early_and_a_new_contract_are_noted_beside_the_saving(desk: Desk) -> None:
    desk.hold(replace(MINE, contract_ends=date(2027, 1, 1), early_termination_fee=Money.of("200.00")))
    better = replace(
        plan("o2", "69.00", 500), contract_months=24, introductory_rent=Money.of("49.00"), introductory_months=3
    )
    desk.gateway.on_sale = (plan("o1", "59.00", 100), better)
    assert notes(compared(desk.compare.fetch())) == (
        fit.leaving_costs(date(2027, 1, 1), Money.of("200.00"), TODAY),
        fit.binds_for(24),
        fit.cheaper_at_first(3, Price(Money.of("49.00"))),
    )


def test_a_month_whose_bill_is_abnormally_high_is_not_compared_and_that_is_said(desk: Desk) -> None:
    desk.gateway.months[Month(2026, 9)] = month(9, 168, 9216)
    usual = [bill(Month(2026, number), [line("1", "59.00", "月租")]) for number in (5, 6, 7, 8)]
    for each in (*usual, bill(Month(2026, 9), [line("1", "59.00", "月租"), line("2", "245.76", "流量")])):
        desk.gateway.give(each)
    result = compared(desk.compare.fetch())
    assert (result.months, result.doubted) == (COMPARED[:2], COMPARED[2:])
    assert left_out(result) == (fit.doubted(COMPARED[2:], TODAY),)
    assert answer(result) == fit.would_save(COMPARED[:2], TODAY, plan("o2", "69.00", 500), Money.of("21.00"))
    assert compared(desk.compare.cached()) == result


@pytest.mark.parametrize(
    "odd",
    [
        replace(month(9, 280), is_known=False),
        replace(month(9, 280), as_of=datetime(2026, 9, 20, 8, 0, tzinfo=ZoneInfo("Asia/Shanghai"))),
        MonthlyUsage(Month(2026, 9), (Bucket("p1", UsageType.VOICE, Unknown.NOT_UNDERSTOOD),)),
        MonthlyUsage(Month(2026, 9), tuple(replace(each, shared_with=("p3",)) for each in month(9, 280).buckets)),
    ],
)
def test_a_month_that_is_not_understood_or_not_whole_is_left_out_alone(desk: Desk, odd: MonthlyUsage) -> None:
    desk.gateway.months[Month(2026, 9)] = odd
    result = compared(desk.compare.fetch())
    assert (result.months, result.unclear) == (COMPARED[:2], COMPARED[2:])
    assert left_out(result) == (fit.unclear(COMPARED[2:], TODAY),)
    for number in (7, 8):
        as_of = None if odd.as_of is None else odd.as_of.replace(month=number)
        desk.gateway.months[Month(2026, number)] = replace(odd, month=Month(2026, number), as_of=as_of)
    nothing = compared(desk.compare.fetch())
    assert (answer(nothing), left_out(nothing)) == (fit.cannot_compare(), (fit.unclear(COMPARED, TODAY),))


def test_months_of_another_year_are_named_with_it() -> None:
    december, january = fit.fits_best((Month(2026, 12),), date(2027, 2, 3)), fit.fits_best((Month(2027, 1),), TODAY)
    assert december != fit.fits_best((Month(2026, 12),), date(2026, 12, 31))
    assert january == fit.fits_best((Month(2027, 1),), date(2026, 2, 3))


@pytest.mark.parametrize(
    ("born", "offered", "is_whole"),
    [
        (date(1968, 5, 4), Conditions(65), True),
        (date(1948, 5, 4), Conditions(provinces=("CN-HA",)), True),
        (None, Conditions(65), False),
        (date(1948, 5, 4), Conditions(is_known=False), False),
    ],
)
def test_a_plan_she_may_not_have_is_not_recommended(
    desk: Desk, born: date | None, offered: Conditions, is_whole: bool
) -> None:
    CUSTOMER.put(desk.store, Customer("c", "王奶奶", born, province="CN-BJ"), desk.clock.now())
    cheap = replace(plan("o9", "9.00", 999), conditions=offered)
    desk.gateway.on_sale = (*desk.gateway.on_sale, cheap)
    result = compared(desk.compare.fetch())
    assert result.best is not None
    assert result.best.offering.id == "o2"
    assert result.is_whole is is_whole
    CUSTOMER.put(desk.store, Customer("c", "王奶奶", date(1948, 5, 4), province="CN-HA"), desk.clock.now())
    better = compared(desk.compare.fetch()).best
    assert better is not None
    assert better.offering.id == ("o9" if offered.is_known else "o2")


def test_the_comparison_is_cached(desk: Desk) -> None:
    assert desk.compare.cached() is None
    fresh = desk.compare.fetch()
    assert compared(desk.compare.cached()) == compared(fresh)
    desk.gateway.trouble = ServerFailed()
    assert compared(desk.compare.fetch()) == compared(fresh)


@pytest.mark.parametrize("left", [Unknown.NOT_UNDERSTOOD, Decimal(70), Decimal(0)])
def test_what_is_left_is_what_is_stated_of_it(left: Decimal | Unknown) -> None:
    bucket = Bucket("p1", UsageType.VOICE, Decimal(20), Decimal(100), left)
    assert bucket.remaining == left
    found = allowance_of(bucket)
    assert isinstance(found.left, Unknown) == isinstance(left, Unknown)
    used, included = (Quantity(Decimal(each), Unit.MINUTE) for each in (20, 100))
    assert (found.used, found.included) == (used, included)


def test_a_plans_included_usage_does_not_replace_what_is_left_and_not_understood(desk: Desk) -> None:
    unclear = Bucket("p1", UsageType.VOICE, Decimal(20), left=Unknown.NOT_UNDERSTOOD)
    october = Month(2026, 10)
    desk.gateway.months[october] = MonthlyUsage(october, (unclear,))
    voice = card(desk).allowances[0]
    assert voice.included == Quantity(Decimal(100), Unit.MINUTE)
    assert voice.left is Unknown.NOT_UNDERSTOOD
