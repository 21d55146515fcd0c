"""TMF646's paths."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from sqlalchemy import Select, select

from elderclient.backend.auth.caller import Caller
from elderclient.backend.database.models import Visit
from elderclient.backend.runtime import OperatorOf
from elderclient.backend.tmf.appointment import answers
from elderclient.backend.tmf.appointment.schemas import (
    BASE,
    AppointmentCreate,
    AppointmentPatch,
    Search,
    to_wire,
)
from elderclient.backend.tmf.appointment.service import NEWEST, AppointmentService
from elderclient.backend.tmf.body import CreatedBody, PatchedBody
from elderclient.backend.tmf.collection import chosen, read_fields
from elderclient.backend.tmf.described import changed, created
from elderclient.backend.tmf.resource import Reader, add_rows, one_answer
from elderclient.backend.tmf.versions import Versions
from elderclient.backend.tmf.wire import answer

router = APIRouter(prefix=BASE)


def _visits(reader: Reader) -> Select[Visit]:
    """All visits, newest first, cancelled ones too."""
    own = select(Visit).where(Visit.customer_id == reader.customer_id)
    return own.order_by(Visit.created_at.desc(), Visit.id)


add_rows(router, "/appointment", answers.Appointment, _visits, Visit.id, to_wire, most=NEWEST)


@router.post("/searchTimeSlot", **created(answers.SearchTimeSlot, Search))
def search_time_slots(request: Request, customer_id: Caller, operator: OperatorOf, body: CreatedBody) -> Response:
    """The windows in which a technician can come for a fault; nothing is kept of the search."""
    fields = read_fields(request, answers.SearchTimeSlot)
    found = AppointmentService(operator).search(customer_id, Search.model_validate(body))
    return answer(chosen(found, fields), 201)


@router.post("/appointment", **created(answers.Appointment, AppointmentCreate))
def create_appointment(request: Request, customer_id: Caller, operator: OperatorOf, body: CreatedBody) -> Response:
    """Arrange a visit; the same external id again answers what it made the first time."""
    fields = read_fields(request, answers.Appointment)
    made = AppointmentService(operator).create(customer_id, AppointmentCreate.model_validate(body))
    return answer(chosen(made, fields), 201, {"Location": str(made["href"])})


@router.patch("/appointment/{appointment_id}", **changed(answers.Appointment, AppointmentPatch))
def change_appointment(
    request: Request,
    appointment_id: str,
    customer_id: Caller,
    operator: OperatorOf,
    body: PatchedBody,
    versions: Versions,
) -> Response:
    """Move a visit to another window, or cancel it."""
    fields = read_fields(request, answers.Appointment)
    changed = AppointmentService(operator).change(customer_id, appointment_id, body, versions)
    return one_answer(changed, fields)
