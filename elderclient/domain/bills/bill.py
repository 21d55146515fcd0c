"""A bill, its lines and how far it is paid. Must not fetch, show or speak anything."""

from __future__ import annotations

from datetime import date
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


class PaymentState(Enum):
    """How far a bill is paid on a given day; exactly one of these holds."""

    REFUND = "refund"
    """The amount is below zero: money comes back to the customer."""
    PAID = "paid"
    WITHOUT_DUE_DATE = "without due date"
    OVERDUE = "overdue"
    PARTLY_PAID = "partly paid"
    DUE = "due"
    """All of it is still to be paid, and the due date has not passed."""


class Group(Enum):
    """The at most six plain groups in which a bill is shown, in this order."""

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
    """A line of another operator that does not say its kind."""


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
        """Whether nothing remains to be paid, or the operator calls it settled."""
        return self.remaining.is_zero or self.state is BillState.SETTLED

    def payment_on(self, today: date) -> PaymentState:
        """Return how far the bill is paid on ``today``. Use it wherever a sentence depends on that."""
        if self.amount_due.is_credit:
            return PaymentState.REFUND
        if self.is_paid:
            return PaymentState.PAID
        if self.due_date is None:
            return PaymentState.WITHOUT_DUE_DATE
        if self.due_date < today:
            return PaymentState.OVERDUE
        return PaymentState.DUE if self.remaining == self.amount_due else PaymentState.PARTLY_PAID
