"""The words of a bill: its groups, its lines, how it is paid, what deserves a second look. Must not reckon."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from elderclient.domain.bills.bill import Bill, BillLine, ChargeKind, Flag, FlagKind, Group
from elderclient.domain.bills.summary import average_before
from elderclient.domain.money import Money, total
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.domain.units import Count, Month, MonthName, Noun

_METHODS_EN = {
    "银行代扣": "taken from your bank account",
    "自己交费": "you pay it yourself",
    "预存": "taken from what you paid ahead",
}
"""English of the plain words in which the operator tells how a bill is paid."""


def summary_words(bill: Bill, today: date, before: Bill | None = None) -> Sentence:
    """One sentence about a bill: how much, and whether, until when or since when it has to be paid.

    With the bill ``before``, also how much more or less it is, unless something unpaid matters more.
    """
    month = month_words(bill.month, today)
    is_due = bill.due_date is not None and bill.due_date >= today and bill.remaining == bill.amount_due
    if before is not None and not bill.amount_due.is_credit and (bill.is_paid or is_due):
        return _compared(bill, before, today)
    if bill.amount_due.is_credit:
        return say("Nothing to pay for {month}: {amount} comes back to you.", month=month, amount=abs(bill.amount_due))
    if bill.is_paid:
        return say("Your bill for {month} is {amount}. It is paid.", month=month, amount=bill.amount_due)
    if bill.due_date is None:
        return say(
            "Your bill for {month} is {amount}; {remaining} is still to be paid.",
            month=month,
            amount=bill.amount_due,
            remaining=bill.remaining,
        )
    if bill.due_date < today:
        return say(
            "{remaining} of your bill for {month} is not paid yet. It was due on {day}.",
            month=month,
            remaining=bill.remaining,
            day=bill.due_date,
        )
    if bill.remaining != bill.amount_due:
        return say(
            "Your bill for {month} is {amount}; {remaining} is still to be paid by {day}.",
            month=month,
            amount=bill.amount_due,
            remaining=bill.remaining,
            day=bill.due_date,
        )
    return say(
        "Your bill for {month} is {amount}, to be paid by {day}.",
        month=month,
        amount=bill.amount_due,
        day=bill.due_date,
    )


def month_words(month: Month, today: date) -> Month | MonthName:
    """A month of the last year by its name alone, an older one with its year."""
    return MonthName(month) if month > Month.of(today).plus(-12) else month


def _compared(bill: Bill, before: Bill, today: date) -> Sentence:
    month, earlier = month_words(bill.month, today), month_words(before.month, today)
    by = bill.amount_due - before.amount_due
    if by.is_credit:
        compared = say("{amount} less than in {month}", amount=abs(by), month=earlier)
    elif by == Money.zero(by.currency):
        compared = say("the same as in {month}", month=earlier)
    else:
        compared = say("{amount} more than in {month}", amount=by, month=earlier)
    short = say("{month}: {amount}, {compared}", month=month, amount=bill.amount_due, compared=compared)
    if bill.is_paid or bill.due_date is None:
        return say(
            "Your bill for {month} is {amount}, {compared}. It is paid.",
            month=month,
            amount=bill.amount_due,
            compared=compared,
        ).shortened(short)
    return say(
        "Your bill for {month} is {amount}, {compared}, to be paid by {day}.",
        month=month,
        amount=bill.amount_due,
        compared=compared,
        day=bill.due_date,
    ).shortened(short)


def thing(line: BillLine) -> OperatorText:
    """What the line charges for, in the operator's words."""
    return OperatorText(line.name, line.name_en)


def method(bill: Bill) -> OperatorText:
    """How the bill is paid, in the operator's plain words; empty where it does not say."""
    return method_words(bill.payment_method)


def method_words(method: str) -> OperatorText:
    """A way of paying, in the operator's plain words."""
    return OperatorText(method, _METHODS_EN.get(method, ""))


def things(lines: Sequence[BillLine]) -> OperatorText | Sentence:
    """What the lines charge for; of many things the first by name and the number of the others."""
    found = {(line.name, line.product_id) for line in lines}
    if len({name for name, _ in found}) == 1:
        return thing(lines[0])
    return say("{name} and {count} besides", name=thing(lines[0]), count=Count(len(found) - 1, Noun.ITEM))


