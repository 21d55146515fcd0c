"""TMF666's paths; all of them only read."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from elderclient.backend.auth.caller import Caller
from elderclient.backend.runtime import OperatorOf
from elderclient.backend.tmf.account.repository import accounts
from elderclient.backend.tmf.account.schemas import ATTRIBUTES, BASE, to_wire
from elderclient.backend.tmf.collection import chosen, list_answer, read_fields, read_query
from elderclient.backend.tmf.errors import not_found
from elderclient.backend.tmf.wire import Json, answer

router = APIRouter(prefix=BASE)


@router.get("/billingAccount")
def list_accounts(request: Request, customer_id: Caller, operator: OperatorOf) -> Response:
    """The caller's accounts."""
    query = read_query(request, ATTRIBUTES)
    return list_answer(_accounts(operator, customer_id), query)


@router.get("/billingAccount/{account_id}")
def get_account(request: Request, account_id: str, customer_id: Caller, operator: OperatorOf) -> Response:
    """One account."""
    fields = read_fields(request, ATTRIBUTES)
    found = [account for account in _accounts(operator, customer_id) if account["id"] == account_id]
    if not found:
        raise not_found()
    return answer(chosen(found[0], fields))


def _accounts(operator: OperatorOf, customer_id: str) -> list[Json]:
    with operator.reading() as session:
        return [to_wire(account) for account in accounts(session, customer_id)]
