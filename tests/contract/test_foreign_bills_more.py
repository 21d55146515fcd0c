"""Bills of other operators that were not seen yet but will be: siblings of those that were."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import permutations
from typing import Any

import pytest

from elderclient.domain.bills.bill import BillState, ChargeKind, Group, PaymentState
from elderclient.domain.bills.cause import CauseKind
from elderclient.domain.bills.flags import FlagKind
from elderclient.domain.bills.owed import owed
from elderclient.domain.errors import BadAnswer
from elderclient.domain.known import Unknown
from elderclient.domain.money import Money
from elderclient.domain.sentence import OperatorText
from elderclient.domain.units import FullDate, Month, MonthName, Period, Quantity, Unit
from elderclient.phrases.bills import causes as why
from elderclient.phrases.bills import charges, names, payment
from tests.contract.foreign_bills import (
    AUGUST,
    OCTOBER,
    SEPTEMBER,
    TODAY,
    amount,
    causes,
    clauses,
    header,
    paid,
    rate,
    rent,
    seen,
    sentences,
    span,
)

JULY = span("2026-07-01", "2026-08-01")
QUARTERS = (span("2026-04-01", "2026-07-01"), span("2026-07-01", "2026-10-01"))
YUAN = Money.of


def test_quarterly_bills_are_compared_with_each_other() -> None:
    lines = [rent("a", "Q2", "180.00", QUARTERS[0]), rent("b", "Q3", "195.00", QUARTERS[1])]
    with seen([paid("Q2", QUARTERS[0], "180.00"), header("Q3", QUARTERS[1], "195.00")], lines) as person:
        view = person.bill()
        assert view.explanation.change.lengths is None
        assert causes(view) == [(CauseKind.PRICE, "15.00")]
        # A month that a bill for several holds is no month without a bill.
        assert [(row.month, len(row.bills)) for row in view.months] == [(Month(2026, 9), 1), (Month(2026, 6), 1)]


def test_a_quarter_after_a_month_names_a_rent_that_costs_more_a_month() -> None:
    june = span("2026-06-01", "2026-07-01")
    lines = [rent("a", "B6", "60.00", june), rent("b", "Q3", "195.00", QUARTERS[1])]
    with seen([paid("B6", june, "60.00"), header("Q3", QUARTERS[1], "195.00")], lines) as person:
        view = person.bill()
        assert view.explanation.change.lengths == (1, 3)
        assert causes(view) == [(CauseKind.PRICE, "5.00")]
        said = dict(clauses(view)[0].arguments)
        assert (said["old"], said["new"]) == (YUAN("60.00"), YUAN("65.00"))


def test_a_month_after_two_months_is_no_halved_price() -> None:
    both = span("2026-08-01", "2026-10-01")
    lines = [rent("a", "B9", "120.00", both), rent("b", "B10", "60.00", OCTOBER)]
    with seen([paid("B9", both, "120.00"), header("B10", OCTOBER, "60.00")], lines) as person:
        change = person.bill().explanation.change
        assert (change.lengths, change.difference, change.causes) == ((2, 1), Money.zero(), ())


@pytest.mark.parametrize(
    ("more", "state"),
    [
        ({"state": "PAID", "remainingAmount": amount("12.00")}, PaymentState.UNCLEAR),
        ({"state": "Paid", "remainingAmount": amount("59.00")}, PaymentState.PAID),
        ({"state": "Settled", "remainingAmount": None}, PaymentState.PAID),
        ({"state": "settled", "amountDue": amount("0.00"), "remainingAmount": amount("0.00")}, PaymentState.PAID),
        ({"state": "void"}, PaymentState.VOID),
        ({"state": "Canceled"}, PaymentState.VOID),
        ({"state": "已作废"}, PaymentState.VOID),
        ({"state": "written-off"}, PaymentState.WRITTEN_OFF),
        ({"state": "partially paid", "remainingAmount": amount("20.00")}, PaymentState.PARTLY_PAID),
        ({"state": "partiallyPaid", "remainingAmount": None}, PaymentState.NOT_KNOWN),
        ({"state": "weird", "remainingAmount": None}, PaymentState.NOT_UNDERSTOOD),
        ({"state": None, "remainingAmount": None}, PaymentState.NOT_KNOWN),
        ({"state": "weird"}, PaymentState.NOT_UNDERSTOOD),
        ({"state": "unpaid", "paymentDueDate": "2026/11/20"}, PaymentState.OVERDUE),
        ({"state": "new"}, PaymentState.DUE),
        ({"state": "draft"}, PaymentState.RUNNING),
        ({"state": "onHold"}, PaymentState.RUNNING),
        ({"state": "new", "billDate": None}, PaymentState.RUNNING),
        ({"state": "In Progress", "billDate": None}, PaymentState.RUNNING),
        ({"remainingAmount": {"value": "??", "unit": "CNY"}}, PaymentState.NOT_KNOWN),
        ({"remainingAmount": amount("-5.00")}, PaymentState.PAID),
    ],
)
def test_how_far_a_bill_is_paid_in_every_spelling(more: dict[str, Any], state: PaymentState) -> None:
    with seen([header("R10", OCTOBER, "59.00", **more)], [rent("b", "R10", "59.00", OCTOBER)]) as person:
        view = person.bill()
        assert view.bill.payment_on(TODAY) is state
        assert view.bill.charged == YUAN("59.00")
        is_owed = state in (PaymentState.PARTLY_PAID, PaymentState.DUE, PaymentState.OVERDUE)
        assert bool(owed(person.history()).amounts) is is_owed
        # What is known to be paid in part only is not paid yet, also where how much is open is not known.
        assert bool(person.home().badges) is (is_owed or view.bill.is_partly_open)
        assert payment.state(view.bill, TODAY) == view.state


def test_what_a_paid_bill_cost_is_not_zero() -> None:
    bare = paid("R10", OCTOBER, "0.00", taxIncludedAmount=None, amountDue=amount("0.00"))
    with seen([bare]) as person:
        assert [each.amount for each in person.history().loose] == [Unknown.ABSENT]
    with seen(
        [bare], [rent("a", "R10", "60.00", OCTOBER), rate("b", "R10", "Discount", "-1.00", type="discount")]
    ) as person:
        view = person.bill()
        assert (view.bill.charged, view.bill.payment_on(TODAY)) == (YUAN("59.00"), PaymentState.PAID)
        assert view.items_differ is None
    with seen([bare | {"appliedPayment": [{"appliedAmount": amount("59.00")}]}]) as person:
        assert person.bill().bill.charged == YUAN("59.00")


def test_tax_as_a_line_of_its_own_is_a_cause_of_its_own() -> None:
    def lines(bill: str, plan: str, tax: str, covers: Any) -> list[Any]:
        return [rent(f"{bill}a", bill, plan, covers), rate(f"{bill}b", bill, "VAT 6%", tax, covers, type="tax")]

    bills = [paid("R9", SEPTEMBER, "53.00"), header("R10", OCTOBER, "63.60")]
    with seen(bills, lines("R9", "50.00", "3.00", SEPTEMBER) + lines("R10", "60.00", "3.60", OCTOBER)) as person:
        assert causes(person.bill()) == [(CauseKind.PRICE, "10.00"), (CauseKind.TAX, "0.60")]


def test_tax_in_the_header_alone_is_an_item_as_well() -> None:
    def net(id_: str, bill: str, value: str, covers: Any) -> Any:
        return rent(id_, bill, "0", covers, taxIncludedAmount=None, taxExcludedAmount=amount(value))

    bills = [
        paid("R9", SEPTEMBER, "53.00", taxItem=[{"taxAmount": amount("3.00")}]),
        header("R10", OCTOBER, "63.60", taxExcludedAmount=amount("60.00")),
    ]
    with seen(bills, [net("a", "R9", "50.00", SEPTEMBER), net("b", "R10", "60.00", OCTOBER)]) as person:
        view = person.bill()
        assert causes(view) == [(CauseKind.PRICE, "10.00"), (CauseKind.TAX, "0.60")]
        assert view.items_differ is None
        assert [line.line.kind for line in view.lines] == [ChargeKind.PLAN_RENT, ChargeKind.TAX]


def test_a_tax_line_that_repeats_the_tax_in_the_others_is_not_added() -> None:
    lines = [rent("a", "R10", "53.00", OCTOBER), rate("t", "R10", "of which VAT", "3.00", OCTOBER, type="tax")]
    with seen([header("R10", OCTOBER, "53.00")], lines) as person:
        view = person.bill()
        assert [line.line.id for line in view.lines] == ["a"]
        assert view.items_differ is None


def test_items_that_are_less_than_the_total_are_said_where_they_are_listed() -> None:
    with seen(
        [header("R10", OCTOBER, "59.00")], [rent("b", "R10", "50.00", OCTOBER), {"id": "c", "bill": {"id": "R10"}}]
    ) as person:
        view = person.bill()
        assert view.items_differ == why.items_differ(view.bill, YUAN("9.00"))
        assert view.unread == 1
        assert [(each.group.value, each.amount) for each in view.groups] == [
            ("rent", YUAN("50.00")),
            ("not listed", YUAN("9.00")),
        ]


def test_a_bill_without_any_item_cannot_be_explained() -> None:
    with seen([paid("R9", SEPTEMBER, "59.00"), header("R10", OCTOBER, "69.00")]) as person:
        view = person.bill()
        assert causes(view) == [(CauseKind.UNEXPLAINED, "10.00")]
        assert sentences(view) == [why.lists_nothing(view.explanation.change.before or view.bill, YUAN("10.00"))]


def test_usage_that_always_comes_a_month_late_is_usage() -> None:
    def calls(id_: str, bill: str, minutes: int, covers: Any) -> Any:
        extra = {"quantity": str(minutes), "quantityUnit": "minutes", "unitPrice": "0.10"}
        return rate(id_, bill, "Calls", f"{minutes / 10:.2f}", covers, kind="voiceOverage", characteristic=extra)

    bills = [paid("R9", SEPTEMBER, "3.00"), header("R10", OCTOBER, "5.00")]
    with seen(bills, [calls("a", "R9", 30, AUGUST), calls("b", "R10", 50, SEPTEMBER)]) as person:
        assert causes(person.bill()) == [(CauseKind.USED_MORE, "2.00")]


def test_a_cause_of_usage_names_its_telephone() -> None:
    def calls(id_: str, bill: str, value: str, number: str, covers: Any) -> Any:
        extra = {"lineNumber": number, "quantity": "20", "quantityUnit": "minutes"}
        return rate(id_, bill, "Calls", value, covers, type="usageCharge", characteristic=extra)

    one, other = "13800138000", "02162345678"
    bills = [paid("R9", SEPTEMBER, "5.00"), header("R10", OCTOBER, "7.00")]
    lines = [
        calls("a", "R9", "5.00", one, SEPTEMBER),
        calls("b", "R10", "5.00", one, OCTOBER),
        calls("c", "R10", "2.00", other, OCTOBER),
    ]
    with seen(bills, lines) as person:
        view = person.bill()
        assert causes(view) == [(CauseKind.USED_MORE, "2.00")]
        assert dict(clauses(view)[0].arguments)["number"] == charges.number(other)


ONE, OTHER = "13800138000", "13900139000"


@pytest.mark.parametrize("where", ["product name", "product identifier", "earlier bill", "what is held", "msisdn"])
def test_a_cause_of_usage_names_its_telephone_wherever_the_number_is(where: str) -> None:
    def product(id_: str, number: str, *, is_earlier: bool) -> Any:
        if where == "product name" or (where == "earlier bill" and is_earlier):
            return {"id": id_, "name": number}
        return {"id": id_, "publicIdentifier": f"tel:+86{number}"} if where == "product identifier" else {"id": id_}

    def own(bill: str, id_: str, number: str, covers: Any) -> Any:
        extra = {"msisdn": number} if where == "msisdn" else {}
        held = product(id_, number, is_earlier=bill == "R9")
        return rent(f"{bill}{id_}", bill, "59.00", covers, product=held, characteristic=extra)

    bills = [paid("R9", SEPTEMBER, "118.00"), header("R10", OCTOBER, "148.00")]
    lines = [own(bill, *line) for bill in ("R9", "R10") for line in (("p1", ONE, OCTOBER), ("p2", OTHER, OCTOBER))]
    extra = {"msisdn": OTHER} if where == "msisdn" else {}
    lines.append(
        rate("u", "R10", "国内通话", "30.00", OCTOBER, type="usageCharge", characteristic=extra)
        | {"product": product("p2", OTHER, is_earlier=False)}
    )
    holds = [
        {"id": id_, "name": "套餐", "productCharacteristic": [{"name": "number", "value": number}]}
        for id_, number in (("p1", ONE), ("p2", OTHER))
    ]
    with seen(bills, lines, product=holds if where == "what is held" else ()) as person:
        view = person.bill()
    assert causes(view) == [(CauseKind.CAME, "30.00")]
    assert dict(clauses(view)[0].arguments)["number"] == charges.number(OTHER)


def test_a_rent_whose_name_two_telephones_have_is_named_by_its_number() -> None:
    bills = [paid("R9", SEPTEMBER, "118.00"), header("R10", OCTOBER, "128.00")]
    lines = [
        rent(f"{bill}{id_}", bill, value, covers, product={"id": id_}, characteristic={"lineNumber": number})
        for bill, covers, values in (("R9", SEPTEMBER, ("59.00", "59.00")), ("R10", OCTOBER, ("59.00", "69.00")))
        for id_, number, value in zip(("p1", "p2"), (ONE, OTHER), values, strict=True)
    ]
    with seen(bills, lines) as person:
        view = person.bill()
    assert causes(view) == [(CauseKind.PRICE, "10.00")]
    assert dict(clauses(view)[0].arguments)["number"] == charges.number(OTHER)


def test_a_line_of_the_only_telephone_is_not_named_by_it() -> None:
    holds = [{"id": "p1", "name": "套餐", "productCharacteristic": [{"name": "number", "value": ONE}]}]
    bills = [paid("R9", SEPTEMBER, "59.00"), header("R10", OCTOBER, "69.00")]
    with seen(
        bills, [rent("a", "R9", "59.00", SEPTEMBER), rent("b", "R10", "69.00", OCTOBER)], product=holds
    ) as person:
        view = person.bill()
    assert [line.line.line_number for line in view.lines] == [None]
    assert "number" not in dict(clauses(view)[0].arguments)


def test_a_charge_for_use_that_comes_without_a_quantity_is_not_called_more_use() -> None:
    bills = [paid("R9", SEPTEMBER, "59.00"), header("R10", OCTOBER, "61.00")]
    calls = rate("c", "R10", "Calls", "2.00", OCTOBER, type="usageCharge")
    with seen(bills, [rent("a", "R9", "59.00", SEPTEMBER), rent("b", "R10", "59.00", OCTOBER), calls]) as person:
        assert causes(person.bill()) == [(CauseKind.CAME, "2.00")]


def test_the_end_of_an_introductory_price_is_no_rise() -> None:
    ended = {"introductoryEnd": "2026-10-01"}
    product = {
        "id": "p1",
        "name": "套餐",
        "status": "active",
        "productCharacteristic": [{"name": key, "value": value} for key, value in ended.items()],
        "productPrice": [
            {
                "priceType": "recurring",
                "price": {"taxIncludedAmount": amount("69.00")},
                "recurringChargePeriod": "month",
            }
        ],
    }
    bills = [paid("R9", SEPTEMBER, "59.00"), header("R10", OCTOBER, "69.00")]
    lines = [rent("a", "R9", "59.00", SEPTEMBER), rent("b", "R10", "69.00", OCTOBER)]
    with seen(bills, lines, product=[product]) as person:
        assert causes(person.bill()) == [(CauseKind.INTRODUCTION_ENDED, "10.00")]
    with seen(bills, lines) as person:
        # Where nothing says why, the two prices are said and no more.
        (said,) = clauses(person.bill())
        assert dict(said.arguments)["old"] == YUAN("59.00")
        assert dict(said.arguments)["new"] == YUAN("69.00")


def test_amounts_in_the_spelling_of_older_versions() -> None:
    old = {"amount": 59, "units": "RMB"}
    bill = header("R10", OCTOBER, "0", amountDue=old, taxIncludedAmount=old, remainingAmount=old)
    with seen([bill], [rent("b", "R10", "0", OCTOBER, taxIncludedAmount={"amount": "59.00"})]) as person:
        view = person.bill()
        assert (view.bill.charged, view.bill.remaining, view.items_differ) == (YUAN("59.00"), YUAN("59.00"), None)


def test_a_credit_in_either_field_is_a_credit() -> None:
    credit = rate(
        "c", "R10", "Refund", "9.00", OCTOBER, type="oneTimeCharge", appliedBillingRateType="appliedBillingCredit"
    )
    with seen([header("R10", OCTOBER, "50.00")], [rent("b", "R10", "59.00", OCTOBER), credit]) as person:
        view = person.bill()
        assert [line.line.amount for line in view.lines] == [YUAN("59.00"), YUAN("-9.00")]
        assert view.items_differ is None


def test_a_product_with_another_id_on_every_bill_is_the_same_by_its_name() -> None:
    bills = [paid("R9", SEPTEMBER, "65.00"), header("R10", OCTOBER, "69.00")]
    song = {"kind": "valueAdded", "name": "彩铃"}
    lines = [
        rent("a", "R9", "59.00", SEPTEMBER, product={"id": "x1"}),
        rent("s", "R9", "6.00", SEPTEMBER, product={"id": "x2"}, **song),
        rent("b", "R10", "63.00", OCTOBER, product={"id": "y1"}),
        rent("t", "R10", "6.00", OCTOBER, product={"id": "y2"}, **song),
    ]
    with seen(bills, lines) as person:
        view = person.bill()
        assert causes(view) == [(CauseKind.PRICE, "4.00")]
        assert view.flags == ()


def test_a_line_of_an_unknown_kind_is_named_with_its_amounts() -> None:
    bills = [paid("R9", SEPTEMBER, "5.00"), header("R10", OCTOBER, "9.00")]
    lines = [
        rate("a", "R9", "Gold support", "5.00", SEPTEMBER, type="somethingNew"),
        rate("b", "R10", "Gold support", "6.00", OCTOBER, type="somethingNew"),
        rate("c", "R10", "Fibre box", "3.00", OCTOBER, type="somethingNew"),
    ]
    with seen(bills, lines) as person:
        view = person.bill()
        assert causes(view) == [(CauseKind.CAME, "3.00"), (CauseKind.CHANGED, "1.00")]
        assert dict(clauses(view)[1].arguments)["old"] == YUAN("5.00")


def test_several_months_of_rent_on_one_bill_are_no_price() -> None:
    both = span("2026-09-01", "2026-11-01")
    bills = [paid("R8", AUGUST, "60.00"), paid("R9", SEPTEMBER, "0.00"), header("R10", OCTOBER, "120.00")]
    lines = [rent("a", "R9", "60.00", AUGUST), rent("b", "R10", "120.00", both)]
    with seen(
        [paid("R9", SEPTEMBER, "60.00"), bills[2]], [lines[0] | {"periodCoverage": SEPTEMBER}, lines[1]]
    ) as person:
        assert causes(person.bill()) == [(CauseKind.SEVERAL_MONTHS, "60.00")]


def test_a_part_of_a_cycle_is_a_part_of_that_cycle() -> None:
    september, october = span("2026-09-15", "2026-10-15"), span("2026-10-15", "2026-11-15")
    part = span("2026-10-15", "2026-10-30")
    lines = [rent("a", "B9", "60.00", september), rent("b", "B10", "30.00", part)]
    with seen([paid("B9", september, "60.00"), header("B10", october, "30.00")], lines) as person:
        assert causes(person.bill()) == [(CauseKind.PART_MONTH, "-30.00")]


@pytest.mark.parametrize("kind", ["discount", "appliedBillingCredit", "recurringCharge", "credit"])
def test_a_discount_is_money_off_whatever_its_type_is_called(kind: str) -> None:
    bills = [header("R10", OCTOBER, "49.00")]
    off = rate("c", "R10", "老用户优惠", "-10.00", type=kind)
    back = rate("d", "R10", "停机退费", "-1.00", type=kind)
    with seen(bills, [rent("b", "R10", "60.00", OCTOBER), off, back]) as person:
        lines = {line.line.name: line.line for line in person.bill().lines}
    assert charges.amount(lines["老用户优惠"]) == charges.group_amount(Group.DISCOUNTS, YUAN("-10.00"))
    assert lines["停机退费"].kind is (ChargeKind.DISCOUNT if kind == "discount" else ChargeKind.CREDIT)


def test_minutes_of_which_the_kind_is_not_known_are_no_messages() -> None:
    used = {"quantity": "13", "quantityUnit": "min"}
    lines = [
        rent("a", "R9", "60.00", SEPTEMBER),
        rent("b", "R10", "60.00", OCTOBER),
        rate("c", "R10", "国际长途", "5.00", type="usageCharge", characteristic=used),
    ]
    with seen([paid("R9", SEPTEMBER, "60.00"), header("R10", OCTOBER, "65.00")], lines) as person:
        (said,) = clauses(person.bill())
    assert dict(said.arguments) == {"name": OperatorText("国际长途"), "quantity": Quantity(Decimal(13), Unit.MINUTE)}


def test_what_is_in_another_currency_than_its_bill_is_not_missing_from_the_items() -> None:
    lines = [rent("b", "R10", "49.00", OCTOBER), rate("c", "R10", "漫游", "10.00", unit="USD", kind="usageCharge")]
    with seen([header("R10", OCTOBER, "59.00")], lines) as person:
        assert person.bill().items_differ is None


def test_what_was_due_in_another_year_is_said_with_its_year() -> None:
    old = span("2024-05-01", "2024-06-01")
    with seen([header("OLD", old, "33.00", paymentDueDate="2024-06-20T00:00:00+08:00")], []) as person:
        assert dict(person.bill().state.arguments)["day"] == FullDate(date(2024, 6, 20))


def test_weekly_bills_are_called_by_their_days_and_compared_with_the_week_before() -> None:
    first, second = span("2026-11-09", "2026-11-16"), span("2026-11-16", "2026-11-23")
    lines = [rate("a", "A", "Plan", "9.00", first), rate("b", "B", "Plan", "9.50", second)]
    with seen([paid("A", first, "9.00"), header("B", second, "9.50")], lines) as person:
        alone = person.bill(bill_id="B")
        assert causes(alone) == [(CauseKind.CHANGED, "0.50")]
        assert names.bill(alone.bill, TODAY) == Period(date(2026, 11, 16), date(2026, 11, 22))


@pytest.mark.parametrize("order", list(permutations((None, Month(2026, 9), Month(2026, 8))))[:4])
def test_a_bill_says_the_same_in_whatever_order_bills_are_opened(order: tuple[Month | None, ...]) -> None:
    bills = [
        paid("R7", JULY, "59.00"),
        paid("R8", AUGUST, "59.00"),
        paid("R9", SEPTEMBER, "59.00"),
        header("R10", OCTOBER, "65.00"),
    ]
    covers = (JULY, AUGUST, SEPTEMBER, OCTOBER)
    lines = [rent(f"r{n}", f"R{n + 7}", "59.00", each) for n, each in enumerate(covers)]
    song = rate("s", "R10", "彩铃", "6.00", OCTOBER, kind="valueAdded", product={"id": "v"})
    with seen(bills, [*lines, song]) as person:
        for month in order:
            person.bill(month)
        view = person.bill()
        flag = next(each for each in view.flags if each.flag.kind is FlagKind.FIRST_TIME)
        assert flag.flag.months == 3
        assert causes(view) == [(CauseKind.STARTED, "6.00")]


def test_bills_of_which_none_can_be_read_are_trouble_and_not_no_bill_yet() -> None:
    with seen([None, "bill", {"name": "without an id"}]) as person, pytest.raises(BadAnswer):
        person.gateway.billing.bills()


def test_a_running_bill_with_an_open_end_is_so_far() -> None:
    november = {"startDateTime": "2026-11-01T00:00:00+08:00"}
    running = header("R11", november, "12.34", state="new", billDate=None)
    with seen([paid("R10", OCTOBER, "60.00"), running]) as person:
        (bill,) = person.history().running
        assert (bill.charged, names.bill(bill, TODAY)) == (YUAN("12.34"), MonthName(Month(2026, 11)))


def test_lines_that_name_no_bill_are_of_none_where_the_filter_is_ignored() -> None:
    own = rent("b", "R10", "59.00", OCTOBER)
    lines = [rent("a", "R9", "59.00", SEPTEMBER), own, {**own, "id": "z", "bill": None}]
    with seen([paid("R9", SEPTEMBER, "59.00"), header("R10", OCTOBER, "59.00")], lines) as person:
        person.operator.has_filters = False
        assert [line.line.id for line in person.bill().lines] == ["b"]


def test_states_of_every_spelling_are_read() -> None:
    spelt = {"VALIDATED": BillState.VALIDATED, "on_hold": BillState.ON_HOLD, "Sent ": BillState.SENT}
    for text, state in spelt.items():
        with seen([header("R10", OCTOBER, "59.00", state=text)]) as person:
            assert person.history().all[0].state is state


@pytest.mark.parametrize(
    "line",
    [
        {"name": "上期欠费"},
        {"name": "上月未缴费用"},
        {"name": "Previous balance"},
        {"name": "Balance brought forward", "type": "oneTimeCharge"},
        {"name": "结转", "type": "balanceForward"},
    ],
)
@pytest.mark.parametrize("is_header_whole", [True, False])
def test_what_is_open_of_earlier_bills_is_no_charge_where_it_is_a_line(line: Any, *, is_header_whole: bool) -> None:
    """``is_header_whole``: the header says only what is asked for, or counts the line into what the period costs."""
    asked = header("R10", OCTOBER, "118.00", **({} if is_header_whole else {"taxIncludedAmount": None}))
    lines = [rent("a", "R9", "59.00", SEPTEMBER), rent("b", "R10", "59.00", OCTOBER)]
    lines.append(rate("c", "R10", "", "59.00", SEPTEMBER) | line)
    with seen([header("R9", SEPTEMBER, "59.00"), asked], lines) as person:
        view = person.bill()
        home = person.home()
    assert (view.bill.charged, view.bill.arrears) == (YUAN("59.00"), YUAN("59.00"))
    assert causes(view) == []
    assert [each.line.id for each in view.lines] == ["b"]
    assert YUAN("177.00") not in {
        value for said in (home.today, view.summary) for value in dict(said.arguments).values()
    }


@pytest.mark.parametrize(
    "line",
    [
        {"name": "已缴费"},
        {"name": "余额抵扣", "type": "appliedBillingCredit"},
        {"name": "Payment received", "type": "credit"},
        {"name": "x", "type": "payment"},
        {"name": "上期结余"},
    ],
)
def test_what_was_paid_makes_a_month_no_cheaper_where_it_is_a_line(line: Any) -> None:
    lines = [rent("a", "R9", "59.00", SEPTEMBER), rent("b", "R10", "59.00", OCTOBER)]
    lines.append(rate("c", "R10", "", "-50.00") | line)
    with seen([paid("R9", SEPTEMBER, "59.00"), header("R10", OCTOBER, "9.00")], lines) as person:
        view = person.bill()
    assert (view.bill.charged, view.bill.open_amount) == (YUAN("59.00"), YUAN("9.00"))
    assert causes(view) == []


def test_a_line_of_arrears_that_adds_up_to_nothing_stays_a_line() -> None:
    lines = [rent("b", "R10", "59.00", OCTOBER), rate("c", "R10", "上期欠费", "7.00", SEPTEMBER)]
    with seen([header("R10", OCTOBER, "60.00")], lines) as person:
        view = person.bill()
    assert [each.line.kind for each in view.lines] == [ChargeKind.PLAN_RENT, ChargeKind.UNKNOWN]


@pytest.mark.parametrize(
    "name", ["预存话费赠送", "缴费优惠", "欠费保护服务", "Payment protection plan", "上期套餐补收"]
)
def test_a_name_that_only_sounds_like_it_is_a_charge(name: str) -> None:
    lines = [rent("b", "R10", "59.00", OCTOBER), rate("c", "R10", name, "5.00", OCTOBER)]
    with seen([header("R10", OCTOBER, "64.00")], lines) as person:
        assert [each.line.id for each in person.bill().lines] == ["b", "c"]


@pytest.mark.parametrize(
    ("state", "expected"),
    [("已缴清", BillState.SETTLED), ("已支付", BillState.SETTLED), ("待缴", BillState.SENT), ("未交", BillState.SENT)],
)
def test_states_in_chinese(state: str, expected: BillState) -> None:
    with seen([header("R10", OCTOBER, "59.00", state=state)], [rent("b", "R10", "59.00", OCTOBER)]) as person:
        assert person.bill().bill.state is expected


def test_a_years_fee_is_no_rent_of_the_month() -> None:
    year = rate("c", "R10", "云盘年费", "120.00", span("2026-10-01", "2027-10-01"), type="recurringCharge")
    with seen([header("R10", OCTOBER, "179.00")], [rent("b", "R10", "59.00", OCTOBER), year]) as person:
        view = person.bill()
    assert [(each.group, str(each.amount.amount)) for each in view.groups] == [
        (Group.RENT, "59.00"),
        (Group.OTHER, "120.00"),
    ]
    assert [(each.line.id, each.group) for each in view.lines] == [("b", Group.RENT), ("c", Group.OTHER)]


def test_a_day_before_what_the_bill_is_for_is_not_when_it_is_due() -> None:
    bill = header("R10", OCTOBER, "59.00", paymentDueDate="2025-10-20")
    with seen([bill], [rent("b", "R10", "59.00", OCTOBER)]) as person:
        found = person.bill().bill
    assert (found.due_date, found.is_due_date_unread) == (None, True)
    assert found.payment_on(TODAY) is PaymentState.WITHOUT_DUE_DATE
