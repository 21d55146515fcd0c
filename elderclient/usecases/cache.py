"""What is kept on this PC and under which key. Every value is built of domain values only; no words, no secrets."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from enum import Enum

from elderclient.domain.agreements import Agreement
from elderclient.domain.bills.bill import Bill, BillLine
from elderclient.domain.callbacks import Callback, ChatMessage
from elderclient.domain.complaints import Complaint, PastCall
from elderclient.domain.faults.fault import Fault
from elderclient.domain.faults.outage import Outage
from elderclient.domain.faults.visit import Appointment, VisitWindow
from elderclient.domain.frozen import frozen
from elderclient.domain.notices import Notice
from elderclient.domain.orders import Order, OrderItem, PurchaseLock, WhyNot
from elderclient.domain.plans.plan import Offering, Product
from elderclient.domain.plans.usage import MonthlyUsage
from elderclient.domain.privacy.consent import Purpose
from elderclient.domain.privacy.personal_data import AccessLogEntry, CopyJob, Deletion, Holding
from elderclient.domain.units import Month
from elderclient.usecases.ports.store import OutboxAct

CUSTOMER = "customer"
BILLS = "bills"
PRODUCTS = "products"
OFFERINGS = "offerings"
CALLBACK = "callback"
CONVERSATION = "conversation"
NOTICES = "notices"
AGREEMENTS = "agreements"
PURPOSES = "purposes"
HOLDINGS = "holdings"
LOOKS = "looks"
COPY = "copy"
DELETION = "deletion"
COMPLAINTS = "complaints"
COMPLAINTS_LOOKED_AT = "complaintsLookedAt"
PAST_CALLS = "pastCalls"
FAULTS = "faults"
VISITS = "visits"
OUTAGES = "outages"
BOOKING = "booking"
ORDERS = "orders"
PURCHASE_LOCK = "purchaseLock"
JOURNAL = "journal"
DELIVERIES = "deliveries"
REFUSED_ACTS = "refusedActs"


def lines_key(bill_id: str) -> str:
    """Where one bill's lines are kept."""
    return f"lines/{bill_id}"


def usage_key(months: tuple[Month, ...]) -> str:
    """Where the usage of these months is kept."""
    return f"usage/{months[0].year:04}-{months[0].month:02}/{len(months)}" if months else "usage"


@frozen
class KeptBills:
    """Headers, newest first."""

    bills: tuple[Bill, ...]


@frozen
class KeptLines:
    """One bill's lines in the operator's order."""

    lines: tuple[BillLine, ...]


@frozen
class KeptProducts:
    """What the customer holds."""

    products: tuple[Product, ...]


@frozen
class KeptOfferings:
    """What is on sale or held."""

    offerings: tuple[Offering, ...]

    def with_id(self, offering_id: str) -> Offering | None:
        """The one of that id."""
        return next((each for each in self.offerings if each.id == offering_id), None)


@frozen
class KeptUsage:
    """Usage of several months, in the order they were asked for."""

    months: tuple[MonthlyUsage, ...]


@frozen
class KeptNotices:
    """All notices, newest first."""

    notices: tuple[Notice, ...]

    def with_one(self, changed: Notice) -> KeptNotices:
        """The same with ``changed`` in the place of the one it was."""
        return KeptNotices(tuple(changed if each.id == changed.id else each for each in self.notices))


@frozen
class KeptAgreements:
    """All agreements, those in force first."""

    agreements: tuple[Agreement, ...]


@frozen
class KeptConversation:
    """The last written conversation, oldest line first; it stays readable when its callback is long over."""

    lines: tuple[ChatMessage, ...]


@frozen
class KeptCallback:
    """The last known callback; ``None`` where there was none."""

    callback: Callback | None

    @classmethod
    def without_words(cls, callback: Callback | None) -> KeptCallback:
        """Call-check words are never written down."""
        return cls(None if callback is None else replace(callback, check_words=(), check_words_en=()))


@frozen
class KeptPurposes:
    """How the customer stands to the operator's purposes."""

    purposes: tuple[Purpose, ...]


@frozen
class KeptHoldings:
    """What the operator holds about the customer, by kind."""

    holdings: tuple[Holding, ...]


@frozen
class KeptLooks:
    """Who has looked, newest first."""

    looks: tuple[AccessLogEntry, ...]


@frozen
class KeptCopy:
    """The last copy asked for, not its content; ``None`` where none was."""

    job: CopyJob | None


@frozen
class KeptDeletion:
    """The last deletion asked for; ``None`` where none was."""

    deletion: Deletion | None


@frozen
class KeptComplaints:
    """Complaints, newest first."""

    complaints: tuple[Complaint, ...]


@frozen
class KeptNames:
    """Names of what the person has looked at."""

    names: tuple[str, ...]


@frozen
class KeptCalls:
    """Calls of the operator's that took place, newest first."""

    calls: tuple[PastCall, ...]


@frozen
class KeptFaults:
    """Reported faults, newest first."""

    faults: tuple[Fault, ...]


@frozen
class KeptVisits:
    """Technicians' visits."""

    visits: tuple[Appointment, ...]


@frozen
class KeptOutages:
    """Outages that are not over."""

    outages: tuple[Outage, ...]


@frozen
class KeptBooking:
    """A visit that was asked for: the same wish has the same id, whatever became of the first try."""

    external_id: str
    fault_id: str
    window: VisitWindow


@frozen
class KeptOrders:
    """Orders of the last 90 days, newest first."""

    orders: tuple[Order, ...]


@frozen
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


@frozen
class SentOrder:
    """One entry of the journal, written before anything is sent. ``order_id`` is empty where it is not known yet."""

    external_id: str
    step: Step
    sent_at: datetime
    items: tuple[OrderItem, ...]
    order_id: str = ""
    why: WhyNot | None = None


@frozen
class KeptJournal:
    """What was sent and not heard of yet, oldest first."""

    entries: tuple[SentOrder, ...]


@frozen
class RefusedAct:
    """An act of the outbox that the operator refused while nobody looked; ``reason`` is the operator's text."""

    act: OutboxAct
    refused_at: datetime
    reason: str = ""
    is_told: bool = False


@frozen
class KeptRefusedActs:
    """Such acts of the last 90 days, oldest first."""

    acts: tuple[RefusedAct, ...]
