"""Planted and arbitrary changes of bills: which causes are found, and that their shares always add up."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elderclient.domain.bills.bill import Bill, BillLine, BillState, ChargeKind
from elderclient.domain.bills.cause import CauseKind, Change
from elderclient.domain.bills.change import explain
from elderclient.domain.bills.doubles import listed_only
from elderclient.domain.bills.pairing import is_charged_alike
from elderclient.domain.money import Money, UnitPrice, total
from elderclient.domain.units import Month, Period, Quantity, Unit

SEPTEMBER, OCTOBER = Month(2026, 9), Month(2026, 10)


def bill(month: Month, *lines: BillLine, amount: Money | None = None) -> Bill:
    due = total([line.amount for line in lines]) if amount is None else amount
    first = month.first_day
    last = date.fromordinal(month.plus(1).first_day.toordinal() - 1)
    return Bill(
        f"b-{month.month}", f"N{month.month}", month, Period(first, last), last, due, due, BillState.SENT, lines=lines
    )


def rent(
    amount: str, *, product: str = "p1", offering: str = "o1", kind: ChargeKind = ChargeKind.PLAN_RENT
) -> BillLine:
    return BillLine(
        f"rent-{product}",
        kind,
        "月租" if product == "p1" else f"月租 {product}",
        Money.of(amount),
        product_id=product,
        offering_id=offering,
        line_number="13800138000",
        quantity=Quantity(Decimal(1), Unit.MONTH),
        unit_price=UnitPrice(Decimal(amount), Unit.MONTH),
    )


def part(amount: str, first: date, last: date, *, product: str = "p1", offering: str = "o1") -> BillLine:
    days = Decimal((last - first).days + 1)
    return replace(
        rent(amount, product=product, offering=offering),
        quantity=Quantity(days, Unit.DAY),
        unit_price=None,
        covers=Period(first, last),
    )


def voice(minutes: int, price: str = "0.15", *, product: str = "p1") -> BillLine:
    return BillLine(
        f"voice-{product}",
        ChargeKind.VOICE_OVERAGE,
        "套餐以外的通话",
        Money.rounded(minutes * Decimal(price)),
        product_id=product,
        quantity=Quantity(Decimal(minutes), Unit.MINUTE),
        unit_price=UnitPrice(Decimal(price), Unit.MINUTE),
    )


def named(kind: ChargeKind, name: str, amount: str, *, product: str | None = "p1") -> BillLine:
    return BillLine(f"{kind.value}-{name}", kind, name, Money.of(amount), product_id=product)


def explained(before: list[BillLine], after: list[BillLine]) -> dict[CauseKind, str]:
    """Kinds and shares of the causes; fails where a kind is found twice."""
    change = explain(bill(SEPTEMBER, *before), bill(OCTOBER, *after))
    assert_adds_up(change)
    kinds = [cause.kind for cause in change.causes]
    assert len(kinds) == len(set(kinds))
    return {cause.kind: str(cause.share.amount) for cause in change.causes}


def assert_adds_up(change: Change) -> None:
    assert total([cause.share for cause in change.causes], change.difference.currency) == change.difference
    cited_before = Counter(id(line) for cause in change.causes for line in cause.before)
    cited_after = Counter(id(line) for cause in change.causes for line in cause.after)
    assert not [line for line, times in (cited_before + cited_after).items() if times > 1]
    for cause in change.causes:
        if cause.kind is not CauseKind.UNEXPLAINED:
            ours = total([ln.amount for ln in cause.after]) - total([ln.amount for ln in cause.before])
            assert cause.share == ours
    assert sum(cause.kind is CauseKind.UNEXPLAINED for cause in change.causes) <= 1


def test_equal_bills_have_no_cause() -> None:
    lines = [rent("59.00"), voice(30), named(ChargeKind.DISCOUNT, "老客户", "-5.00")]
    assert explained(lines, [replace(line, id=line.id + "x") for line in lines]) == {}


def test_a_first_bill_has_nothing_to_compare() -> None:
    change = explain(None, bill(OCTOBER, rent("59.00")))
    assert (change.before, change.causes, change.difference) == (None, (), Money.zero())


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([], [voice(30)], {CauseKind.USED_MORE: "4.50"}),
        ([voice(30)], [], {CauseKind.USED_LESS: "-4.50"}),
        ([voice(30)], [voice(50)], {CauseKind.USED_MORE: "3.00"}),
        ([voice(30)], [voice(10)], {CauseKind.USED_LESS: "-3.00"}),
        ([voice(30)], [voice(30, "0.20")], {CauseKind.PRICE: "1.50"}),
        ([voice(30)], [voice(40, "0.20")], {CauseKind.PRICE_AND_QUANTITY: "3.50"}),
        ([voice(40)], [voice(30, "0.20")], {CauseKind.PRICE_AND_QUANTITY: "0.00"}),
        ([rent("59.00")], [rent("69.00")], {CauseKind.PRICE: "10.00"}),
        ([rent("59.00")], [rent("69.00", offering="o2")], {CauseKind.PLAN_CHANGED: "10.00"}),
        ([rent("59.00")], [rent("59.00", offering="o2")], {CauseKind.PLAN_CHANGED: "0.00"}),
        ([rent("59.00")], [rent("39.00", product="p2", offering="o2")], {CauseKind.PLAN_CHANGED: "-20.00"}),
        (
            [rent("6.00", kind=ChargeKind.VALUE_ADDED)],
            [rent("6.00", kind=ChargeKind.VALUE_ADDED), rent("5.00", product="v2", kind=ChargeKind.VALUE_ADDED)],
            {CauseKind.STARTED: "5.00"},
        ),
        ([rent("6.00", kind=ChargeKind.VALUE_ADDED)], [], {CauseKind.ENDED: "-6.00"}),
        (
            [rent("60.00")],
            [part("30.00", date(2026, 10, 1), date(2026, 10, 15))],
            {CauseKind.PART_MONTH: "-30.00"},
        ),
        (
            [part("30.00", date(2026, 9, 16), date(2026, 9, 30))],
            [rent("60.00")],
            {CauseKind.FULL_MONTH_AGAIN: "30.00"},
        ),
        (
            [rent("60.00")],
            [
                part("30.00", date(2026, 10, 1), date(2026, 10, 15)),
                part("40.00", date(2026, 10, 16), date(2026, 10, 31), product="p2", offering="o2"),
            ],
            {CauseKind.PLAN_CHANGED: "10.00"},
        ),
        (
            [
                part("30.00", date(2026, 9, 1), date(2026, 9, 15)),
                part("40.00", date(2026, 9, 16), date(2026, 9, 30), product="p2", offering="o2"),
            ],
            [rent("80.00", product="p2", offering="o2")],
            {CauseKind.PLAN_CHANGED: "10.00"},
        ),
        (
            [rent("49.00")],
            [
                part("23.71", date(2026, 10, 1), date(2026, 10, 15)),
                part("35.61", date(2026, 10, 16), date(2026, 10, 31)),
            ],
            {CauseKind.PRICE: "10.32"},
        ),
        (
            [
                part("24.50", date(2026, 9, 1), date(2026, 9, 15)),
                part("34.50", date(2026, 9, 16), date(2026, 9, 30)),
            ],
            [rent("69.00")],
            {CauseKind.PRICE: "10.00"},
        ),
        ([], [named(ChargeKind.DISCOUNT, "老客户", "-5.00")], {CauseKind.DISCOUNT_BEGAN: "-5.00"}),
        ([named(ChargeKind.DISCOUNT, "老客户", "-5.00")], [], {CauseKind.DISCOUNT_ENDED: "5.00"}),
        (
            [named(ChargeKind.DISCOUNT, "老客户", "-5.00")],
            [named(ChargeKind.DISCOUNT, "老客户", "-3.00")],
            {CauseKind.DISCOUNT_CHANGED: "2.00"},
        ),
        (
            [named(ChargeKind.ONE_OFF, "换卡", "10.00")],
            [named(ChargeKind.ONE_OFF, "上门", "50.00")],
            {CauseKind.ONE_OFF: "50.00", CauseKind.ONE_OFF_GONE: "-10.00"},
        ),
        ([], [named(ChargeKind.CREDIT, "赔偿", "-8.00")], {CauseKind.CREDIT: "-8.00"}),
        ([named(ChargeKind.CREDIT, "赔偿", "-8.00")], [], {CauseKind.CREDIT_GONE: "8.00"}),
        ([], [named(ChargeKind.CORRECTION, "更正", "-1.00")], {CauseKind.CORRECTION: "-1.00"}),
        ([named(ChargeKind.CORRECTION, "更正", "1.00")], [], {CauseKind.CORRECTION_GONE: "-1.00"}),
        ([], [named(ChargeKind.LATE_FEE, "滞纳金", "0.36")], {CauseKind.LATE_FEE: "0.36"}),
        (
            [named(ChargeKind.LATE_FEE, "滞纳金", "0.36")],
            [named(ChargeKind.LATE_FEE, "滞纳金", "0.72")],
            {CauseKind.LATE_FEE: "0.36"},
        ),
        ([named(ChargeKind.LATE_FEE, "滞纳金", "0.36")], [], {CauseKind.LATE_FEE_GONE: "-0.36"}),
        ([rent("59.00")], [rent("59.00"), rent("59.00")], {CauseKind.CHARGED_TWICE: "59.00"}),
        ([rent("59.00"), rent("59.00")], [rent("59.00")], {CauseKind.CHARGED_ONCE_AGAIN: "-59.00"}),
        ([], [named(ChargeKind.UNKNOWN, "X", "3.00")], {CauseKind.CAME: "3.00"}),
        ([named(ChargeKind.PENALTY, "X", "3.00")], [], {CauseKind.GONE: "-3.00"}),
        ([named(ChargeKind.TAX, "", "3.00")], [named(ChargeKind.TAX, "", "3.60")], {CauseKind.TAX: "0.60"}),
        ([], [named(ChargeKind.RECURRING, "Plan S", "9.00", product=None)], {CauseKind.STARTED: "9.00"}),
        ([], [named(ChargeKind.USAGE, "Calls", "9.00", product=None)], {CauseKind.CAME: "9.00"}),
        (
            [named(ChargeKind.UNKNOWN, "X", "3.00")],
            [named(ChargeKind.UNKNOWN, "X", "4.00"), named(ChargeKind.UNKNOWN, "Y", "2.00")],
            {CauseKind.CHANGED: "1.00", CauseKind.CAME: "2.00"},
        ),
        ([replace(voice(10), kind=ChargeKind.UNKNOWN)], [replace(voice(20), kind=ChargeKind.UNKNOWN)],
         {CauseKind.USED_MORE: "1.50"}),
    ],
)  # fmt: skip
def test_one_change_is_one_cause(before: list[BillLine], after: list[BillLine], expected: dict[CauseKind, str]) -> None:
    assert explained(before, after) == expected


def test_a_landline_that_shares_its_number_with_new_broadband_is_no_change_of_plan() -> None:
    landline = rent("20.00", product="land", offering="o-land")
    dearer = rent("25.00", product="land", offering="o-land")
    broadband = rent("80.00", product="net", offering="o-net")
    assert explained([landline], [dearer, broadband]) == {CauseKind.PRICE: "5.00", CauseKind.STARTED: "80.00"}


def test_one_kind_is_one_cause_for_each_product() -> None:
    change = explain(bill(SEPTEMBER), bill(OCTOBER, voice(10), voice(20, product="p2"), voice(30, "0.10")))
    assert [(cause.kind, len(cause.after)) for cause in change.causes] == [
        (CauseKind.USED_MORE, 2),
        (CauseKind.USED_MORE, 1),
    ]


def test_many_changes_for_one_reason_share_one_cause() -> None:
    for number, causes in ((5, 5), (6, 1), (300, 1)):
        fees = [named(ChargeKind.ONE_OFF, f"费用{each}", "1.00") for each in range(number)]
        change = explain(bill(SEPTEMBER), bill(OCTOBER, *fees, voice(10)))
        assert_adds_up(change)
        assert sum(cause.kind is CauseKind.ONE_OFF for cause in change.causes) == causes


def test_what_no_line_accounts_for_is_unexplained() -> None:
    change = explain(bill(SEPTEMBER, rent("59.00")), bill(OCTOBER, rent("59.00"), amount=Money.of("61.00")))
    assert [(cause.kind, cause.share) for cause in change.causes] == [(CauseKind.UNEXPLAINED, Money.of("2.00"))]


def test_an_amount_that_moved_against_its_quantity_is_not_explained_by_it() -> None:
    odd = replace(voice(50), amount=Money.of("1.00"))
    assert explained([voice(30)], [odd]) == {CauseKind.CHANGED: "-3.50"}


def test_causes_come_by_size_and_the_unexplained_last() -> None:
    change = explain(
        bill(SEPTEMBER),
        bill(OCTOBER, voice(10), named(ChargeKind.ONE_OFF, "上门", "50.00"), amount=Money.of("150.50")),
    )
    assert [cause.kind for cause in change.causes] == [CauseKind.ONE_OFF, CauseKind.USED_MORE, CauseKind.UNEXPLAINED]


def test_another_currency_is_not_compared() -> None:
    dollars = bill(SEPTEMBER, amount=Money.of("5.00", "USD"))
    assert explain(dollars, bill(OCTOBER, rent("59.00"))).before is None


AMOUNTS = st.integers(-20000, 20000).map(lambda fen: Money(Decimal(fen) / 100))
QUANTITIES = st.none() | st.builds(Quantity, st.decimals(0, 500, places=1), st.sampled_from(Unit))
PRICES = st.none() | st.builds(UnitPrice, st.decimals(0, 2, places=3), st.sampled_from([Unit.MINUTE, Unit.MEGABYTE]))
DAYS = st.dates(date(2026, 8, 25), date(2026, 11, 5))
COVERS = st.none() | st.tuples(DAYS, DAYS).map(lambda days: Period(min(days), max(days)))
LINES = st.builds(
    BillLine,
    id=st.text("abc", min_size=1, max_size=2),
    kind=st.sampled_from(ChargeKind),
    name=st.sampled_from(["甲", "乙"]),
    amount=AMOUNTS,
    product_id=st.sampled_from([None, "p1", "p2"]),
    offering_id=st.sampled_from([None, "o1", "o2"]),
    line_number=st.sampled_from([None, "1", "2"]),
    quantity=QUANTITIES,
    unit_price=PRICES,
    covers=COVERS,
)


@st.composite
def arbitrary_pairs(draw: st.DrawFn) -> tuple[Bill, Bill]:
    """Two bills of anything at all that share some of their lines, whose amounts need not be the sum of the lines."""
    pool = draw(st.lists(LINES, max_size=6))
    before = draw(st.lists(LINES, max_size=4)) + pool
    after = draw(st.lists(LINES, max_size=4)) + [replace(line, id=line.id) for line in draw(st.permutations(pool))]
    off = draw(st.sampled_from(["0.00", "0.01", "-3.00"]))
    due = total([line.amount for line in after]) + Money.of(off)
    return bill(SEPTEMBER, *[replace(line) for line in before]), bill(
        OCTOBER, *[replace(line) for line in after], amount=due
    )


def assert_every_differing_line_is_cited(change: Change) -> None:
    """What no cause cites must be on both bills at the same amount, thing by thing, cost nothing, or be in no total.

    Where one bill says less than the other of what kind it is, it is the same thing by its name, or product and amount.
    """
    assert change.before is not None
    cited = {id(line) for cause in change.causes for line in (*cause.before, *cause.after)}
    cited |= {id(line) for bill in (change.before, change.after) for line in listed_only(bill)}
    if any(not bill.lines and not bill.charged.is_zero for bill in (change.before, change.after)):
        return  # What such a bill charges for is not known.
    left_before, left_after = (
        [line for line in lines or () if id(line) not in cited and line.amount.amount]
        for lines in (change.before.lines, change.after.lines)
    )
    kinds_before, kinds_after = (
        Counter((line.kind, line.amount) for line in left) for left in (left_before, left_after)
    )
    rest_before, rest_after = kinds_before - kinds_after, kinds_after - kinds_before
    for old_kind, amount in rest_before.elements():
        vague = next(
            new.kind
            for new in left_after
            for old in left_before
            if rest_after[new.kind, amount] and (old.kind, old.amount, new.amount) == (old_kind, amount, amount)
            if is_charged_alike(old, new)
        )
        rest_after[vague, amount] -= 1
    assert not +rest_after


@given(arbitrary_pairs())
def test_shares_of_arbitrary_bills_sum_to_the_cent(pair: tuple[Bill, Bill]) -> None:
    change = explain(*pair)
    assert_adds_up(change)
    assert_every_differing_line_is_cited(change)


@pytest.mark.long
@pytest.mark.parametrize("_part", range(8))
@given(pair=arbitrary_pairs())
@settings(max_examples=500, derandomize=False, deadline=None)
def test_shares_of_many_thousand_arbitrary_bills_sum_to_the_cent(_part: int, pair: tuple[Bill, Bill]) -> None:
    change = explain(*pair)
    assert_adds_up(change)
    assert_every_differing_line_is_cited(change)


@given(arbitrary_pairs())
def test_backwards_is_the_same_difference_with_the_other_sign(pair: tuple[Bill, Bill]) -> None:
    there, back = explain(*pair), explain(pair[1], pair[0])
    assert back.difference == -there.difference


def other_line(amount: str, product: str, number: str | None = None) -> BillLine:
    return replace(rent(amount, product=product), name="月租", line_number=number)


def test_one_of_two_charges_of_a_name_is_not_said_to_be_gone() -> None:
    one, two = other_line("59.00", "p1"), other_line("59.00", "p2")
    (cause,) = explain(bill(SEPTEMBER, one, two), bill(OCTOBER, one)).causes
    assert (cause.kind, cause.items, cause.share) == (CauseKind.OTHER_COUNT, (2, 1), Money.of("-59.00"))
    (cause,) = explain(bill(SEPTEMBER, one), bill(OCTOBER, one, two)).causes
    assert (cause.kind, cause.items, cause.share) == (CauseKind.OTHER_COUNT, (1, 2), Money.of("59.00"))


def test_one_of_two_charges_of_a_name_is_named_by_its_number() -> None:
    one, two = other_line("59.00", "p1", "13800138000"), other_line("59.00", "p2", "13900139000")
    (cause,) = explain(bill(SEPTEMBER, one, two), bill(OCTOBER, one)).causes
    assert (cause.kind, cause.number) == (CauseKind.ENDED, "13900139000")


def test_many_new_charges_are_divided_by_what_was_there_under_their_name() -> None:
    old = named(ChargeKind.VALUE_ADDED, "v0", "1.00", product="q0")
    new = [named(ChargeKind.VALUE_ADDED, f"v{n}", "1.00", product=f"p{n}") for n in range(8)]
    change = explain(bill(SEPTEMBER, old), bill(OCTOBER, old, *new))
    kinds = {cause.kind: cause.share for cause in change.causes}
    assert kinds == {CauseKind.STARTED: Money.of("7.00"), CauseKind.OTHER_COUNT: Money.of("1.00")}
