"""Which amounts were overdue, and for how many days of a month. Pure: must not calculate the fee itself.

A day counts when it is after the due date and the money had not come by its end. A late fee bears no late fee.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from elderclient.backend.bills.terms import BillMonth, Overdue


@dataclass(frozen=True, slots=True)
class IssuedBill:
    """A bill that was sent; ``owed_fen`` is its amount without late fees."""

    id: str
    month: BillMonth
    due_date: date | None
    owed_fen: int


@dataclass(frozen=True, slots=True)
class PaidIn:
    """Money that came on ``day`` for one bill, or for none in particular."""

    bill_id: str | None
    day: date
    amount_fen: int


def overdue_in(month: BillMonth, bills: Iterable[IssuedBill], payments: Sequence[PaidIn]) -> Iterator[Overdue]:
    """One entry for each bill and each amount that was unpaid in ``month``, oldest bill first."""
    for bill in sorted(bills, key=lambda each: each.month):
        if bill.due_date is None or bill.due_date >= month.until - timedelta(days=1):
            continue
        paid = [each for each in payments if each.bill_id == bill.id]
        if bill.owed_fen <= sum(each.amount_fen for each in paid if each.day <= month.first):
            continue
        days_at: dict[int, int] = {}
        for number in range(month.days):
            day = month.first + timedelta(days=number)
            left = bill.owed_fen - sum(each.amount_fen for each in paid if each.day <= day)
            if day > bill.due_date and left > 0:
                days_at[left] = days_at.get(left, 0) + 1
        for left, days in days_at.items():
            yield Overdue(left, days, bill.month)
