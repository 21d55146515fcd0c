"""What TMF677 answers, as typed models."""

from __future__ import annotations

from datetime import datetime

from elderclient.backend.tmf.answers import Characteristic, Period, Quantity, Reference, Resource, Typed


class Counter(Typed):
    """How much was used, or is left."""

    id: str
    counter_type: str
    value: Quantity
    consumption_period: Period
    characteristic: list[Characteristic] | None = None


class UsageBucket(Typed):
    """One kind of usage of a product in a month."""

    id: str
    usage_type: str
    is_shared: bool
    product: list[Reference]
    bucket_counter: list[Counter]
    remaining_value: Quantity | None = None
    valid_for: Period


class UsageConsumptionReport(Resource):
    """What one product used in one month."""

    name: str
    last_update: datetime | None = None
    valid_period: Period
    product: list[Reference]
    bucket: list[UsageBucket]
    standard = "creationDate description logicalResource partyAccount relatedParty"


class Criteria(Typed):
    """What usage was asked for."""

    valid_period: Period
    product: list[Reference] | None = None


class QueryUsageConsumption(Resource):
    """An answered question about usage; nothing of it is stored."""

    state: str
    creation_date: datetime
    search_criteria: Criteria
    usage_consumption: list[UsageConsumptionReport]
    standard = "errorMessage partyAccount relatedParty"
