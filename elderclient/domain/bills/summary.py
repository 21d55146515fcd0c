"""A bill in at most six plain groups, and what on it deserves a second look. Must not compare it with one other bill."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from elderclient.domain.bills.bill import Bill, BillLine, ChargeKind, Flag, FlagKind, Group
from elderclient.domain.bills.lines import key_of, split_doubles
from elderclient.domain.frozen import frozen
from elderclient.domain.money import Money, total
from elderclient.domain.units import Month

DEFAULT_ABNORMAL_FACTOR = Decimal(5)
"""Telecommunications Regulations, article 33; provinces may set less, so callers pass their own figure."""
MONTHS_COMPARED = 3
UNUSED_MONTHS = 3
TOLD_APART = 5
"""More new charges than this are one warning: a list of hundreds warns of nothing."""

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
    """The bill's groups in the order of ``Group``, empty ones left out; their amounts sum to ``amount_due``."""
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


def flags(
    bill: Bill,
    history: Sequence[Bill],
    *,
    last_use: Mapping[str, date] | None = None,
    factor: Decimal = DEFAULT_ABNORMAL_FACTOR,
) -> tuple[Flag, ...]:
    """What on ``bill`` deserves a second look.

    ``history``: earlier bills, in any order, with or without lines (lines are needed for first-time charges).
    ``last_use``: product id to the day the service was last used; services not in it are not judged.
    ``factor``: a month above so many times the average of the three months before it is abnormal.
    """
    earlier = [old for old in history if old.month < bill.month]
    found = [*_abnormal(bill, earlier, factor), *_doubled(bill), *_first_time(bill, earlier)]
    return (*found, *_unused(bill, last_use or {}))


def average_before(bill: Bill, history: Sequence[Bill]) -> Decimal | None:
    """The exact average amount of the three months before ``bill``; ``None`` where one of them is missing."""
    wanted = {bill.month.plus(-back) for back in range(1, MONTHS_COMPARED + 1)}
    amounts = {
        old.month: old.amount_due.amount
        for old in history
        if old.month in wanted and old.amount_due.currency == bill.amount_due.currency
    }
    return None if len(amounts) < MONTHS_COMPARED else sum(amounts.values(), Decimal(0)) / MONTHS_COMPARED


def _abnormal(bill: Bill, earlier: Sequence[Bill], factor: Decimal) -> list[Flag]:
    average = average_before(bill, earlier)
    if average is None or average <= 0 or bill.amount_due.amount <= average * factor:
        return []
    times = (bill.amount_due.amount / average).quantize(Decimal("0.1"))
    return [Flag(FlagKind.ABNORMAL_MONTH, factor=times)]


def _doubled(bill: Bill) -> list[Flag]:
    _, doubles = split_doubles(bill.lines or ())
    wanted: dict[tuple[object, ...], list[BillLine]] = {(key_of(line), line.amount): [] for line in doubles}
    for line in bill.lines or () if wanted else ():
        copies = wanted.get((key_of(line), line.amount))
        if copies is not None:
            copies.append(line)
    return [Flag(FlagKind.CHARGED_TWICE, tuple(copies)) for copies in wanted.values()]


def _first_time(bill: Bill, earlier: Sequence[Bill]) -> list[Flag]:
    known = [old for old in earlier if old.lines is not None]
    if not known:
        return []
    before = {_charge(line) for old in known for line in old.lines or ()}
    new: dict[tuple[object, ...], list[BillLine]] = {}
    for line in bill.lines or ():
        if line.amount.amount > 0 and _charge(line) not in before:
            new.setdefault(_charge(line), []).append(line)
    if len(new) > TOLD_APART:
        return [Flag(FlagKind.FIRST_TIME, tuple(line for lines in new.values() for line in lines))]
    return [Flag(FlagKind.FIRST_TIME, tuple(lines)) for lines in new.values()]


def _charge(line: BillLine) -> tuple[object, ...]:
    return (*key_of(line), line.offering_id)


def _unused(bill: Bill, last_use: Mapping[str, date]) -> list[Flag]:
    since = bill.month.plus(1 - UNUSED_MONTHS).first_day
    return [
        Flag(FlagKind.UNUSED_SERVICE, (line,))
        for line in bill.lines or ()
        if line.kind is ChargeKind.VALUE_ADDED
        and line.amount.amount > 0
        and line.product_id is not None
        and (used := last_use.get(line.product_id)) is not None
        and used < since
    ]


def month_before(bills: Sequence[Bill], month: Month) -> Bill | None:
    """The newest bill of an earlier month than ``month``; a missing month is skipped."""
    return max((bill for bill in bills if bill.month < month), key=lambda bill: bill.month, default=None)
