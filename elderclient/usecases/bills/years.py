"""A year of bills as rows, and the bills that have no row there. Must not fetch anything."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from elderclient.domain.bills.bill import Bill, BillState
from elderclient.domain.bills.cycle import cycle_months
from elderclient.domain.bills.history import History
from elderclient.domain.bills.owed import Owed, Paid, paid_of
from elderclient.domain.frozen import frozen
from elderclient.domain.known import known
from elderclient.domain.money import Money
from elderclient.domain.sentence import Sentence
from elderclient.domain.units import Month
from elderclient.phrases.bills import names, together

MONTHS_SHOWN = 12


@frozen
class MonthRow:
    """A month of the year shown, with its final bills: none where there is no bill.

    ``totals``: what they come to, in each currency. ``bar``: from 0 to 1 of the highest month.
    """

    month: Month
    bills: tuple[Bill, ...]
    totals: tuple[Money, ...]
    bar: Decimal
    paid: Paid = Paid.NOTHING_ASKED
    left: Money | None = None
    """What is open on the only bill of a month that is partly paid."""

    @property
    def bill(self) -> Bill | None:
        """The first bill of the month; ``None`` where it has none."""
        return next(iter(self.bills), None)


@frozen
class OtherBill:
    """A bill besides the months: its name, and what is known of its amount. ``bill_id`` opens it; empty: it cannot be."""

    name: Sentence
    amount: Sentence
    bill_id: str = ""


def totals(bills: Sequence[Bill]) -> tuple[Money, ...]:
    """Return what ``bills`` come to in each currency, in the order in which these occur."""
    found: dict[str, Money] = {}
    for bill in bills:
        currency = bill.charged.currency
        found[currency] = found.get(currency, Money.zero(currency)) + bill.charged
    return tuple(found.values())


def month_rows(history: History, owed: Owed, today: date) -> tuple[MonthRow, ...]:
    """Return twelve months up to the newest begun bill, newest first, and how far each is paid. ``owed``: on all bills.

    A month without a bill has a row of its own, unless a bill for several months holds it.
    """
    if not history.final:
        return ()
    by_month: dict[Month, list[Bill]] = {}
    for bill in history.begun:
        by_month.setdefault(bill.month, []).append(bill)
    newest = max(by_month)
    oldest = min(month for month in by_month if month > newest.plus(-MONTHS_SHOWN))
    held = {bill.month.plus(-back) for bill in history.final for back in range(1, cycle_months(bill) or 1)}
    shown = [newest.plus(-back) for back in range(MONTHS_SHOWN)]
    shown = [month for month in shown if month >= oldest and (month in by_month or month not in held)]
    amounts = {month: totals(by_month.get(month, ())) for month in shown}
    highest = max((each[0].amount for each in amounts.values() if each), default=Decimal(0))
    rows = []
    for month in shown:
        bills = tuple(by_month.get(month, ()))
        paid = paid_of(bills, owed, today)
        left = bills[0].open_amount if len(bills) == 1 and paid is Paid.PARTLY else None
        rows.append(MonthRow(month, bills, amounts[month], _bar(amounts[month], highest), paid, left))
    return tuple(rows)


def _bar(amounts: tuple[Money, ...], highest: Decimal) -> Decimal:
    return max(amounts[0].amount, Decimal(0)) / highest if amounts and highest > 0 else Decimal(0)


def _so_far(bill: Bill) -> Sentence:
    is_held = bill.state is BillState.ON_HOLD
    return together.sums((bill.charged,)) if is_held else together.so_far(bill.charged)


def other_bills(history: History, rows: Sequence[MonthRow], today: date) -> tuple[OtherBill, ...]:
    """Return the bills that have no row: running, open and older than the year, cancelled, and those without an amount."""
    shown = {bill.id for row in rows for bill in row.bills}
    found = [OtherBill(together.called(names.bill(bill, today)), _so_far(bill), bill.id) for bill in history.running]
    for bill in history.final:
        left = bill.open_amount
        if bill.id not in shown and (left is not None or bill.id in history.ahead):
            amount_of = together.sums((bill.charged,)) if left is None else together.is_open(left)
            found.append(OtherBill(together.called(names.bill(bill, today)), amount_of, bill.id))
    for loose in history.loose:
        left, amount = loose.left, known(loose.amount)
        value = together.not_made() if loose.is_draft else together.amount_not_known()
        if left is not None:
            value = together.is_open(left)
        elif amount is not None:
            value = together.sums((amount,))
        found.append(OtherBill(together.called(names.loose(loose, today)), value))
    for bill in history.void:
        name = together.no_longer_asked_for(bill, today)
        found.append(OtherBill(name, together.sums((bill.charged,)), bill.id))
    return tuple(found)
