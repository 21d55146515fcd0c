"""Every kind of data that is stored on this PC under one key: its type, and how the operator is asked for it.

Holds domain values only; no phrases, no secrets. What only the ledger stores is named there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any, Generic, TypeVar

from elderclient.domain.accounts.account import Account
from elderclient.domain.accounts.customer import Customer
from elderclient.domain.accounts.own_phone import AtHand
from elderclient.domain.agreements import Agreement
from elderclient.domain.bills.bill import AnyBill, Bill, Itemised
from elderclient.domain.callbacks import Callback, ChatMessage
from elderclient.domain.complaints import Complaint, PastCall
from elderclient.domain.errors import OperatorError, StoreError
from elderclient.domain.faults.fault import Fault
from elderclient.domain.faults.outage import Outage
from elderclient.domain.faults.visit import Visit
from elderclient.domain.information.answer import StandardAnswer
from elderclient.domain.information.hall import Hall
from elderclient.domain.listing import Listing
from elderclient.domain.notices import Notice
from elderclient.domain.orders import Order, PurchaseLock
from elderclient.domain.plans.plan import Offering, Product
from elderclient.domain.plans.usage import MonthlyUsage
from elderclient.domain.privacy.consent import Purpose
from elderclient.domain.privacy.personal_data import AccessLogEntry, CopyJob, Deletion, Holding
from elderclient.domain.units import Month
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import Store

T = TypeVar("T")


class Remembered(Generic[T]):
    """One value that is stored on this PC under ``key``. ``kind`` is its type, also where that is a generic alias."""

    def __init__(self, key: str, kind: Any) -> None:
        self.key = key
        self._kind = kind

    def recall(self, store: Store) -> Fetched[T] | None:
        """Return what is stored, or ``None`` where nothing is or it cannot be read. Never raises ``StoreError``."""
        try:
            return self.read(store)
        except StoreError:
            return None

    def read(self, store: Store) -> Fetched[T] | None:
        """Return what is stored, or ``None`` where nothing is. Raises ``StoreError``."""
        stored = store.get(self.key, self._kind)
        if stored is None:
            return None
        return Fetched(stored.value, stored.fetched_at, is_stale=True, unread=_unread(stored.value))

    def value_in(self, store: Store) -> T | None:
        """Return what is stored, whatever its age; ``None`` where nothing is."""
        stored = self.recall(store)
        return None if stored is None else stored.value

    def put(self, store: Store, value: T, fetched_at: datetime) -> None:
        """Store ``value`` durably as of ``fetched_at`` (aware). Raises ``StoreError``."""
        store.put(self.key, value, fetched_at)


class Cached(Remembered[T]):
    """What can be asked of the operator by ``question`` and is stored for when it cannot be asked."""

    def __init__(self, key: str, kind: Any, question: Callable[[OperatorGateway], T]) -> None:
        super().__init__(key, kind)
        self._question = question

    def ask(self, gateway: OperatorGateway, store: Store, clock: Clock) -> Fetched[T]:
        """Ask the operator and store the answer. On trouble return what is stored, with the problem. Never raises."""
        return self.ask_by(lambda: self._question(gateway), store, clock)

    def ask_by(self, question: Callable[[], T], store: Store, clock: Clock) -> Fetched[T]:
        """Do the same by another ``question``, which may do more than ask."""
        try:
            answer = question()
        except OperatorError as problem:
            stored = self.recall(store)
            if stored is None:
                return Fetched(None, None, problem, is_outdated=self._is_outdated(store))
            return replace(stored, problem=problem)
        now = clock.now()
        try:
            self.put(store, answer, now)
        except StoreError as problem:
            return Fetched(answer, now, problem, unread=_unread(answer))
        return Fetched(answer, now, unread=_unread(answer))

    def _is_outdated(self, store: Store) -> bool:
        """Whether something is stored that is not read any more."""
        try:
            return store.holds(self.key)
        except StoreError:
            return False


def lines_of(bill: Bill) -> Cached[Itemised]:
    """Return how one bill's lines are cached, in the operator's order, with the amount that they belong to."""
    return Cached(
        f"lines/{bill.id}", Itemised, lambda gateway: Itemised(bill.charged, gateway.billing.bill_lines(bill.id))
    )


def usage_of(months: tuple[Month, ...]) -> Cached[Listing[MonthlyUsage]]:
    """Return how the usage of ``months`` is cached, in the order of ``months``."""
    key = f"usage/{months[0].year:04}-{months[0].month:02}/{len(months)}" if months else "usage"
    return Cached(key, Listing[MonthlyUsage], lambda gateway: gateway.plans.usage(months))


def without_words(callback: Callback | None) -> tuple[Callback, ...]:
    """Return the callback as it is cached: call-check words are never written down."""
    return () if callback is None else (replace(callback, check_words=(), check_words_en=()),)


def _unread(value: object) -> int:
    return value.unread if isinstance(value, Listing) else 0


def _at_most_one(value: T | None) -> tuple[T, ...]:
    return () if value is None else (value,)


ACCOUNTS: Cached[Listing[Account]] = Cached("accounts", Listing[Account], lambda gateway: gateway.accounts.accounts())
ANSWERS: Cached[Listing[StandardAnswer]] = Cached(
    "answers", Listing[StandardAnswer], lambda gateway: gateway.answers.answers()
)
"""Common questions, the most asked first."""
HALLS: Cached[Listing[Hall]] = Cached("halls", Listing[Hall], lambda gateway: gateway.halls.halls())
"""Service halls, nearest first."""
CUSTOMER: Cached[Customer] = Cached("customer", Customer, lambda gateway: gateway.customers.customer())
BILLS: Cached[Listing[AnyBill]] = Cached("bills", Listing[AnyBill], lambda gateway: gateway.billing.bills())
"""Headers, newest first."""
PRODUCTS: Cached[Listing[Product]] = Cached("products", Listing[Product], lambda gateway: gateway.plans.products())
OFFERINGS: Cached[Listing[Offering]] = Cached("offerings", Listing[Offering], lambda gateway: gateway.plans.offerings())
"""What is on sale or held."""
CALLBACK: Cached[tuple[Callback, ...]] = Cached(
    "callback", tuple[Callback, ...], lambda gateway: without_words(gateway.callbacks.find_callback())
)
"""The last known callback; empty where there was none."""
AT_HAND: Remembered[AtHand] = Remembered("phonesAtHand", AtHand)
"""Which telephones the person said are lost, and which one is in hand."""
CONVERSATION: Remembered[tuple[ChatMessage, ...]] = Remembered("conversation", tuple[ChatMessage, ...])
"""The last written conversation, oldest message first; it stays readable when its callback is long over."""
NOTICES: Cached[Listing[Notice]] = Cached("notices", Listing[Notice], lambda gateway: gateway.notices.newest_notices())
AGREEMENTS: Cached[Listing[Agreement]] = Cached(
    "agreements", Listing[Agreement], lambda gateway: gateway.agreements.signed_agreements()
)
PURPOSES: Cached[Listing[Purpose]] = Cached("purposes", Listing[Purpose], lambda gateway: gateway.privacy.purposes())
HOLDINGS: Cached[Listing[Holding]] = Cached("holdings", Listing[Holding], lambda gateway: gateway.privacy.holdings())
ACCESS_LOG: Cached[Listing[AccessLogEntry]] = Cached(
    "looks", Listing[AccessLogEntry], lambda gateway: gateway.privacy.looks()
)
"""Who has looked at the customer's data, newest first."""
COPIES: Cached[Listing[CopyJob]] = Cached("copies", Listing[CopyJob], lambda gateway: gateway.privacy.copies())
"""The copies that were asked for, newest first; not their content."""
DELETIONS: Cached[Listing[Deletion]] = Cached(
    "deletions", Listing[Deletion], lambda gateway: gateway.privacy.deletions()
)
"""The deletions that were asked for, newest first."""
COMPLAINTS: Cached[Listing[Complaint]] = Cached(
    "complaints", Listing[Complaint], lambda gateway: gateway.complaints.filed_complaints()
)
COMPLAINTS_READ: Remembered[tuple[str, ...]] = Remembered("complaintsLookedAt", tuple[str, ...])
"""Names of what the person has already read of their complaints."""
PAST_CALLS: Cached[Listing[PastCall]] = Cached(
    "pastCalls", Listing[PastCall], lambda gateway: gateway.complaints.past_calls()
)
NOTICES_READ: Remembered[tuple[str, ...]] = Remembered("noticesRead", tuple[str, ...])
"""Ids of the notices that were read on this PC: many operators do not remember it."""
CALLS_SETTLED: Remembered[tuple[str, ...]] = Remembered("callsSettled", tuple[str, ...])
"""Ids of the calls that the person said settled the matter."""
FAULTS: Cached[Listing[Fault]] = Cached("faults", Listing[Fault], lambda gateway: gateway.faults.faults())
VISITS: Cached[Listing[Visit]] = Cached("visits", Listing[Visit], lambda gateway: gateway.visits.visits())
OUTAGES: Cached[Listing[Outage]] = Cached("outages", Listing[Outage], lambda gateway: gateway.outages.outages())
ORDERS: Cached[Listing[Order]] = Cached("orders", Listing[Order], lambda gateway: gateway.ordering.orders())
"""Orders of the last 90 days, newest first."""
PURCHASE_LOCK: Cached[tuple[PurchaseLock, ...]] = Cached(
    "purchaseLock", tuple[PurchaseLock, ...], lambda gateway: _at_most_one(gateway.ordering.purchase_lock())
)
"""The lock against new services; empty where the operator has none."""
