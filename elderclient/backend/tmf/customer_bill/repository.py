"""Reading bills and lines of one customer. Every query is bound to that customer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, joinedload

from elderclient.backend.database.models import Bill, BillLine


def bills(session: Session, customer_id: str) -> Sequence[Bill]:
    """Bills that were not replaced, newest first."""
    query = (
        select(Bill)
        .where(Bill.customer_id == customer_id, Bill.replaced_by.is_(None))
        .order_by(Bill.bill_date.desc(), Bill.number)
        .options(joinedload(Bill.account))
    )
    return session.scalars(query).all()


def bill(session: Session, customer_id: str, bill_id: str) -> Bill | None:
    """One bill, replaced or not."""
    query = select(Bill).where(Bill.id == bill_id, Bill.customer_id == customer_id).options(joinedload(Bill.account))
    return session.scalar(query)


def _lines_of(customer_id: str, bill_id: str | None) -> Select[Any]:
    query = select(BillLine).join(BillLine.bill).where(Bill.customer_id == customer_id)
    return query.where(Bill.replaced_by.is_(None)) if bill_id is None else query.where(Bill.id == bill_id)


def lines(
    session: Session, customer_id: str, bill_id: str | None, *, offset: int = 0, limit: int | None = None
) -> Sequence[BillLine]:
    """Lines of one bill in its order, or of all bills that were not replaced."""
    query = _lines_of(customer_id, bill_id).order_by(Bill.bill_date.desc(), Bill.id, BillLine.position)
    return session.scalars(query.offset(offset).limit(limit)).all()


def count_lines(session: Session, customer_id: str, bill_id: str | None) -> int:
    """How many there are."""
    query = _lines_of(customer_id, bill_id).with_only_columns(func.count())
    return int(session.scalar(query) or 0)


def line(session: Session, customer_id: str, line_id: str) -> BillLine | None:
    """One line."""
    query = select(BillLine).join(BillLine.bill).where(BillLine.id == line_id, Bill.customer_id == customer_id)
    return session.scalar(query)
