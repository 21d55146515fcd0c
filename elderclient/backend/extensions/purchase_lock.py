"""Our own ``purchaseLock``: whether new services are refused, because the customer asked for that."""

from __future__ import annotations

from datetime import datetime

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict, Field

from elderclient.backend.auth.caller import Caller
from elderclient.backend.orders import purchase_lock
from elderclient.backend.orders.purchase_lock import LockState
from elderclient.backend.runtime import OperatorOf
from elderclient.backend.tmf.answers import Typed
from elderclient.backend.tmf.body import CreatedBody
from elderclient.backend.tmf.described import plain, put
from elderclient.backend.tmf.wire import answer, moment, present

router = APIRouter(prefix="/elderclient/v1")


class LockRequest(BaseModel):
    """Whether the customer wants the lock on."""

    model_config = ConfigDict(extra="ignore")

    is_on: bool = Field(alias="isOn", strict=True)


class PurchaseLock(Typed):
    """Whether new services are refused, and when that ends if it was asked for."""

    is_on: bool
    opens_at: datetime | None = None


@router.get("/purchaseLock", **plain(PurchaseLock))
def get_lock(customer_id: Caller, operator: OperatorOf) -> Response:
    """Whether it is on, and when it opens if that was asked for."""
    with operator.reading() as session:
        return _shown(purchase_lock.standing(session, customer_id, operator.now()))


@router.put("/purchaseLock", **put(PurchaseLock, LockRequest))
def put_lock(customer_id: Caller, operator: OperatorOf, body: CreatedBody) -> Response:
    """On at once; off only after a day, so that a customer cannot be talked into it in one call."""
    wanted = LockRequest.model_validate(body)
    now = operator.now()
    with operator.writing.begin() as session:
        if wanted.is_on:
            purchase_lock.close(session, customer_id)
        else:
            purchase_lock.ask_to_open(session, customer_id, now, operator.configuration.pace)
        session.flush()
        return _shown(purchase_lock.standing(session, customer_id, now))


def _shown(lock: LockState) -> Response:
    return answer(present({"@type": "PurchaseLock", "isOn": lock.is_on, "opensAt": moment(lock.opens_at)}))
