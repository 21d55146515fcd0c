"""What other operators' bills were seen to look like: what is said of each is so, and nothing else is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from elderclient.domain.bills.bill import ChargeKind, LooseBill, PaymentState
from elderclient.domain.bills.cause import CauseKind
from elderclient.domain.bills.flags import FlagKind
from elderclient.domain.bills.owed import Arrears, Owed, owed
from elderclient.domain.known import Unknown
from elderclient.domain.money import Money
from elderclient.domain.sentence import OperatorText, Sentence
from elderclient.domain.units import Count, FullDate, Month, MonthName, Noun, Period
from elderclient.phrases.bills import causes as why
from elderclient.phrases.bills import charges, names, payment, together
from elderclient.phrases.shell import home_screen
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

SENT = header("R10", OCTOBER, "59.00")
RENT = rent("b", "R10", "59.00", OCTOBER)
YUAN = Money.of


def test_arrears_are_no_part_of_what_the_month_costs() -> None:
    bills = [
        header("R9", SEPTEMBER, "59.00"),
        header("R10", OCTOBER, "118.00", taxIncludedAmount=amount("59.00")),
    ]
    with seen(bills, [rent("a", "R9", "59.00", SEPTEMBER), RENT]) as person:
        view, history = person.bill(), person.history()
        before = history.before(view.bill)
        assert before is not None
        assert (view.bill.charged, view.bill.remaining) == (YUAN("59.00"), YUAN("118.00"))
        assert view.state == payment.state(view.bill, TODAY)
        assert view.bill.payment_on(TODAY) is PaymentState.PARTLY_PAID
        assert view.notes == (payment.arrears(Arrears(YUAN("59.00"), (before,)), TODAY),)
        assert causes(view) == []
        assert view.explanation.headline == why.headline(view.explanation.change).at("change")
        assert view.explanation.change.difference.is_zero
        assert [each.amount for each in view.groups] == [YUAN("59.00")]
        assert replace(owed(history), bills=()) == Owed((YUAN("118.00"),))
        assert view.now == ()


def test_what_is_billed_late_is_named_with_its_own_month() -> None:
    extra = {"quantity": "25", "quantityUnit": "min", "unitPrice": "1.00"}
    july = span("2026-07-01", "2026-08-01")
    lines = [
        rent("a", "R9", "60.00", SEPTEMBER),
        rent("b", "R10", "60.00", OCTOBER),
        rate("c", "R10", "7月国际漫游", "25.00", july, kind="voiceOverage", characteristic=extra),
    ]
    with seen([paid("R9", SEPTEMBER, "60.00"), header("R10", OCTOBER, "85.00")], lines) as person:
        view = person.bill()
        assert causes(view) == [(CauseKind.BACK_BILLED, "25.00")]
        (said,) = clauses(view)
        assert dict(said.arguments)["period"] == Month(2026, 7)
        assert dict(said.arguments)["name"] == charges.name(view.explanation.causes[0].cause.after[0])
        # The reason says what it is for; that it is new as well would be a second warning of the same line.
        assert [each.flag.kind for each in view.flags] == []


def test_nothing_is_to_be_paid_on_a_cancelled_bill() -> None:
    with seen([header("R10", OCTOBER, "60.00", state="cancelled")], [rent("b", "R10", "60.00", OCTOBER)]) as person:
        view, home = person.bill(), person.home()
        assert view.bill.payment_on(TODAY) is PaymentState.VOID
        assert home.today == payment.summary(view.bill, TODAY).at("bill")
        assert dict(home.today.arguments) == {"month": MonthName(Month(2026, 10))}
        assert home.badges == ()
        assert view.payment == payment.ways(view.bill, is_due=False)
        assert owed(person.history()) == Owed()
        assert view.explanation.headline is None


def test_a_credit_note_takes_its_bill_back_and_is_compared_with_nothing() -> None:
    bills = [
        paid("R9", SEPTEMBER, "59.00"),
        header("R10", OCTOBER, "99.00"),
        header("CN10", OCTOBER, "-99.00", billDate="2026-11-09T00:00:00+08:00"),
    ]
    lines = [
        rent("a", "R9", "59.00", SEPTEMBER),
        rent("b", "R10", "99.00", OCTOBER),
        rate("c", "CN10", "红冲", "-99.00", kind="credit"),
    ]
    with seen(bills, lines) as person:
        view = person.bill()
        assert view.together is not None
        assert view.together.totals == (Money.zero(),)
        assert view.together.notes == (together.taken_back(YUAN("99.00"), YUAN("99.00")),)
        assert view.together.owed == together.owed(())
        assert [row.state for row in view.together.rows] == [together.is_taken_back(), together.takes_back()]
        assert [row.name for row in view.together.rows][1] == together.credit_note(is_whole=True)
        assert person.home().badges == ()
        note = person.bill(bill_id="CN10")
        assert (note.explanation.headline, note.explanation.causes, note.state) == (None, (), together.takes_back())
        # The accountant's word is explained where the line is named.
        (line,) = note.lines
        said = charges.name(line.line)
        assert isinstance(said, Sentence)
        assert dict(said.arguments) == {"name": OperatorText("红冲")}
        bill = person.bill(bill_id="R10")
        assert bill.summary == together.taken_back(YUAN("99.00"), YUAN("99.00")).at("summary")
        assert bill.state == together.is_taken_back()


def test_a_credit_note_of_a_part_takes_a_part_back() -> None:
    bills = [
        header("R10", OCTOBER, "99.00"),
        header("CN10", OCTOBER, "-20.00", billDate="2026-11-09T00:00:00+08:00"),
    ]
    with seen(bills, [rent("b", "R10", "99.00", OCTOBER)]) as person:
        view = person.bill()
        assert view.together is not None
        assert view.together.notes == (together.taken_back(YUAN("99.00"), YUAN("20.00")),)
        note = view.together.rows[1]
        assert (note.name, note.state) == (together.credit_note(is_whole=False), together.takes_back_a_part())
        own = person.bill(bill_id="CN10")
        assert own.state == together.takes_back_a_part()
        # What is taken back of a bill that is open is not given back, and the rest of that bill is to be paid.
        month = names.bill(own.bill, TODAY)
        assert own.summary == together.takes_back_in_full(YUAN("20.00"), month, is_whole=False).at("summary")


@pytest.mark.parametrize(
    ("unit", "line_unit", "september", "october"),
    [("fen", "fen", 5900, 6900), ("CNY", "cny", "59.00", "69.00"), ("RMB", "元", "59.00", "69.00")],
)
def test_amounts_in_any_spelling_of_the_currency(unit: str, line_unit: str, september: Any, october: Any) -> None:
    bills = [
        paid("R9", SEPTEMBER, september, unit=unit, remainingAmount=amount("0.00", unit)),
        header("R10", OCTOBER, october, unit=unit),
    ]
    lines = [rent("a", "R9", september, SEPTEMBER, unit=line_unit), rent("b", "R10", october, OCTOBER, unit=line_unit)]
    with seen(bills, lines) as person:
        view = person.bill()
        assert view.bill.charged == YUAN("69.00")
        assert causes(view) == [(CauseKind.PRICE, "10.00")]
        before = person.history().before(view.bill)
        assert person.home().today == payment.summary(view.bill, TODAY, before).at("bill")


def test_a_draft_without_an_amount_is_the_running_month() -> None:
    draft = {"id": "D", "billingPeriod": span("2026-11-01", "2026-12-01"), "state": "new"}
    with seen([SENT, draft], [RENT]) as person:
        view, (loose,) = person.bill(), person.history().loose
        assert (view.bill.id, loose.amount, loose.is_draft) == ("R10", Unknown.ABSENT, True)
        assert view.now == (payment.not_made(loose, TODAY),)
        assert [each.amount for each in view.others] == [together.not_made()]
        assert view.unread == 0
    with seen([draft]) as person:
        assert person.home().today == payment.not_made(loose, TODAY).at("bill")
        opened = person.opened()
        assert (opened.view, opened.drafts) == (None, (payment.not_made(loose, TODAY),))


def test_what_is_no_bill_costs_only_itself_and_is_counted() -> None:
    with seen([SENT, None], [RENT]) as person:
        view = person.bill()
        assert (view.bill.id, view.unread) == ("R10", 1)


def test_an_old_bill_without_a_period_is_listed_by_its_date() -> None:
    old = header("O", None, "5.00", billDate="2019/01/01")
    with seen([SENT, old], [RENT]) as person:
        view = person.bill()
        assert view.bill.id == "R10"
        (other,) = view.others
        assert other.name == together.called(FullDate(date(2019, 1, 1)))
        assert other.amount == together.is_open(YUAN("5.00"))
        assert view.now == (together.owed((YUAN("64.00"),)),)
        assert view.explanation.change.before is None
        assert [row.month for row in view.months] == [Month(2026, 10)]
        assert person.bill(bill_id=other.bill_id).bill.charged == YUAN("5.00")


def test_one_fen_between_header_and_lines_is_said_in_the_detail() -> None:
    lines = [rent("a", "R9", "58.99", SEPTEMBER), rent("b", "R10", "69.00", OCTOBER)]
    with seen([paid("R9", SEPTEMBER, "59.00"), header("R10", OCTOBER, "69.00")], lines) as person:
        view = person.bill()
        assert view.explanation.is_known
        assert causes(view) == [(CauseKind.PRICE, "10.01"), (CauseKind.UNEXPLAINED, "-0.01")]
        before = view.explanation.change.before
        assert before is not None
        items = dict(sentences(view)[1].arguments)["items"]
        assert items == why.items_differ(before, YUAN("0.01"))
        assert view.items_differ is None
        person.bill()
        assert sum("bill.id=R9" in asked for asked in person.operator.asked) == 1
        assert person.bill(Month(2026, 9)).items_differ == items


@pytest.mark.parametrize(
    ("september", "october", "period"),
    [
        (
            span("2026-09-15", "2026-10-15"),
            span("2026-10-15", "2026-11-15"),
            Period(date(2026, 10, 15), date(2026, 11, 14)),
        ),
        (
            {"startDateTime": "2026-09-01", "endDateTime": "2026-09-30"},
            {"startDateTime": "2026-10-01", "endDateTime": "2026-10-31"},
            Period(date(2026, 10, 1), date(2026, 10, 31)),
        ),
        (
            span("2026-09-01T00:00:00Z", "2026-10-01T00:00:00Z"),
            span("2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z"),
            Period(date(2026, 10, 1), date(2026, 10, 31)),
        ),
        (
            span("2026-09-28", "2026-10-28"),
            span("2026-10-28", "2026-11-28"),
            Period(date(2026, 10, 28), date(2026, 11, 27)),
        ),
        (
            {"startDateTime": "2026-09-15", "endDateTime": "2026-10-14"},
            {"startDateTime": "2026-10-15", "endDateTime": "2026-11-14"},
            Period(date(2026, 10, 15), date(2026, 11, 14)),
        ),
        (
            span("2026-08-31", "2026-09-30"),
            span("2026-09-30", "2026-10-31"),
            Period(date(2026, 9, 30), date(2026, 10, 30)),
        ),
    ],
)
def test_a_whole_cycle_is_whole_in_whatever_spelling(september: Any, october: Any, period: Period) -> None:
    lines = [rent("a", "B9", "59.00", september), rent("b", "B10", "69.00", october)]
    with seen([paid("B9", september, "59.00"), header("B10", october, "69.00")], lines) as person:
        view = person.bill()
        assert view.bill.period == period
        assert causes(view) == [(CauseKind.PRICE, "10.00")]
        called = names.bill(view.bill, TODAY)
        assert called == (MonthName(Month(2026, 10)) if period.first.day == 1 else period)


def test_a_running_bill_is_so_far_and_the_last_final_one_is_shown() -> None:
    november = span("2026-11-01", "2026-12-01")
    bills = [paid("R9", OCTOBER, "60.00"), header("R10", november, "12.34", state="new", billDate=None)]
    lines = [rent("a", "R9", "60.00", OCTOBER), rent("b", "R10", "12.34", november)]
    with seen(bills, lines) as person:
        view, (running,) = person.bill(), person.history().running
        assert (view.bill.id, view.bill.payment_on(TODAY)) == ("R9", PaymentState.PAID)
        assert view.now == (payment.running(running, TODAY),)
        assert [each.amount for each in view.others] == [together.so_far(YUAN("12.34"))]
        assert person.home().today == payment.summary(view.bill, TODAY).at("bill")
        assert person.home().badges == ()
        assert owed(person.history()) == Owed()
        itself = person.bill(Month(2026, 11))
        assert itself.state == payment.state(running, TODAY)
        assert itself.bill.payment_on(TODAY) is PaymentState.RUNNING
        assert (itself.explanation.headline, itself.explanation.causes) == (None, ())


def test_a_credit_with_a_positive_amount_is_a_credit() -> None:
    def plan(id_: str, bill: str, covers: Any) -> Any:
        return rate(id_, bill, "Plan S", "59.00", covers, type="appliedBillingCharge")

    credit = rate("b2", "R10", "Goodwill credit", "20.00", OCTOBER, type="appliedBillingCredit")
    bills = [paid("R9", SEPTEMBER, "59.00"), header("R10", OCTOBER, "39.00")]
    with seen(bills, [plan("a", "R9", SEPTEMBER), plan("b", "R10", OCTOBER), credit]) as person:
        view = person.bill()
        assert causes(view) == [(CauseKind.CREDIT, "-20.00")]
        line = view.explanation.causes[0].cause.after[0]
        assert (line.kind, line.name, line.amount) == (ChargeKind.CREDIT, "Goodwill credit", YUAN("-20.00"))
        assert FlagKind.FIRST_TIME not in {each.flag.kind for each in view.flags}
        assert view.items_differ is None


@pytest.mark.parametrize("field", ["type", "appliedBillingRateType"])
def test_lines_are_known_by_the_standards_types(field: str) -> None:
    def line(id_: str, bill: str, name: str, value: str, kind: str, covers: Any) -> Any:
        product = {"product": {"id": "p1"}} if name == "Plan S" else {}
        return rate(id_, bill, name, value, covers, **{field: kind}, **product)

    lines = [
        line("a", "R9", "Plan S", "59.00", "recurringCharge", SEPTEMBER),
        line("a2", "R9", "Loyalty discount", "-10.00", "discount", SEPTEMBER),
        line("b", "R10", "Plan S", "69.00", "RecurringCharge", OCTOBER),
        line("b2", "R10", "SIM replacement", "20.00", "oneTimeCharge", OCTOBER),
    ]
    with seen([paid("R9", SEPTEMBER, "49.00"), header("R10", OCTOBER, "89.00")], lines) as person:
        view = person.bill()
        found = {each.cause.kind: each.cause for each in view.explanation.causes}
        assert {kind: str(cause.share.amount) for kind, cause in found.items()} == {
            CauseKind.PRICE: "10.00",
            CauseKind.ONE_OFF: "20.00",
            CauseKind.DISCOUNT_ENDED: "10.00",
        }
        assert [cause.lines[0].name for cause in found.values()] == ["SIM replacement", "Plan S", "Loyalty discount"]
        assert not any(line.line.kind is ChargeKind.UNKNOWN for line in view.lines)


def test_tax_beside_the_amount_is_a_part_of_the_line() -> None:
    def line(id_: str, bill: str, value: str, tax: Any, covers: Any) -> Any:
        applied = [{"taxCategory": "VAT", "taxRate": 6, **tax}]
        return rent(id_, bill, "0", covers, taxIncludedAmount=None, taxExcludedAmount=amount(value), appliedTax=applied)

    bills = [
        paid("R9", SEPTEMBER, "53.00", taxExcludedAmount=amount("50.00")),
        header("R10", OCTOBER, "63.60", taxExcludedAmount=amount("60.00")),
    ]
    for tax9, tax10 in (({"taxAmount": amount("3.00")}, {"taxAmount": amount("3.60")}), ({}, {})):
        with seen(
            bills, [line("a", "R9", "50.00", tax9, SEPTEMBER), line("b", "R10", "60.00", tax10, OCTOBER)]
        ) as person:
            view = person.bill()
            assert causes(view) == [(CauseKind.PRICE, "10.60")]
            assert view.explanation.causes[0].cause.tax == YUAN("0.60")
            assert view.explanation.is_known
            assert view.items_differ is None


def test_two_accounts_are_a_sum_and_a_row_for_each() -> None:
    def account(name: str) -> Any:
        return {"billingAccount": {"id": name}}

    bills = [
        paid("M9", SEPTEMBER, "59.00", **account("mobile")),
        paid("W9", SEPTEMBER, "120.00", **account("wire")),
        header("M10", OCTOBER, "59.00", **account("mobile")),
        header("W10", OCTOBER, "120.00", **account("wire")),
    ]
    lines = [
        rent("a", "M9", "59.00", SEPTEMBER, "手机套餐"),
        rent("b", "W9", "120.00", SEPTEMBER, "宽带", product={"id": "p2"}),
        rent("c", "M10", "59.00", OCTOBER, "手机套餐"),
        rent("d", "W10", "120.00", OCTOBER, "宽带", product={"id": "p2"}),
    ]
    with seen(bills, lines) as person:
        view, home = person.bill(), person.home()
        assert view.together is not None
        assert view.together.totals == (YUAN("179.00"),)
        assert view.together.owed == together.owed((YUAN("179.00"),))
        compared = payment.compared(Money.zero(), MonthName(Month(2026, 9)))
        said = together.come_to(view.together.bills, (YUAN("179.00"),), TODAY, compared)
        assert view.together.summary == said.at("summary")
        whole = together.with_owed(said, together.owed((YUAN("179.00"),)))
        assert home.today.at("") == whole.shortened(together.in_short((YUAN("179.00"),)))
        assert [badge.words for badge in home.badges] == [home_screen.bills_unpaid(Count(2, Noun.BILL))]
        assert {row.bill.id: dict(row.name.arguments)["name"] for row in view.together.rows} == {
            row.bill.id: charges.name((row.bill.lines or ())[0]) for row in view.together.rows
        }
        for bill_id in ("M10", "W10"):
            alone = person.bill(bill_id=bill_id)
            assert (alone.together, causes(alone), alone.flags) == (None, [], ())
            assert alone.explanation.change.difference.is_zero
        assert [row.totals for row in view.months] == [(YUAN("179.00"),)] * 2


def test_a_bill_for_two_months_is_compared_by_the_month() -> None:
    both = span("2026-09-01", "2026-11-01")
    lines = [rent("a", "R8", "60.00", AUGUST), rent("b", "R10", "120.00", both)]
    with seen([paid("R8", AUGUST, "60.00"), header("R10", both, "120.00")], lines) as person:
        view = person.bill()
        change = view.explanation.change
        assert (change.lengths, change.difference, change.causes) == ((1, 2), Money.zero(), ())
        assert view.explanation.headline == why.a_month(change, (1, 2)).at("change")
        assert why.difference(change) is None
        assert person.home().today == payment.summary(view.bill, TODAY).at("bill")
        called = names.bill(view.bill, TODAY)
        assert isinstance(called, Sentence)
        assert dict(called.arguments) == {"first": MonthName(Month(2026, 9)), "last": MonthName(Month(2026, 10))}
        assert [row.month for row in view.months] == [Month(2026, 10), Month(2026, 8)]


def test_a_bill_without_date_or_amount_is_only_loosely_known() -> None:
    odd = header("X", None, "7.00", billDate=None)
    strange = header("Y", OCTOBER, "7.00", unit="points", state="settled")
    with seen([SENT, odd, strange], [RENT]) as person:
        loose = person.history().loose
        assert [type(each) for each in loose] == [LooseBill, LooseBill]
        assert [each.amount for each in loose] == [YUAN("7.00"), Unknown.NOT_UNDERSTOOD]
        view = person.bill()
        assert [each.amount for each in view.others] == [together.is_open(YUAN("7.00")), together.amount_not_known()]
        assert view.bill.id == "R10"
