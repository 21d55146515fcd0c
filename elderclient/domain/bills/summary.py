"""A bill in a few plain groups, and averages over earlier bills. Must not look for causes or warnings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

from elderclient.domain.bills.bill import Bill, BillLine, ChargeKind, Group
from elderclient.domain.bills.cycle import cycle_months
from elderclient.domain.bills.withdrawn import without_withdrawn
from elderclient.domain.frozen import frozen
from elderclient.domain.money import Money, total

MONTHS_COMPARED = 3
"""An average is taken over so many bills before a bill."""

_ABOUT_ALIKE = timedelta(days=7)
GROUP_OF = {
    ChargeKind.PLAN_RENT: Group.RENT,
    ChargeKind.RECURRING: Group.RENT,
    ChargeKind.VALUE_ADDED: Group.EXTRA_SERVICES,
    ChargeKind.VOICE_OVERAGE: Group.CALLS_OVER,
    ChargeKind.DATA_OVERAGE: Group.DATA_OVER,
    ChargeKind.MESSAGE_OVERAGE: Group.OTHER,
    ChargeKind.USAGE: Group.OTHER,
    ChargeKind.ONE_OFF: Group.OTHER,
    ChargeKind.LATE_FEE: Group.OTHER,
    ChargeKind.PENALTY: Group.OTHER,
    ChargeKind.TAX: Group.OTHER,
    ChargeKind.CORRECTION: Group.CORRECTIONS,
    ChargeKind.CARRIED: Group.OTHER,
    ChargeKind.UNKNOWN: Group.OTHER,
    ChargeKind.DISCOUNT: Group.DISCOUNTS,
    ChargeKind.CREDIT: Group.CREDITS,
}


@frozen
class GroupTotal:
    """One plain group of a bill; NOT_LISTED has no lines, those of OTHER_CURRENCY are no sum of its amount."""

    group: Group
    amount: Money
    lines: tuple[BillLine, ...]


def gap(bill: Bill) -> Money:
    """Return by how much the bill's total is more than its lines (less where negative). Lines must be known."""
    currency = bill.charged.currency
    lines = [line.amount for line in bill.lines or () if line.amount.currency == currency]
    return bill.charged - total(lines, currency)


def is_in_one_currency(bill: Bill) -> bool:
    """Return whether every line is in the currency of the bill, so that they can be added up to its total."""
    return all(line.amount.currency == bill.charged.currency for line in bill.lines or ())


def group_of(line: BillLine, bill: Bill) -> Group:
    """Return the group of a line; what is charged for much longer than the period of the bill is no rent of it."""
    group = GROUP_OF[line.kind]
    if group is not Group.RENT or line.covers is None or bill.period is None:
        return group
    longer = (line.covers.last - line.covers.first) - (bill.period.last - bill.period.first)
    return Group.OTHER if longer > _ABOUT_ALIKE else group


def groups(bill: Bill) -> tuple[GroupTotal, ...]:
    """Return the bill's groups in the order of ``Group``, empty ones left out; their amounts sum to ``charged``.

    A charge that is taken back on the bill is in none, nor is what takes it back.
    """
    currency = bill.charged.currency
    lines = [line for line in without_withdrawn(bill.lines or ()) if line.amount.currency == currency]
    found = []
    for group in Group:
        own = tuple(line for line in lines if group_of(line, bill) is group)
        if own:
            found.append(GroupTotal(group, total([line.amount for line in own], currency), own))
    rest = gap(bill)
    if foreign := tuple(line for line in bill.lines or () if line.amount.currency != currency):
        # What these come to in the bill's currency is not said, so all that is not accounted for may be theirs.
        return (*found, GroupTotal(Group.OTHER_CURRENCY, rest, foreign))
    return tuple(found) if rest.is_zero else (*found, GroupTotal(Group.NOT_LISTED, rest, ()))


def average(bills: Sequence[Bill]) -> Decimal | None:
    """Return the exact average amount of ``bills``, which are in one currency; ``None`` for no bills."""
    if not bills:
        return None
    return sum((bill.charged.amount for bill in bills), Decimal(0)) / len(bills)


def average_before(bill: Bill, earlier: Sequence[Bill]) -> Decimal | None:
    """Return the exact average amount of the three bills before ``bill``; ``None`` where they are not all there.

    ``earlier``: the bills before of the same account, newest first. They count where they are for as long as ``bill``, in
    its currency, and follow each other without a gap.
    """
    length = cycle_months(bill)
    newer, row = bill, earlier[:MONTHS_COMPARED]
    for old in row:
        is_next = old.period is not None and newer.period is not None and follows(newer, old)
        if not is_next or cycle_months(old) != length or old.charged.currency != bill.charged.currency:
            return None
        newer = old
    return None if len(row) < MONTHS_COMPARED or length is None else average(row)


def follows(bill: Bill, old: Bill) -> bool:
    """Return whether ``bill`` begins where ``old`` ends; by their months where a period is not known."""
    if bill.period is None or old.period is None:
        return old.month == bill.month.plus(-1)
    return old.period.last + timedelta(days=1) == bill.period.first


def a_month_of(bill: Bill, months: int) -> Money:
    """Return what a bill for ``months`` costs a month, rounded."""
    return Money.rounded(bill.charged.amount / months, bill.charged.currency)


def a_month(bills: Sequence[Bill]) -> Money | None:
    """Return what a month cost on average over final bills of one account, rounded; ``None`` where no length is known."""
    known = [(bill, months) for bill in bills if (months := cycle_months(bill)) is not None]
    known = known[:MONTHS_COMPARED]
    if not known or len({bill.charged.currency for bill, _ in known}) != 1:
        return None
    exact = sum((bill.charged.amount for bill, _ in known), Decimal(0)) / sum(months for _, months in known)
    return Money.rounded(exact, known[0][0].charged.currency)
