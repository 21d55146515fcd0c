"""What is said of a whole bill: how much it is, how far it is paid, and how it compares with the one before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from elderclient.domain.bills.bill import Bill, BillState, ChargeKind
from elderclient.domain.bills.cause import Cause, CauseKind
from elderclient.domain.money import Money
from elderclient.domain.units import Month, MonthName, Period, Quantity, Unit
from elderclient.phrases.bills import causes, charges, clauses, payment
from tests.fakes.bills import line

TODAY = date(2026, 10, 12)


def september(amount: str = "128.50", remaining: str = "128.50", due: date | None = date(2026, 10, 20)) -> Bill:
    return Bill(
        "b9",
        "N9",
        Month(2026, 9),
        Period(date(2026, 9, 1), date(2026, 9, 30)),
        date(2026, 10, 1),
        Money.of(amount),
        Money.of(remaining),
        BillState.SENT,
        due_date=due,
    )


AUGUST = replace(
    september("120.00", "0.00"), id="b8", month=Month(2026, 8), period=Period(date(2026, 8, 1), date(2026, 8, 31))
)


@pytest.mark.parametrize(
    ("bill", "wording"),
    [
        (september(), "Your bill for {month} is {amount}, due by {day}."),
        (september(remaining="0.00"), "Your bill for {month} is {amount}. It has been paid."),
        (
            september(remaining="28.50"),
            "Your bill for {month} is {amount}. You still have {remaining} to pay by {day}.",
        ),
        (september(due=None), "Your bill for {month} is {amount}. You still have {remaining} to pay."),
        (
            september(due=date(2026, 10, 5)),
            "{remaining} of your bill for {month} has not been paid yet. It was due on {day}.",
        ),
        (september("-3.00", "0.00"), "Nothing to pay for {month}: you get {amount} back."),
    ],
)
def test_how_far_it_is_paid_is_said_in_one_sentence(bill: Bill, wording: str) -> None:
    assert payment.summary(bill, TODAY).msgid == wording


@pytest.mark.parametrize(
    ("bill", "wording"),
    [
        (september("100.00", "0.00"), "Your bill for {month} is {amount}, {compared}. It has been paid."),
        (september("140.00", "140.00"), "Your bill for {month} is {amount}, {compared}. It is due by {day}."),
    ],
)
def test_with_the_bill_before_it_also_says_how_they_compare(bill: Bill, wording: str) -> None:
    said = payment.summary(bill, TODAY, AUGUST)
    assert said.msgid == wording
    assert said.short is not None


@pytest.mark.parametrize(
    ("difference", "wording", "amount"),
    [
        ("-20.00", "{amount} less than in {month}", "20.00"),
        ("20.00", "{amount} more than in {month}", "20.00"),
        ("0.00", "the same as in {month}", None),
    ],
)
def test_more_less_or_the_same_is_said_without_a_sign(difference: str, wording: str, amount: str | None) -> None:
    said = payment.compared(Money.of(difference), MonthName(Month(2026, 8)))
    assert said.msgid == wording
    assert dict(said.arguments).get("amount") == (None if amount is None else Money.of(amount))


@pytest.mark.parametrize(
    ("kind", "wording"),
    [
        (ChargeKind.DISCOUNT, "{amount} off"),
        (ChargeKind.CREDIT, "{amount} back"),
        (ChargeKind.CORRECTION, "{amount} taken off"),
        (ChargeKind.UNKNOWN, "{amount}"),
    ],
)
def test_an_amount_below_zero_is_said_by_its_kind(kind: ChargeKind, wording: str) -> None:
    assert charges.amount(line("1", "-20.00", "重算", kind)).msgid == wording


def test_more_use_of_a_kind_that_is_not_known_is_said_by_its_name() -> None:
    used = line("1", "5.00", "国际长途", ChargeKind.USAGE, quantity=Quantity(Decimal(13), Unit.MINUTE))
    cause = Cause(CauseKind.USED_MORE, Money.of("5.00"), (), (used,))
    assert clauses.clause(cause, TODAY).msgid == "“{name}”: {quantity} more than last time"
    assert causes.cause(cause, TODAY).msgid == "{what}: {by}."


def test_a_late_fee_does_not_say_that_the_earlier_bill_was_paid() -> None:
    fee = line("1", "2.00", "滞纳金", ChargeKind.LATE_FEE)
    said = clauses.clause(Cause(CauseKind.LATE_FEE, fee.amount, after=(fee,)), TODAY)
    assert said.msgid == "An earlier bill was not paid in time, which costs extra"
    assert charges.what_is_this(fee).msgid == "This is charged because an earlier bill was not paid in time."
