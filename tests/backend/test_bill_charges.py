"""The rating rule, by examples reckoned by hand and by properties that hold for any account."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elderclient.backend.bills.arrears import IssuedBill, PaidIn, overdue_in
from elderclient.backend.bills.charges import billable, charges_of, fen_of, late_fee, subscription_charges
from elderclient.backend.bills.terms import (
    AccountMonth,
    BillMonth,
    Charge,
    OneTimeCharge,
    Overdue,
    Rebate,
    Subscription,
    Tariff,
)

OCTOBER = BillMonth(date(2026, 10, 1))
FEBRUARY = BillMonth(date(2026, 2, 1))
MAY_BE_NEGATIVE = {"discount", "credit", "correction"}


def held(**changes: object) -> Subscription:
    """A plan at 59 yuan held for ever, with changes."""
    terms: dict[str, object] = {
        "product_id": "p",
        "offering_id": "o",
        "name": "安享",
        "category": "plan",
        "rent_fen": 5900,
        **changes,
    }
    return Subscription(**terms)  # type: ignore[arg-type] # any field may be changed


def rents(subscription: Subscription, month: BillMonth = OCTOBER) -> list[tuple[int, Decimal | None, str | None]]:
    """Amount, quantity and unit of the lines without usage."""
    return [(line.amount_fen, line.quantity, line.unit) for line in subscription_charges(subscription, {}, month)]


def test_a_whole_month_is_one_month_at_its_price() -> None:
    (line,) = subscription_charges(held(), {}, OCTOBER)
    assert (line.amount_fen, line.quantity, line.unit, line.unit_price) == (5900, Decimal(1), "month", Decimal(59))
    assert (line.covers_from, line.covers_until) == (date(2026, 10, 1), date(2026, 11, 1))


@pytest.mark.parametrize(
    ("starts", "ends", "month", "fen", "days"),
    [
        (date(2026, 10, 17), None, OCTOBER, 2855, 15),  # 59.00 x 15 / 31 = 28.548...
        (date(2026, 10, 31), None, OCTOBER, 190, 1),  # 59.00 / 31 = 1.903...
        (date(2020, 1, 1), date(2026, 10, 2), OCTOBER, 190, 1),
        (date(2026, 2, 3), date(2026, 2, 17), FEBRUARY, 2950, 14),  # 59.00 x 14 / 28, exactly a half
        (date(2026, 2, 23), None, FEBRUARY, 1264, 6),  # 59.00 x 6 / 28 = 12.642...
    ],
)
def test_part_months_are_charged_by_days(
    starts: date, ends: date | None, month: BillMonth, fen: int, days: int
) -> None:
    (line,) = subscription_charges(held(starts=starts, ends=ends), {}, month)
    assert (line.amount_fen, line.quantity, line.unit, line.unit_price) == (fen, Decimal(days), "day", None)
    assert f"{days} 天" in line.description


def test_nothing_is_charged_before_it_starts_and_after_it_ends() -> None:
    assert rents(held(starts=date(2026, 11, 1))) == []
    assert rents(held(ends=date(2026, 10, 1))) == []


def test_an_introductory_price_ends_between_or_within_months() -> None:
    terms = {"introductory_rent_fen": 3900}
    assert rents(held(**terms, introductory_end=date(2026, 11, 1))) == [(3900, Decimal(1), "month")]
    assert rents(held(**terms, introductory_end=date(2026, 10, 1))) == [(5900, Decimal(1), "month")]
    # 39.00 x 10 / 31 = 12.5806; 59.00 x 21 / 31 = 39.9677
    within = rents(held(**terms, introductory_end=date(2026, 10, 11)))
    assert within == [(1258, Decimal(10), "day"), (3997, Decimal(21), "day")]


def test_a_free_trial_costs_nothing_until_it_ends() -> None:
    trial = held(category="valueAdded", introductory_rent_fen=0, introductory_end=date(2026, 10, 25), rent_fen=3100)
    assert rents(trial, BillMonth(date(2026, 9, 1))) == []
    assert rents(trial) == [(700, Decimal(7), "day")]
    assert rents(trial, BillMonth(date(2026, 11, 1))) == [(3100, Decimal(1), "month")]


@pytest.mark.parametrize(
    ("used", "included", "step", "expected"),
    [
        ("100", "100", "1", "0"),
        ("99.99", "100", "1", "0"),
        ("100.01", "100", "1", "1"),
        ("101", "100", "1", "1"),
        ("101.000001", "100", "1", "2"),
        ("105", "100", "10", "10"),
        ("110", "100", "10", "10"),
        ("0.015", "0", "0.01", "0.02"),
        ("1", "0", "0.3", "1.2"),
    ],
)
def test_usage_is_rounded_up_to_whole_steps(used: str, included: str, step: str, expected: str) -> None:
    assert billable(Decimal(used), Decimal(included), Decimal(step)) == Decimal(expected)


def test_overage_is_rounded_once_half_up() -> None:
    tariff = Tariff("data", Decimal(1024), Decimal("0.01"), Decimal("0.0293"))
    # 341.30 MB x 0.0293 = 10.00009; 0.50 x 0.0293 = 0.01465; a half: 0.25 MB x 0.02 = 0.005
    for used, price, fen in (("1365.30", "0.0293", 1000), ("1024.50", "0.0293", 1), ("1024.25", "0.02", 1)):
        one = held(tariffs=(Tariff("data", tariff.included, tariff.rounding_step, Decimal(price)),))
        _, line = subscription_charges(one, {"data": Decimal(used)}, OCTOBER)
        assert (line.kind, line.amount_fen, line.unit_price) == ("dataOverage", fen, Decimal(price))


def test_discounts_follow_their_order_and_stop_at_nothing() -> None:
    one = held(
        rent_fen=3333,
        rebates=(
            Rebate("b", 2, percent=Decimal("12.5")),
            Rebate("a", 1, amount_fen=1000),
            Rebate("c", 3, amount_fen=5000),
            Rebate("d", 4, percent=Decimal(50)),
        ),
    )
    lines = subscription_charges(one, {}, OCTOBER)[1:]
    # 33.33 - 10.00 = 23.33; 12.5 % of it = 2.91625; the rest takes all that is left, the last nothing
    assert [(line.name, line.amount_fen) for line in lines] == [("a", -1000), ("b", -292), ("c", -2041)]


def test_discounts_run_from_their_first_to_before_their_last_day() -> None:
    rebate = Rebate("a", 1, amount_fen=100, starts=date(2026, 10, 1), ends=date(2026, 11, 1))
    runs = [rebate.runs_in(OCTOBER.plus(months)) for months in (-1, 0, 1)]
    assert runs == [False, True, False]


def test_the_late_fee_is_three_per_mille_a_day() -> None:
    line = late_fee(Overdue(10000, 10, OCTOBER))
    assert (line.amount_fen, line.quantity, line.unit, line.unit_price) == (300, Decimal(10), "day", Decimal("0.3"))
    assert late_fee(Overdue(8850, 7, OCTOBER)).amount_fen == 186  # 88.50 x 0.003 x 7 = 1.8585


def test_days_after_the_due_day_count_until_the_money_came() -> None:
    bill = IssuedBill("b", BillMonth(date(2026, 8, 1)), date(2026, 9, 25), 10000)
    september, october = BillMonth(date(2026, 9, 1)), OCTOBER
    assert list(overdue_in(september, [bill], [])) == [Overdue(10000, 5, bill.month)]
    assert list(overdue_in(october, [bill], [])) == [Overdue(10000, 31, bill.month)]
    assert list(overdue_in(october, [bill], [PaidIn("b", date(2026, 9, 25), 10000)])) == []
    paid = [PaidIn("b", date(2026, 10, 3), 4000), PaidIn("b", date(2026, 10, 11), 6000)]
    assert list(overdue_in(october, [bill], paid)) == [Overdue(10000, 2, bill.month), Overdue(6000, 8, bill.month)]
    assert list(overdue_in(october.plus(1), [bill], paid)) == []


def test_what_was_charged_twice_is_a_copy() -> None:
    account = AccountMonth(OCTOBER, (held(),), happenings=(OneTimeCharge("repeat", product_id="p"),))
    first, second = charges_of(account)
    assert first == second


def test_every_line_says_what_it_is_in_both_languages() -> None:
    account = AccountMonth(
        OCTOBER,
        (held(tariffs=(Tariff("voice", Decimal(100), Decimal(1), Decimal("0.15")),)),),
        {("p", "voice"): Decimal(157)},
        (OneTimeCharge("credit", "补偿", "Credit", "还给您的钱。", "Money back.", -500),),
        (Overdue(10000, 1, FEBRUARY),),
    )
    rent, voice, credit, late = charges_of(account)
    assert rent.description == "这是“安享”套餐每月固定要交的钱。"
    assert voice.description == "套餐里包了 100 分钟通话，这个月多打了 57 分钟，每分钟 0.15 元。"
    assert (
        voice.description_en
        == "Your plan includes 100 minutes of calls. You called 57 minutes more, at 0.15 yuan a minute."
    )
    assert credit.amount_fen == -500
    assert late.description == "2026 年 2 月的账单没有按时交，欠了 100.00 元，这个月晚了 1 天，每天收千分之三。"
    assert all(
        line.name and line.name_en and line.description and line.description_en for line in (rent, voice, credit, late)
    )


amounts = st.integers(min_value=0, max_value=10**6)
days = st.integers(min_value=-40, max_value=70).map(lambda offset: OCTOBER.first + timedelta(days=offset))
rebates = st.builds(
    Rebate,
    st.sampled_from("abc"),
    st.integers(1, 4),
    amount_fen=st.one_of(st.none(), amounts),
    percent=st.decimals(0, 100, places=1),
)
tariffs = st.builds(
    Tariff,
    st.sampled_from(("voice", "data", "message")),
    st.decimals(0, 50_000, places=2),
    st.sampled_from([Decimal(text) for text in ("0.01", "0.3", "1", "10", "1024")]),
    st.decimals(0, 5, places=4),
)
subscriptions = st.builds(
    Subscription,
    product_id=st.uuids().map(str),
    offering_id=st.just("o"),
    name=st.just("安享"),
    category=st.sampled_from(("plan", "broadband", "landline", "valueAdded")),
    rent_fen=amounts,
    starts=days,
    ends=st.one_of(st.none(), days),
    introductory_rent_fen=st.one_of(st.none(), amounts),
    introductory_end=st.one_of(st.none(), days),
    tariffs=st.lists(tariffs, max_size=3, unique_by=lambda each: each.usage_type).map(tuple),
    rebates=st.lists(rebates, max_size=3).map(tuple),
)
happenings = st.one_of(
    st.builds(OneTimeCharge, st.just("oneOff"), price_fen=amounts, quantity=st.integers(1, 5)),
    st.builds(OneTimeCharge, st.sampled_from(("credit", "correction")), price_fen=st.integers(-(10**5), -1)),
)
overdues = st.builds(Overdue, st.integers(1, 10**6), st.integers(1, 31), st.just(FEBRUARY))


@st.composite
def accounts(draw: st.DrawFn) -> AccountMonth:
    holding = tuple(draw(st.lists(subscriptions, max_size=4)))
    used = {
        (one.product_id, tariff.usage_type): draw(st.decimals(0, 99_999, places=2))
        for one in holding
        for tariff in one.tariffs
    }
    return AccountMonth(
        OCTOBER,
        holding,
        used,
        tuple(draw(st.lists(happenings, max_size=3))),
        tuple(draw(st.lists(overdues, max_size=2))),
    )


@settings(max_examples=150, deadline=None)
@given(accounts())
def test_any_bill_reckons_up(account: AccountMonth) -> None:
    lines = charges_of(account)
    for line in lines:
        assert line.amount_fen >= 0 or line.kind in MAY_BE_NEGATIVE
        assert_reckons_up(line)
    for one in account.subscriptions:
        own = [line for line in lines if line.product_id == one.product_id]
        assert sum(line.amount_fen for line in own if line.kind in ("planRent", "valueAdded", "discount")) >= 0
    assert lines == charges_of(account)


def assert_reckons_up(line: Charge) -> None:
    """Quantity x unit price, rounded once half up, is the amount; part months are the only ones without a price."""
    if line.unit_price is None:
        assert line.kind == "discount" or line.unit == "day"
        return
    assert line.quantity is not None
    exact = line.quantity * line.unit_price * 100
    assert line.amount_fen == int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))


@given(st.integers(-(10**8), 10**8), st.integers(1, 1000))
def test_rounding_is_half_up_away_from_zero(numerator: int, denominator: int) -> None:
    exact = Decimal(numerator) / denominator
    assert abs(Decimal(fen_of(exact)) - exact * 100) <= Decimal("0.5")
    assert fen_of(-exact) == -fen_of(exact)
    assert (fen_of(Decimal("0.005")), fen_of(Decimal("-0.005")), fen_of(Decimal("0.0049"))) == (1, -1, 0)
