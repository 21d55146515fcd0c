"""Sentences about a whole bill: how much, how far it is paid, how it is paid. Must not decide what is due."""

from __future__ import annotations

from datetime import date

from elderclient.domain.bills.bill import Bill, PaymentState
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.domain.units import Month, MonthName

_METHODS_EN = {
    "银行代扣": "taken from your bank account",
    "自己交费": "you pay it yourself",
    "预存": "taken from what you paid ahead",
}
"""English of the plain words in which the operator says how a bill is paid."""


def summary(bill: Bill, today: date, before: Bill | None = None) -> Sentence:
    """Say in one sentence how much the bill is, and whether, until when or since when it has to be paid.

    With the bill ``before``, also how much more or less it is, unless something unpaid matters more.
    """
    name, due = month(bill.month, today), bill.due_date
    match bill.payment_on(today):
        case PaymentState.REFUND:
            amount = abs(bill.amount_due)
            return say("Nothing to pay for {month}: {amount} comes back to you.", month=name, amount=amount)
        case PaymentState.PAID:
            return _paid(bill, before, today)
        case PaymentState.DUE if due is not None:
            return _due(bill, due, before, today)
        case PaymentState.OVERDUE if due is not None:
            return say(
                "{remaining} of your bill for {month} is not paid yet. It was due on {day}.",
                month=name,
                remaining=bill.remaining,
                day=due,
            )
        case PaymentState.PARTLY_PAID if due is not None:
            return say(
                "Your bill for {month} is {amount}; {remaining} is still to be paid by {day}.",
                month=name,
                amount=bill.amount_due,
                remaining=bill.remaining,
                day=due,
            )
    return say(
        "Your bill for {month} is {amount}; {remaining} is still to be paid.",
        month=name,
        amount=bill.amount_due,
        remaining=bill.remaining,
    )


def _paid(bill: Bill, before: Bill | None, today: date) -> Sentence:
    name, amount = month(bill.month, today), bill.amount_due
    if before is None:
        return say("Your bill for {month} is {amount}. It is paid.", month=name, amount=amount)
    compared = _compared(bill, before, today)
    long = say(
        "Your bill for {month} is {amount}, {compared}. It is paid.", month=name, amount=amount, compared=compared
    )
    return long.shortened(_amount_compared(bill, compared, today))


def _due(bill: Bill, due: date, before: Bill | None, today: date) -> Sentence:
    name, amount = month(bill.month, today), bill.amount_due
    if before is None:
        return say("Your bill for {month} is {amount}, to be paid by {day}.", month=name, amount=amount, day=due)
    compared = _compared(bill, before, today)
    return say(
        "Your bill for {month} is {amount}, {compared}, to be paid by {day}.",
        month=name,
        amount=amount,
        compared=compared,
        day=due,
    ).shortened(_amount_compared(bill, compared, today))


def _amount_compared(bill: Bill, compared: Sentence, today: date) -> Sentence:
    return say(
        "{month}: {amount}, {compared}", month=month(bill.month, today), amount=bill.amount_due, compared=compared
    )


def _compared(bill: Bill, before: Bill, today: date) -> Sentence:
    earlier = month(before.month, today)
    difference = bill.amount_due - before.amount_due
    if difference.is_zero:
        return say("the same as in {month}", month=earlier)
    if difference.is_credit:
        return say("{amount} less than in {month}", amount=abs(difference), month=earlier)
    return say("{amount} more than in {month}", amount=difference, month=earlier)


def month(of: Month, today: date) -> Month | MonthName:
    """Name a month of the last year by its name alone, an older one with its year."""
    return MonthName(of) if of > Month.of(today).plus(-12) else of


def state(bill: Bill, today: date) -> Sentence:
    """Say under the large amount how far the bill is paid; without the amount itself."""
    due = bill.due_date
    match bill.payment_on(today):
        case PaymentState.REFUND:
            return say("Nothing to pay: this comes back to you.")
        case PaymentState.PAID if bill.payment_method:
            return say("It is paid: {method}.", method=method(bill.payment_method))
        case PaymentState.PAID:
            return say("It is paid.")
        case PaymentState.OVERDUE if due is not None:
            return say("It was due on {day}. {remaining} is missing.", day=due, remaining=bill.remaining)
        case PaymentState.PARTLY_PAID if due is not None:
            return say("{remaining} is still to be paid by {day}.", remaining=bill.remaining, day=due)
        case PaymentState.DUE if due is not None:
            return say("Please pay by {day}.", day=due)
    return say("{remaining} is still to be paid.", remaining=bill.remaining)


def method(of: str) -> OperatorText:
    """Name a way of paying in the operator's plain words, with English where it is known."""
    return OperatorText(of, _METHODS_EN.get(of, ""))


def ways(bill: Bill) -> tuple[Sentence, ...]:
    """Say how the bill is paid and where one can pay."""
    sentences = []
    if bill.payment_method:
        sentences.append(say("How it is paid: {method}.", method=method(bill.payment_method)))
    if not bill.is_paid:
        sentences.append(say("You can pay at a service hall or a bank, or ask your family to pay for you."))
    sentences.append(say("This program takes no money."))
    return tuple(sentences)


def corrected() -> Sentence:
    """Say of a bill that it replaces an earlier, wrong one."""
    return say("This bill was put right. The one before it no longer counts.")
