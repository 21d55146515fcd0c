"""What rating starts from and what comes out of it. Plain values: must not calculate, and must not know the database.

``*_fen`` are whole fen (1/100 yuan); prices per unit are exact yuan; ``*_until`` and ``ends`` are the first day after.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

UNIT_OF = {"voice": "min", "data": "MB", "message": "message"}
KIND_OF = {"voice": "voiceOverage", "data": "dataOverage", "message": "messageOverage"}


@dataclass(frozen=True, slots=True, order=True)
class BillMonth:
    """One calendar month, named by its first day."""

    first: date

    @classmethod
    def of(cls, day: date) -> BillMonth:
        """The month ``day`` lies in."""
        return cls(day.replace(day=1))

    @property
    def until(self) -> date:
        """The first day of the next month."""
        return (self.first + timedelta(days=31)).replace(day=1)

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.until - self.first).days

    def plus(self, months: int) -> BillMonth:
        """The month this many months later, earlier when negative."""
        index = self.first.year * 12 + self.first.month - 1 + months
        return BillMonth(date(index // 12, index % 12 + 1, 1))


def months_later(day: date, months: int) -> date:
    """The same day this many months later, the month's last one where it has fewer."""
    month = BillMonth.of(day).plus(months)
    return month.first.replace(day=min(day.day, month.days))


@dataclass(frozen=True, slots=True)
class Tariff:
    """How one kind of usage is included and charged; ``overage_price`` is exact yuan per unit."""

    usage_type: str
    included: Decimal
    rounding_step: Decimal
    overage_price: Decimal


@dataclass(frozen=True, slots=True)
class Rebate:
    """Money off a rent: ``amount_fen`` a month, or ``percent`` of the rent left after those before in ``order``."""

    name: str
    order: int
    name_en: str = ""
    amount_fen: int | None = None
    percent: Decimal | None = None
    starts: date | None = None
    ends: date | None = None

    def runs_in(self, month: BillMonth) -> bool:
        """It holds on any day of the month."""
        return (self.starts is None or self.starts < month.until) and (self.ends is None or self.ends > month.first)


@dataclass(frozen=True, slots=True)
class Subscription:
    """One product as it is charged: what a month costs, since when and until when, and under which terms."""

    product_id: str
    offering_id: str
    name: str
    category: str
    rent_fen: int
    name_en: str = ""
    about: str = ""
    """What it is, in one plain sentence; ``about_en`` likewise."""
    about_en: str = ""
    line_number: str | None = None
    starts: date = date.min
    ends: date | None = None
    introductory_rent_fen: int | None = None
    introductory_end: date | None = None
    """First day of ``rent_fen``; before it ``introductory_rent_fen`` is charged."""
    tariffs: tuple[Tariff, ...] = ()
    rebates: tuple[Rebate, ...] = ()


@dataclass(frozen=True, slots=True)
class OneTimeCharge:
    """What is charged or given back once in a month.

    ``kind``: ``oneOff``, ``credit``, ``correction``, or ``repeat`` (the rent of ``product_id`` is charged once more by
    mistake; then only ``product_id`` counts). ``price_fen`` is negative for money that comes back.
    """

    kind: str
    name: str = ""
    name_en: str = ""
    description: str = ""
    description_en: str = ""
    price_fen: int = 0
    quantity: int = 1
    product_id: str | None = None


@dataclass(frozen=True, slots=True)
class Overdue:
    """An amount that was unpaid after its due date on ``days`` days of the month; ``bill_month`` is the bill's."""

    amount_fen: int
    days: int
    bill_month: BillMonth


@dataclass(frozen=True, slots=True)
class AccountMonth:
    """Everything one bill is calculated from. ``used``: by product id and usage type, in the type's unit."""

    month: BillMonth
    subscriptions: tuple[Subscription, ...] = ()
    used: Mapping[tuple[str, str], Decimal] = field(default_factory=dict)
    happenings: tuple[OneTimeCharge, ...] = ()
    overdue: tuple[Overdue, ...] = ()


@dataclass(frozen=True, slots=True)
class Charge:
    """One line of a bill. Where ``unit_price`` is given, quantity x unit price rounded once half up is the amount."""

    kind: str
    rate_type: str
    name: str
    amount_fen: int
    name_en: str = ""
    description: str = ""
    description_en: str = ""
    quantity: Decimal | None = None
    unit: str | None = None
    unit_price: Decimal | None = None
    product_id: str | None = None
    product_name: str = ""
    offering_id: str | None = None
    line_number: str | None = None
    covers_from: date | None = None
    covers_until: date | None = None
