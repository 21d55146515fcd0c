"""TMF674's paths; all of them only read."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from elderclient.backend.auth.caller import Caller
from elderclient.backend.runtime import OperatorOf
from elderclient.backend.tmf.collection import chosen, list_answer, read_fields, read_query
from elderclient.backend.tmf.geographic_site.schemas import ATTRIBUTES, BASE
from elderclient.backend.tmf.geographic_site.service import SiteService
from elderclient.backend.tmf.wire import answer

router = APIRouter(prefix=BASE)


@router.get("/geographicSite")
def list_sites(request: Request, customer_id: Caller, operator: OperatorOf) -> Response:
    """All service halls, the nearest to the caller's home first."""
    query = read_query(request, ATTRIBUTES)
    return list_answer(SiteService(operator).listed(customer_id), query)


@router.get("/geographicSite/{site_id}")
def get_site(request: Request, site_id: str, customer_id: Caller, operator: OperatorOf) -> Response:
    """One service hall."""
    fields = read_fields(request, ATTRIBUTES)
    return answer(chosen(SiteService(operator).one(customer_id, site_id), fields))
