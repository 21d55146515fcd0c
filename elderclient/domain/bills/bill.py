"""A bill, its lines, and why it changed: the closed list of causes. Must not fetch, show or speak anything."""

from __future__ import annotations

from dataclasses import field
from datetime import date
from decimal import Decimal
from enum import Enum

from elderclient.domain.frozen import frozen
from elderclient.domain.money import Money, UnitPrice
from elderclient.domain.units import Month, Period, Quantity


class BillState(Enum):
    """TMF678 ``customerBill.state``; anything else is UNKNOWN and shown as such."""

    NEW = "new"
    ON_HOLD = "onHold"
    VALIDATED = "validated"
    SENT = "sent"
    SETTLED = "settled"
    PARTIALLY_PAID = "partiallyPaid"
    UNKNOWN = "unknown"


class Group(Enum):
    """The at most six plain groups a bill is told in, in this order."""

    RENT = "rent"
    CALLS_OVER = "calls over"
    DATA_OVER = "data over"
    EXTRA_SERVICES = "extra services"
    OTHER = "other"
    DISCOUNTS = "discounts"


class ChargeKind(Enum):
    """What a line charges for. Values are the reference operator's ``chargeKind`` characteristic."""

    PLAN_RENT = "planRent"
    VALUE_ADDED = "valueAdded"
    VOICE_OVERAGE = "voiceOverage"
    DATA_OVERAGE = "dataOverage"
    MESSAGE_OVERAGE = "messageOverage"
    ONE_OFF = "oneOff"
    LATE_FEE = "lateFee"
    DISCOUNT = "discount"
    CREDIT = "credit"
    CORRECTION = "correction"
    UNKNOWN = "unknown"
    """A foreign operator's line whose kind nobody can tell."""


@frozen
class BillLine:
    """One charge of a bill. ``quantity * unit_price`` rounded once, half up, is ``amount`` where both are given."""

    id: str
    kind: ChargeKind
    name: str
    amount: Money
    description: str = ""
    name_en: str = ""
    """The operator's English name; empty where it has none (then ``name`` is shown)."""
    description_en: str = ""
    product_id: str | None = None
    """The customer's product the line is for; the identity by which lines of two months are matched."""
    offering_id: str | None = None
    line_number: str | None = None
    """The telephone number or line the product belongs to, where the account has several."""
    quantity: Quantity | None = None
    unit_price: UnitPrice | None = None
    covers: Period | None = None


@frozen
class Bill:
    """One bill of one billing account. ``lines`` is ``None`` while only the header is known."""

    id: str
    number: str
    month: Month
    period: Period
    bill_date: date
    amount_due: Money
    remaining: Money
    state: BillState
    due_date: date | None = None
    payment_method: str = ""
    corrects: str | None = None
    """Number of the bill this one replaces, for a corrected bill."""
    lines: tuple[BillLine, ...] | None = None

    @property
    def is_paid(self) -> bool:
        """Nothing remains to be paid, or the operator calls it settled."""
        return self.remaining.is_zero or self.state is BillState.SETTLED


class CauseKind(Enum):
    """The closed list of reasons why two consecutive bills differ. Every differing line belongs to exactly one cause."""

    PLAN_CHANGED = "plan changed"
    STARTED = "started"
    ENDED = "ended"
    PRICE = "price"
    USED_MORE = "used more"
    USED_LESS = "used less"
    PRICE_AND_QUANTITY = "price and quantity"
    PART_MONTH = "part month"
    FULL_MONTH_AGAIN = "full month again"
    DISCOUNT_BEGAN = "discount began"
    DISCOUNT_ENDED = "discount ended"
    DISCOUNT_CHANGED = "discount changed"
    ONE_OFF = "one-off"
    ONE_OFF_GONE = "one-off gone"
    LATE_FEE = "late fee"
    LATE_FEE_GONE = "late fee gone"
    CREDIT = "credit"
    CREDIT_GONE = "credit gone"
    CORRECTION = "correction"
    CORRECTION_GONE = "correction gone"
    CHARGED_TWICE = "charged twice"
    CHARGED_ONCE_AGAIN = "charged once again"
    UNEXPLAINED = "unexplained"


@frozen
class Cause:
    """One reason, the lines it cites, and its exact share of the difference. Shares sum to the difference to the cent."""

    kind: CauseKind
    share: Money
    before: tuple[BillLine, ...] = ()
    after: tuple[BillLine, ...] = ()


@frozen
class Change:
    """Why ``after`` differs from ``before``. ``before`` is ``None`` for a first bill (then there are no causes)."""

    difference: Money
    causes: tuple[Cause, ...]
    before: Bill | None
    after: Bill


class FlagKind(Enum):
    """What on a bill deserves a second look."""

    FIRST_TIME = "first time"
    CHARGED_TWICE = "charged twice"
    ABNORMAL_MONTH = "abnormal month"
    UNUSED_SERVICE = "unused service"


@frozen
class Flag:
    """A warning sign and the lines it is about. ``factor`` is set for ABNORMAL_MONTH (times the average of 3 months)."""

    kind: FlagKind
    lines: tuple[BillLine, ...] = field(default=())
    factor: Decimal | None = None
