"""What is owed is one figure: by the balance where it is paid in advance, and never more certain than the bills are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from elderclient.domain.accounts.account import Account
from elderclient.domain.bills.bill import Bill, BillState, PaymentState
from elderclient.domain.bills.history import history_of
from elderclient.domain.bills.owed import Owed, Paid, owed, paid_of
from elderclient.domain.bills.stopping import Stop, stop_of
from elderclient.domain.deadlines.limits import Duty, Limit, Measure
from elderclient.domain.known import Unknown
from elderclient.domain.listing import Listing
from elderclient.domain.money import Money
from elderclient.domain.notices import Notice, NoticeKind
from elderclient.domain.units import Month
from elderclient.usecases.bills.years import month_rows, other_bills
from tests.fakes.bills import bill, line
from tests.fakes.clock import SHANGHAI

TODAY = date(2026, 10, 12)
THIRTY = Limit(Duty.SUSPENSION_AFTER, Decimal(30), Measure.DAYS, "a norm")


def unpaid(month: int, amount: str, **more: Any) -> Bill:
    own = {"period_amount": Money.of(amount)} | more
    return replace(bill(Month(2026, month), [line("1", amount, "rent")], paid=False), **own)


def of(*bills: Bill, accounts: tuple[Account, ...] = (), unread: int = 0) -> Owed:
    return owed(history_of(Listing(bills, unread), TODAY), accounts)


def arrears(begins: datetime | None, sent: datetime | None) -> Notice:
    return Notice("n", NoticeKind.ARREARS, "subject", "content", sent, begins=begins)


def test_part_paid_and_unpaid_bills_are_one_figure() -> None:
    july = unpaid(6, "45.90", remaining=Money.of("25.90"), state=BillState.PARTIALLY_PAID)
    found = of(july, unpaid(7, "42.06"), unpaid(8, "44.64"), unpaid(9, "61.67"))
    assert (found.amounts, found.is_whole) == ((Money.of("174.27"),), True)
    assert [each.month.month for each in found.bills] == [9, 8, 7, 6]
    assert found.late_since(TODAY) == date(2026, 7, 20)


def test_a_bill_that_could_not_be_read_may_be_owed_as_well() -> None:
    assert not of(unpaid(9, "61.67"), unread=1).is_whole
    assert of(unread=1) == Owed((), is_whole=False)


@pytest.mark.parametrize(
    ("balance", "amounts", "is_whole"),
    [
        (Money.of("86.50"), (), True),
        (Money.of("-5.00"), (Money.of("5.00"),), True),
        (Money.zero(), (), True),
        (Unknown.ABSENT, (), False),
        (Unknown.NOT_UNDERSTOOD, (), False),
        (None, (), False),
    ],
)
def test_what_is_paid_in_advance_is_owed_by_its_balance(
    balance: Money | Unknown | None, amounts: tuple[Money, ...], *, is_whole: bool
) -> None:
    account = Account("a", "", is_prepaid=True, balance=balance)
    for own in ("a", ""):
        found = of(unpaid(9, "61.67", account=own), accounts=(account,))
        assert (found.amounts, found.is_whole, found.bills) == (amounts, is_whole, ())


def test_another_account_is_owed_by_its_bills() -> None:
    accounts = (Account("a", "", is_prepaid=True, balance=Money.of("3.00")), Account("b", ""))
    found = of(unpaid(9, "61.67", account="b"), accounts=accounts)
    assert found.amounts == (Money.of("61.67"),)


@pytest.mark.parametrize(
    ("bills", "paid"),
    [
        ((bill(Month(2026, 9), [line("1", "9.00", "rent")]),), Paid.PAID),
        ((unpaid(9, "9.00"),), Paid.NOT),
        ((unpaid(9, "9.00", remaining=Money.of("2.00")),), Paid.PARTLY),
        ((unpaid(9, "9.00", remaining=Money.of("20.00")),), Paid.NOT),
        ((unpaid(9, "9.00", remaining=Unknown.ABSENT),), Paid.NOT_CLEAR),
        ((unpaid(9, "9.00", remaining=Money.of("2.00"), state=BillState.SETTLED),), Paid.NOT_CLEAR),
        ((bill(Month(2026, 9), [line("1", "0.00", "rent")]),), Paid.NOTHING_ASKED),
        ((bill(Month(2026, 9), [line("1", "-4.00", "back")]),), Paid.NOTHING_ASKED),
        ((), Paid.NOTHING_ASKED),
    ],
)
def test_how_far_a_row_of_the_year_is_paid(bills: tuple[Bill, ...], paid: Paid) -> None:
    assert paid_of(bills, of(*bills), TODAY) is paid


def test_several_bills_in_one_row() -> None:
    one = replace(bill(Month(2026, 9), [line("1", "9.00", "rent")]), account="a")
    other = unpaid(9, "8.00", id="other", account="b")
    assert paid_of((one, other), of(one, other), TODAY) is Paid.PARTLY
    silent = replace(other, remaining=Unknown.ABSENT)
    assert paid_of((one, silent), of(one, silent), TODAY) is Paid.NOT_CLEAR


def test_the_operators_own_day_comes_before_that_of_the_law() -> None:
    late = of(unpaid(8, "44.64"))
    own = arrears(datetime(2026, 10, 30, tzinfo=SHANGHAI), datetime(2026, 10, 1, tzinfo=SHANGHAI))
    assert stop_of(late, [own], THIRTY, TODAY) == Stop(date(2026, 10, 30), is_given=True)
    assert stop_of(late, [], THIRTY, TODAY) == Stop(date(2026, 10, 20), is_given=False)


@pytest.mark.parametrize(
    ("begins", "sent"),
    [
        (datetime(2026, 10, 30, tzinfo=SHANGHAI), datetime(2026, 8, 1, tzinfo=SHANGHAI)),
        (datetime(2026, 10, 1, tzinfo=SHANGHAI), datetime(2026, 9, 25, tzinfo=SHANGHAI)),
        (None, datetime(2026, 10, 1, tzinfo=SHANGHAI)),
    ],
)
def test_a_day_that_is_over_or_was_for_other_bills_is_not_the_day(begins: datetime | None, sent: datetime) -> None:
    late = of(unpaid(8, "44.64"))
    assert stop_of(late, [arrears(begins, sent)], THIRTY, TODAY) == Stop(date(2026, 10, 20), is_given=False)


def test_no_day_without_grounds() -> None:
    own = arrears(datetime(2026, 10, 30, tzinfo=SHANGHAI), None)
    late = of(unpaid(8, "44.64"))
    assert stop_of(of(unpaid(9, "61.67")), [own], THIRTY, TODAY) is None
    assert stop_of(of(unpaid(8, "44.64", due_date=None)), [own], THIRTY, TODAY) is None
    assert stop_of(late, [], replace(THIRTY, needs_check=True), TODAY) is None
    assert stop_of(late, [], replace(THIRTY, measure=Measure.WORKING_DAYS), TODAY) is None


def test_nothing_is_known_to_be_owed_or_late_on_a_bill_of_a_state_that_is_not_understood() -> None:
    disputed = unpaid(8, "59.00", state=BillState.UNKNOWN)
    found = of(disputed)
    assert (found.amounts, found.is_whole, found.bills) == ((), False, ())
    assert found.late_since(TODAY) is None
    assert stop_of(found, [], THIRTY, date(2027, 6, 1)) is None
    assert disputed.payment_on(TODAY) is PaymentState.NOT_UNDERSTOOD
    assert paid_of([disputed], found, TODAY) is Paid.NOT_CLEAR


def test_a_bill_that_names_no_state_is_owed_as_its_amounts_say() -> None:
    assert of(unpaid(8, "59.00", state=BillState.UNSTATED)).amounts == (Money.of("59.00"),)


def test_a_credit_note_of_a_state_that_is_not_understood_pays_nothing() -> None:
    note = unpaid(7, "-59.00", state=BillState.UNKNOWN)
    assert note.payment_on(TODAY) is PaymentState.NOT_UNDERSTOOD
    assert of(note, unpaid(8, "60.00")) == Owed((Money.of("60.00"),), False, (unpaid(8, "60.00"),))


def test_a_bill_that_is_held_back_may_have_to_be_paid() -> None:
    assert of(unpaid(8, "59.00", state=BillState.ON_HOLD)) == Owed((), is_whole=False)


def test_a_bill_that_is_paid_in_part_counts_among_what_is_not_paid() -> None:
    partly = unpaid(8, "80.00", state=BillState.PARTIALLY_PAID, remaining=Unknown.ABSENT)
    found = of(partly)
    assert (found.amounts, found.is_whole, found.bills) == ((), False, (partly,))
    assert paid_of([partly], found, TODAY) is Paid.PARTLY


def test_a_bill_for_a_period_that_has_not_begun_is_not_the_newest() -> None:
    present, far = (
        unpaid(9, "69.00"),
        replace(bill(Month(2027, 10), [line("1", "69.00", "rent")], paid=False), id="far"),
    )
    history = history_of(Listing((far, present)), TODAY)
    assert (history.newest, history.begun, history.final) == ((present,), (present,), (far, present))
    rows = month_rows(history, owed(history), TODAY)
    assert [row.month for row in rows if row.bills] == [Month(2026, 9)]
    assert [each.bill_id for each in other_bills(history, rows, TODAY)] == ["far"]
    assert history_of(Listing((far,)), TODAY).newest == (far,)
