"""Sentences about a whole bill: how much, how far it is paid, how it is paid. Must not decide what is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elderclient.domain.accounts.account import PaidBy
from elderclient.domain.bills.bill import BillState, PaymentState
from elderclient.domain.known import known
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.domain.units import Count, Noun
from elderclient.phrases.bills import charges, names
from elderclient.phrases.shell.times import dated
from elderclient.phrases.shell.unknowns import with_offer, without_offer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from elderclient.domain.bills.bill import Bill, BillLine, LooseBill
    from elderclient.domain.bills.owed import Arrears
    from elderclient.domain.money import Money
    from elderclient.domain.units import FullDate

_METHODS_EN = {
    "银行代扣": "taken from your bank account",
    "自己交费": "you pay it yourself",
    "预存": "taken from what you paid ahead",
}
"""English of the plain words in which the operator says how a bill is paid."""
_NOTHING_ASKED = (
    PaymentState.VOID,
    PaymentState.REPLACED,
    PaymentState.WRITTEN_OFF,
    PaymentState.RUNNING,
    PaymentState.NOTHING,
    PaymentState.FROM_BALANCE,
)


def summary(bill: Bill, today: date, before: Bill | None = None) -> Sentence:
    """Say in one sentence how much the bill is, and whether, until when or since when it has to be paid.

    With a comparable bill ``before``, also how much more or less it is, unless something unpaid matters more.
    """
    said = _summary(bill, today, before)
    return said if said.short is not None else said.shortened(_in_short(bill, today))


def asks_for(bill: Bill, today: date) -> Sentence:
    """Say of a bill that does not say what its own month costs what it asks for, which may hold what was open before."""
    name, amount, due = names.bill(bill, today), known(bill.remaining) or bill.charged, bill.due_date
    short = say("{month}: asks for {amount}", month=name, amount=amount)
    if due is None:
        said = say(
            "Your bill for {month} asks for {amount}; what is open from earlier bills may be in it.",
            month=name,
            amount=amount,
        )
        return _with_due_date_unread(said, bill).shortened(short)
    return say(
        "Your bill for {month} asks for {amount} by {day}; what is open from earlier bills may be in it.",
        month=name,
        amount=amount,
        day=dated(due, today),
    ).shortened(short)


def _in_short(bill: Bill, today: date) -> Sentence:
    """Say where there is little room what matters most of the bill: never an amount that it does not ask for."""
    name, amount, left = names.bill(bill, today), bill.charged, known(bill.remaining)
    match bill.payment_on(today):
        case PaymentState.VOID:
            return say("{month}: bill cancelled", month=name)
        case PaymentState.REPLACED:
            return say("{month}: bill replaced", month=name)
        case PaymentState.WRITTEN_OFF:
            return say("{month}: bill written off", month=name)
        case PaymentState.RUNNING if bill.state is BillState.ON_HOLD:
            return say("{month}: {amount}, held back", month=name, amount=amount)
        case PaymentState.RUNNING:
            return say("{month} so far: {amount}", month=name, amount=amount)
        case PaymentState.REFUND:
            return say("{month}: {amount} comes back", month=name, amount=abs(amount))
        case PaymentState.OVERDUE | PaymentState.PARTLY_PAID | PaymentState.WITHOUT_DUE_DATE if left not in (
            None,
            amount,
        ):
            return say("{month}: {amount}, to pay: {remaining}", month=name, amount=amount, remaining=left)
    return say("Your bill for {month}: {amount}", month=name, amount=amount)


def _summary(bill: Bill, today: date, before: Bill | None) -> Sentence:
    name, amount, due, left = names.bill(bill, today), bill.charged, bill.due_date, known(bill.remaining)
    if bill.is_void or bill.is_running_on(today) or bill.payment_on(today) is PaymentState.FROM_BALANCE:
        return _nothing_due(bill, today)
    match bill.payment_on(today):
        case PaymentState.REFUND:
            return say("Nothing to pay for {month}: {amount} comes back to you.", month=name, amount=abs(amount))
        case PaymentState.NOTHING:
            return say("Your bill for {month} is {amount}: there is nothing to pay.", month=name, amount=amount)
        case PaymentState.PAID:
            return _paid(bill, before, today)
        case PaymentState.UNCLEAR if left is not None:
            return with_offer(
                say(
                    "Your bill for {month} is {amount}. The operator calls it paid, and also says that {remaining} is open.",
                    month=name,
                    amount=amount,
                    remaining=left,
                )
            )
        case PaymentState.DUE if due is not None:
            return _due(bill, due, before, today)
        case PaymentState.OVERDUE if due is not None and left is not None:
            return _overdue(bill, due, left, today)
        case PaymentState.PARTLY_PAID if due is not None and left is not None:
            return say(
                "Your bill for {month} is {amount}; {remaining} is still to be paid by {day}.",
                month=name,
                amount=amount,
                remaining=left,
                day=dated(due, today),
            )
        case PaymentState.WITHOUT_DUE_DATE if left is not None:
            said = say(
                "Your bill for {month} is {amount}; {remaining} is still to be paid.",
                month=name,
                amount=amount,
                remaining=left,
            )
            return _with_due_date_unread(said, bill)
    return _not_known(bill, today)


def _not_known(bill: Bill, today: date) -> Sentence:
    name, amount = names.bill(bill, today), bill.charged
    if bill.payment_on(today) is PaymentState.NOT_UNDERSTOOD:
        return say(
            "Your bill for {month} is {amount}. Whether it has to be paid is not clear.", month=name, amount=amount
        )
    return say(
        "Your bill for {month} is {amount}. The operator does not say how much of it is paid.",
        month=name,
        amount=amount,
    )


def _nothing_due(bill: Bill, today: date) -> Sentence:
    name, amount = names.bill(bill, today), bill.charged
    match bill.payment_on(today):
        case PaymentState.FROM_BALANCE:
            return say(
                "Your bill for {month} is {amount}. It is taken from what you paid ahead.", month=name, amount=amount
            )
        case PaymentState.VOID:
            return say("Your bill for {month} was cancelled: nothing is to be paid on it.", month=name)
        case PaymentState.REPLACED:
            return say("Another bill took the place of the one for {month}: that one no longer counts.", month=name)
        case PaymentState.WRITTEN_OFF:
            return say(
                "The operator wrote your bill for {month} off: it no longer asks for {amount}.",
                month=name,
                amount=amount,
            )
    return running(bill, today)


def no_longer_asked_for(bill: Bill, today: date) -> Sentence:
    """Say of a bill that was cancelled or written off that nothing is to be paid on it."""
    return _nothing_due(bill, today)


def with_no_longer_asked_for(said: Sentence, bill: Bill, today: date) -> Sentence:
    """Say what the newest bill is, and that a newer one was cancelled or written off."""
    both = say("{bill} {other}", bill=without_offer(said), other=no_longer_asked_for(bill, today))
    return both if said.short is None else both.shortened(said.short)


def running(bill: Bill, today: date) -> Sentence:
    """Say how much a bill is so far that is not made yet, or that the operator holds back."""
    name = names.bill(bill, today)
    if bill.state is BillState.ON_HOLD:
        return say(
            "The operator holds back the bill for {month}, {amount}. Whether it has to be paid is not clear.",
            month=name,
            amount=bill.charged,
        )
    return say("{month} so far: {amount}. This is not final, and nothing is due yet.", month=name, amount=bill.charged)


def amount_missing(bills: Sequence[LooseBill], today: date) -> Sentence:
    """Say of new bills, at least one, that they are there and that their amount is not known."""
    if len(bills) > 1:
        count = Count(len(bills), Noun.BILL)
        return with_offer(say("There are {bills} more; how much they are, is not clear.", bills=count))
    month = names.loose(bills[0], today)
    return with_offer(say("There is a bill for {month} as well; how much it is, is not clear.", month=month))


def with_missing(said: Sentence, bills: Sequence[LooseBill], today: date) -> Sentence:
    """Say what the newest bill is, and that there are others of which the amount is not known."""
    both = say("{bill} {missing}", bill=without_offer(said), missing=amount_missing(bills, today))
    return both if said.short is None else both.shortened(said.short)


def not_made(bill: LooseBill, today: date) -> Sentence:
    """Say of a bill that is not made yet that its amount is not known either."""
    return say(
        "The bill for {month} is not made yet; how much it will be is not known.", month=names.loose(bill, today)
    )


def _overdue(bill: Bill, due: date, left: Money, today: date) -> Sentence:
    name = names.bill(bill, today)
    if bill.arrears.is_zero:
        return say(
            "{remaining} of your bill for {month} is not paid yet. It was due on {day}.",
            month=name,
            remaining=left,
            day=dated(due, today),
        )
    return say(
        "Your bill for {month} is {amount}; {remaining} is to be paid. It was due on {day}.",
        month=name,
        amount=bill.charged,
        remaining=left,
        day=dated(due, today),
    )


def _paid(bill: Bill, before: Bill | None, today: date) -> Sentence:
    name, amount = names.bill(bill, today), bill.charged
    if before is None:
        return say("Your bill for {month} is {amount}. It is paid.", month=name, amount=amount)
    compared = _compared(bill, before, today)
    long = say(
        "Your bill for {month} is {amount}, {compared}. It is paid.", month=name, amount=amount, compared=compared
    )
    return long.shortened(_amount_compared(bill, compared, today))


def _due(bill: Bill, due: date, before: Bill | None, today: date) -> Sentence:
    name, amount = names.bill(bill, today), bill.charged
    if before is None:
        day = dated(due, today)
        return say("Your bill for {month} is {amount}, to be paid by {day}.", month=name, amount=amount, day=day)
    compared = _compared(bill, before, today)
    return say(
        "Your bill for {month} is {amount}, {compared}, to be paid by {day}.",
        month=name,
        amount=amount,
        compared=compared,
        day=dated(due, today),
    ).shortened(_amount_compared(bill, compared, today))


def _amount_compared(bill: Bill, compared: Sentence, today: date) -> Sentence:
    return say("{month}: {amount}, {compared}", month=names.bill(bill, today), amount=bill.charged, compared=compared)


def _compared(bill: Bill, before: Bill, today: date) -> Sentence:
    return compared(bill.charged - before.charged, names.earlier(before, today))


def compared(difference: Money, earlier: names.BillName) -> Sentence:
    """Say, as a part of a sentence, how much more or less something is than in the ``earlier`` month."""
    if difference.is_zero:
        return say("the same as in {month}", month=earlier)
    if difference.is_credit:
        return say("{amount} less than in {month}", amount=abs(difference), month=earlier)
    return say("{amount} more than in {month}", amount=difference, month=earlier)


def arrears(of: Arrears, today: date) -> Sentence:
    """Say of the part of a bill that is left of earlier ones from when it is, where earlier bills say so."""
    if len(of.bills) == 1:
        name = names.bill(of.bills[0], today)
        return say("Of what is to be paid, {amount} is still open from {month}.", amount=of.amount, month=name)
    if of.bills:
        first, last = names.bill(of.bills[0], today), names.bill(of.bills[-1], today)
        return say(
            "Of what is to be paid, {amount} is still open from the bills of {first} to {last}.",
            amount=of.amount,
            first=first,
            last=last,
        )
    return say(
        "The bill asks for {amount} more than its own month costs. It does not say from when that is; a person can.",
        amount=of.amount,
    )


def state(bill: Bill, today: date) -> Sentence:
    """Say under the large amount how far the bill is paid; without the amount itself."""
    due, left = bill.due_date, known(bill.remaining)
    if bill.payment_on(today) in _NOTHING_ASKED:
        return _not_asked_for(bill, today)
    match bill.payment_on(today):
        case PaymentState.REFUND:
            return say("Nothing to pay: this comes back to you.")
        case PaymentState.PAID if bill.payment_method:
            return say("It is paid: {method}.", method=method(bill.payment_method))
        case PaymentState.PAID:
            return say("It is paid.")
        case PaymentState.UNCLEAR if left is not None:
            return with_offer(
                say("The operator calls this bill paid, and also says that {remaining} is open.", remaining=left)
            )
        case PaymentState.OVERDUE if due is not None and left is not None:
            return say("It was due on {day}. {remaining} is missing.", day=dated(due, today), remaining=left)
        case PaymentState.PARTLY_PAID if due is not None and left is not None:
            return say("{remaining} is still to be paid by {day}.", remaining=left, day=dated(due, today))
        case PaymentState.DUE if due is not None:
            return _please_pay(bill, dated(due, today))
        case PaymentState.WITHOUT_DUE_DATE if left is not None:
            return _with_due_date_unread(say("{remaining} is still to be paid.", remaining=left), bill)
    return _state_not_known(bill, today)


def _state_not_known(bill: Bill, today: date) -> Sentence:
    if bill.payment_on(today) is PaymentState.NOT_UNDERSTOOD:
        said = say("Whether this bill has to be paid is not clear: what the operator says about it is not understood.")
        return with_offer(said)
    return with_offer(say("The operator does not say how much of this bill is paid."))


def without_day(said: Sentence) -> Sentence:
    """Add to what is to be paid on a bill that the day by which it is due is not clear."""
    both = say("{said} By which day is not clear.", said=said)
    return both if said.short is None else both.shortened(said.short)


def _with_due_date_unread(said: Sentence, bill: Bill) -> Sentence:
    return with_offer(without_day(said)) if bill.is_due_date_unread else said


def _please_pay(bill: Bill, due: date | FullDate) -> Sentence:
    if bill.paid_by is PaidBy.BANK:
        return say("Your bank pays it; it is due on {day}.", day=due)
    return say("Please pay by {day}.", day=due)


def _not_asked_for(bill: Bill, today: date) -> Sentence:
    match bill.payment_on(today):
        case PaymentState.VOID:
            return say("This bill was cancelled: nothing is to be paid on it.")
        case PaymentState.REPLACED:
            return say("Another bill took the place of this one: it no longer counts.")
        case PaymentState.FROM_BALANCE:
            return say("It is taken from what you paid ahead.")
        case PaymentState.WRITTEN_OFF:
            return say("The operator wrote this bill off: it no longer asks for it.")
        case PaymentState.NOTHING:
            return say("There is nothing to pay.")
    if bill.state is BillState.ON_HOLD:
        return with_offer(say("The operator holds this bill back. Whether it has to be paid is not clear."))
    return say("So far. This is not final, and nothing is due yet.")


def method(of: str) -> OperatorText:
    """Name a way of paying in the operator's plain words, with English where it is known."""
    return OperatorText(of, _METHODS_EN.get(of, ""))


