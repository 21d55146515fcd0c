"""Bills of TMF678 with their lines in the same file. Must not compute an amount: lines that do not add up are refused."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from elderclient.backend.database.models import Bill, BillLine
from elderclient.backend.imports.products import account_of
from elderclient.backend.imports.record import Record
from elderclient.backend.imports.storing import Seen, fitting, put, store_all

LINE = "AppliedCustomerBillingRate"
STATES = frozenset(
    {"new", "onHold", "validated", "sent", "settled", "partiallyPaid", "partiallySettled", "withdrawn"} | {"cancelled"}
)
RATE_TYPES = frozenset({"recurring", "usage", "oneTime", "discount", "credit"})


def store(session: Session, path: Path, records: list[Record], now: datetime) -> int:
    """Store all bills with their lines; raises ``ImportFileError`` naming every wrong one.

    A bill's lines replace those that are stored of it; a bill without lines in the file keeps the ones it has.
    """
    lines: dict[str, list[Record]] = defaultdict(list)
    bills = [record for record in records if record.kind != LINE]
    ids = {str(record.values.get("id")) for record in bills}
    strays: list[Record] = []
    for record in records:
        if record.kind == LINE:
            bill = record.values.get("bill")
            bill_id = str(bill.get("id")) if isinstance(bill, dict) else ""
            (lines[bill_id] if bill_id in ids else strays).append(record)
    seen, seen_lines = Seen(), Seen()

    def one(record: Record) -> None:
        if record.kind == LINE:
            raise record.wrong("bill", "names no bill of this file")
        _store(session, record, lines[record.text("id")], (seen, seen_lines), now)

    return store_all(path, [*bills, *strays], one)


def _store(session: Session, record: Record, lines: list[Record], seen: tuple[Seen, Seen], now: datetime) -> None:
    bill_id = record.identifier()
    seen[0].add(record, bill_id)
    account = account_of(session, record)
    kept = session.get(Bill, bill_id)
    if kept is not None and kept.customer_id != account.customer_id:
        raise record.wrong("id", f"{bill_id} is another customer's bill")
    number = record.text("billNo")
    other = session.scalar(select(Bill.id).where(Bill.number == number, Bill.id != bill_id))
    if other is not None:
        raise record.wrong("billNo", f"{number} is bill {other}'s")
    amount = record.fen("taxIncludedAmount")
    if amount is None:
        raise record.wrong("taxIncludedAmount", "is missing")
    remaining = record.fen("remainingAmount")
    span = record.part("billingPeriod")
    values = {
        "number": number,
        "customer_id": account.customer_id,
        "account_id": account.id,
        "period_from": span.needed_day("startDateTime"),
        "period_until": span.needed_day("endDateTime"),
        "bill_date": record.needed_day("billDate"),
        "due_date": record.day("paymentDueDate"),
        "amount_fen": amount,
        "remaining_fen": amount if remaining is None else remaining,
        "state": record.one_of("state", STATES),
        "is_corrected": record.text("category", "normal") == "corrected",
        "updated_at": now,
    }
    rows = [_line(line, bill_id, position, seen[1]) for position, line in enumerate(lines, start=1)]
    if rows and sum(row["amount_fen"] for row in rows) != amount:
        raise record.wrong("taxIncludedAmount", "is not the sum of the lines")
    for row in rows:
        stored = session.get(BillLine, row["id"])
        if stored is not None and stored.bill_id != bill_id:
            raise record.wrong("id", f"line {row['id']} is another bill's")
    put(session, Bill, bill_id, values)
    session.flush()
    if rows:
        session.execute(delete(BillLine).where(BillLine.bill_id == bill_id))
        session.add_all(BillLine(**row) for row in rows)
        session.flush()


def _line(line: Record, bill_id: str, position: int, seen: Seen) -> dict[str, Any]:
    seen.add(line, line.text("id"))
    amount = line.fen("taxIncludedAmount")
    if amount is None:
        raise line.wrong("taxIncludedAmount", f"of line {line.text('id')} is missing")
    told = line.characteristics("characteristic")
    product, covers = line.part("product"), line.part("periodCoverage")
    row = {
        "id": line.identifier(),
        "bill_id": bill_id,
        "position": position,
        "charge_kind": told.text("chargeKind", ""),
        "rate_type": line.one_of("appliedBillingRateType", RATE_TYPES),
        "name": line.text("name"),
        "name_en": told.text("nameEn", ""),
        "description": line.text("description", ""),
        "description_en": told.text("descriptionEn", ""),
        "amount_fen": amount,
        "quantity": told.number("quantity"),
        "quantity_unit": told.text("quantityUnit", "") or None,
        "unit_price": told.number("unitPrice"),
        "product_id": product.text("id", "") or None,
        "product_name": product.text("name", ""),
        "offering_id": told.text("offeringId", "") or None,
        "line_number": told.text("lineNumber", "") or None,
        "covers_from": covers.day("startDateTime"),
        "covers_until": covers.day("endDateTime"),
        "charged_date": line.needed_day("date"),
    }
    return fitting(BillLine, row)