def group_words(group: Group) -> Sentence:
    """The plain name of a group."""
    match group:
        case Group.RENT:
            return say("Monthly rent")
        case Group.CALLS_OVER:
            return say("Calls beyond the plan")
        case Group.DATA_OVER:
            return say("Data beyond the plan")
        case Group.EXTRA_SERVICES:
            return say("Services that cost extra")
        case Group.OTHER:
            return say("Other")
        case Group.DISCOUNTS:
            return say("Discounts")


def what_is_this(line: BillLine) -> Sentence:
    """The answer to 这是什么？: the operator's own, else what every charge of this kind is."""
    if line.description:
        return say("{text}", text=OperatorText(line.description, line.description_en))
    return _kind_words(line.kind)


def _kind_words(kind: ChargeKind) -> Sentence:
    match kind:
        case ChargeKind.PLAN_RENT | ChargeKind.VALUE_ADDED:
            return _rent_words(kind)
        case ChargeKind.VOICE_OVERAGE | ChargeKind.DATA_OVERAGE | ChargeKind.MESSAGE_OVERAGE:
            return _overage_words(kind)
        case ChargeKind.ONE_OFF | ChargeKind.LATE_FEE:
            return _fee_words(kind)
        case ChargeKind.DISCOUNT | ChargeKind.CREDIT | ChargeKind.CORRECTION:
            return _money_off_words(kind)
        case ChargeKind.UNKNOWN:
            return say("The bill does not say what this is. A person can tell you.")


def _rent_words(kind: ChargeKind) -> Sentence:
    if kind is ChargeKind.PLAN_RENT:
        return say("This is what the plan costs every month, however much you use it.")
    return say("This is a service ordered besides the plan. It costs money every month and can be cancelled.")


def _overage_words(kind: ChargeKind) -> Sentence:
    if kind is ChargeKind.VOICE_OVERAGE:
        return say("This is for calls after the minutes of the plan were used up.")
    if kind is ChargeKind.DATA_OVERAGE:
        return say("This is for data after the data of the plan was used up.")
    return say("This is for messages after those of the plan were used up.")


def _fee_words(kind: ChargeKind) -> Sentence:
    if kind is ChargeKind.LATE_FEE:
        return say("This is charged because an earlier bill was paid late.")
    return say("This is charged only once, not again next month.")


def _money_off_words(kind: ChargeKind) -> Sentence:
    if kind is ChargeKind.DISCOUNT:
        return say("This is a discount: you pay so much less.")
    if kind is ChargeKind.CREDIT:
        return say("This is money that comes back to you.")
    return say("An earlier bill was wrong. This puts it right.")


def payment_words(bill: Bill) -> tuple[Sentence, ...]:
    """How the bill is paid and where one can pay."""
    words = []
    if bill.payment_method:
        words.append(say("How it is paid: {method}.", method=method(bill)))
    if not bill.is_paid:
        words.append(say("You can pay at a service hall or a bank, or ask your family to pay for you."))
    words.append(say("This program takes no money."))
    return tuple(words)


def flag_words(flag: Flag, bill: Bill, earlier: Sequence[Bill]) -> Sentence:
    """One warning about ``bill``. ``earlier``: the bills it was judged against."""
    match flag.kind:
        case FlagKind.FIRST_TIME:
            return say(
                "“{name}” is a new charge of {amount}. It was not on your bills of the {months} before.",
                name=things(flag.lines),
                amount=total([line.amount for line in flag.lines]),
                months=Count(sum(old.lines is not None for old in earlier), Noun.MONTH),
            )
        case FlagKind.CHARGED_TWICE:
            return say(
                "“{name}” was charged {times}, each time {amount}. Ask a person whether that is a mistake.",
                name=thing(flag.lines[0]),
                times=Count(len(flag.lines), Noun.TIME),
                amount=flag.lines[0].amount,
            )
        case FlagKind.UNUSED_SERVICE:
            return say(
                "You have not used “{name}” for three months. It costs {amount} a month.",
                name=thing(flag.lines[0]),
                amount=flag.lines[0].amount,
            )
        case FlagKind.ABNORMAL_MONTH:
            return _abnormal(bill, earlier)


def _abnormal(bill: Bill, earlier: Sequence[Bill]) -> Sentence:
    average = average_before(bill, earlier) or Decimal(0)
    return say(
        "This month costs {amount}, the three before only {average} on average. Ask a person whether that is a mistake.",
        amount=bill.amount_due,
        average=Money.rounded(average, bill.amount_due.currency),
    )