def how_paid(of: str) -> Sentence:
    """Say how bills are paid, in the operator's plain words."""
    return say("How it is paid: {method}.", method=method(of))


def by_bank(*, is_late: bool) -> Sentence:
    """Say of what the bank pays that nothing has to be done; ``is_late``: it was due, and has not arrived."""
    if is_late:
        return with_offer(say("The bank was to pay it, and it has not arrived. Ask why before you pay elsewhere."))
    return say("Your bank pays it by itself. You need not go anywhere.")


def ways(bill: Bill, *, is_due: bool = True, is_late: bool = False) -> tuple[Sentence, ...]:
    """Say how the bill is paid and where one can pay; not ``is_due``: nothing is asked for now; ``is_late``: overdue.

    Nothing of a bill that is paid: its state says how that was done.
    """
    if bill.is_paid:
        return ()
    sentences = []
    if bill.payment_method:
        sentences.append(how_paid(bill.payment_method))
    is_asked = is_due and not bill.is_void
    if is_asked and bill.paid_by is PaidBy.BANK:
        sentences.append(by_bank(is_late=is_late))
    elif is_asked and bill.paid_by is not PaidBy.AHEAD:
        sentences.append(say("You can pay at a service hall or a bank, or ask your family to pay for you."))
    sentences.append(say("This program takes no money."))
    return tuple(sentences)


def withdrawn(charge: BillLine) -> Sentence:
    """Say of a charge that a correction on the same bill takes it back, so that it costs nothing."""
    return say(
        "“{name}”, {amount}, was charged and is taken back on this bill: it costs you nothing.",
        name=charges.name(charge),
        amount=charge.amount,
    )


def still_listed(amount: Money) -> Sentence:
    """Say that the operator lists as open what was to be paid on a bill in whose place another one was made."""
    return with_offer(
        say("The operator still lists {amount} of the replaced bill as open. That is not counted here.", amount=amount)
    )


def corrected() -> Sentence:
    """Say of a bill that it replaces an earlier, wrong one."""
    return say("This bill was put right. The one before it no longer counts.")
