"""Several bills of one month said together: what they come to, what each is, what is owed in all. Must not add up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elderclient.domain.bills.bill import BillState
from elderclient.domain.bills.owed import Paid
from elderclient.domain.sentence import Sentence, say
from elderclient.domain.units import Count, Noun
from elderclient.phrases.bills import charges, names
from elderclient.phrases.shell.times import dated
from elderclient.phrases.shell.unknowns import with_offer, without_offer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from elderclient.domain.bills.bill import Bill
    from elderclient.domain.money import Money


def title() -> Sentence:
    """Title of several bills that are not for the same month."""
    return say("Your latest bills").shortened(say("My bills"))


def sums(amounts: Sequence[Money]) -> Sentence:
    """Say amounts in one currency or several, which are never added to each other."""
    row = say("{amount}", amount=amounts[0])
    for amount in amounts[1:]:
        row = say("{first} and {amount}", first=row, amount=amount)
    return row


def sums_paid(amounts: Sequence[Money], paid: Paid, left: Money | None = None) -> Sentence:
    """Show in a month's row what its bills come to, and how far they are paid; ``left``: what is open of them, if known."""
    amount = sums(amounts)
    match paid:
        case Paid.PAID:
            return say("{amount}, paid", amount=amount)
        case Paid.NOT:
            return say("{amount}, not paid", amount=amount)
        case Paid.PARTLY if left is not None:
            return say("{amount}, {left} not paid", amount=amount, left=left).shortened(is_not_paid(left))
        case Paid.PARTLY:
            return say("{amount}, partly paid", amount=amount)
        case Paid.NOT_CLEAR:
            return say("{amount}, may not be paid", amount=amount)
    return amount


def is_not_paid(left: Money) -> Sentence:
    """Show in a month's row what is open of its bill, where there is no room for what the bill comes to."""
    return say("{left} not paid", left=left)


def come_to(bills: Sequence[Bill], amounts: Sequence[Money], today: date, compared: Sentence | None = None) -> Sentence:
    """Say what the bills of a month come to; ``compared``: the same or how much more or less than a month before."""
    count, called = Count(len(bills), Noun.BILL), {names.bill(bill, today) for bill in bills}
    if len(called) > 1:
        return say("Your {bills} come to {amount} in all.", bills=count, amount=sums(amounts))
    month = called.pop()
    if compared is None:
        return say("Your {bills} for {month} come to {amount} in all.", bills=count, month=month, amount=sums(amounts))
    return say(
        "Your {bills} for {month} come to {amount} in all, {compared}.",
        bills=count,
        month=month,
        amount=sums(amounts),
        compared=compared,
    )


def in_short(amounts: Sequence[Money]) -> Sentence:
    """Say what the newest bills come to where there is little room."""
    return say("Bills: {amount}", amount=sums(amounts))


def taken_back(charged: Money, back: Money) -> Sentence:
    """Say that a credit note (红冲) takes back what was charged, all of it or a part. ``back`` has no sign."""
    if charged == back:
        return say(
            "{charged} was charged, and then cancelled by a second bill, called a credit note. As "
            "things are, you do not have to pay it. A corrected bill may follow.",
            charged=charged,
        )
    return say(
        "{charged} was charged, and then {back} was taken off by a second bill, called a credit note.",
        charged=charged,
        back=back,
    )


def owed(amounts: Sequence[Money], *, is_whole: bool = True) -> Sentence:
    """Say what is open over all bills, each amount once; not ``is_whole``: of some bill it is not known."""
    if not amounts and is_whole:
        return say("You have nothing to pay on your bills.")
    if not amounts:
        return with_offer(say("It is not clear how much you have to pay on your bills."))
    if is_whole:
        return say("To pay on all your bills: {amount}.", amount=sums(amounts))
    at_least = say("To pay on all your bills: at least {amount}. One bill is not clear.", amount=sums(amounts))
    return with_offer(at_least)


def owed_in_short(amounts: Sequence[Money], *, is_whole: bool = True) -> Sentence:
    """Say what is open over all bills where there is little room."""
    if is_whole:
        return say("To pay in all: {amount}", amount=sums(amounts))
    return say("To pay: at least {amount}", amount=sums(amounts))


