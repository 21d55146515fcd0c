"""What is kept on this PC and under which key. Every value is built of domain values only; no words, no secrets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from elderclient.domain.bill import Bill, BillLine
from elderclient.domain.callback import Callback, Line
from elderclient.domain.order import Order, OrderItem, PurchaseLock, WhyNot
from elderclient.domain.plan import Offering, Product
from elderclient.domain.units import Month
from elderclient.domain.usage import MonthlyUsage

CUSTOMER = "customer"
BILLS = "bills"
PRODUCTS = "products"
OFFERINGS = "offerings"
CALLBACK = "callback"
CONVERSATION = "conversation"
ORDERS = "orders"
PURCHASE_LOCK = "purchaseLock"
JOURNAL = "journal"
DELIVERIES = "deliveries"


def lines_key(bill_id: str) -> str:
    """Where one bill's lines are kept."""
    return f"lines/{bill_id}"


def usage_key(months: tuple[Month, ...]) -> str:
    """Where the usage of these months is kept."""
    return f"usage/{months[0].year:04}-{months[0].month:02}/{len(months)}" if months else "usage"


@dataclass(frozen=True, slots=True)
class KeptBills:
    """Headers, newest first."""

    bills: tuple[Bill, ...]


@dataclass(frozen=True, slots=True)
class KeptLines:
    """One bill's lines in the operator's order."""

    lines: tuple[BillLine, ...]


@dataclass(frozen=True, slots=True)
class KeptProducts:
    """What the customer holds."""

    products: tuple[Product, ...]


@dataclass(frozen=True, slots=True)
class KeptOfferings:
    """What is on sale or held."""

    offerings: tuple[Offering, ...]


@dataclass(frozen=True, slots=True)
class KeptUsage:
    """Usage of several months, in the order they were asked for."""

    months: tuple[MonthlyUsage, ...]


@dataclass(frozen=True, slots=True)
class KeptConversation:
    """The last written conversation, oldest line first; it stays readable when its callback is long over."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class KeptCallback:
    """The last known callback; ``None`` where there was none."""

    callback: Callback | None

    @classmethod
    def without_words(cls, callback: Callback | None) -> KeptCallback:
        """Call-check words are never written down."""
        return cls(None if callback is None else replace(callback, check_words=()))


@dataclass(frozen=True, slots=True)
class KeptOrders:
    """Orders of the last 90 days, newest first."""

    orders: tuple[Order, ...]


@dataclass(frozen=True, slots=True)
class KeptLock:
    """The lock against new services; ``None`` where the operator keeps none."""

    lock: PurchaseLock | None


class Step(Enum):
    """What was sent for an order whose end the person has not heard yet."""

    CONFIRMED = "confirmed"
    """A draft was confirmed."""
    PLACED = "placed"
    """Ordered at once, without a draft."""
    UNDONE = "undone"
    """It was to be undone."""
    WITHDRAWN = "withdrawn"
    """A cancellation kept on this PC was taken back, and may have arrived before that."""
    DELIVERED = "delivered"
    """A cancellation kept on this PC arrived while nobody looked."""
    REFUSED = "refused"
    """A cancellation kept on this PC was refused while nobody looked; ``why`` tells."""


@dataclass(frozen=True, slots=True)
class SentOrder:
    """One entry of the journal, written before anything is sent. ``order_id`` is empty where it is not known yet."""

    external_id: str
    step: Step
    sent_at: datetime
    items: tuple[OrderItem, ...]
    order_id: str = ""
    why: WhyNot | None = None


@dataclass(frozen=True, slots=True)
class KeptJournal:
    """What was sent and not heard of yet, oldest first."""

    entries: tuple[SentOrder, ...]
