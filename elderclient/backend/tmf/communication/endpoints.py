"""TMF681's paths; a customer reads messages, and answers by their characteristics."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from elderclient.backend.auth.caller import Caller
from elderclient.backend.runtime import OperatorOf
from elderclient.backend.tmf.body import patched_body
from elderclient.backend.tmf.collection import chosen, list_answer, read_fields, read_query
from elderclient.backend.tmf.communication.schemas import ATTRIBUTES, BASE
from elderclient.backend.tmf.communication.service import NoticeService
from elderclient.backend.tmf.wire import Json, answer

router = APIRouter(prefix=BASE)


@router.get("/communicationMessage")
def list_messages(request: Request, customer_id: Caller, operator: OperatorOf) -> Response:
    """The caller's notices, newest first."""
    query = read_query(request, ATTRIBUTES)
    return list_answer(NoticeService(operator).notices(customer_id), query)


@router.get("/communicationMessage/{notice_id}")
def get_message(request: Request, notice_id: str, customer_id: Caller, operator: OperatorOf) -> Response:
    """One notice."""
    fields = read_fields(request, ATTRIBUTES)
    return answer(chosen(NoticeService(operator).notice(customer_id, notice_id), fields))


@router.patch("/communicationMessage/{notice_id}")
def change_message(
    request: Request,
    notice_id: str,
    customer_id: Caller,
    operator: OperatorOf,
    body: Annotated[Json, Depends(patched_body)],
) -> Response:
    """Mark it read, or answer it."""
    fields = read_fields(request, ATTRIBUTES)
    return answer(chosen(NoticeService(operator).change(customer_id, notice_id, body), fields))
