"""Several bills and accounts of other operators: what belongs together, what counts, and what is owed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from elderclient.domain.bills.bill import PaymentState
from elderclient.domain.bills.cause import CauseKind
from elderclient.domain.bills.owed import Arrears, Owed, owed
from elderclient.domain.money import Money
from elderclient.phrases.bills import causes as why
from elderclient.phrases.bills import names, payment, together
from tests.contract.foreign_bills import (
    AUGUST,
    OCTOBER,
    SEPTEMBER,
    TODAY,
    amount,
    causes,
    header,
    paid,
    rate,
    rent,
    seen,
    span,
)

YUAN = Money.of
RENT = rent("b", "R10", "59.00", OCTOBER)


def test_a_credit_note_of_the_next_month_is_not_compared_with_a_bill() -> None:
    november = span("2026-11-01", "2026-11-15")
    bills = [
        paid("B9", SEPTEMBER, "59.00"),
        header("B10", OCTOBER, "99.00"),
        header("CN", november, "-99.00", category="creditNote"),
    ]
    lines = [rent("a", "B9", "59.00", SEPTEMBER), rent("b", "B10", "99.00", OCTOBER)]
    with seen(bills, [*lines, rate("c", "CN", "Credit", "-99.00", type="credit")]) as person:
        note = person.bill(bill_id="CN")
        assert note.explanation.causes == ()
        assert note.explanation.headline == why.only_money_back().at("change")
        assert note.bill.payment_on(TODAY) is PaymentState.REFUND
        assert owed(person.history()) == Owed()


def test_currencies_are_never_added_to_each_other() -> None:
    bills = [
        header("C10", OCTOBER, "59.00", billingAccount={"id": "1", "name": "手机"}),
        header("H10", OCTOBER, "30.00", unit="hkd", billingAccount={"id": "2", "name": "香港卡"}),
    ]
    with seen(bills, [rent("a", "C10", "59.00", OCTOBER), rent("b", "H10", "30.00", OCTOBER, unit="HKD")]) as person:
        view = person.bill()
        assert view.together is not None
        both = (YUAN("59.00"), Money.of("30.00", "HKD"))
        assert set(view.together.totals) == set(both)
        assert set(owed(person.history()).amounts) == set(both)
        assert [row.name for row in view.together.rows] == [together.of_account(row.bill) for row in view.together.rows]
        assert sorted(str(dict(row.name.arguments)["name"]) for row in view.together.rows) == sorted(
            str(names.account(row.bill)) for row in view.together.rows
        )


def test_a_bill_that_comes_twice_is_one() -> None:
    bill = header("R10", OCTOBER, "59.00")
    with seen([bill, bill], [rent("b", "R10", "59.00", OCTOBER)]) as person:
        view = person.bill()
        assert (view.together, view.unread) == (None, 0)
        assert replace(owed(person.history()), bills=()) == Owed((YUAN("59.00"),))


def test_a_bill_that_names_no_account_belongs_to_the_only_one() -> None:
    bills = [paid("R9", SEPTEMBER, "59.00", billingAccount={"id": "a"}), header("R10", OCTOBER, "69.00")]
    lines = [rent("a", "R9", "59.00", SEPTEMBER), rent("b", "R10", "69.00", OCTOBER)]
    with seen(bills, lines) as person:
        assert causes(person.bill()) == [(CauseKind.PRICE, "10.00")]


def test_a_bill_that_names_no_account_stays_apart_from_one_that_does() -> None:
    bills = [header("A", OCTOBER, "59.00", billingAccount={"id": "a"}), header("B", OCTOBER, "120.00")]
    with seen(bills) as person:
        view = person.bill()
        assert view.together is not None
        assert view.together.totals == (YUAN("179.00"),)
        assert len({row.name for row in view.together.rows}) == 2


def test_one_more_bill_of_the_month_is_no_bill_of_the_month() -> None:
    bills = [
        paid("R9", SEPTEMBER, "59.00"),
        header("R10", OCTOBER, "59.00"),
        header("X", OCTOBER, "300.00", runType="offCycle", billDate="2026-10-12"),
    ]
    lines = [rent("a", "R9", "59.00", SEPTEMBER), rent("b", "R10", "59.00", OCTOBER), rate("c", "X", "手机", "300.00")]
    with seen(bills, lines) as person:
        view = person.bill()
        assert view.together is not None
        assert [row.bill.id for row in view.together.rows] == ["R10", "X"]
        assert view.together.rows[1].name == together.besides(view.together.rows[1].bill)
        assert view.together.owed == together.owed((YUAN("359.00"),))
        assert person.bill(bill_id="X").explanation.headline is None
        assert person.bill(bill_id="R10").explanation.change.difference.is_zero


def test_arrears_of_several_months_count_once() -> None:
    bills = [
        header("R8", AUGUST, "60.00"),
        header("R9", SEPTEMBER, "120.00", taxIncludedAmount=amount("60.00")),
        header("R10", OCTOBER, "180.00", taxIncludedAmount=amount("60.00")),
    ]
    with seen(bills) as person:
        view, history = person.bill(), person.history()
        older = (history.final[2], history.final[1])
        assert view.notes == (payment.arrears(Arrears(YUAN("120.00"), older), TODAY),)
        assert replace(owed(history), bills=()) == Owed((YUAN("180.00"),))


def test_arrears_in_a_header_that_says_only_what_is_due_are_known_by_the_lines() -> None:
    bills = [
        header("R9", SEPTEMBER, "59.00", taxIncludedAmount=None),
        header("R10", OCTOBER, "118.00", taxIncludedAmount=None),
    ]
    with seen(bills, [rent("a", "R9", "59.00", SEPTEMBER), rent("b", "R10", "59.00", OCTOBER)]) as person:
        view, before = person.bill(), person.history().final[1]
        assert (view.bill.charged, view.items_differ) == (YUAN("59.00"), None)
        assert view.notes == (payment.arrears(Arrears(YUAN("59.00"), (before,)), TODAY),)
        assert causes(view) == []


def test_arrears_beside_what_is_open_of_the_month_are_not_said_twice() -> None:
    bills = [
        header("R9", SEPTEMBER, "59.00"),
        header("R10", OCTOBER, "118.00", taxIncludedAmount=amount("59.00"), remainingAmount=amount("59.00")),
    ]
    with seen(bills) as person:
        view = person.bill()
        assert (view.notes, view.now) == ((), (together.owed((YUAN("118.00"),)),))
        assert view.bill.payment_on(TODAY) is PaymentState.DUE


def test_arrears_that_no_earlier_bill_confirms_are_not_dated() -> None:
    bills = [paid("R9", SEPTEMBER, "59.00"), header("R10", OCTOBER, "100.00", taxIncludedAmount=amount("59.00"))]
    with seen(bills) as person:
        assert person.bill().notes == (payment.arrears(Arrears(YUAN("41.00")), TODAY),)


def test_a_bill_written_anew_is_the_one_that_counts() -> None:
    bills = [
        paid("R9", SEPTEMBER, "59.00"),
        header("R10", OCTOBER, "99.00"),
        header("CN", OCTOBER, "-99.00", billDate="2026-11-09"),
        header("NEW", OCTOBER, "61.00", billDate="2026-11-10"),
    ]
    lines = [
        rent("a", "R9", "59.00", SEPTEMBER),
        rent("b", "R10", "99.00", OCTOBER),
        rent("c", "NEW", "61.00", OCTOBER),
    ]
    with seen(bills, lines) as person:
        view = person.bill()
        assert view.together is not None
        assert [row.state for row in view.together.rows if row.bill.id == "R10"] == [together.is_taken_back()]
        assert view.together.notes == (together.taken_back(YUAN("99.00"), YUAN("99.00")),)
        assert view.together.owed == together.owed((YUAN("61.00"),))
        anew = person.bill(bill_id="NEW")
        assert (causes(anew), anew.notes) == ([(CauseKind.PRICE, "2.00")], ())


def test_a_corrected_bill_replaces_the_one_before_it() -> None:
    bills = [
        header("R10", OCTOBER, "99.00"),
        header("R10-C1", OCTOBER, "61.00", category="corrected", billDate="2026-11-10"),
    ]
    with seen(bills, [rent("b", "R10-C1", "61.00", OCTOBER)]) as person:
        view = person.bill()
        assert (view.bill.id, view.bill.corrects, view.together) == ("R10-C1", "R10", None)
        assert payment.corrected() in view.notes
        assert replace(owed(person.history()), bills=()) == Owed((YUAN("61.00"),))
        assert [each.id for each in person.history().void] == ["R10"]


def test_a_copy_of_a_bill_and_a_trial_do_not_count() -> None:
    bills = [
        header("R10", OCTOBER, "59.00"),
        header("R10-2", OCTOBER, "59.00", category="duplicate"),
        header("T", OCTOBER, "80.00", category="trial"),
    ]
    with seen(bills, [RENT]) as person:
        assert (person.bill().bill.id, person.bill().together) == ("R10", None)
        assert replace(owed(person.history()), bills=()) == Owed((YUAN("59.00"),))
        assert [each.id for each in person.history().running] == ["T"]


def test_credit_of_one_account_pays_nothing_on_another() -> None:
    bills = [
        header("A", OCTOBER, "59.00", billingAccount={"id": "a"}),
        header("B", OCTOBER, "-20.00", billingAccount={"id": "b"}),
    ]
    with seen(bills) as person:
        assert replace(owed(person.history()), bills=()) == Owed((YUAN("59.00"),))


def test_what_is_owed_is_not_nothing_where_it_is_not_known() -> None:
    bills = [
        header("A", OCTOBER, "59.00", billingAccount={"id": "a"}, state="odd", remainingAmount=None),
        paid("B", OCTOBER, "20.00", billingAccount={"id": "b"}),
    ]
    with seen(bills) as person:
        view = person.bill()
        assert view.together is not None
        assert view.together.owed == together.owed((), is_whole=False)
        assert person.home().badges == ()


def test_bills_of_accounts_with_other_cycles_are_shown_together_each_with_its_days() -> None:
    wire = span("2026-09-28", "2026-10-28")
    bills = [
        header("M10", OCTOBER, "59.00", billingAccount={"id": "1", "name": "手机"}, paymentDueDate="20261115"),
        header("W10", wire, "120.00", billingAccount={"id": "2", "name": "宽带"}),
    ]
    with seen(bills) as person:
        view = person.bill()
        assert view.together is not None
        assert (view.together.totals, view.together.is_of_one_period) == ((YUAN("179.00"),), False)
        for row in view.together.rows:
            assert row.state == together.for_period(names.bill(row.bill, TODAY), payment.state(row.bill, TODAY))
        said = together.with_owed(
            together.come_to(view.together.bills, (YUAN("179.00"),), TODAY), together.owed((YUAN("179.00"),))
        )
        late = together.some_was_due(said, date(2026, 11, 15), TODAY)
        assert person.home().today.at("") == late.shortened(together.in_short((YUAN("179.00"),)))
