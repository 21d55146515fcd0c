"""TMF678's paths; all of them only read."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from elderclient.backend.auth.caller import Caller
from elderclient.backend.runtime import OperatorOf
from elderclient.backend.tmf.collection import chosen, list_answer, page_answer, read_fields, read_query
from elderclient.backend.tmf.customer_bill.schemas import BASE, BILL_ATTRIBUTES, LINE_ATTRIBUTES
from elderclient.backend.tmf.customer_bill.service import BillService
from elderclient.backend.tmf.wire import answer

router = APIRouter(prefix=BASE)


@router.get("/customerBill")
def list_bills(request: Request, customer_id: Caller, operator: OperatorOf) -> Response:
    """The caller's bills, newest first, without those that were replaced."""
    query = read_query(request, BILL_ATTRIBUTES)
    return list_answer(BillService(operator).bills(customer_id), query)


@router.get("/customerBill/{bill_id}")
def get_bill(request: Request, bill_id: str, customer_id: Caller, operator: OperatorOf) -> Response:
    """One bill."""
    fields = read_fields(request, BILL_ATTRIBUTES)
    return answer(chosen(BillService(operator).bill(customer_id, bill_id), fields))


@router.get("/appliedCustomerBillingRate")
def list_lines(request: Request, customer_id: Caller, operator: OperatorOf) -> Response:
    """Charges; ``bill.id`` names the bill."""
    query = read_query(request, LINE_ATTRIBUTES)
    service = BillService(operator)
    # A bill can have thousands of lines, and a client asks for them page by page.
    if query.is_only_about("bill.id") and (query.value_of("bill.id") is not None or not query.filters):
        return page_answer(*service.page_of_lines(customer_id, query), query)
    return list_answer(service.lines(customer_id, query), query)


@router.get("/appliedCustomerBillingRate/{line_id}")
def get_line(request: Request, line_id: str, customer_id: Caller, operator: OperatorOf) -> Response:
    """One charge."""
    fields = read_fields(request, LINE_ATTRIBUTES)
    return answer(chosen(BillService(operator).line(customer_id, line_id), fields))
