"""TMF620's paths; all of them only read, and all need a token."""

from __future__ import annotations

from fastapi import APIRouter, Depends, Request, Response

from elderclient.backend.auth.caller import caller
from elderclient.backend.runtime import OperatorOf
from elderclient.backend.tmf.collection import chosen, list_answer, read_fields, read_query
from elderclient.backend.tmf.product_catalog.schemas import (
    BASE,
    CATEGORY_ATTRIBUTES,
    OFFERING_ATTRIBUTES,
    PRICE_ATTRIBUTES,
)
from elderclient.backend.tmf.product_catalog.service import CatalogService
from elderclient.backend.tmf.wire import answer

router = APIRouter(prefix=BASE, dependencies=[Depends(caller)])


@router.get("/productOffering")
def list_offerings(request: Request, operator: OperatorOf) -> Response:
    """Everything on sale, and what is retired but still held by somebody."""
    query = read_query(request, OFFERING_ATTRIBUTES)
    return list_answer(CatalogService(operator).offerings(), query)


@router.get("/productOffering/{offering_id}")
def get_offering(request: Request, offering_id: str, operator: OperatorOf) -> Response:
    """One offering."""
    fields = read_fields(request, OFFERING_ATTRIBUTES)
    return answer(chosen(CatalogService(operator).offering(offering_id), fields))


@router.get("/productOfferingPrice")
def list_prices(request: Request, operator: OperatorOf) -> Response:
    """Prices; ``id`` may name several, separated by commas."""
    query = read_query(request, PRICE_ATTRIBUTES)
    return list_answer(CatalogService(operator).prices(), query)


@router.get("/productOfferingPrice/{price_id}")
def get_price(request: Request, price_id: str, operator: OperatorOf) -> Response:
    """One price."""
    fields = read_fields(request, PRICE_ATTRIBUTES)
    return answer(chosen(CatalogService(operator).price(price_id), fields))


@router.get("/category")
def list_categories(request: Request, operator: OperatorOf) -> Response:
    """The kinds of things there are."""
    query = read_query(request, CATEGORY_ATTRIBUTES)
    return list_answer(CatalogService(operator).categories(), query)


@router.get("/category/{category_id}")
def get_category(request: Request, category_id: str, operator: OperatorOf) -> Response:
    """One kind."""
    fields = read_fields(request, CATEGORY_ATTRIBUTES)
    return answer(chosen(CatalogService(operator).category(category_id), fields))
