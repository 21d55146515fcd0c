"""TMF677's paths. Asking creates nothing that is kept: the answer's id says the question."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from elderclient.backend.auth.caller import Caller
from elderclient.backend.runtime import OperatorOf
from elderclient.backend.tmf.body import created_body
from elderclient.backend.tmf.collection import chosen, list_answer, read_fields, read_query
from elderclient.backend.tmf.usage_consumption.schemas import BASE, QUERY_ATTRIBUTES, REPORT_ATTRIBUTES, QueryCreate
from elderclient.backend.tmf.usage_consumption.service import UsageService
from elderclient.backend.tmf.wire import Json, answer

router = APIRouter(prefix=BASE)


@router.post("/queryUsageConsumption")
def ask(
    request: Request, customer_id: Caller, operator: OperatorOf, body: Annotated[Json, Depends(created_body)]
) -> Response:
    """Usage of a span of months, answered at once."""
    fields = read_fields(request, QUERY_ATTRIBUTES)
    answered = UsageService(operator).ask(customer_id, QueryCreate.model_validate(body))
    return answer(chosen(answered, fields), 201, {"Location": str(answered["href"])})


@router.get("/queryUsageConsumption")
def list_questions(request: Request, customer_id: Caller, operator: OperatorOf) -> Response:
    """One answered question for each month with usage."""
    query = read_query(request, QUERY_ATTRIBUTES)
    return list_answer(UsageService(operator).questions(customer_id), query)


@router.get("/queryUsageConsumption/{question_id}")
def get_question(request: Request, question_id: str, customer_id: Caller, operator: OperatorOf) -> Response:
    """The same question, answered anew."""
    fields = read_fields(request, QUERY_ATTRIBUTES)
    return answer(chosen(UsageService(operator).asked(customer_id, question_id), fields))


@router.get("/usageConsumptionReport")
def list_reports(request: Request, customer_id: Caller, operator: OperatorOf) -> Response:
    """One report for each product and month."""
    query = read_query(request, REPORT_ATTRIBUTES)
    return list_answer(UsageService(operator).reports(customer_id), query)


@router.get("/usageConsumptionReport/{report_id}")
def get_report(request: Request, report_id: str, customer_id: Caller, operator: OperatorOf) -> Response:
    """One report."""
    fields = read_fields(request, REPORT_ATTRIBUTES)
    return answer(chosen(UsageService(operator).report(customer_id, report_id), fields))
