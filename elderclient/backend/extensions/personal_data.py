"""What no TM Forum API has: who has looked, what is held and how long, copies (of the shape of TMF620's ExportJob)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from fastapi import APIRouter, Request, Response
from pydantic import Field
from sqlalchemy.orm import Session

from elderclient.backend.auth.caller import Caller
from elderclient.backend.database.models import PersonalCopy
from elderclient.backend.privacy import access_log, copies
from elderclient.backend.privacy.holdings import OTHER, Holding, holding_of, holdings
from elderclient.backend.privacy.ownership import count_of, owned_tables
from elderclient.backend.runtime import OperatorOf
from elderclient.backend.tmf.answers import Resource, Typed
from elderclient.backend.tmf.body import CreatedBody, WireModel
from elderclient.backend.tmf.collection import list_answer, read_query
from elderclient.backend.tmf.described import created, listing, plain, single
from elderclient.backend.tmf.errors import Refusal, conflict, not_found
from elderclient.backend.tmf.wire import Json, answer, moment, present

router = APIRouter(prefix="/elderclient/v1")
JOBS = "/elderclient/v1/exportJob"


class AccessLogEntry(Typed):
    """Somebody of the operator looked at the customer's data."""

    id: str
    date: datetime
    act: str
    description: str
    description_en: str


class PersonalDataHolding(Typed):
    """One kind of data that is held, and for how long."""

    id: str
    name: str
    name_en: str
    count: int
    retention: str
    retention_en: str
    retention_months: int | None = None
    erased: str | None = None
    erased_en: str | None = None


class ExportJob(Resource):
    """A copy of everything about the customer, as it is made."""

    external_id: str
    status: str
    creation_date: datetime
    completion_date: datetime | None = None
    content_type: str
    url: str
    error_log: str | None = None


class CopyRequest(WireModel):
    """A copy of everything about oneself. ``externalId`` is the customer's own id of the request."""

    external_id: str = Field(min_length=1, max_length=80)


@router.get("/accessLog", **listing(AccessLogEntry))
def list_looks(request: Request, customer_id: Caller, operator: OperatorOf) -> Response:
    """Who has looked at the caller's data, newest first."""
    query = read_query(request, AccessLogEntry)
    with operator.reading() as session:
        found = [
            {
                "@type": "AccessLogEntry",
                "id": str(record.id),
                "date": moment(record.looked_at),
                "act": record.act,
                "description": access_log.ACTS[record.act][0],
                "descriptionEn": access_log.ACTS[record.act][1],
            }
            for record in access_log.newest(session, customer_id)
        ]
    return list_answer(found, query)


@router.get("/personalData", **listing(PersonalDataHolding))
def list_holdings(request: Request, customer_id: Caller, operator: OperatorOf) -> Response:
    """What is held about the caller, how long, and what a deletion would take."""
    query = read_query(request, PersonalDataHolding)
    with operator.reading() as session:
        counts = _counts(session, customer_id)
    return list_answer((_holding_to_wire(one, counts[one.id]) for one in holdings() if counts[one.id]), query)


@router.post("/exportJob", **created(ExportJob, CopyRequest))
def ask_for_copy(customer_id: Caller, operator: OperatorOf, body: CreatedBody) -> Response:
    """Have a copy made; the same external id again answers the same job, another one while it is made 409."""
    wanted = CopyRequest.model_validate(body)
    try:
        copy_id = copies.place(
            operator.writing, customer_id, wanted.external_id, operator.now(), operator.configuration
        )
    except copies.CopyUnderWayError as error:
        raise conflict(f"Conflict: {error}.", error.existing_id) from error
    with operator.reading() as session:
        made = _job_to_wire(_found(session, customer_id, copy_id))
    return answer(made, 201, {"Location": made["href"]})


@router.get("/exportJob", **listing(ExportJob))
def list_copies(request: Request, customer_id: Caller, operator: OperatorOf) -> Response:
    """The caller's copies, newest first."""
    query = read_query(request, ExportJob)
    with operator.reading() as session:
        return list_answer([_job_to_wire(one) for one in copies.newest(session, customer_id)], query)


@router.get("/exportJob/{copy_id}", **single(ExportJob))
def get_copy(copy_id: str, customer_id: Caller, operator: OperatorOf) -> Response:
    """How far one copy is."""
    with operator.reading() as session:
        return answer(_job_to_wire(_found(session, customer_id, copy_id)))


@router.get("/exportJob/{copy_id}/content", **plain(dict[str, Any], 404, 409, 410))
def get_content(copy_id: str, customer_id: Caller, operator: OperatorOf) -> Response:
    """The copy itself; 409 while it is being made, 410 when it was thrown away."""
    with operator.reading() as session:
        copy = _found(session, customer_id, copy_id)
        if copy.content is None:
            if copy.status != copies.SUCCEEDED:
                raise conflict(f"Conflict: the copy is {copy.status}.", copy.id)
            raise Refusal(410, "gone", "The copy was thrown away; ask for a new one.")
        headers = {"Cache-Control": "no-store"}
        return Response(copy.content, media_type="application/json", headers=headers)


def _counts(session: Session, customer_id: str) -> dict[str, int]:
    counts = {one.id: 0 for one in holdings()}
    for table in owned_tables():
        holding = holding_of(table.name)
        if holding.id == OTHER or table.name == holding.tables[0]:
            counts[holding.id] += count_of(session, table, customer_id)
    return counts


def _holding_to_wire(holding: Holding, count: int) -> Json:
    return present(
        {
            "@type": "PersonalDataHolding",
            "id": holding.id,
            "name": holding.name,
            "nameEn": holding.name_en,
            "count": count,
            "retention": holding.kept,
            "retentionEn": holding.kept_en,
            "retentionMonths": holding.months,
            "erased": holding.erased or None,
            "erasedEn": holding.erased_en or None,
        }
    )


def _found(session: Session, customer_id: str, copy_id: str) -> PersonalCopy:
    copy = copies.find(session, customer_id, copy_id)
    if copy is None:
        raise not_found()
    return copy


def _job_to_wire(copy: PersonalCopy) -> Json:
    href = f"{JOBS}/{copy.id}"
    return present(
        {
            "@type": "ExportJob",
            "id": copy.id,
            "href": href,
            "externalId": copy.external_id,
            "status": copy.status,
            "creationDate": moment(copy.created_at),
            "completionDate": moment(copy.completed_at),
            "contentType": "application/json",
            "url": f"{href}/content",
            "errorLog": copy.trouble or None,
        }
    )
