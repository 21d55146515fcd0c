"""What is due, and what is not, on bills as other operators send them: late fees, money paid ahead, credit, corrections."""

from __future__ import annotations

from dataclasses import replace

import pytest

from elderclient.domain.bills.bill import BillState, PaymentState
from elderclient.domain.bills.owed import Owed, owed
from elderclient.domain.money import Money
from elderclient.phrases.bills import payment
from elderclient.phrases.bills import together as sums
from elderclient.ui.screens.bills.bill.presenter import BillPresenter
from tests.contract.foreign_bills import (
    NOW,
    OCTOBER,
    SEPTEMBER,
    TODAY,
    amount,
    header,
    paid,
    rate,
    rent,
    seen,
    span,
)
from tests.contract.foreign_pages import visiting

YUAN = Money.of
YEAR = span("2026-10-01", "2027-10-01")
PREPAID = [{"id": "a", "name": "话费", "ratingType": "prepaid"}]
CREDIT = {"category": "creditNote"}
NOVEMBER = span("2026-11-01", "2026-11-28")


@pytest.mark.parametrize(
    ("covers", "months"), [(YEAR, 12), (span("2026-10-01", "2026-12-01"), 2), (OCTOBER, None), (None, None)]
)
def test_a_fee_says_for_how_long_it_is_charged(covers: dict[str, str] | None, months: int | None) -> None:
    fee = rate("c", "R10", "会员年费", "120.00", covers, type="recurringCharge")
    with seen([header("R10", OCTOBER, "120.00")], [fee]) as person:
        (view,) = person.bill().lines
    said = dict(view.what.arguments)
    assert str(getattr(said.get("months"), "number", None)) == str(months)


@pytest.mark.parametrize("due", ["2026-12-20T00:00:00+08:00", "2026-11-02T00:00:00+08:00", None])
def test_what_is_taken_from_money_paid_ahead_has_no_day_to_pay_by(due: str | None) -> None:
    bill = header("R10", OCTOBER, "59.00", paymentDueDate=due, billingAccount={"id": "a"})
    bucket = {
        "id": "m",
        "usageType": "monetary",
        "status": "active",
        "remainingValue": {"amount": 86.5, "units": "CNY"},
        "partyAccount": [{"id": "a"}],
    }
    with seen([bill], [rent("b", "R10", "59.00", OCTOBER)], billingAccount=PREPAID, bucket=[bucket]) as person:
        view = person.bill()
        assert view.bill.payment_on(TODAY) is PaymentState.FROM_BALANCE
        assert view.state == payment.state(view.bill, TODAY)
        assert view.summary == payment.summary(view.bill, TODAY).at("summary")
        assert not {name for name, _ in (*view.state.arguments, *view.summary.arguments)} & {"day", "remaining"}
        assert not view.is_to_be_paid
        assert person.home().badges == ()


def test_a_bill_that_says_itself_that_it_is_paid_ahead_is_not_counted_as_owed() -> None:
    bill = header("R10", OCTOBER, "59.00", paymentMethod={"name": "预存"})
    with seen([bill]) as person:
        assert person.bill().bill.payment_on(TODAY) is PaymentState.FROM_BALANCE
        assert owed(person.history()) == Owed((), is_whole=False)


def test_credit_for_a_bill_that_is_paid_is_not_taken_off_another() -> None:
    bills = [
        paid("R9", SEPTEMBER, "59.00"),
        header("CN9", SEPTEMBER, "-59.00", **CREDIT, billDate="2026-10-09"),
        header("R10", OCTOBER, "60.00"),
    ]
    with seen(bills) as person:
        assert replace(owed(person.history()), bills=()) == Owed((YUAN("60.00"),))
    late = [paid("R9", SEPTEMBER, "59.00"), header("CN", NOVEMBER, "-59.00", **CREDIT, billDate="2026-11-09")]
    with seen([*late, header("R10", OCTOBER, "60.00", billDate="2026-11-01")]) as person:
        # It came when October was open: nothing says that it is for September alone.
        assert owed(person.history()).amounts == (YUAN("1.00"),)


def test_credit_takes_no_more_off_than_is_open() -> None:
    left = {"remainingAmount": amount("10.00"), "state": "partiallyPaid"}
    bills = [
        header("R9", SEPTEMBER, "59.00", **left),
        header("CN9", SEPTEMBER, "-59.00", **CREDIT, billDate="2026-10-09"),
        header("R10", OCTOBER, "60.00"),
    ]
    with seen(bills) as person:
        assert owed(person.history()).amounts == (YUAN("60.00"),)


def test_a_replaced_bill_is_not_called_cancelled_and_what_is_listed_of_it_is_said() -> None:
    bills = [
        header("R10", OCTOBER, "99.00"),
        header("R10-C1", OCTOBER, "61.00", category="corrected", billDate="2026-11-10"),
    ]
    with seen(bills, [rent("b", "R10-C1", "61.00", OCTOBER)]) as person:
        view, old = person.bill(), person.bill(bill_id="R10")
        assert payment.still_listed(YUAN("99.00")) in view.notes
        assert old.bill.state is BillState.REPLACED
        assert old.bill.payment_on(TODAY) is PaymentState.REPLACED
        assert payment.still_listed(YUAN("99.00")) in old.notes
        (other,) = view.others
        assert other.name == sums.no_longer_asked_for(old.bill, TODAY)


@pytest.mark.parametrize("state", ["void", "cancelled"])
def test_a_replaced_bill_that_is_cancelled_is_called_so(state: str) -> None:
    bills = [
        header("R10", OCTOBER, "99.00", state=state),
        header("R10-C1", OCTOBER, "61.00", category="corrected", billDate="2026-11-10"),
    ]
    with seen(bills, [rent("b", "R10-C1", "61.00", OCTOBER)]) as person:
        assert person.bill(bill_id="R10").bill.state is BillState.VOID
        assert person.bill().notes == (payment.corrected(),)


def test_the_page_of_a_bill_paid_ahead_offers_no_way_to_pay() -> None:
    assert NOW.date() == TODAY
    bill = header("R10", OCTOBER, "59.00", billingAccount={"id": "a"})
    with visiting(customerBill=[bill], appliedCustomerBillingRate=[], billingAccount=PREPAID) as visitor:
        page = visitor.hears(BillPresenter)
        assert not [said for said in page if "day" in dict(said.arguments)]
