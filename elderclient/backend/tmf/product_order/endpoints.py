"""TMF622's paths."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from elderclient.backend.auth.caller import Caller
from elderclient.backend.runtime import OperatorOf
from elderclient.backend.tmf.body import created_body, patched_body
from elderclient.backend.tmf.collection import chosen, list_answer, read_fields, read_query
from elderclient.backend.tmf.product_order.schemas import ATTRIBUTES, BASE, CANCEL_ATTRIBUTES, CancelCreate, OrderCreate
from elderclient.backend.tmf.product_order.service import OrderService
from elderclient.backend.tmf.wire import Json, answer

router = APIRouter(prefix=BASE)


@router.get("/productOrder")
def list_orders(request: Request, customer_id: Caller, operator: OperatorOf) -> Response:
    """All orders of the caller, newest first."""
    query = read_query(request, ATTRIBUTES)
    return list_answer(OrderService(operator).listed(customer_id, query), query)


@router.post("/productOrder")
def create_order(
    request: Request, customer_id: Caller, operator: OperatorOf, body: Annotated[Json, Depends(created_body)]
) -> Response:
    """Draft an order, or place at once what costs nothing; the same external id again answers what it made first."""
    fields = read_fields(request, ATTRIBUTES)
    shown = OrderService(operator).create(customer_id, OrderCreate.model_validate(body))
    return answer(chosen(shown, fields), 201, {"Location": str(shown["href"])})


@router.get("/productOrder/{order_id}")
def get_order(request: Request, order_id: str, customer_id: Caller, operator: OperatorOf) -> Response:
    """One order."""
    fields = read_fields(request, ATTRIBUTES)
    return answer(chosen(OrderService(operator).one(customer_id, order_id), fields))


@router.patch("/productOrder/{order_id}")
def change_order(
    request: Request,
    order_id: str,
    customer_id: Caller,
    operator: OperatorOf,
    body: Annotated[Json, Depends(patched_body)],
) -> Response:
    """Confirm a draft with the price that was seen, drop it, or keep it alive."""
    fields = read_fields(request, ATTRIBUTES)
    return answer(chosen(OrderService(operator).change(customer_id, order_id, body), fields))


@router.post("/cancelProductOrder")
def cancel_order(
    request: Request, customer_id: Caller, operator: OperatorOf, body: Annotated[Json, Depends(created_body)]
) -> Response:
    """Undo an order while it is held, or drop a draft."""
    fields = read_fields(request, CANCEL_ATTRIBUTES)
    shown = OrderService(operator).cancel(customer_id, CancelCreate.model_validate(body))
    return answer(chosen(shown, fields), 201, {"Location": str(shown["href"])})


@router.get("/cancelProductOrder/{order_id}")
def get_cancellation(request: Request, order_id: str, customer_id: Caller, operator: OperatorOf) -> Response:
    """The task that cancelled an order; it has the order's id."""
    fields = read_fields(request, CANCEL_ATTRIBUTES)
    return answer(chosen(OrderService(operator).cancellation(customer_id, order_id), fields))
