"""The billing run: a month of an account becomes a stored bill, or the lines it would have on another plan.

Every amount comes from ``charges``. States follow the payments.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from elderclient.backend.bills.account_facts import CHINA, AccountFacts, facts_of
from elderclient.backend.bills.arrears import IssuedBill
from elderclient.backend.bills.charges import charges_of
from elderclient.backend.bills.terms import BillMonth, Charge
from elderclient.backend.database.models import Bill, BillingAccount, BillLine, Offering, Product

DUE_AFTER = timedelta(days=24)
"""A bill written on the 1st is due on the 25th."""
CORRECTED = "-C1"
_CHARGE_FIELDS = tuple(each.name for each in fields(Charge))


@dataclass(frozen=True, slots=True)
class BillDraft:
    """A calculated bill before it is stored. ``corrects`` is the number of the bill it replaces."""

    id: str
    number: str
    account_id: str
    customer_id: str
    month: BillMonth
    bill_date: date
    charges: tuple[Charge, ...]
    corrects: str | None = None

    @property
    def amount_fen(self) -> int:
        """The sum of the lines."""
        return sum(charge.amount_fen for charge in self.charges)

    @property
    def due_date(self) -> date:
        """The last day to pay without a late fee."""
        return self.bill_date + DUE_AFTER

    def issued(self) -> IssuedBill:
        """What later bills need to know of this one."""
        owed = sum(charge.amount_fen for charge in self.charges if charge.kind != "lateFee")
        return IssuedBill(self.id, self.month, self.due_date, owed)

    def row(self, paid_fen: int = 0, replaced_by: str | None = None) -> dict[str, Any]:
        """The bill as a row, after ``paid_fen`` came in."""
        return {
            "id": self.id,
            "number": self.number,
            "customer_id": self.customer_id,
            "account_id": self.account_id,
            "period_from": self.month.first,
            "period_until": self.month.until,
            "bill_date": self.bill_date,
            "due_date": self.due_date,
            "amount_fen": self.amount_fen,
            "remaining_fen": max(self.amount_fen - paid_fen, 0),
            "state": state_of(self.amount_fen, paid_fen),
            "is_corrected": self.corrects is not None,
            "replaced_by": replaced_by,
            "updated_at": datetime.combine(self.bill_date, time(1), tzinfo=UTC),
        }

    def line_rows(self) -> list[dict[str, Any]]:
        """Its lines as rows, in order."""
        return [self._line_row(position, charge) for position, charge in enumerate(self.charges, start=1)]

    def _line_row(self, position: int, charge: Charge) -> dict[str, Any]:
        row: dict[str, Any] = {name: getattr(charge, name) for name in _CHARGE_FIELDS}
        row["charge_kind"] = row.pop("kind")
        row["quantity_unit"] = row.pop("unit")
        return {
            **row,
            "id": f"{self.id}-{position:04d}",
            "bill_id": self.id,
            "position": position,
            "charged_date": self.month.until - timedelta(days=1),
        }


def state_of(amount_fen: int, paid_fen: int) -> str:
    """TMF678's word for how far a bill is paid."""
    if paid_fen >= amount_fen:
        return "settled"
    return "partiallyPaid" if paid_fen > 0 else "sent"


def draft(facts: AccountFacts, month: BillMonth, *, written: date | None = None) -> BillDraft:
    """Calculate the bill of ``month`` as of the day it is ``written`` (by default the first day after the month)."""
    day = month.until if written is None else written
    name = f"{facts.account_id}-{month.first:%Y%m}"
    is_correction = day != month.until
    return BillDraft(
        id=f"bill-{name}-c1" if is_correction else f"bill-{name}",
        number=f"ZD-{name}{CORRECTED}" if is_correction else f"ZD-{name}",
        account_id=facts.account_id,
        customer_id=facts.customer_id,
        month=month,
        bill_date=day,
        charges=tuple(charges_of(facts.in_month(month, day))),
        corrects=f"ZD-{name}" if is_correction else None,
    )


def store(session: Session, drafted: BillDraft) -> None:
    """Write the bill; a corrected one takes the place of the bill it corrects."""
    session.execute(insert(Bill), [drafted.row()])
    if drafted.charges:
        session.execute(insert(BillLine), drafted.line_rows())
    if drafted.corrects is not None:
        session.execute(update(Bill).where(Bill.number == drafted.corrects).values(replaced_by=drafted.id))


def bill_month(session: Session, account: BillingAccount, month: BillMonth, zone: ZoneInfo = CHINA) -> BillDraft:
    """Calculate and store the bill of an account's month."""
    drafted = draft(facts_of(session, account.id, account.customer_id, zone), month)
    store(session, drafted)
    return drafted


def rebill(
    session: Session,
    account: BillingAccount,
    month: BillMonth,
    *,
    product: Product | None = None,
    offering: Offering | None = None,
    zone: ZoneInfo = CHINA,
) -> BillDraft:
    """The month's bill calculated again, as if ``product`` had been on ``offering`` (both or neither); nothing is stored.

    The other offering counts at its regular rent: an introductory price says nothing about what it costs to stay.
    """
    facts = facts_of(session, account.id, account.customer_id, zone)
    if product is not None and offering is not None:
        facts = facts.on_offering(product.id, offering)
    return draft(facts, month)


def change_amount(session: Session, line: BillLine, fen: int) -> None:
    """Make one line cost ``fen``; its bill's amount and what remains follow. Only tests and demonstrations do this."""
    bill = session.scalar(select(Bill).where(Bill.id == line.bill_id))
    if bill is None:
        raise ValueError("a line without a bill")
    paid = bill.amount_fen - bill.remaining_fen
    bill.amount_fen += fen - line.amount_fen
    bill.remaining_fen = max(bill.amount_fen - paid, 0)
    bill.state = state_of(bill.amount_fen, paid)
    line.amount_fen = fen


def lines_of(drafted: BillDraft) -> Sequence[BillLine]:
    """The draft's lines as rows that no session knows."""
    return [BillLine(**row) for row in drafted.line_rows()]
