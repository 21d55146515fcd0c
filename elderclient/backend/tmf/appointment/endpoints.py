"""TMF646's paths."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from elderclient.backend.auth.caller import Caller
from elderclient.backend.runtime import OperatorOf
from elderclient.backend.tmf.appointment.schemas import ATTRIBUTES, BASE, SEARCH_ATTRIBUTES, AppointmentCreate, Search
from elderclient.backend.tmf.appointment.service import AppointmentService
from elderclient.backend.tmf.body import created_body, patched_body
from elderclient.backend.tmf.collection import chosen, list_answer, read_fields, read_query
from elderclient.backend.tmf.wire import Json, answer

router = APIRouter(prefix=BASE)


@router.post("/searchTimeSlot")
def search_time_slots(
    request: Request, customer_id: Caller, operator: OperatorOf, body: Annotated[Json, Depends(created_body)]
) -> Response:
    """The windows in which a technician can come for a fault; nothing is kept of the search."""
    fields = read_fields(request, SEARCH_ATTRIBUTES)
    found = AppointmentService(operator).search(customer_id, Search.model_validate(body))
    return answer(chosen(found, fields), 201)


@router.get("/appointment")
def list_appointments(request: Request, customer_id: Caller, operator: OperatorOf) -> Response:
    """The caller's visits, newest first, cancelled ones too."""
    query = read_query(request, ATTRIBUTES)
    return list_answer(AppointmentService(operator).listed(customer_id, query), query)


@router.post("/appointment")
def create_appointment(
    request: Request, customer_id: Caller, operator: OperatorOf, body: Annotated[Json, Depends(created_body)]
) -> Response:
    """Arrange a visit; the same external id again answers what it made the first time."""
    fields = read_fields(request, ATTRIBUTES)
    made = AppointmentService(operator).create(customer_id, AppointmentCreate.model_validate(body))
    return answer(chosen(made, fields), 201, {"Location": str(made["href"])})


@router.get("/appointment/{appointment_id}")
def get_appointment(request: Request, appointment_id: str, customer_id: Caller, operator: OperatorOf) -> Response:
    """One visit."""
    fields = read_fields(request, ATTRIBUTES)
    return answer(chosen(AppointmentService(operator).one(customer_id, appointment_id), fields))


@router.patch("/appointment/{appointment_id}")
def change_appointment(
    request: Request,
    appointment_id: str,
    customer_id: Caller,
    operator: OperatorOf,
    body: Annotated[Json, Depends(patched_body)],
) -> Response:
    """Move a visit to another window, or cancel it."""
    fields = read_fields(request, ATTRIBUTES)
    return answer(chosen(AppointmentService(operator).change(customer_id, appointment_id, body), fields))
