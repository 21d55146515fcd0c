"""Rated bills of the reference operator as the client's own bills, for tests that look at both sides."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from elderclient.backend.bills.terms import Charge
from elderclient.domain.bills.bill import Bill, BillLine, BillState, ChargeKind
from elderclient.domain.money import Money, UnitPrice
from elderclient.domain.units import Month, Period, Quantity, Unit
from tests.backend.bill_pairs import PairBill


def client_bill(bill: PairBill) -> Bill:
    """The bill as the client holds it after asking for it."""
    last = bill.month.until - timedelta(days=1)
    amount = _money(bill.amount_fen)
    return Bill(
        id=bill.id,
        number=bill.id,
        month=Month.of(bill.month.first),
        period=Period(bill.month.first, last),
        bill_date=bill.month.until,
        amount_due=amount,
        remaining=amount,
        state=BillState.SENT,
        lines=tuple(client_line(identifier, line) for identifier, line in zip(bill.line_ids, bill.lines, strict=True)),
    )


def client_line(identifier: str, line: Charge) -> BillLine:
    """One line as the client holds it."""
    unit = Unit(line.unit) if line.unit is not None else None
    covers = None
    if line.covers_from is not None and line.covers_until is not None:
        covers = Period(line.covers_from, line.covers_until - timedelta(days=1))
    return BillLine(
        id=identifier,
        kind=ChargeKind(line.kind),
        name=line.name,
        amount=_money(line.amount_fen),
        description=line.description,
        name_en=line.name_en,
        description_en=line.description_en,
        product_id=line.product_id,
        offering_id=line.offering_id,
        line_number=line.line_number,
        quantity=Quantity(line.quantity, unit) if line.quantity is not None and unit is not None else None,
        unit_price=UnitPrice(line.unit_price, unit) if line.unit_price is not None and unit is not None else None,
        covers=covers,
    )


def _money(fen: int) -> Money:
    return Money(Decimal(fen) / 100)
