"""Sentences about a whole bill: how much, how far it is paid, how it is paid. Must not decide what is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elderclient.domain.accounts.account import PaidBy
from elderclient.domain.bills.bill import BillState, PaymentState
from elderclient.domain.known import Unknown, known
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
    short = say("{month}: {amount} to pay", month=name, amount=amount)
    if due is None:
        said = say(
            "Your bill for {month} asks for {amount}. That may include money still owed from earlier bills.",
            month=name,
            amount=amount,
        )
        return _with_due_date_unread(said, bill).shortened(short)
    return say(
        "Your bill for {month} asks for {amount} by {day}. That may include money still owed from earlier bills.",
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
            return say("{month}: {amount}, on hold", month=name, amount=amount)
        case PaymentState.RUNNING:
            return say("{month} so far: {amount}", month=name, amount=amount)
        case PaymentState.REFUND:
            return say("{month}: you get {amount} back", month=name, amount=abs(amount))
        case PaymentState.OVERDUE | PaymentState.PARTLY_PAID | PaymentState.WITHOUT_DUE_DATE if left not in (
            None,
            amount,
        ):
            return say("{month}: {amount}, {remaining} to pay", month=name, amount=amount, remaining=left)
    return say("Your bill for {month}: {amount}", month=name, amount=amount)


def _summary(bill: Bill, today: date, before: Bill | None) -> Sentence:
    name, amount, due, left = names.bill(bill, today), bill.charged, bill.due_date, known(bill.remaining)
    if bill.is_void or bill.is_running_on(today) or bill.payment_on(today) is PaymentState.FROM_BALANCE:
        return _nothing_due(bill, today)
    match bill.payment_on(today):
        case PaymentState.REFUND:
            return say("Nothing to pay for {month}: you get {amount} back.", month=name, amount=abs(amount))
        case PaymentState.NOTHING:
            return say("Your bill for {month} is {amount}. There is nothing to pay.", month=name, amount=amount)
        case PaymentState.PAID:
            return _paid(bill, before, today)
        case PaymentState.UNCLEAR if left is not None:
            return with_offer(
                say(
                    "Your bill for {month} is {amount}. The operator says it is paid, but also that "
                    "{remaining} is still owed.",
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
                "Your bill for {month} is {amount}. You still have {remaining} to pay by {day}.",
                month=name,
                amount=amount,
                remaining=left,
                day=dated(due, today),
            )
        case PaymentState.WITHOUT_DUE_DATE if left is not None:
            said = say(
                "Your bill for {month} is {amount}. You still have {remaining} to pay.",
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
            "Your bill for {month} is {amount}. It is not clear if you have to pay it.", month=name, amount=amount
        )
    if bill.remaining is Unknown.NOT_UNDERSTOOD:
        return say("Your bill for {month} is {amount}. How much of it is paid is not clear.", month=name, amount=amount)
    return say(
        "Your bill for {month} is {amount}. The operator does not say how much of it has been paid.",
        month=name,
        amount=amount,
    )


def _nothing_due(bill: Bill, today: date) -> Sentence:
    name, amount = names.bill(bill, today), bill.charged
    match bill.payment_on(today):
        case PaymentState.FROM_BALANCE:
            return say(
                "Your bill for {month} is {amount}. It is taken from what you have paid in advance.",
                month=name,
                amount=amount,
            )
        case PaymentState.VOID:
            return say("Your bill for {month} was cancelled: there is nothing to pay.", month=name)
        case PaymentState.REPLACED:
            return say("Another bill has replaced the one for {month}, which no longer counts.", month=name)
        case PaymentState.WRITTEN_OFF:
            return say(
                "The operator has written off your bill for {month} and no longer asks for the {amount}.",
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
            "The operator has put the bill for {month}, {amount}, on hold. It is not clear if you have to pay it.",
            month=name,
            amount=bill.charged,
        )
    return say("{month} so far: {amount}. This is not final, and nothing is due yet.", month=name, amount=bill.charged)


def amount_missing(bills: Sequence[LooseBill], today: date) -> Sentence:
    """Say of new bills, at least one, that they are there and that their amount is not known."""
    if len(bills) > 1:
        count = Count(len(bills), Noun.BILL)
        return with_offer(say("There are another {bills}, but it is not clear how much they are.", bills=count))
    month = names.loose(bills[0], today)
    return with_offer(say("There is also a bill for {month}, but it is not clear how much it is.", month=month))


def with_missing(said: Sentence, bills: Sequence[LooseBill], today: date) -> Sentence:
    """Say what the newest bill is, and that there are others of which the amount is not known."""
    both = say("{bill} {missing}", bill=without_offer(said), missing=amount_missing(bills, today))
    return both if said.short is None else both.shortened(said.short)


def not_made(bill: LooseBill, today: date) -> Sentence:
    """Say of a bill that is not made yet that its amount is not known either."""
    return say(
        "The bill for {month} is not ready yet. We do not know how much it will be.", month=names.loose(bill, today)
    )


def _overdue(bill: Bill, due: date, left: Money, today: date) -> Sentence:
    name = names.bill(bill, today)
    if bill.arrears.is_zero:
        return say(
            "{remaining} of your bill for {month} has not been paid yet. It was due on {day}.",
            month=name,
            remaining=left,
            day=dated(due, today),
        )
    return say(
        "Your bill for {month} is {amount}. You have {remaining} to pay in all. It was due on {day}.",
        month=name,
        amount=bill.charged,
        remaining=left,
        day=dated(due, today),
    )


def _paid(bill: Bill, before: Bill | None, today: date) -> Sentence:
    name, amount = names.bill(bill, today), bill.charged
    if before is None:
        return say("Your bill for {month} is {amount}. It has been paid.", month=name, amount=amount)
    compared = _compared(bill, before, today)
    long = say(
        "Your bill for {month} is {amount}, {compared}. It has been paid.", month=name, amount=amount, compared=compared
    )
    return long.shortened(_amount_compared(bill, compared, today))


def _due(bill: Bill, due: date, before: Bill | None, today: date) -> Sentence:
    name, amount = names.bill(bill, today), bill.charged
    if before is None:
        day = dated(due, today)
        return say("Your bill for {month} is {amount}, due by {day}.", month=name, amount=amount, day=day)
    compared = _compared(bill, before, today)
    return say(
        "Your bill for {month} is {amount}, {compared}. It is due by {day}.",
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
        return say("The amount to pay includes {amount} still owed from {month}.", amount=of.amount, month=name)
    if of.bills:
        first, last = names.bill(of.bills[0], today), names.bill(of.bills[-1], today)
        return say(
            "The amount to pay includes {amount} still owed from the bills for {first} to {last}.",
            amount=of.amount,
            first=first,
            last=last,
        )
    return say(
        "The bill asks for {amount} more than its own month comes to. It does not say when that "
        "is from, but our staff can find out.",
        amount=of.amount,
    )


def state(bill: Bill, today: date) -> Sentence:
    """Say under the large amount how far the bill is paid; without the amount itself."""
    due, left = bill.due_date, known(bill.remaining)
    if bill.payment_on(today) in _NOTHING_ASKED:
        return _not_asked_for(bill, today)
    match bill.payment_on(today):
        case PaymentState.REFUND:
            return say("Nothing to pay: you get this back.")
        case PaymentState.PAID if bill.payment_method:
            return say("It has been paid: {method}.", method=method(bill.payment_method))
        case PaymentState.PAID:
            return say("It has been paid.")
        case PaymentState.UNCLEAR if left is not None:
            return with_offer(
                say("The operator says this bill is paid, but also that {remaining} is still owed.", remaining=left)
            )
        case PaymentState.OVERDUE if due is not None and left is not None:
            return say("It was due on {day}. There is still {remaining} to pay.", day=dated(due, today), remaining=left)
        case PaymentState.PARTLY_PAID if due is not None and left is not None:
            return say("You still have {remaining} to pay by {day}.", remaining=left, day=dated(due, today))
        case PaymentState.DUE if due is not None:
            return _please_pay(bill, dated(due, today))
        case PaymentState.WITHOUT_DUE_DATE if left is not None:
            return _with_due_date_unread(say("You still have {remaining} to pay.", remaining=left), bill)
    return _state_not_known(bill, today)


def _state_not_known(bill: Bill, today: date) -> Sentence:
    if bill.payment_on(today) is PaymentState.NOT_UNDERSTOOD:
        said = say("It is not clear if you have to pay this bill: we cannot make out what the operator says about it.")
        return with_offer(said)
    if bill.remaining is Unknown.NOT_UNDERSTOOD:
        return with_offer(say("How much of this bill is paid is not clear."))
    return with_offer(say("The operator does not say how much of this bill has been paid."))


def without_day(said: Sentence) -> Sentence:
    """Add to what is to be paid on a bill that the day by which it is due is not clear."""
    both = say("{said} It is not clear by which day.", said=said)
    return both if said.short is None else both.shortened(said.short)


def _with_due_date_unread(said: Sentence, bill: Bill) -> Sentence:
    return with_offer(without_day(said)) if bill.is_due_date_unread else said


def _please_pay(bill: Bill, due: date | FullDate) -> Sentence:
    if bill.paid_by is PaidBy.BANK:
        return say("Your bank pays it. It is due on {day}.", day=due)
    return say("Please pay by {day}.", day=due)


def _not_asked_for(bill: Bill, today: date) -> Sentence:
    match bill.payment_on(today):
        case PaymentState.VOID:
            return say("This bill was cancelled: there is nothing to pay.")
        case PaymentState.REPLACED:
            return say("Another bill has replaced this one, which no longer counts.")
        case PaymentState.FROM_BALANCE:
            return say("It is taken from what you have paid in advance.")
        case PaymentState.WRITTEN_OFF:
            return say("The operator has written this bill off and no longer asks for the money.")
        case PaymentState.NOTHING:
            return say("There is nothing to pay.")
    if bill.state is BillState.ON_HOLD:
        return with_offer(say("The operator has put this bill on hold. It is not clear if you have to pay it."))
    return say("This is the amount so far. It is not final, and nothing is due yet.")


def method(of: str) -> OperatorText:
    """Name a way of paying in the operator's plain words, with English where it is known."""
    return OperatorText(of, _METHODS_EN.get(of, ""))


