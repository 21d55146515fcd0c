"""What was used in a month and what is left, per kind of usage."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import Enum

from elderclient.domain.frozen import frozen
from elderclient.domain.known import Unknown
from elderclient.domain.money import Money
from elderclient.domain.units import GIGABYTE, DataVolume, Month, Quantity, Unit


class UsageType(Enum):
    """Kinds of rated usage; values are TMF677 ``bucket.usageType`` of the reference operator."""

    VOICE = "voice"
    DATA = "data"
    MESSAGE = "message"


UNIT_OF = {UsageType.VOICE: Unit.MINUTE, UsageType.DATA: Unit.MEGABYTE, UsageType.MESSAGE: Unit.MESSAGE}


@frozen
class Bucket:
    """Usage of one kind by one product in one month, in the unit ``UNIT_OF`` gives, or in ``unit`` for an unknown kind.

    What the operator does not say is not worked out here from anything but the other two figures.
    """

    product_id: str
    """Empty where the operator does not say whose usage it is."""
    usage_type: UsageType | Unknown
    used: Decimal | Unknown
    included: Decimal | Unknown = Unknown.ABSENT
    left: Decimal | Unknown = Unknown.ABSENT
    is_unlimited: bool = False
    """The operator sets no limit."""
    name: str = ""
    """The operator's own name of it; empty where its kind says all."""
    is_of_month: bool = True
    """False for an allowance of another period than the month that was asked about, or of a period that is not stated."""
    unit: Unit | None = None
    is_limit_doubtful: bool = False
    """Only a -1 says that it is unlimited: beside a tariff it says nothing."""
    is_now: bool = True
    """False for one that ended already, or begins later: nothing of it can be used now."""
    shared_with: tuple[str, ...] = ()
    """The ids of the other products that use it as well: its figures are of all of them together."""

    def is_of(self, product_id: str) -> bool:
        """Return whether the product uses it, be it with others."""
        return product_id == self.product_id or product_id in self.shared_with

    @property
    def remaining(self) -> Decimal | Unknown:
        """What is left of the allowance, never below zero: as stated, else the rest of what is included."""
        if self.left is not Unknown.ABSENT or isinstance(self.included, Unknown) or isinstance(self.used, Unknown):
            return self.left
        return max(self.included - self.used, Decimal(0))


@frozen
class MonthlyUsage:
    """All buckets of a customer in one month; ``as_of``: how far a running month was counted.

    ``is_known``: false where the operator did not say what was used; then that there is no bucket means nothing.
    """

    month: Month
    buckets: tuple[Bucket, ...]
    as_of: datetime | None = None
    is_known: bool = True

    @property
    def is_whole(self) -> bool:
        """Whether it is known what was used, and nothing says that it was counted before the month was over."""
        return self.is_known and (self.as_of is None or self.as_of.date() >= self.month.plus(1).first_day)


@frozen
class Allowance:
    """What is included of one kind of usage this month, what was used, and what is left (never below zero)."""

    usage_type: UsageType | Unknown
    used: Quantity | Unknown
    included: Quantity | Unknown = Unknown.ABSENT
    left: Quantity | Unknown = Unknown.ABSENT
    is_unlimited: bool = False
    name: str = ""
    is_of_month: bool = True
    is_shared: bool = False
    """The figures are of several lines together."""
    extra: Money | None = None
    """What was used beyond it costs so far; ``None`` where nothing was, or that is not known."""

    @property
    def over(self) -> Quantity | None:
        """How much more was used than is included; ``None`` where nothing is known to be."""
        used, included = self.used, self.included
        if isinstance(used, Unknown) or isinstance(included, Unknown) or self.is_unlimited:
            return None
        return Quantity(used.value - included.value, used.unit) if used.value > included.value else None

    @property
    def is_nearly_used(self) -> bool:
        """So little of included data is left that used and included read the same: below half a tenth of a gigabyte."""
        used, included, left = self.used, self.included, self.left
        if isinstance(used, Unknown) or isinstance(included, Unknown) or isinstance(left, Unknown):
            return False
        rest, whole = left.measured, included.measured
        if not isinstance(rest, DataVolume) or not isinstance(whole, DataVolume):
            return False
        return whole.megabytes >= GIGABYTE and 0 < rest.megabytes < GIGABYTE / 20

    @property
    def share_used(self) -> Decimal | None:
        """The used part of what is included, from 0 to 1; ``None`` unless both are known."""
        if isinstance(self.included, Unknown) or isinstance(self.used, Unknown) or self.is_unlimited:
            return None
        if not self.included.value:
            return Decimal(1 if self.used.value else 0)
        return min(self.used.value / self.included.value, Decimal(1))

    @property
    def is_known(self) -> bool:
        """Whether the operator says what was used, or what is left of it."""
        return not isinstance(self.used, Unknown) or not isinstance(self.left, Unknown)


def allowance_of(bucket: Bucket) -> Allowance:
    """Return one bucket's figures as quantities."""
    unit = bucket.unit if isinstance(bucket.usage_type, Unknown) else UNIT_OF[bucket.usage_type]

    def quantity(value: Decimal | Unknown) -> Quantity | Unknown:
        if isinstance(value, Unknown):
            return value
        return Unknown.NOT_UNDERSTOOD if unit is None else Quantity(value, unit)

    return Allowance(
        bucket.usage_type,
        quantity(bucket.used),
        quantity(bucket.included),
        quantity(bucket.remaining),
        bucket.is_unlimited,
        bucket.name,
        bucket.is_of_month,
        bool(bucket.shared_with),
    )
