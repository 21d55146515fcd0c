"""Sentences that only the bill's pages need: the state of a bill in a few words, a line's reckoning, what more there is."""

from __future__ import annotations

from datetime import date

from elderclient.domain.bills.bill import Bill, BillLine, Change
from elderclient.domain.phone import Phone
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.domain.units import Count, Month, MonthName, Noun, Unit
from elderclient.phrases.bills.bill import method
from elderclient.usecases.bills.explain_bill import measure


def state_words(bill: Bill, today: date) -> Sentence:
    """Under the large number: paid, or until when it is due; without the amount, which stands above it."""
    if bill.amount_due.is_credit:
        return say("Nothing to pay: this comes back to you.")
    if bill.is_paid and bill.payment_method:
        return say("It is paid: {method}.", method=method(bill))
    if bill.is_paid:
        return say("It is paid.")
    if bill.due_date is None:
        return say("{remaining} is still to be paid.", remaining=bill.remaining)
    if bill.due_date < today:
        return say("It was due on {day}. {remaining} is missing.", day=bill.due_date, remaining=bill.remaining)
    if bill.remaining != bill.amount_due:
        return say("{remaining} is still to be paid by {day}.", remaining=bill.remaining, day=bill.due_date)
    return say("Please pay by {day}.", day=bill.due_date)


def change_words(change: Change) -> Sentence | None:
    """How much more or less than the month before, in one line; ``None`` where nothing was compared or changed."""
    if change.before is None or change.difference.is_zero:
        return None
    before: MonthName | Month = MonthName(change.before.month)
    if change.before.month != change.after.month.plus(-1):
        # A month is missing between them: the year says that it is not the month just before.
        before = change.before.month
    if change.difference.is_credit:
        return say("{amount} less than in {month}:", amount=abs(change.difference), month=before)
    return say("{amount} more than in {month}:", amount=change.difference, month=before)


def reckoning(line: BillLine) -> tuple[Sentence, ...]:
    """How a line's amount comes about: how much at which price, for which days, for which number."""
    found: list[Sentence] = []
    if line.quantity is not None and line.unit_price is not None and line.quantity.unit is not Unit.MONTH:
        found.append(say("{quantity} at {price}.", quantity=measure(line.quantity), price=line.unit_price))
    if line.covers is not None:
        found.append(say("Dates: {period}.", period=line.covers))
    if line.line_number:
        found.append(say("Number: {number}.", number=_number(line.line_number)))
    return tuple(found)


def more(number: int) -> Sentence:
    """The way to the rest of a long list."""
    return say("{count} more", count=Count(number, Noun.ITEM))


def look_at_service() -> Sentence:
    """The way from a line or a warning to the service that is charged for."""
    short = say("Look")
    return say("Look at this service").shortened(short)


def _number(text: str) -> Phone | OperatorText:
    try:
        return Phone(text)
    except ValueError:
        return OperatorText(text)
