"""TMF654's paths; all of them only read."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import APIRouter

from elderclient.backend.tmf.account.endpoints import accounts_of
from elderclient.backend.tmf.prepay_balance import answers
from elderclient.backend.tmf.prepay_balance.schemas import BASE, to_wire
from elderclient.backend.tmf.resource import Reader, add_few
from elderclient.backend.tmf.wire import Json

router = APIRouter(prefix=BASE)


def _buckets(reader: Reader) -> Iterator[Json]:
    """One bucket of money for each prepaid account."""
    return (to_wire(account) for account in reader.session.scalars(accounts_of(reader)) if account.is_prepaid)


add_few(router, "/bucket", answers.Bucket, _buckets)
