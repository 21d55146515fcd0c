"""TMF681's paths; a customer reads messages, and answers by their characteristics."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from sqlalchemy import Select

from elderclient.backend.auth.caller import Caller
from elderclient.backend.database.models import Notice
from elderclient.backend.runtime import OperatorOf
from elderclient.backend.tmf.body import PatchedBody
from elderclient.backend.tmf.collection import read_fields
from elderclient.backend.tmf.communication import answers
from elderclient.backend.tmf.communication.schemas import BASE, MessagePatch, to_wire
from elderclient.backend.tmf.communication.service import NoticeService, notices_of
from elderclient.backend.tmf.described import changed
from elderclient.backend.tmf.resource import Reader, add_rows, one_answer
from elderclient.backend.tmf.versions import Versions

router = APIRouter(prefix=BASE)


def _notices(reader: Reader) -> Select[Notice]:
    return notices_of(reader.customer_id, reader.now)


add_rows(router, "/communicationMessage", answers.CommunicationMessage, _notices, Notice.id, to_wire)


@router.patch("/communicationMessage/{notice_id}", **changed(answers.CommunicationMessage, MessagePatch))
def change_message(
    request: Request, notice_id: str, customer_id: Caller, operator: OperatorOf, body: PatchedBody, versions: Versions
) -> Response:
    """Mark it read, or answer it."""
    fields = read_fields(request, answers.CommunicationMessage)
    changed = NoticeService(operator).change(customer_id, notice_id, body, versions)
    return one_answer(changed, fields)
