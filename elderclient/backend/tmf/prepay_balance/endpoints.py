"""TMF654's paths; all of them only read."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from elderclient.backend.auth.caller import Caller
from elderclient.backend.runtime import OperatorOf
from elderclient.backend.tmf.account.repository import accounts
from elderclient.backend.tmf.collection import chosen, list_answer, read_fields, read_query
from elderclient.backend.tmf.errors import not_found
from elderclient.backend.tmf.prepay_balance.schemas import ATTRIBUTES, BASE, to_wire
from elderclient.backend.tmf.wire import Json, answer

router = APIRouter(prefix=BASE)


@router.get("/bucket")
def list_buckets(request: Request, customer_id: Caller, operator: OperatorOf) -> Response:
    """One bucket of money for each prepaid account of the caller."""
    query = read_query(request, ATTRIBUTES)
    return list_answer(_buckets(operator, customer_id), query)


@router.get("/bucket/{bucket_id}")
def get_bucket(request: Request, bucket_id: str, customer_id: Caller, operator: OperatorOf) -> Response:
    """One bucket."""
    fields = read_fields(request, ATTRIBUTES)
    found = [bucket for bucket in _buckets(operator, customer_id) if bucket["id"] == bucket_id]
    if not found:
        raise not_found()
    return answer(chosen(found[0], fields))


def _buckets(operator: OperatorOf, customer_id: str) -> list[Json]:
    with operator.reading() as session:
        return [to_wire(account) for account in accounts(session, customer_id) if account.is_prepaid]