def how_paid(of: str) -> Sentence:
    """Say how bills are paid, in the operator's plain words."""
    return say("How it is paid: {method}.", method=method(of))


def by_bank(*, is_late: bool) -> Sentence:
    """Say of what the bank pays that nothing has to be done; ``is_late``: it was due, and has not arrived."""
    if is_late:
        return with_offer(
            say("Your bank should have paid it, but the money has not arrived. Ask why before you pay another way.")
        )
    return say("Your bank pays it automatically. You do not need to go anywhere.")


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
    sentences.append(say("This program never takes money."))
    return tuple(sentences)


def withdrawn(charge: BillLine) -> Sentence:
    """Say of a charge that a correction on the same bill takes it back, so that it costs nothing."""
    return say(
        "“{name}”, {amount}, was charged and taken off again on this bill: it costs you nothing.",
        name=charges.name(charge),
        amount=charge.amount,
    )


def still_listed(amount: Money) -> Sentence:
    """Say that the operator lists as open what was to be paid on a bill in whose place another one was made."""
    return with_offer(
        say(
            "The operator still lists {amount} of the replaced bill as unpaid. That is not counted here.", amount=amount
        )
    )


def corrected() -> Sentence:
    """Say of a bill that it replaces an earlier, wrong one."""
    return say("This is a corrected bill. The one before it no longer counts.")
