"""TMF677: what was used in a month and what is left, as domain values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from elderclient.adapters.operator_api.transport.api import Api
from elderclient.adapters.operator_api.transport.records import Record, member
from elderclient.adapters.operator_api.transport.spellings import unit_in
from elderclient.domain.errors import BadAnswer
from elderclient.domain.plans.usage import Bucket, MonthlyUsage, UsageType
from elderclient.domain.units import Month, Unit

_QUERY = "queryUsageConsumption"
_MEGABYTES = {Unit.MEGABYTE: Decimal(1), Unit.GIGABYTE: Decimal(1024)}
_FACTORS = {"kb": Decimal(1) / 1024, "s": Decimal(1) / 60, "sec": Decimal(1) / 60, "h": Decimal(60)}
_USED = ("used", "usage", "consumed")


def usage(api: Api, months: Sequence[Month]) -> tuple[MonthlyUsage, ...]:
    """One entry per month asked for, in that order. Asking for a report creates nothing the customer would see."""
    return tuple(_month(api, month) for month in months)


def _month(api: Api, month: Month) -> MonthlyUsage:
    created = api.create(
        _QUERY,
        {
            "@type": "QueryUsageConsumption",
            "searchCriteria": {
                "@type": "UsageConsumptionReport",
                "validPeriod": {
                    "startDateTime": _midnight(month, api.zone),
                    "endDateTime": _midnight(month.plus(1), api.zone),
                },
            },
        },
        is_safe_to_repeat=True,
    )
    if created is None:
        raise BadAnswer(f"{_QUERY}: an empty response")
    record = created.record
    if record.text("state") not in ("done", "") and not record.records("usageConsumption") and record.text("id"):
        record = api.get(_QUERY, record.text("id")).record
    record.need(record.raw("usageConsumption"), "usageConsumption")
    reports = record.records("usageConsumption")
    buckets = tuple(bucket for report in reports for bucket in _buckets(report))
    counted = [moment for report in reports if (moment := report.moment("lastUpdate")) is not None]
    return MonthlyUsage(month, buckets, max(counted, default=record.moment("creationDate")))


def _midnight(month: Month, zone: ZoneInfo) -> str:
    return datetime(month.year, month.month, 1, tzinfo=zone).isoformat()


def _buckets(report: Record) -> list[Bucket]:
    owner = next((found.text("id") for found in report.records("product")), "")
    buckets = []
    for record in report.records("bucket"):
        kind = _kind(record.need_text("usageType"))
        if kind is None:
            continue
        product = next((found.text("id") for found in record.records("product")), "") or owner
        counters = record.records("bucketCounter")
        used = next((counter for counter in counters if counter.text("counterType") in _USED), None)
        left = next((counter for counter in counters if counter.text("counterType") == "remaining"), None)
        amount = _amount(used, "value", kind) if used is not None else None
        amount = record.need(amount, "bucketCounter.used.value")
        included = _included(used, left, kind)
        rest = _amount(left, "value", kind) if left is not None else _amount(record, "remainingValue", kind)
        if included is None and rest is not None:
            included = amount + max(rest, Decimal(0))
        buckets.append(Bucket(product, kind, amount, included))
    return buckets


def _included(used: Record | None, left: Record | None, kind: UsageType) -> Decimal | None:
    """The allowance as the operator states it: used and remaining say too much once it is overdrawn."""
    for counter in (used, left):
        stated = counter.characteristics("characteristic").number("includedAmount") if counter else None
        if stated is not None and counter is not None:
            value = counter.record("value")
            return stated * _factor(value.text("units") if value else "", kind)
    return None


def _kind(text: str) -> UsageType | None:
    return member(UsageType, text.lower()) or {"sms": UsageType.MESSAGE, "call": UsageType.VOICE}.get(text.lower())


def _amount(record: Record, name: str, kind: UsageType) -> Decimal | None:
    value = record.record(name)
    number = value.number("amount") if value else None
    return None if number is None or value is None else number * _factor(value.text("units"), kind)


def _factor(units: str, kind: UsageType) -> Decimal:
    """From the operator's unit to the one a ``Bucket`` of this kind counts in."""
    unit = unit_in(units)
    if kind is UsageType.DATA and unit in _MEGABYTES:
        return _MEGABYTES[unit]
    return _FACTORS.get(units.strip().lower(), Decimal(1))
