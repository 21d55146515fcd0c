"""What usage looks like on the wire, and which question a query's id means. Must not touch the database."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import Field

from elderclient.backend.database.models import Product, Usage
from elderclient.backend.tmf.body import EARLIEST, LATEST, Moment, TypedModel, WireModel, is_storable
from elderclient.backend.tmf.wire import Json, characteristic, exact, moment, period, present, reference

BASE = "/tmf-api/usageConsumption/v5"
LONGEST_DAYS = 800
"""A question about more than some two years is refused."""
MOST_PRODUCTS = 50
LONGEST_PRODUCT_ID = 40
UNITS = {"voice": "min", "data": "MB", "message": "message"}


class Span(WireModel):
    """From ``startDateTime`` until ``endDateTime`` (excluded)."""

    start_date_time: Moment
    end_date_time: Moment


class NamedProduct(TypedModel):
    """A product the question is about."""

    id: str = Field(min_length=1, max_length=LONGEST_PRODUCT_ID)


class Criteria(TypedModel):
    """What usage is asked for."""

    type_name: Literal["UsageConsumptionReport"] = Field(alias="@type")
    valid_period: Span
    product: list[NamedProduct] = Field(default_factory=list, max_length=MOST_PRODUCTS)


class QueryCreate(TypedModel):
    """QueryUsageConsumption_FVO, as far as this operator takes it."""

    type_name: Literal["QueryUsageConsumption"] = Field(alias="@type")
    search_criteria: Criteria


@dataclass(frozen=True, slots=True)
class Question:
    """Months from ``first`` until ``until`` (excluded) of all products, or only of the named ones."""

    first: date
    until: date
    products: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """An id that says the question again, so that no question need be stored."""
        text = json.dumps([self.first.isoformat(), self.until.isoformat(), *self.products], separators=(",", ":"))
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    @classmethod
    def from_id(cls, identifier: str) -> Question | None:
        """The question an id means; ``None`` for an id that no question of ours ever had."""
        try:
            padded = identifier.encode("ascii") + b"=" * (-len(identifier) % 4)
            first, until, *products = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
            found = cls(date.fromisoformat(first), date.fromisoformat(until), tuple(products))
            is_ours = is_storable(products) and found.is_askable and found.id == identifier
        except (ValueError, TypeError, binascii.Error, RecursionError):
            return None
        return found if is_ours else None

    @property
    def is_askable(self) -> bool:
        """It spans at least a day and at most some two years, and names few enough products."""
        return (
            0 < (self.until - self.first).days <= LONGEST_DAYS
            and EARLIEST.date() <= self.first < self.until <= LATEST.date()
            and len(self.products) <= MOST_PRODUCTS
            and all(isinstance(one, str) and 0 < len(one) <= LONGEST_PRODUCT_ID for one in self.products)
        )


def month_after(month: date) -> date:
    """The first day of the next month."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def question_of(sent: QueryCreate, zone: ZoneInfo) -> Question:
    """The question in local days."""
    span = sent.search_criteria.valid_period
    products = tuple(one.id for one in sent.search_criteria.product)
    return Question(_local(span.start_date_time, zone), _local(span.end_date_time, zone), products)


def _local(value: datetime, zone: ZoneInfo) -> date:
    return value.astimezone(zone).date()


def report_id(product: Product, month: date) -> str:
    """The id of one product's report of one month."""
    return f"{product.id}.{month:%Y-%m}"


def report_to_wire(product: Product, month: date, rows: Sequence[Usage], zone: ZoneInfo) -> Json:
    """The v5 report of one product in one month."""
    identifier = report_id(product, month)
    counted = [row.counted_until for row in rows if row.counted_until is not None]
    return present(
        {
            "@type": "UsageConsumptionReport",
            "id": identifier,
            "href": f"{BASE}/usageConsumptionReport/{identifier}",
            "name": product.name,
            "lastUpdate": moment(max(counted)) if counted else None,
            "validPeriod": period(month, month_after(month), zone),
            "product": [_product("UsageConsumptionProductRef", product)],
            "bucket": [_bucket(product, month, row, zone) for row in rows],
        }
    )


def query_to_wire(question: Question, reports: Sequence[Json], now: datetime, zone: ZoneInfo) -> Json:
    """The v5 body of an answered question."""
    criteria: Json = {
        "@type": "UsageConsumptionReport",
        "validPeriod": period(question.first, question.until, zone),
    }
    if question.products:
        criteria["product"] = [
            reference("UsageConsumptionProductRef", product_id, referred="Product") for product_id in question.products
        ]
    return {
        "@type": "QueryUsageConsumption",
        "id": question.id,
        "href": f"{BASE}/queryUsageConsumption/{question.id}",
        "state": "done",
        "creationDate": moment(now),
        "searchCriteria": criteria,
        "usageConsumption": list(reports),
    }


def _product(kind: str, product: Product) -> Json:
    return reference(kind, product.id, referred="Product", name=product.name)


def _bucket(product: Product, month: date, row: Usage, zone: ZoneInfo) -> Json:
    identifier = f"{report_id(product, month)}.{row.usage_type}"
    units = UNITS[row.usage_type]
    span = period(month, month_after(month), zone)
    counters = [_counter(f"{identifier}.used", "used", row.used, units, span)]
    remaining: Decimal | None = None
    if row.included is not None:
        counters[0]["characteristic"] = [characteristic("includedAmount", row.included)]
        remaining = max(row.included - row.used, Decimal(0))
        counters.append(_counter(f"{identifier}.remaining", "remaining", remaining, units, span))
    return present(
        {
            "@type": "Bucket",
            "id": identifier,
            "usageType": row.usage_type,
            "isShared": False,
            "product": [_product("ProductRef", product)],
            "bucketCounter": counters,
            "remainingValue": None if remaining is None else {"amount": exact(remaining), "units": units},
            "validFor": span,
        }
    )


def _counter(identifier: str, kind: str, amount: Decimal, units: str, span: Json) -> Json:
    return {
        "@type": "BucketCounter",
        "id": identifier,
        "counterType": kind,
        "value": {"amount": exact(amount), "units": units},
        "consumptionPeriod": span,
    }
