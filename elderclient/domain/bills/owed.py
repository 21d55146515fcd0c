"""What is owed over all bills, each yuan once, and which part of a bill is left of earlier ones. Must not choose words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from enum import Enum

from elderclient.domain.accounts.account import Account, PaidBy
from elderclient.domain.bills.bill import Bill, BillState, PaymentState
from elderclient.domain.bills.history import History
from elderclient.domain.bills.summary import gap
from elderclient.domain.frozen import frozen
from elderclient.domain.known import known
from elderclient.domain.money import Money, total


@frozen
class Owed:
    """What is to be paid in each currency; empty where nothing is. Not ``is_whole``: of some bill it is not known."""

    amounts: tuple[Money, ...] = ()
    is_whole: bool = True
    bills: tuple[Bill, ...] = ()
    """The bills on which a part of it is open, newest first; none where it is only known in all.

    Also those that are known to be paid in part only, and of which it is not known how much is open.
    """

    def late_since(self, today: date) -> date | None:
        """Return the earliest due date that is over on ``today``; ``None`` where nothing is known to be overdue."""
        late = [
            each.due_date for each in self.bills if each.payment_on(today) is PaymentState.OVERDUE and each.due_date
        ]
        return min(late, default=None)

    def is_beyond(self, bill: Bill) -> bool:
        """Return whether something is owed, and another amount than is open on ``bill``."""
        left = bill.open_amount
        return bool(self.amounts) and self.amounts != (() if left is None else (left,))


class Paid(Enum):
    """How far the bills of one row are paid."""

    PAID = "paid"
    PARTLY = "partly"
    NOT = "not"
    NOT_CLEAR = "not clear"
    NOTHING_ASKED = "nothing asked"
    """Nothing was to be paid: it came to 0, is taken back, gives money back, or is taken from what was paid in advance."""


@frozen
class Arrears:
    """The part of a bill that is left of earlier ones. ``bills``: those whose open amounts are that part, oldest first.

    ``bills`` is empty where no earlier bill says so.
    """

    amount: Money
    bills: tuple[Bill, ...] = ()


def may_hold_arrears(bill: Bill, history: History) -> bool:
    """Return whether ``bill`` says only what it asks for, and what is open on earlier ones may be a part of that."""
    if bill.period_amount is not None or bill.is_paid or bill.is_not_understood:
        return False
    left = _own_open([old for old in history.earlier(bill) if not old.is_paid])
    return left is not None and left.currency == bill.charged.currency and left.amount < bill.charged.amount


def owed(history: History, accounts: Iterable[Account] = ()) -> Owed:
    """Return what is open on all bills: arrears that a newer bill asks for again count once.

    Credit notes are taken off what they are for, and no other bill.

    ``accounts``: what is known of them. The bills of one that is paid in advance are taken from its balance, so that only
    a balance below zero is owed there.
    """
    accounts = tuple(accounts)
    amounts: dict[str, Money] = {}
    is_whole = not history.unread and all(bill.state is not BillState.ON_HOLD for bill in history.running)
    found: list[Bill] = []
    for account, bills in _by_account(history.final).items():
        if _is_prepaid(account, accounts):
            continue
        if any(bill.is_from_balance for bill in bills):
            # Of an account that is not known as one that is paid in advance it is not known what is left there.
            bills = [bill for bill in bills if not bill.is_from_balance]
            is_whole = False
        own = [bill for bill in bills if bill.open_amount is not None and not history.is_taken_back(bill)]
        unsplit = [bill for bill in bills if may_hold_arrears(bill, history)]
        if unsplit:
            # It is not known whether what is open before is asked for once more: the last of them alone is certain.
            bills = bills[bills.index(unsplit[-1]) :]
            is_whole = False
        of_paid = frozenset(note.id for bill in bills if bill.is_paid for note in history.credit_notes(bill))
        for currency, amount in _open(bills, of_paid).items():
            # What one account has to its credit pays nothing on another.
            if amount.amount > 0:
                amounts[currency] = amounts.get(currency, Money.zero(currency)) + amount
                found += [bill for bill in own if bill.charged.currency == currency]
        found += [bill for bill in bills if bill.is_partly_open and not history.is_taken_back(bill)]
        is_whole = is_whole and not any(bill.is_unclear or _is_silent(bill) for bill in bills)
    for left in _apart(history, accounts):
        if left is None:
            is_whole = False
        elif left.amount > 0:
            amounts[left.currency] = amounts.get(left.currency, Money.zero(left.currency)) + left
    order = {bill.id: place for place, bill in enumerate(history.final)}
    return Owed(tuple(amounts.values()), is_whole, tuple(sorted(found, key=lambda bill: order[bill.id])))


def with_ways_to_pay(history: History, accounts: Iterable[Account]) -> History:
    """Return ``history`` with the bills of ``accounts`` that are paid in advance taken from their balance.

    Of an account that only names this as its way of paying, a bill may say otherwise.
    """
    known_ones = tuple(accounts)

    def is_ahead(bill: Bill) -> bool:
        own = [each for each in known_ones if each.id == (bill.account or each.id)]
        is_said = len(own) == 1 and own[0].paid_by is PaidBy.AHEAD and known(bill.paid_by) is None
        return is_said or _is_prepaid(bill.account, known_ones)

    return history.replaced(lambda bill: replace(bill, paid_by=PaidBy.AHEAD) if is_ahead(bill) else bill)


def paid_of(bills: Iterable[Bill], owed: Owed, today: date) -> Paid:
    """Return how far ``bills``, one or several that are shown in one row, are paid on ``today``."""
    found = {_paid(bill, owed, today) for bill in bills} - {Paid.NOTHING_ASKED}
    if Paid.NOT_CLEAR in found:
        return Paid.NOT_CLEAR
    return Paid.PARTLY if len(found) > 1 else next(iter(found), Paid.NOTHING_ASKED)


def _paid(bill: Bill, owed: Owed, today: date) -> Paid:
    state, left = bill.payment_on(today), known(bill.remaining)
    if state is PaymentState.PAID:
        return Paid.PAID
    if state is PaymentState.NOT_KNOWN and bill.is_partly_open:
        return Paid.PARTLY
    if state in (PaymentState.UNCLEAR, PaymentState.NOT_KNOWN, PaymentState.NOT_UNDERSTOOD):
        return Paid.NOT_CLEAR
    if left is None or all(each.id != bill.id for each in owed.bills):
        return Paid.NOTHING_ASKED
    return Paid.PARTLY if left.currency == bill.charged.currency and left < bill.charged else Paid.NOT


def arrears(bill: Bill, history: History) -> Arrears | None:
    """Return what ``bill`` asks for beyond its own period, and the earlier bills that say so; ``None`` for no such part."""
    left = known(bill.remaining)
    is_asked = not (bill.arrears.is_zero or bill.is_paid or bill.is_not_understood)
    if not is_asked or (left is not None and left.amount <= bill.charged.amount):
        # What is open is the bill's own: what is left of earlier ones is said by these.
        return None
    open_ones = [old for old in reversed(history.earlier(bill)) if not old.is_paid]
    if _own_open(open_ones) != bill.arrears:
        return Arrears(bill.arrears)
    return Arrears(bill.arrears, tuple(open_ones))


def without_arrears(bill: Bill, earlier: Iterable[Bill]) -> Bill:
    """Return ``bill`` with what its own period costs, where its header says only what it asks for.

    That is what its lines come to, if the rest is nothing or exactly what is open on the ``earlier`` bills. Lines must be
    known.
    """
    open_ones = [old for old in earlier if not old.is_paid]
    rest = gap(bill)
    if bill.period_amount is not None or not bill.lines or bill.unread_lines:
        return bill
    is_split = rest.is_zero or (rest.amount > 0 and _own_open(open_ones) == rest)
    return replace(bill, period_amount=bill.charged - rest) if is_split else bill


def _own_open(bills: list[Bill]) -> Money | None:
    """What is open of the own periods of ``bills``, none paid; ``None`` where not all of it is known, or for none."""
    asked = [old for old in bills if not old.is_not_understood]
    own = [left - old.arrears for old in asked if (left := known(old.remaining)) is not None]
    if not own or len(own) < len(bills) or len({each.currency for each in own}) != 1:
        return None
    return total(own)


def _apart(history: History, accounts: tuple[Account, ...]) -> Iterator[Money | None]:
    """What is open besides the bills with an amount of their own; ``None`` for each of which it is not known."""
    for prepaid in (each for each in accounts if each.is_prepaid):
        balance = None if prepaid.balance is None else known(prepaid.balance)
        yield None if balance is None else -balance
    for loose in history.loose:
        if not _is_prepaid(loose.account, accounts):
            yield None if loose.is_silent else loose.left or Money.zero()


def _is_prepaid(account: str, accounts: Iterable[Account]) -> bool:
    """Whether the bills of ``account`` are paid in advance; those that name none belong to the only account there is."""
    known_ones = tuple(accounts)
    if not account:
        return len(known_ones) == 1 and known_ones[0].is_prepaid
    return any(each.id == account and each.is_prepaid for each in known_ones)


def _is_silent(bill: Bill) -> bool:
    return bill.is_not_understood or (not bill.is_paid and known(bill.remaining) is None)


def _by_account(bills: Iterable[Bill]) -> dict[str, list[Bill]]:
    found: dict[str, list[Bill]] = {}
    for bill in bills:
        found.setdefault(bill.account, []).insert(0, bill)
    return found


def _open(bills: Iterable[Bill], of_paid: frozenset[str]) -> dict[str, Money]:
    """What one account owes by currency. ``bills``: oldest first.

    A credit note pays what is open when it is made, and no later bill: whether the rest is given back is not said.
    """
    found: dict[str, Money] = {}
    for bill in sorted(bills, key=lambda each: (each.month, each.charged.is_credit)):
        left = (
            Money.zero(bill.charged.currency) if bill.is_paid and not bill.charged.is_credit else known(bill.remaining)
        )
        if left is None or bill.is_unclear or bill.state is BillState.UNKNOWN or (bill.is_paid and left.amount > 0):
            continue
        nothing = Money.zero(left.currency)
        earlier = found.get(left.currency, nothing)
        if left.is_credit:
            found[left.currency] = earlier if bill.id in of_paid else max(earlier + left, nothing)
            continue
        if bill.arrears.currency == left.currency:
            is_apart = left + earlier == bill.amount_due and left.amount <= bill.charged.amount
            earlier = max(earlier - bill.arrears, nothing) if earlier.amount > 0 and not is_apart else earlier
        found[left.currency] = left + earlier
    return found
