"""A bill, its lines and how far it is paid. Must not fetch, show or speak anything."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import Enum
from typing import TypeAlias

from elderclient.domain.accounts.account import PaidBy
from elderclient.domain.frozen import frozen
from elderclient.domain.known import Unknown, known
from elderclient.domain.listing import Listing
from elderclient.domain.money import Money, UnitPrice
from elderclient.domain.units import Month, Period, Quantity


class BillState(Enum):
    """TMF678 ``customerBill.state`` and what operators add to it; anything else is UNKNOWN."""

    DRAFT = "draft"
    NEW = "new"
    ON_HOLD = "onHold"
    VALIDATED = "validated"
    SENT = "sent"
    SETTLED = "settled"
    PARTIALLY_PAID = "partiallyPaid"
    VOID = "void"
    """Cancelled: nothing is to be paid on it."""
    REPLACED = "replaced"
    """A corrected bill was made in its place, and the operator does not call it cancelled (``History``)."""
    WRITTEN_OFF = "writtenOff"
    """The operator no longer asks for it."""
    UNSTATED = "unstated"
    """The operator names no state: what it says of amounts and days is all there is."""
    UNKNOWN = "unknown"
    """It names one that is not understood: whether the bill has to be paid is not known."""


_NOT_FINAL = (BillState.DRAFT, BillState.ON_HOLD)
_ASKED_FOR_NOTHING = (BillState.VOID, BillState.REPLACED, BillState.WRITTEN_OFF)


class PaymentState(Enum):
    """How far a bill is paid on a given day; exactly one of these holds."""

    REFUND = "refund"
    """The amount is below zero: money comes back to the customer."""
    VOID = "void"
    REPLACED = "replaced"
    WRITTEN_OFF = "written off"
    RUNNING = "running"
    """The period is not over, or the bill is not made yet: the amount is what it is so far, and nothing is due."""
    NOTHING = "nothing"
    """The bill comes to 0 and asks for nothing, so there is nothing that could have been paid."""
    PAID = "paid"
    UNCLEAR = "unclear"
    """The operator calls the bill paid and says at the same time that a part of it is open."""
    NOT_UNDERSTOOD = "not understood"
    """What the operator calls the bill is not understood, so whether anything is to be paid is not known."""
    FROM_BALANCE = "from balance"
    """Taken from money that was paid in advance: the bill asks for nothing, whatever day it names."""
    NOT_KNOWN = "not known"
    """The operator does not say how much is open."""
    WITHOUT_DUE_DATE = "without due date"
    OVERDUE = "overdue"
    PARTLY_PAID = "partly paid"
    """Another amount than that of the bill is open: less, where a part was paid, or more, with arrears."""
    DUE = "due"
    """All of it is still to be paid, and the due date has not passed."""


class Group(Enum):
    """The plain groups in which a bill is shown, in this order."""

    RENT = "rent"
    CALLS_OVER = "calls over"
    DATA_OVER = "data over"
    EXTRA_SERVICES = "extra services"
    OTHER = "other"
    DISCOUNTS = "discounts"
    CREDITS = "credits"
    """Money that is given back."""
    CORRECTIONS = "corrections"
    """What puts an earlier mistake right, for or against the customer."""
    OTHER_CURRENCY = "other currency"
    """What is listed in another currency than the bill's, with what no line accounts for: these cannot be separated."""
    NOT_LISTED = "not listed"
    """What the bill's total holds and no line accounts for."""


class ChargeKind(Enum):
    """What a line charges for. Values are the reference operator's ``chargeKind`` and, from RECURRING on, the standard's."""

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
    RECURRING = "recurringCharge"
    """Charged again and again; for what, only its name says."""
    USAGE = "usageCharge"
    """For what was used; of what, only its name says."""
    PENALTY = "penaltyCharge"
    TAX = "tax"
    CARRIED = "carried"
    """What was open, paid or left over before: no charge of its bill, though many list it there (``with_lines``)."""
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
    tax: Money | None = None
    """The tax that is a part of ``amount``; ``None`` where the line does not say."""


