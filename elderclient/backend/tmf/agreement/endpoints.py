"""TMF651's paths; all of them only read: an agreement is made by an order or by the answer to a notice."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from elderclient.backend.auth.caller import Caller
from elderclient.backend.runtime import OperatorOf
from elderclient.backend.tmf.agreement.schemas import ATTRIBUTES, BASE
from elderclient.backend.tmf.agreement.service import AgreementService
from elderclient.backend.tmf.collection import chosen, list_answer, read_fields, read_query
from elderclient.backend.tmf.wire import answer

router = APIRouter(prefix=BASE)


@router.get("/agreement")
def list_agreements(request: Request, customer_id: Caller, operator: OperatorOf) -> Response:
    """The caller's agreements, newest first."""
    query = read_query(request, ATTRIBUTES)
    return list_answer(AgreementService(operator).agreements(customer_id), query)


@router.get("/agreement/{agreement_id}")
def get_agreement(request: Request, agreement_id: str, customer_id: Caller, operator: OperatorOf) -> Response:
    """One agreement."""
    fields = read_fields(request, ATTRIBUTES)
    return answer(chosen(AgreementService(operator).agreement(customer_id, agreement_id), fields))