def with_owed(bills: Sentence, owed: Sentence) -> Sentence:
    """Say two whole sentences as one: what the bills come to, and what is owed."""
    return say("{bills} {owed}", bills=bills, owed=owed)


def some_was_due(said: Sentence, day: date, today: date) -> Sentence:
    """Add to what is owed since when a part of it is overdue."""
    return say("{said} Some of it was due on {day}.", said=said, day=dated(day, today))


def for_period(name: names.BillName, how: Sentence) -> Sentence:
    """Say for what one of several bills is, where they are not for the same days, and how far it is paid."""
    stated = without_offer(how)
    said = say("For {month}. {how}", month=name, how=stated)
    return said if stated == how else with_offer(said)


def of_account(bill: Bill) -> Sentence:
    """Name the bill of one account: by the account's name, else by what it charges most for, else by its number."""
    if not bill.account_name and bill.lines:
        greatest = max(bill.lines, key=lambda line: line.amount.amount)
        return say("{name}", name=charges.name(greatest))
    return say("{name}", name=names.account(bill))


def credit_note(*, is_whole: bool) -> Sentence:
    """Name a bill that takes another one back (红冲), or a part of it where not ``is_whole``."""
    if not is_whole:
        return say("Credit note (cancels part of a bill)").shortened(say("Part credit"))
    return say("Credit note (cancels a bill)").shortened(say("Credit note"))


def besides(bill: Bill) -> Sentence:
    """Name a bill that came besides the regular one of its month."""
    if bill.bill_date is None:
        return say("Another bill").shortened(say("Another"))
    return say("Another bill, dated {day}", day=bill.bill_date).shortened(say("Another"))


def no_longer_asked_for(bill: Bill, today: date) -> Sentence:
    """Name a bill that was cancelled, that another took the place of, or that the operator wrote off."""
    month = names.bill(bill, today)
    if bill.state is BillState.VOID:
        return say("Bill for {month}, cancelled", month=month)
    if bill.state is BillState.REPLACED:
        return say("Bill for {month}, replaced", month=month)
    return say("Bill for {month}, written off", month=month)


def called(name: names.BillName) -> Sentence:
    """Name a bill in the list of bills that is not in its year."""
    return say("Bill for {month}", month=name)


def is_open(amount: Money) -> Sentence:
    """Show how much is open on a bill, in its row."""
    return say("{amount} to pay", amount=amount)


def so_far(amount: Money) -> Sentence:
    """Show how much a bill is so far that is not made yet, in its row."""
    return say("{amount} so far", amount=amount)


def not_made() -> Sentence:
    """Show in the row of a bill that it is not made yet, and its amount not known."""
    return say("not ready yet")


def is_taken_back() -> Sentence:
    """Say under the amount of a bill that credit notes take back whole that nothing is to be paid."""
    return say("A credit note cancels this bill. As things are, there is nothing to pay.")


def takes_back() -> Sentence:
    """Say under the amount of a credit note what it is for."""
    return say("This is a credit note: it cancels another bill.")


def takes_back_in_full(amount: Money, month: names.BillName, *, is_whole: bool) -> Sentence:
    """Say what a credit note does, as the answer of its own page. ``amount`` has no sign."""
    if is_whole:
        said = say(
            "This second bill for {month} is a credit note. It cancels all {amount} of another bill.",
            month=month,
            amount=amount,
        )
    else:
        said = say(
            "This second bill for {month} is a credit note. It takes {amount} off another bill.",
            month=month,
            amount=amount,
        )
    return said.shortened(say("{month}: {amount} taken off", month=month, amount=amount))


def takes_back_a_part() -> Sentence:
    """Say under the amount of a credit note that is less than a bill what it is for."""
    return say("This is a credit note: it cancels part of another bill.")


def amount_not_known() -> Sentence:
    """Show in the row of a bill that its amount is not known."""
    return say("not known")


def look_at_bill(caption: Sentence, amount: Sentence) -> Sentence:
    """Name for a screen reader of the way to one of several bills."""
    return say("Look at this bill: {name}, {amount}", name=caption, amount=amount)


def named(name: Sentence, amount: Sentence) -> Sentence:
    """Say a bill that cannot be opened, and what is known of its amount."""
    return say("{name}: {amount}", name=name, amount=amount)