@frozen
class Bill:
    """One bill of one billing account. ``lines`` is ``None`` while only the header is known.

    ``period`` need not be a calendar month, and is ``None`` where the operator sends none; then ``bill_date`` is known.
    ``month`` is the month under which the bill is filed.
    """

    id: str
    number: str
    month: Month
    period: Period | None
    bill_date: date | None
    amount_due: Money
    """What the bill asks for, arrears included; some operators say 0 once it is paid."""
    remaining: Money | Unknown
    state: BillState
    due_date: date | None = None
    payment_method: str = ""
    corrects: str | None = None
    """Number of the bill this one replaces, for a corrected bill."""
    lines: tuple[BillLine, ...] | None = None
    period_amount: Money | None = None
    """What the period costs, tax included; ``None`` where the bill says only what it asks for."""
    account: str = ""
    """Id of the billing account; empty where the operator does not say."""
    account_name: str = ""
    is_credit_note: bool = False
    is_off_cycle: bool = False
    """Made besides the regular bills, for one event."""
    is_copy: bool = False
    """A copy of another bill, as the operator says."""
    tax: Money | None = None
    """The tax in ``period_amount``; ``None`` where the operator does not say."""
    unread_lines: int = 0
    """How many of its lines could not be read."""
    paid_by: PaidBy | Unknown = Unknown.ABSENT
    is_due_date_unread: bool = False
    """The operator names a due date that could not be read."""

    @property
    def charged(self) -> Money:
        """What the bill's own period costs, without what is left of earlier bills."""
        return self.amount_due if self.period_amount is None else self.period_amount

    @property
    def arrears(self) -> Money:
        """What is asked for beyond what the period costs: left of earlier bills. Zero where there is no such part."""
        asked = self.amount_due
        left = known(self.remaining)
        if left is not None and left.currency == asked.currency and left.amount > 0 and left > asked:
            asked = left
        nothing = Money.zero(asked.currency)
        return max(asked - self.charged, nothing) if asked.currency == self.charged.currency else nothing

    @property
    def last_day(self) -> date:
        """The last day of the period; the day of the bill where it has none."""
        return self.period.last if self.period else self.bill_date or self.month.first_day

    @property
    def is_void(self) -> bool:
        """Whether nothing is asked for on this bill, because it was cancelled, replaced or written off."""
        return self.state in _ASKED_FOR_NOTHING

    @property
    def is_unclear(self) -> bool:
        """Whether the operator calls it settled and names a part of it that is open."""
        left = known(self.remaining)
        is_part = left is not None and left.amount > 0 and left not in (self.amount_due, self.charged)
        return self.state is BillState.SETTLED and is_part

    @property
    def is_paid(self) -> bool:
        """Whether nothing remains to be paid, or the operator calls it settled."""
        left = known(self.remaining)
        return (left is not None and left.amount <= 0) or (self.state is BillState.SETTLED and not self.is_unclear)

    @property
    def is_not_understood(self) -> bool:
        """Whether the operator names a state that is not understood, so that it is not known what is to be paid.

        A bill of which nothing remains to be paid is paid whatever its state is called.
        """
        return self.state is BillState.UNKNOWN and (self.charged.is_credit or not self.is_paid)

    @property
    def open_amount(self) -> Money | None:
        """What is to be paid on it; ``None`` where nothing is, or it is not known."""
        left = known(self.remaining)
        is_asked = not (self.is_paid or self.is_unclear or self.is_void or self.is_not_understood)
        return left if is_asked and not self.is_from_balance else None

    @property
    def is_from_balance(self) -> bool:
        """Whether it is taken from money that was paid in advance, so that it has no day by which to pay."""
        return self.paid_by is PaidBy.AHEAD and not self.is_paid

    @property
    def is_partly_open(self) -> bool:
        """Whether the operator calls it paid in part, and does not say how much is open."""
        return self.state is BillState.PARTIALLY_PAID and isinstance(self.remaining, Unknown)

    def is_running_on(self, today: date) -> bool:
        """Return whether the bill is not made yet, so that its amount is only what it is so far.

        Some operators call every bill new: one with a date, of a period that is over, is made.
        """
        is_made = self.bill_date is not None and self.bill_date <= today and self.last_day < today
        return self.state in _NOT_FINAL or (self.state is BillState.NEW and not is_made)

    def payment_on(self, today: date) -> PaymentState:
        """Return how far the bill is paid on ``today``. Use it wherever a sentence depends on that."""
        if self.is_void:
            return _VOID[self.state]
        if self.is_running_on(today):
            return PaymentState.RUNNING
        if self.is_not_understood:
            return PaymentState.NOT_UNDERSTOOD
        if self.charged.is_credit and not self.arrears.amount > 0:
            return PaymentState.REFUND
        if self.is_unclear:
            return PaymentState.UNCLEAR
        if self.is_paid:
            is_nothing = self.charged.is_zero and self.amount_due.is_zero
            return PaymentState.NOTHING if is_nothing else PaymentState.PAID
        return self._open_on(today)

    def _open_on(self, today: date) -> PaymentState:
        if self.is_from_balance:
            return PaymentState.FROM_BALANCE
        if isinstance(self.remaining, Unknown):
            return PaymentState.NOT_KNOWN
        if self.due_date is None:
            return PaymentState.WITHOUT_DUE_DATE
        if self.due_date < today:
            return PaymentState.OVERDUE
        return PaymentState.DUE if self.remaining == self.charged else PaymentState.PARTLY_PAID


