"""TMF637's paths; all of them only read."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from elderclient.backend.auth.caller import Caller
from elderclient.backend.runtime import OperatorOf
from elderclient.backend.tmf.collection import chosen, list_answer, read_fields, read_query
from elderclient.backend.tmf.product_inventory.schemas import ATTRIBUTES, BASE
from elderclient.backend.tmf.product_inventory.service import ProductService
from elderclient.backend.tmf.wire import answer

router = APIRouter(prefix=BASE)


@router.get("/product")
def list_products(request: Request, customer_id: Caller, operator: OperatorOf) -> Response:
    """What the caller holds or held."""
    query = read_query(request, ATTRIBUTES)
    return list_answer(ProductService(operator).products(customer_id), query)


@router.get("/product/{product_id}")
def get_product(request: Request, product_id: str, customer_id: Caller, operator: OperatorOf) -> Response:
    """One product."""
    fields = read_fields(request, ATTRIBUTES)
    return answer(chosen(ProductService(operator).product(customer_id, product_id), fields))
