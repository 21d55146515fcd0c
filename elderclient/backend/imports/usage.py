"""Usage of TMF677: reports of one product and one whole month each, or answers that hold them. Must not rate anything."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from elderclient.backend.database.models import Product, Usage
from elderclient.backend.imports.record import Record
from elderclient.backend.imports.storing import Seen, store_all

ANSWER = "QueryUsageConsumption"
UNITS = {"voice": "min", "data": "MB", "message": "message"}


def store(session: Session, path: Path, records: list[Record]) -> int:
    """Store all reports; raises ``ImportFileError`` naming every wrong one."""
    seen = Seen()

    def one(record: Record) -> None:
        reports = list(record.parts("usageConsumption")) if record.kind == ANSWER else [record]
        for report in reports:
            _store(session, report, seen)

    return store_all(path, records, one)


def _store(session: Session, report: Record, seen: Seen) -> None:
    told = next(report.parts("product"), None)
    if told is None:
        raise report.wrong("product", "is missing")
    product_id = told.text("id")
    if session.get(Product, product_id) is None:
        raise told.wrong("id", f"{product_id} is no product: import it first")
    span = report.part("validPeriod")
    month = span.needed_day("startDateTime")
    if month.day != 1 or span.day("endDateTime") != _month_after(month):
        raise report.wrong("validPeriod", "is not one whole month")
    seen.add(report, f"{product_id} of {month:%Y-%m}")
    for bucket in report.parts("bucket"):
        _bucket(session, bucket, product_id, month)
    session.flush()


def _bucket(session: Session, bucket: Record, product_id: str, month: date) -> None:
    usage_type = bucket.one_of("usageType", frozenset(UNITS))
    counter = next((one for one in bucket.parts("bucketCounter") if one.text("counterType") == "used"), None)
    used = None if counter is None else _amount(counter.part("value"), usage_type)
    if counter is None or used is None:
        raise bucket.wrong("bucketCounter", "has no counter of the type used with its value")
    included = counter.characteristics("characteristic").amount("includedAmount")
    found = select(Usage).where(Usage.product_id == product_id, Usage.month == month, Usage.usage_type == usage_type)
    row = session.scalar(found)
    if row is None:
        session.add(Usage(product_id=product_id, month=month, usage_type=usage_type, used=used, included=included))
    else:
        row.used, row.included = used, included


def _amount(value: Record, usage_type: str) -> Decimal | None:
    amount = value.amount("amount")
    if amount is not None and value.text("units") != UNITS[usage_type]:
        raise value.wrong("units", f"of {usage_type} are {UNITS[usage_type]} here")
    return amount


def _month_after(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)
