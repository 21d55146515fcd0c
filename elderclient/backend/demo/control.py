"""The hand that tests and demonstrations lay on bills: re-bill on another plan, change one amount. Exists only in the demo.

Both paths want the demo's admin token and answer 404 outside the demo.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Response
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy.orm import Session

from elderclient.backend.auth.caller import demo_admin
from elderclient.backend.bills.billing import change_amount, lines_of, rebill
from elderclient.backend.bills.terms import BillMonth
from elderclient.backend.database.models import Bill, BillingAccount, BillLine, Offering, Product
from elderclient.backend.privacy import access_log
from elderclient.backend.runtime import OperatorOf
from elderclient.backend.tmf.body import created_body
from elderclient.backend.tmf.customer_bill.schemas import line_to_wire
from elderclient.backend.tmf.errors import not_found
from elderclient.backend.tmf.wire import Json, answer, money

demo_control_router = APIRouter(prefix="/elderclient/v1/demo", dependencies=[Depends(demo_admin)])

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


@demo_control_router.post("/rebill")
def rebill_month(operator: OperatorOf, body: Annotated[Json, Depends(created_body)]) -> Response:
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


@demo_control_router.post("/amount")
def set_amount(operator: OperatorOf, body: Annotated[Json, Depends(created_body)]) -> Response:
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


def _asked(session: Session, wanted: RebillQuestion) -> tuple[Product, Offering]:
    product = session.get(Product, wanted.product_id)
    offering = session.get(Offering, wanted.offering_id)
    if product is None or offering is None or product.customer_id != wanted.customer_id:
        raise not_found()
    return product, offering
