"""TMF651's paths; all of them only read: an agreement is made by an order or by the answer to a notice."""

from __future__ import annotations

from fastapi import APIRouter
from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from elderclient.backend.database.models import Agreement
from elderclient.backend.tmf.agreement import answers
from elderclient.backend.tmf.agreement.schemas import BASE, to_wire
from elderclient.backend.tmf.resource import Reader, add_rows

router = APIRouter(prefix=BASE)


def _agreements(reader: Reader) -> Select[Agreement]:
    return (
        select(Agreement)
        .where(Agreement.customer_id == reader.customer_id)
        .order_by(Agreement.signed_at.desc(), Agreement.id)
        .options(joinedload(Agreement.product), joinedload(Agreement.customer))
    )


add_rows(router, "/agreement", answers.Agreement, _agreements, Agreement.id, to_wire)
