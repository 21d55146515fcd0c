"""TMF656's paths; all of them only read."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from elderclient.backend.auth.caller import Caller
from elderclient.backend.runtime import OperatorOf
from elderclient.backend.tmf.collection import chosen, list_answer, read_fields, read_query
from elderclient.backend.tmf.service_problem.schemas import ATTRIBUTES, BASE
from elderclient.backend.tmf.service_problem.service import OutageService
from elderclient.backend.tmf.wire import answer

router = APIRouter(prefix=BASE)


@router.get("/serviceProblem")
def list_outages(request: Request, customer_id: Caller, operator: OperatorOf) -> Response:
    """Outages of the caller's lines, soonest first; those that are over are not told."""
    query = read_query(request, ATTRIBUTES)
    return list_answer(OutageService(operator).outages(customer_id), query)


@router.get("/serviceProblem/{outage_id}")
def get_outage(request: Request, outage_id: str, customer_id: Caller, operator: OperatorOf) -> Response:
    """One of them."""
    fields = read_fields(request, ATTRIBUTES)
    return answer(chosen(OutageService(operator).outage(customer_id, outage_id), fields))
