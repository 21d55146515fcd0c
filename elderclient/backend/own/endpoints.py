"""Health, the live call check, and the demo's hand on the simulated agent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Response
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import select
from sqlalchemy.orm import Session

from elderclient.backend.auth.caller import Caller, demo_admin
from elderclient.backend.callbacks import outgoing
from elderclient.backend.callbacks.lifecycle import WrongPhaseError
from elderclient.backend.callbacks.writing import AGENT, BY_TEXT, write
from elderclient.backend.database.models import Customer, Ticket
from elderclient.backend.privacy.consents import ConsentMissingError
from elderclient.backend.runtime import OperatorOf
from elderclient.backend.tmf.body import created_body
from elderclient.backend.tmf.errors import conflict, not_found
from elderclient.backend.tmf.wire import Json, answer, present

router = APIRouter(prefix="/elderclient/v1")


class AgentAction(BaseModel):
    """What the hand on the agent does to one callback."""

    model_config = ConfigDict(extra="forbid")

    action: Literal["take", "dial", "answer", "miss", "close", "write"]
    ticket_id: str = Field(alias="ticketId", min_length=1, max_length=80)
    text: str = Field(default="", max_length=2000)
    """What the agent writes; for ``write`` only."""


class OutgoingAction(BaseModel):
    """A call to a customer that nobody asked for begins or ends."""

    model_config = ConfigDict(extra="forbid")

    action: Literal["call", "hangUp"]
    customer_id: str = Field(alias="customerId", min_length=1, max_length=40)
    kind: Literal["technician", "service", "offer", "survey"] = "service"


@router.get("/health")
def health() -> Response:
    """Whether the server takes requests; the only endpoint without a token."""
    return answer({"status": "ok"})


@router.get("/callCheck")
def check_call(customer_id: Caller, operator: OperatorOf) -> Response:
    """Whether this operator is calling this customer at this moment."""
    ringing = select(Ticket.id).where(
        Ticket.customer_id == customer_id, Ticket.phase.in_(("dialling", "talking")), Ticket.contact_by != BY_TEXT
    )
    with operator.reading() as session:
        ticket_id = session.scalar(ringing.limit(1))
        kind = "callback" if ticket_id is not None else outgoing.kind_under_way(session, customer_id)
    not_calling = "notCalling" if operator.configuration.rules.records_all_calls else "unknown"
    state = not_calling if kind is None else "calling"
    return answer(present({"@type": "CallCheck", "state": state, "kind": kind, "ticketId": ticket_id}))


@router.post("/demo/outgoing", dependencies=[Depends(demo_admin)])
def move_outgoing(operator: OperatorOf, body: Annotated[Json, Depends(created_body)]) -> Response:
    """A technician or the operator calls a customer, or hangs up; only in the demo."""
    wanted = OutgoingAction.model_validate(body)
    now = operator.now()
    with operator.writing.begin() as session:
        if session.get(Customer, wanted.customer_id) is None:
            raise not_found()
        if wanted.action == "call":
            try:
                outgoing.begin(session, wanted.customer_id, wanted.kind, now)
            except ConsentMissingError as error:
                raise conflict(f"Conflict: {error}.") from error
        else:
            outgoing.end(session, wanted.customer_id, now)
    return answer({"@type": "OutgoingAction", "action": wanted.action, "customerId": wanted.customer_id})


@router.post("/demo/agent", dependencies=[Depends(demo_admin)])
def move_agent(operator: OperatorOf, body: Annotated[Json, Depends(created_body)]) -> Response:
    """Take, dial, answer, miss or close one callback by hand; only in the demo and with the simulated agent off."""
    if operator.configuration.has_simulated_agents:
        raise conflict("The simulated agent is at work.")
    wanted = AgentAction.model_validate(body)
    now = operator.now()
    with operator.writing.begin() as session:
        ticket = session.scalar(select(Ticket).where(Ticket.id == wanted.ticket_id).with_for_update())
        if ticket is None or not ticket.phase:
            raise not_found()
        lifecycle = operator.lifecycle
        steps: dict[str, Callable[[Session, Ticket, datetime], None]] = {
            "take": lifecycle.take,
            "dial": lifecycle.dial,
            "answer": lifecycle.answer,
            "miss": lifecycle.miss,
            "close": lifecycle.close,
            "write": partial(_write, wanted.text),
        }
        try:
            steps[wanted.action](session, ticket, now)
        except WrongPhaseError as error:
            raise conflict(f"Conflict: {error}.", ticket.id) from error
        phase = ticket.phase
    operator.notifier.changed()
    return answer({"@type": "AgentAction", "ticketId": wanted.ticket_id, "callPhase": phase})


def _write(text: str, session: Session, ticket: Ticket, now: datetime) -> None:
    write(session, ticket, AGENT, text, now)
