"""TMF632's paths; all of them only read."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from elderclient.backend.auth.caller import Caller
from elderclient.backend.runtime import OperatorOf
from elderclient.backend.tmf.collection import chosen, list_answer, read_fields, read_query
from elderclient.backend.tmf.party.schemas import ATTRIBUTES, BASE
from elderclient.backend.tmf.party.service import PartyService
from elderclient.backend.tmf.wire import answer

router = APIRouter(prefix=BASE)


@router.get("/individual")
def list_individuals(request: Request, customer_id: Caller, operator: OperatorOf) -> Response:
    """Only the caller."""
    query = read_query(request, ATTRIBUTES)
    return list_answer([PartyService(operator).oneself(customer_id)], query)


@router.get("/individual/{individual_id}")
def get_individual(request: Request, individual_id: str, customer_id: Caller, operator: OperatorOf) -> Response:
    """The caller by id."""
    fields = read_fields(request, ATTRIBUTES)
    return answer(chosen(PartyService(operator).individual(customer_id, individual_id), fields))
