"""What was used in a month and what is left, per kind of usage."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import Enum

from elderclient.domain.frozen import frozen
from elderclient.domain.units import Month, Quantity, Unit


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
    """All buckets of a customer in one month; ``as_of``: how far a running month was counted."""

    month: Month
    buckets: tuple[Bucket, ...]
    as_of: datetime | None = None


@frozen
class Allowance:
    """What is included of one kind of usage this month and what was used; ``included`` is ``None`` for no allowance."""

    usage_type: UsageType
    used: Quantity
    included: Quantity | None = None

    @property
    def left(self) -> Quantity | None:
        """What may still be used, never below zero; ``None`` where the plan has no allowance of this kind."""
        if self.included is None:
            return None
        return Quantity(max(self.included.value - self.used.value, Decimal(0)), self.used.unit)

    @property
    def share_used(self) -> Decimal:
        """The used part of what is included, from 0 to 1; 0 without an allowance."""
        if self.included is None:
            return Decimal(0)
        if not self.included.value:
            return Decimal(1 if self.used.value else 0)
        return min(self.used.value / self.included.value, Decimal(1))
