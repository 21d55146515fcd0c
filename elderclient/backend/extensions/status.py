"""Whether the server takes requests, and whether the operator is calling a customer at this moment."""

from __future__ import annotations

from fastapi import APIRouter, Response
from sqlalchemy import select

from elderclient.backend.auth.caller import Caller
from elderclient.backend.callbacks import outgoing
from elderclient.backend.callbacks.estimate import LONGEST
from elderclient.backend.callbacks.lifecycle import UNKNOWN
from elderclient.backend.callbacks.writing import BY_TEXT
from elderclient.backend.database.models import Ticket
from elderclient.backend.runtime import OperatorOf
from elderclient.backend.tmf.answers import Part, Typed
from elderclient.backend.tmf.described import plain
from elderclient.backend.tmf.wire import answer, present

router = APIRouter(prefix="/elderclient/v1")


class Health(Part):
    """That the server takes requests, and whether it keeps orders as drafts."""

    status: str
    keeps_drafts: bool


class CallCheck(Typed):
    """Whether the operator calls this customer now: ``calling``, ``notCalling`` or ``unknown``."""

    state: str
    kind: str | None = None
    ticket_id: str | None = None


@router.get("/health", responses={200: {"model": Health}})
def health() -> Response:
    """Whether the server takes requests, and that it keeps orders as drafts; the only endpoint without a token."""
    return answer({"status": "ok", "keepsDrafts": True})


@router.get("/callCheck", **plain(CallCheck))
def check_call(customer_id: Caller, operator: OperatorOf) -> Response:
    """Whether this operator is calling this customer at this moment; a call that was lost sight of may still go on."""
    own = select(Ticket.id).where(Ticket.customer_id == customer_id, Ticket.contact_by != BY_TEXT)
    ringing = own.where(Ticket.phase.in_(("dialling", "talking")))
    lost = own.where(Ticket.phase == UNKNOWN, Ticket.phase_since > operator.now() - LONGEST)
    with operator.reading() as session:
        ticket_id = session.scalar(ringing.limit(1))
        kind = "callback" if ticket_id is not None else outgoing.kind_under_way(session, customer_id)
        is_certain = operator.configuration.rules.records_all_calls and session.scalar(lost.limit(1)) is None
    not_calling = "notCalling" if is_certain else "unknown"
    state = not_calling if kind is None else "calling"
    return answer(present({"@type": "CallCheck", "state": state, "kind": kind, "ticketId": ticket_id}))
