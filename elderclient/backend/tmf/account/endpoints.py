"""TMF666's paths; all of them only read."""

from __future__ import annotations

from fastapi import APIRouter
from sqlalchemy import Select, select

from elderclient.backend.database.models import BillingAccount
from elderclient.backend.tmf.account import answers
from elderclient.backend.tmf.account.schemas import BASE, to_wire
from elderclient.backend.tmf.resource import Reader, add_rows

router = APIRouter(prefix=BASE)


def accounts_of(reader: Reader) -> Select[BillingAccount]:
    """Select the customer's accounts, in the order of their ids."""
    return select(BillingAccount).where(BillingAccount.customer_id == reader.customer_id).order_by(BillingAccount.id)


add_rows(router, "/billingAccount", answers.BillingAccount, accounts_of, BillingAccount.id, to_wire)
