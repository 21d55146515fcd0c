"""What was used in a month and what is left, per kind of usage."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import Enum

from elderclient.domain.frozen import frozen
from elderclient.domain.units import Month, Unit


class UsageType(Enum):
    """Kinds of rated usage; values are TMF677 ``bucket.usageType`` of the reference operator."""

    VOICE = "voice"
    DATA = "data"
    MESSAGE = "message"


UNIT_OF = {UsageType.VOICE: Unit.MINUTE, UsageType.DATA: Unit.MEGABYTE, UsageType.MESSAGE: Unit.MESSAGE}


@frozen
class Bucket:
    """Usage of one kind by one product in one month, in the unit ``UNIT_OF`` gives. ``included`` ``None``: no allowance."""

    product_id: str
    usage_type: UsageType
    used: Decimal
    included: Decimal | None = None

    @property
    def remaining(self) -> Decimal | None:
        """What is left of the allowance, never below zero."""
        return None if self.included is None else max(self.included - self.used, Decimal(0))


@frozen
class MonthlyUsage:
    """All buckets of a customer in one month; ``as_of`` tells how far a running month was counted."""

    month: Month
    buckets: tuple[Bucket, ...]
    as_of: datetime | None = None
