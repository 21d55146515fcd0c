"""TMF622's paths."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from elderclient.backend.auth.caller import Caller
from elderclient.backend.database.models import ProductOrder
from elderclient.backend.runtime import OperatorOf
from elderclient.backend.tmf.body import CreatedBody, PatchedBody
from elderclient.backend.tmf.collection import Query, chosen, read_fields
from elderclient.backend.tmf.described import changed, created
from elderclient.backend.tmf.product_order import answers
from elderclient.backend.tmf.product_order.schemas import BASE, CancelCreate, OrderCreate, OrderPatch
from elderclient.backend.tmf.product_order.service import OrderService, orders_of
from elderclient.backend.tmf.product_order.showing import cancellation, to_wire
from elderclient.backend.tmf.resource import Reader, add_list, add_one, one_answer
from elderclient.backend.tmf.versions import Versions
from elderclient.backend.tmf.wire import Json, answer

router = APIRouter(prefix=BASE)
NEWEST = 1000
"""A list never looks further back than this many orders."""


def _orders(reader: Reader, query: Query) -> list[Json]:
    orders = orders_of(reader.customer_id)
    if (external_id := query.value_of("externalId.id")) is not None:
        orders = orders.where(ProductOrder.external_id == external_id)
    return [to_wire(order, reader.zone) for order in reader.session.scalars(orders.limit(NEWEST))]


def _order(reader: Reader, order_id: str) -> Json | None:
    order = reader.session.scalar(orders_of(reader.customer_id).where(ProductOrder.id == order_id))
    return None if order is None else to_wire(order, reader.zone)


def _cancellation(reader: Reader, order_id: str) -> Json | None:
    """The task that cancelled an order; it has the order's id."""
    order = reader.session.scalar(orders_of(reader.customer_id).where(ProductOrder.id == order_id))
    return None if order is None or order.state != "cancelled" else cancellation(order)


add_list(router, "/productOrder", answers.ProductOrder, _orders)
add_one(router, "/productOrder", answers.ProductOrder, _order)
add_one(router, "/cancelProductOrder", answers.CancelProductOrder, _cancellation)


@router.post("/productOrder", **created(answers.ProductOrder, OrderCreate))
def create_order(request: Request, customer_id: Caller, operator: OperatorOf, body: CreatedBody) -> Response:
    """Draft an order, or place at once what costs nothing; the same external id again answers what it made first."""
    fields = read_fields(request, answers.ProductOrder)
    shown = OrderService(operator).create(customer_id, OrderCreate.model_validate(body))
    return answer(chosen(shown, fields), 201, {"Location": str(shown["href"])})


@router.patch("/productOrder/{order_id}", **changed(answers.ProductOrder, OrderPatch))
def change_order(
    request: Request, order_id: str, customer_id: Caller, operator: OperatorOf, body: PatchedBody, versions: Versions
) -> Response:
    """Confirm a draft with the price that was seen, drop it, or keep it alive."""
    fields = read_fields(request, answers.ProductOrder)
    changed = OrderService(operator).change(customer_id, order_id, body, versions)
    return one_answer(changed, fields)


@router.post("/cancelProductOrder", **created(answers.CancelProductOrder, CancelCreate))
def cancel_order(request: Request, customer_id: Caller, operator: OperatorOf, body: CreatedBody) -> Response:
    """Undo an order while it is held, or drop a draft."""
    fields = read_fields(request, answers.CancelProductOrder)
    shown = OrderService(operator).cancel(customer_id, CancelCreate.model_validate(body))
    return answer(chosen(shown, fields), 201, {"Location": str(shown["href"])})
