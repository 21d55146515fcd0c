"""A bill in at most six plain groups, and averages over earlier bills. Must not look for causes or warnings."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from elderclient.domain.bills.bill import Bill, BillLine, ChargeKind, Group
from elderclient.domain.frozen import frozen
from elderclient.domain.money import Money, total
from elderclient.domain.units import Month

MONTHS_COMPARED = 3
"""An average is taken over so many months before a bill."""

GROUP_OF = {
    ChargeKind.PLAN_RENT: Group.RENT,
    ChargeKind.VALUE_ADDED: Group.EXTRA_SERVICES,
    ChargeKind.VOICE_OVERAGE: Group.CALLS_OVER,
    ChargeKind.DATA_OVERAGE: Group.DATA_OVER,
    ChargeKind.MESSAGE_OVERAGE: Group.OTHER,
    ChargeKind.ONE_OFF: Group.OTHER,
    ChargeKind.LATE_FEE: Group.OTHER,
    ChargeKind.CORRECTION: Group.OTHER,
    ChargeKind.UNKNOWN: Group.OTHER,
    ChargeKind.DISCOUNT: Group.DISCOUNTS,
    ChargeKind.CREDIT: Group.DISCOUNTS,
}


@frozen
class GroupTotal:
    """One plain group of a bill. ``rest`` is the part of ``amount`` that no line accounts for (only in OTHER)."""

    group: Group
    amount: Money
    lines: tuple[BillLine, ...]
    rest: Money


def groups(bill: Bill) -> tuple[GroupTotal, ...]:
    """Return the bill's groups in the order of ``Group``, empty ones left out; their amounts sum to ``amount_due``."""
    currency = bill.amount_due.currency
    nothing = Money.zero(currency)
    lines = [line for line in bill.lines or () if line.amount.currency == currency]
    rest = bill.amount_due - total([line.amount for line in lines], currency)
    found = []
    for group in Group:
        own = tuple(line for line in lines if GROUP_OF[line.kind] is group)
        unaccounted = rest if group is Group.OTHER else nothing
        if own or not unaccounted.is_zero:
            amount = total([line.amount for line in own], currency) + unaccounted
            found.append(GroupTotal(group, amount, own, unaccounted))
    return tuple(found)


def average(bills: Sequence[Bill]) -> Decimal | None:
    """Return the exact average amount of ``bills``, which are in one currency; ``None`` for no bills."""
    if not bills:
        return None
    return sum((bill.amount_due.amount for bill in bills), Decimal(0)) / len(bills)


def average_before(bill: Bill, history: Sequence[Bill]) -> Decimal | None:
    """Return the exact average amount of the three months before ``bill``; ``None`` where one of them is missing.

    ``history``: earlier bills in any order; those in another currency count as missing.
    """
    wanted = {bill.month.plus(-back) for back in range(1, MONTHS_COMPARED + 1)}
    currency = bill.amount_due.currency
    months = {old.month: old for old in history if old.month in wanted and old.amount_due.currency == currency}
    return None if len(months) < MONTHS_COMPARED else average(list(months.values()))


def month_before(bills: Sequence[Bill], month: Month) -> Bill | None:
    """Return the newest bill of an earlier month than ``month``; a missing month is skipped."""
    return max((bill for bill in bills if bill.month < month), key=lambda bill: bill.month, default=None)
