"""TMF678's paths; all of them only read. Bills that were replaced are in no list, but found by their id."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response
from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload

from elderclient.backend.auth.caller import Caller
from elderclient.backend.database.models import Bill, BillLine
from elderclient.backend.runtime import OperatorOf
from elderclient.backend.tmf.collection import Query, list_answer, page_answer, read_query
from elderclient.backend.tmf.customer_bill import answers
from elderclient.backend.tmf.customer_bill.schemas import (
    BASE,
    bill_to_wire,
    line_to_wire,
)
from elderclient.backend.tmf.described import listing
from elderclient.backend.tmf.resource import Reader, add_list, add_one
from elderclient.backend.tmf.wire import Json

router = APIRouter(prefix=BASE)


def _bills_of(customer_id: str) -> Select[Bill]:
    return select(Bill).where(Bill.customer_id == customer_id).options(joinedload(Bill.account))


def _bills(reader: Reader, _query: Query) -> list[Json]:
    """Bills that were not replaced, newest first."""
    valid = _bills_of(reader.customer_id).where(Bill.replaced_by.is_(None))
    newest = valid.order_by(Bill.bill_date.desc(), Bill.number)
    return [bill_to_wire(bill, reader.zone) for bill in reader.session.scalars(newest)]


def _bill(reader: Reader, bill_id: str) -> Json | None:
    bill = reader.session.scalar(_bills_of(reader.customer_id).where(Bill.id == bill_id))
    return None if bill is None else bill_to_wire(bill, reader.zone)


def _line(reader: Reader, line_id: str) -> Json | None:
    own = select(BillLine).join(BillLine.bill).where(BillLine.id == line_id, Bill.customer_id == reader.customer_id)
    line = reader.session.scalar(own)
    return None if line is None else line_to_wire(line, reader.zone)


add_list(router, "/customerBill", answers.CustomerBill, _bills)
add_one(router, "/customerBill", answers.CustomerBill, _bill)


@router.get("/appliedCustomerBillingRate", **listing(answers.AppliedCustomerBillingRate))
def list_lines(request: Request, customer_id: Caller, operator: OperatorOf) -> Response:
    """Charges of the bill that ``bill.id`` names, or of all bills that were not replaced."""
    query = read_query(request, answers.AppliedCustomerBillingRate)
    zone, bill_id = operator.configuration.zone, query.value_of("bill.id")
    lines = _lines_of(customer_id, bill_id)
    ordered = lines.order_by(Bill.bill_date.desc(), Bill.id, BillLine.position)
    # A bill can have thousands of lines, and a client asks for them page by page.
    is_page = query.is_only_about("bill.id") and (bill_id is not None or not query.filters)
    with operator.reading() as session:
        if not is_page:
            return list_answer([line_to_wire(line, zone) for line in session.scalars(ordered)], query)
        page = session.scalars(ordered.offset(query.offset).limit(query.limit))
        total = session.scalar(lines.with_only_columns(func.count())) or 0
        return page_answer([line_to_wire(line, zone) for line in page], total, query)


def _lines_of(customer_id: str, bill_id: str | None) -> Select[Any]:
    query = select(BillLine).join(BillLine.bill).where(Bill.customer_id == customer_id)
    return query.where(Bill.replaced_by.is_(None)) if bill_id is None else query.where(Bill.id == bill_id)


add_one(router, "/appliedCustomerBillingRate", answers.AppliedCustomerBillingRate, _line)
