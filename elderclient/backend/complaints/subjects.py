"""What a complaint is about: looked up among what is the customer's own, never taken on trust."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from elderclient.backend.callbacks.lifecycle import CALLBACK
from elderclient.backend.database.models import Bill, BillLine, Product, Ticket
from elderclient.backend.tickets.kinds import NotPossibleError

SUBJECT = "subject"


def refuse_foreign(session: Session, customer_id: str, related: list[dict[str, Any]]) -> None:
    """Raise ``NotPossibleError`` for anything that is not there or not this customer's."""
    for one in related:
        entity = one["entity"]
        owner = _OWNERS.get(entity.get("@referredType", ""))
        if owner is None:
            raise NotPossibleError(f"a complaint is about one of: {', '.join(sorted(_OWNERS))}")
        if owner(session, entity["id"]) != customer_id:
            raise NotPossibleError("what the complaint is about is not there")


def disputed(session: Session, related: list[dict[str, Any]]) -> dict[str, Any]:
    """What is disputed, from the operator's own books: amount and month of a line, the moment of a call, names."""
    entity = next((one["entity"] for one in related if one["role"] == SUBJECT), None)
    if entity is None:
        return {}
    if entity["@referredType"] == "AppliedCustomerBillingRate":
        line = session.get_one(BillLine, entity["id"])
        bill = session.get_one(Bill, line.bill_id)
        month = f"{bill.period_from:%Y-%m}"
        return {"disputedFen": line.amount_fen, "disputedMonth": month, "subjectNameEn": line.name_en}
    if entity["@referredType"] == "Product":
        return {"subjectNameEn": session.get_one(Product, entity["id"]).name_en}
    if entity["@referredType"] == "TroubleTicket":
        call = session.get_one(Ticket, entity["id"])
        return {"disputedAt": (call.resolved_at or call.created_at).isoformat()}
    return {}


def _owner_of_line(session: Session, identifier: str) -> str | None:
    query = select(Bill.customer_id).join(BillLine, BillLine.bill_id == Bill.id)
    return session.scalar(query.where(BillLine.id == identifier))


def _owner_of_bill(session: Session, identifier: str) -> str | None:
    return session.scalar(select(Bill.customer_id).where(Bill.id == identifier))


def _owner_of_product(session: Session, identifier: str) -> str | None:
    return session.scalar(select(Product.customer_id).where(Product.id == identifier))


def _owner_of_call(session: Session, identifier: str) -> str | None:
    is_call = Ticket.ticket_type == CALLBACK
    return session.scalar(select(Ticket.customer_id).where(Ticket.id == identifier, is_call))


_OWNERS: Mapping[str, Callable[[Session, str], str | None]] = {
    "AppliedCustomerBillingRate": _owner_of_line,
    "CustomerBill": _owner_of_bill,
    "Product": _owner_of_product,
    "TroubleTicket": _owner_of_call,
}