_VOID = {
    BillState.VOID: PaymentState.VOID,
    BillState.REPLACED: PaymentState.REPLACED,
    BillState.WRITTEN_OFF: PaymentState.WRITTEN_OFF,
}


@frozen
class LooseBill:
    """A bill of which something is not known without which it cannot be shown as one: its amount, or any date."""

    id: str
    number: str
    state: BillState
    month: Month | None
    period: Period | None
    bill_date: date | None
    amount: Money | Unknown
    remaining: Money | Unknown
    account: str = ""
    account_name: str = ""

    @property
    def is_draft(self) -> bool:
        """Whether the operator is only about to make this bill."""
        return self.state is BillState.NEW or self.state in _NOT_FINAL

    @property
    def is_silent(self) -> bool:
        """Whether it may be that something is to be paid on it, and how much is not known."""
        is_asked = not self.is_draft and self.state not in (*_ASKED_FOR_NOTHING, BillState.SETTLED)
        return is_asked and (isinstance(self.remaining, Unknown) or self.state is BillState.UNKNOWN)

    @property
    def left(self) -> Money | None:
        """What is to be paid on it; ``None`` where that is not known, or it does not count."""
        amount = known(self.remaining)
        is_owed = amount is not None and amount.amount > 0 and self.state is not BillState.UNKNOWN
        return amount if is_owed and not self.is_draft and self.state not in _ASKED_FOR_NOTHING else None


@frozen
class Itemised:
    """The lines of one bill, and its amount when they were fetched: with another amount, the lines are outdated."""

    charged: Money
    lines: Listing[BillLine]


AnyBill: TypeAlias = Bill | LooseBill


def with_lines(bill: Bill, lines: tuple[BillLine, ...], unread: int = 0) -> Bill:
    """Return ``bill`` with its lines, of which ``unread`` could not be read.

    Tax that is only in the header becomes a line of its own; a line that repeats the tax in the others is left out. The
    lines of a credit note give back what they charged, also where they are written without a sign. What is carried over
    is no line of the bill, and no part of what its period costs.
    """
    bill, lines = _without_carried(bill, lines)
    currency = bill.charged.currency
    own = [line for line in lines if line.amount.currency == currency]
    if (
        bill.is_credit_note
        and bill.charged.is_credit
        and sum(line.amount.amount for line in own) == -bill.charged.amount
    ):
        lines = tuple(_back(line) for line in own)
        own = list(lines)
    gap = bill.charged.amount - sum(line.amount.amount for line in own)
    taxes = [line for line in own if line.kind is ChargeKind.TAX]
    if taxes and gap and gap == -sum(line.amount.amount for line in taxes):
        lines = tuple(line for line in lines if line not in taxes)
    elif lines and not taxes and gap and bill.tax is not None and gap == bill.tax.amount:
        lines = (*lines, BillLine(f"{bill.id}/tax", ChargeKind.TAX, "", bill.tax))
    return replace(bill, lines=lines, unread_lines=unread)


def _without_carried(bill: Bill, lines: tuple[BillLine, ...]) -> tuple[Bill, tuple[BillLine, ...]]:
    """Take out what is carried over, and out of what the period costs where that holds it; unclear lines stay."""
    own = [line for line in lines if line.amount.currency == bill.charged.currency]
    carried = sum(line.amount.amount for line in own if line.kind is ChargeKind.CARRIED)
    rest = tuple(line for line in lines if line.kind is not ChargeKind.CARRIED)
    if len(rest) == len(lines):
        return bill, lines
    charged = bill.charged.amount - sum(line.amount.amount for line in own)
    if not charged:
        return replace(bill, period_amount=Money(bill.charged.amount - carried, bill.charged.currency)), rest
    if charged == -carried:
        return bill, rest
    vague = (replace(line, kind=ChargeKind.UNKNOWN) if line.kind is ChargeKind.CARRIED else line for line in lines)
    return bill, tuple(vague)


def _back(line: BillLine) -> BillLine:
    tax = None if line.tax is None else -line.tax
    return replace(line, amount=-line.amount, tax=tax, quantity=None, unit_price=None)
