"""An operator in memory: holds data, one callback, and can be made to fail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from elderclient.domain.accounts.customer import Customer
from elderclient.domain.bills.bill import AnyBill, Bill, BillLine, LooseBill
from elderclient.domain.callbacks import (
    Callback,
    CallbackPhase,
    CallbackWish,
    CallCheck,
    CallKind,
    ChatMessage,
    CheckedCall,
    FraudReport,
)
from elderclient.domain.errors import Conflict, NotFound, OperatorError, TooSlow, Unreachable
from elderclient.domain.listing import Listing
from elderclient.domain.phone import Phone
from elderclient.domain.plans.plan import Offering, Product
from elderclient.domain.plans.usage import MonthlyUsage
from elderclient.domain.units import Month
from elderclient.usecases.ports.operator import OperatorGateway
from tests.fakes.complaints import FakeComplaints
from tests.fakes.notices import FakeNotices
from tests.fakes.orders import FakeOrders
from tests.fakes.privacy import FakePrivacy
from tests.fakes.public import FakePublic
from tests.fakes.repairs import FakeFaults, FakeOutages, FakeRepairs, FakeVisits

GRANNY = Customer("c1", "王奶奶", date(1948, 3, 1), "Granny Wang", (Phone("13800138000"), Phone("010-62345678")))


class FakeGateway(OperatorGateway, FakeNotices, FakeOrders, FakePrivacy, FakeComplaints, FakeRepairs):
    """An ``OperatorGateway`` that is most of its ports itself. ``trouble``, when set, is raised by every question;
    ``asked`` names them all.
    """

    # A test changes what the operator has, and its ports are itself: it is no value, but one changing object.
    __setattr__, __delattr__ = object.__setattr__, object.__delattr__
    __eq__, __hash__, __repr__ = object.__eq__, object.__hash__, object.__repr__
    faults: FakeFaults
    visits: FakeVisits
    outages: FakeOutages

    def __init__(self) -> None:
        FakeNotices.__init__(self)
        FakeOrders.__init__(self)
        FakePrivacy.__init__(self)
        FakeComplaints.__init__(self)
        FakeRepairs.__init__(self)
        self.trouble: OperatorError | None = None
        self.loses_answers = False
        """What is written arrives, and nobody hears of it."""
        self.troubles: dict[str, OperatorError] = {}
        """What one question alone raises, by its name in ``asked``."""
        self.asked: list[str] = []
        self.person = GRANNY
        self.headers: tuple[Bill, ...] = ()
        self.loose: tuple[LooseBill, ...] = ()
        """Bills without an amount or a date."""
        self.lines: dict[str, tuple[BillLine, ...]] = {}
        self.held: tuple[Product, ...] = ()
        self.on_sale: tuple[Offering, ...] = ()
        self.months: dict[Month, MonthlyUsage] = {}
        self.unread: dict[str, int] = {}
        """How many records of a list could not be read, by the list's name in ``asked``."""
        self.live: Callback | None = None
        self.changes: list[Callback | OperatorError] = []
        """What ``wait_for_change`` answers, one after another; the last known callback when none is left."""
        self.check: CallCheck = CallCheck.NOT_CALLING
        self.check_kind = CallKind.CALLBACK
        self.heard: list[bool] = []
        self.reports: dict[str, str] = {}
        self.is_closed = False
        self.makes_one_per_id = True
        """Whether it makes one thing per external id, as the reference operator does."""
        self.public = FakePublic(self._ask, unread=self.unread)
        OperatorGateway.__init__(
            self,
            customers=self,
            accounts=self.public,
            billing=self,
            plans=self,
            ordering=self,
            callbacks=self,
            complaints=self,
            faults=self.faults,
            visits=self.visits,
            outages=self.outages,
            notices=self,
            agreements=self,
            privacy=self,
            halls=self.public,
            answers=self.public,
            has_unique_ids=lambda: self.makes_one_per_id,
            close=self._close,
        )

    def give(self, bill: Bill) -> None:
        """Add a bill whose lines are asked for apart, as the real operator does."""
        self.headers = tuple(sorted((*self.headers, replace(bill, lines=None)), key=lambda b: b.month, reverse=True))
        self.lines[bill.id] = bill.lines or ()

    def customer(self) -> Customer:
        self._ask("customer")
        return self.person

    def bills(self, limit: int = 13) -> Listing[AnyBill]:
        self._ask("bills")
        return Listing((*self.headers[:limit], *self.loose), self.unread.get("bills", 0))

    def bill_lines(self, bill_id: str) -> Listing[BillLine]:
        self._ask(f"lines {bill_id}")
        if bill_id not in self.lines:
            raise NotFound(bill_id)
        return Listing(self.lines[bill_id])

    def products_soon(self) -> Listing[Product]:
        if (slow := self.troubles.get("products soon")) is not None:
            raise slow
        return self.products()

    def products(self) -> Listing[Product]:
        self._ask("products")
        return Listing(self.held, self.unread.get("products", 0))

    def offerings(self) -> Listing[Offering]:
        self._ask("offerings")
        return Listing(self.on_sale, self.unread.get("offerings", 0))

    def usage(self, months: Sequence[Month]) -> Listing[MonthlyUsage]:
        self._ask("usage")
        found = tuple(self.months.get(month, MonthlyUsage(month, ())) for month in months)
        return Listing(found, self.unread.get("usage", 0))

    def place_callback(self, wish: CallbackWish) -> Callback:
        self._ask("place")
        if self.live is None or not self.live.phase.is_live:
            self.live = Callback(
                "t1",
                wish.external_id,
                wish.number,
                CallbackPhase.WAITING,
                wish.requested_at,
                queue_position=3,
                estimated_wait_seconds=250,
                requested_for=wish.at,
                reason=wish.reason,
                by_text=wish.by_text,
            )
        return self.live

    def find_placed(self, wish: CallbackWish) -> Callback | None:
        self._ask("find placed")
        live = self.live
        return live if live is not None and wish.external_id == live.external_id else None

    def find_callback(self) -> Callback | None:
        self._ask("find")
        return self.live

    def callback(self, callback_id: str, wish: CallbackWish | None = None) -> Callback:  # noqa: ARG002 - it drops nothing
        self._ask("callback")
        return self._own(callback_id)

    def wait_for_change(self, callback: Callback, seconds: int) -> Callback:
        assert callback.id is not None
        assert 0 < seconds <= 20
        self._ask("wait")
        if self.changes:
            change = self.changes.pop(0)
            if isinstance(change, OperatorError):
                raise change
            self.live = change
        assert self.live is not None
        return self.live

    def cancel_callback(self, callback_id: str, wish: CallbackWish | None = None) -> Callback:  # noqa: ARG002 - it drops nothing
        self._ask("cancel")
        callback = self._own(callback_id)
        if callback.phase in (CallbackPhase.TALKING, CallbackPhase.SERVED):
            raise Conflict("too late", existing_id=callback_id)
        self.live = replace(callback, phase=CallbackPhase.CANCELLED)
        return self.live

    def change_callback(self, callback_id: str, *, number: Phone | None = None, at: datetime | None = None) -> Callback:
        self._ask("change")
        callback = self._own(callback_id)
        self.live = replace(callback, number=number or callback.number, requested_for=at or callback.requested_for)
        return self.live

    def write_message(self, callback_id: str, text: str) -> Callback:
        self._ask("write")
        callback = self._own(callback_id)
        if not callback.phase.is_live:
            raise Conflict("over", existing_id=callback_id)
        version = f"{callback.version}+"
        lines = (*callback.conversation, ChatMessage(text, is_own=True))
        self.live = replace(callback, conversation=lines, version=version)
        if self.loses_answers:
            raise TooSlow("the answer was lost")
        return self.live

    def end_conversation(self, callback_id: str) -> Callback:
        self._ask("end")
        callback = self._own(callback_id)
        if callback.phase is not CallbackPhase.TALKING:
            raise Conflict("not talking", existing_id=callback_id)
        self.live = replace(callback, phase=CallbackPhase.SERVED)
        return self.live

    def answer_call_check(self, callback_id: str, *, said_right: bool) -> None:
        self._ask("heard")
        self._own(callback_id)
        self.heard.append(said_right)

    def check_call(self) -> CheckedCall:
        self._ask("check")
        return CheckedCall(self.check, self.check_kind)

    def report_fraud(self, report: FraudReport) -> str:
        self._ask("report")
        self.reports[report.external_id] = report.description
        return f"ticket of {report.external_id}"

    def find_fraud_report(self, report: FraudReport) -> str | None:
        self._ask("find report")
        return f"ticket of {report.external_id}" if report.external_id in self.reports else None

    def is_fraud_report_open(self, report_id: str, _report: FraudReport) -> bool:
        self._ask("report")
        if report_id not in {f"ticket of {one}" for one in self.reports}:
            raise NotFound("no such report")
        return True

    def _close(self) -> None:
        self.is_closed = True

    def _own(self, callback_id: str) -> Callback:
        if self.live is None or self.live.id != callback_id:
            raise NotFound("no such callback")
        return self.live

    def ask_of(self, what: str) -> None:
        self._ask(what)

    def _ask(self, what: str) -> None:
        self.asked.append(what)
        if self.is_closed:
            raise Unreachable("closed")
        trouble = self.trouble or self.troubles.get(what)
        if trouble is not None:
            raise trouble
