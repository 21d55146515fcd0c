"""What tests and demonstrations do by hand: move callbacks and calls, ask for a consent, re-bill, change one amount.

All paths need the demo's admin token and answer 404 outside the demo.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Literal

from fastapi import APIRouter, Depends, Response
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import select
from sqlalchemy.orm import Session

from elderclient.backend.auth.caller import demo_admin
from elderclient.backend.bills.billing import change_amount, lines_of, rebill
from elderclient.backend.bills.terms import BillMonth
from elderclient.backend.callbacks import outgoing
from elderclient.backend.callbacks.lifecycle import WrongPhaseError
from elderclient.backend.callbacks.writing import AGENT, write
from elderclient.backend.database.models import Bill, BillingAccount, BillLine, Customer, Offering, Product, Ticket
from elderclient.backend.privacy import access_log, consents
from elderclient.backend.privacy.consents import ConsentMissingError
from elderclient.backend.runtime import OperatorOf
from elderclient.backend.tickets.kinds import NotPossibleError
from elderclient.backend.tmf.body import CreatedBody, WireModel
from elderclient.backend.tmf.customer_bill.schemas import line_to_wire
from elderclient.backend.tmf.errors import conflict, not_found
from elderclient.backend.tmf.wire import answer, money

router = APIRouter(prefix="/elderclient/v1/demo", dependencies=[Depends(demo_admin)], include_in_schema=False)

GREATEST_FEN = 10**9


class RebillQuestion(BaseModel):
    """What a product's month would have cost on another offering."""

    model_config = ConfigDict(extra="forbid")

    customer_id: str = Field(alias="customerId", min_length=1, max_length=40)
    product_id: str = Field(alias="productId", min_length=1, max_length=40)
    offering_id: str = Field(alias="offeringId", min_length=1, max_length=40)
    month: str = Field(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])$")


class NewAmount(BaseModel):
    """What one line shall cost from now on, in whole fen."""

    model_config = ConfigDict(extra="forbid")

    line_id: str = Field(alias="lineId", min_length=1, max_length=60)
    fen: int = Field(ge=-GREATEST_FEN, le=GREATEST_FEN, strict=True)


class AgentAction(BaseModel):
    """What is done by hand to one callback."""

    model_config = ConfigDict(extra="forbid")

    action: Literal["take", "dial", "answer", "miss", "close", "write"]
    ticket_id: str = Field(alias="ticketId", min_length=1, max_length=80)
    text: str = Field(default="", max_length=2000)
    """What the agent writes, or for ``close`` what was agreed; for nothing else."""


class OutgoingAction(BaseModel):
    """A call that no customer asked for begins or ends."""

    model_config = ConfigDict(extra="forbid")

    action: Literal["call", "hangUp"]
    customer_id: str = Field(alias="customerId", min_length=1, max_length=40)
    kind: Literal["technician", "service", "offer", "survey"] = "service"


class ConsentQuestion(WireModel):
    """Staff ask a customer for a consent."""

    customer_id: str = Field(min_length=1, max_length=40)
    purpose: str = Field(min_length=1, max_length=40)


@router.post("/rebill")
def rebill_month(operator: OperatorOf, body: CreatedBody) -> Response:
    """The lines the month's bill would have; nothing is stored but that somebody looked."""
    wanted = RebillQuestion.model_validate(body)
    zone = operator.configuration.zone
    month = BillMonth(date.fromisoformat(f"{wanted.month}-01"))
    with operator.writing.begin() as session:
        product, offering = _asked(session, wanted)
        access_log.note(session, wanted.customer_id, "billRead", operator.now())
        account = session.get_one(BillingAccount, product.account_id)
        drafted = rebill(session, account, month, product=product, offering=offering, zone=zone)
    lines = [line_to_wire(line, zone) for line in lines_of(drafted)]
    return answer({"@type": "Rebill", "month": wanted.month, "amount": money(drafted.amount_fen), "line": lines})


@router.post("/amount")
def set_amount(operator: OperatorOf, body: CreatedBody) -> Response:
    """Change one line's amount, and its bill's with it."""
    wanted = NewAmount.model_validate(body)
    with operator.writing.begin() as session:
        line = session.get(BillLine, wanted.line_id)
        if line is None:
            raise not_found()
        change_amount(session, line, wanted.fen)
        bill = session.get_one(Bill, line.bill_id)
        bill.updated_at = operator.now()
        access_log.note(session, bill.customer_id, "billChanged", bill.updated_at)
        changed = {"@type": "ChangedAmount", "lineId": line.id, "billId": bill.id, "amount": money(bill.amount_fen)}
    operator.notifier.changed()
    return answer(changed)


@router.post("/outgoing")
def move_outgoing(operator: OperatorOf, body: CreatedBody) -> Response:
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


@router.post("/agent")
def move_agent(operator: OperatorOf, body: CreatedBody) -> Response:
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
            "close": partial(lifecycle.close, result=wanted.text),
            "write": partial(_write, wanted.text),
        }
        try:
            steps[wanted.action](session, ticket, now)
        except WrongPhaseError as error:
            raise conflict(f"Conflict: {error}.", ticket.id) from error
        phase = ticket.phase
    operator.notifier.changed()
    return answer({"@type": "AgentAction", "ticketId": wanted.ticket_id, "callPhase": phase})


@router.post("/consentQuestion")
def ask_for_consent(operator: OperatorOf, body: CreatedBody) -> Response:
    """Staff ask a customer for a consent; 409 where the customer was asked before. Only in the demo."""
    wanted = ConsentQuestion.model_validate(body)
    with operator.writing.begin() as session:
        if session.get(Customer, wanted.customer_id) is None:
            raise not_found()
        try:
            consents.ask(session, wanted.customer_id, wanted.purpose, operator.now())
        except NotPossibleError as error:
            raise conflict(f"Conflict: {error}.") from error
    return answer({"@type": "ConsentQuestion", "customerId": wanted.customer_id, "purpose": wanted.purpose})


def _asked(session: Session, wanted: RebillQuestion) -> tuple[Product, Offering]:
    product = session.get(Product, wanted.product_id)
    offering = session.get(Offering, wanted.offering_id)
    if product is None or offering is None or product.customer_id != wanted.customer_id:
        raise not_found()
    return product, offering


def _write(text: str, session: Session, ticket: Ticket, now: datetime) -> None:
    write(session, ticket, AGENT, text, now)
