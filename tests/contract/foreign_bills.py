"""Bills as other operators send them: the standard's fields, none of our own unless a case says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from elderclient.adapters.operator_api.gateway import open_gateway
from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.domain.bills.cause import CauseKind
from elderclient.domain.bills.history import History, history_of
from elderclient.domain.complaints import ComplaintNews
from elderclient.domain.sentence import Sentence
from elderclient.domain.units import Month
from elderclient.usecases.bills.see_bill import BillView, Opened, SeeBill
from elderclient.usecases.see_home import Home, SeeHome
from tests.contract.test_faults import Tokens
from tests.fakes.clock import FakeClock
from tests.fakes.dependencies import dependencies_of
from tests.fakes.foreign_operator import ForeignOperator
from tests.fakes.store import FakeStore

NOW = datetime(2026, 11, 28, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
TODAY = NOW.date()
Json = dict[str, Any]


def amount(value: Any, unit: str = "CNY") -> Json:
    return {"value": value, "unit": unit}


def span(first: str, end: str) -> Json:
    """From the midnight of ``first`` to that of ``end``, which is not included; as they are where they have a time."""
    return {"startDateTime": _moment(first), "endDateTime": _moment(end)}


def _moment(day: str) -> str:
    return f"{day}T00:00:00+08:00" if len(day) == 10 else day


OCTOBER = span("2026-10-01", "2026-11-01")
SEPTEMBER = span("2026-09-01", "2026-10-01")
AUGUST = span("2026-08-01", "2026-09-01")


def header(id_: str, period: Json | None, value: Any, **more: Any) -> Json:
    """A bill that was sent, all of it open; ``None`` in ``more`` leaves a field out. ``unit`` is that of its amounts."""
    unit = more.pop("unit", "CNY")
    found = {
        "id": id_,
        "billNo": id_,
        "billingPeriod": period,
        "billDate": period and period.get("endDateTime"),
        "amountDue": amount(value, unit),
        "taxIncludedAmount": amount(value, unit),
        "remainingAmount": amount(value, unit),
        "state": "sent",
        "paymentDueDate": "2026-12-20T00:00:00+08:00",
    } | more
    return {name: value for name, value in found.items() if value is not None}


def paid(id_: str, period: Json | None, value: Any, **more: Any) -> Json:
    """A bill of which nothing is open."""
    return header(id_, period, value, **({"remainingAmount": amount("0.00"), "state": "settled"} | more))


def rate(id_: str, bill: str, name: str, value: Any, covers: Json | None = None, **more: Any) -> Json:
    """A line; ``kind`` is our own characteristic, ``characteristic`` holds others, ``unit`` is that of its amount."""
    extra = dict(more.pop("characteristic", {}))
    if kind := more.pop("kind", ""):
        extra["chargeKind"] = kind
    found = {
        "id": id_,
        "bill": {"id": bill},
        "name": name,
        "taxIncludedAmount": amount(value, more.pop("unit", "CNY")),
        "periodCoverage": covers,
        "characteristic": [{"name": key, "value": text} for key, text in extra.items()],
    } | more
    return {name: value for name, value in found.items() if value is not None}


def rent(id_: str, bill: str, value: Any, covers: Json, name: str = "套餐", **more: Any) -> Json:
    """The rent of the customer's plan."""
    return rate(id_, bill, name, value, covers, **({"kind": "planRent", "product": {"id": "p1"}} | more))


class Seen:
    """What a person with these bills sees, asked of the operator over HTTP."""

    def __init__(self, operator: ForeignOperator) -> None:
        self.operator = operator
        self.gateway = open_gateway(operator.url, Tokens(), ServerClock(), seconds=5)
        self.store, clock = FakeStore(), FakeClock(NOW)
        dependencies = dependencies_of(self.gateway, self.store, clock)
        self.see_bill = SeeBill(dependencies)
        self._home = SeeHome(dependencies, ComplaintNews)

    def home(self) -> Home:
        fetched = self._home.fetch()
        assert fetched.problem is None
        assert fetched.value is not None
        return fetched.value

    def bill(self, month: Month | None = None, bill_id: str = "") -> BillView:
        view = self.opened(month, bill_id).view
        assert view is not None
        return view

    def opened(self, month: Month | None = None, bill_id: str = "") -> Opened:
        fetched = self.see_bill.open(month, bill_id)
        assert fetched.problem is None
        assert fetched.value is not None
        return fetched.value

    def history(self) -> History:
        return history_of(self.gateway.billing.bills(), TODAY)


@contextmanager
def seen(bills: Sequence[Any], lines: Sequence[Any] = (), **more: Sequence[Any]) -> Iterator[Seen]:
    """What is seen of these bills and lines; ``more``: other resources. Without a customer: that is no reason for less."""
    lists = {"customerBill": bills, "appliedCustomerBillingRate": lines, "product": ()} | more
    with ForeignOperator(lists) as operator:
        found = Seen(operator)
        try:
            yield found
        finally:
            found.gateway.close()


def causes(view: BillView) -> list[tuple[CauseKind, str]]:
    """Kind and share of every cause."""
    return [(each.cause.kind, str(each.cause.share.amount)) for each in view.explanation.causes]


def clauses(view: BillView) -> list[Sentence]:
    """What changed by every cause, without what that comes to."""
    found = [dict(each.sentence.arguments)["what"] for each in view.explanation.causes]
    return [each for each in found if isinstance(each, Sentence)]


def sentences(view: BillView) -> list[Sentence]:
    """The sentence of every cause, without what it belongs to on the screen."""
    return [each.sentence.at("") for each in view.explanation.causes]
