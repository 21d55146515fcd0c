"""Whatever an operator sends as bills and lines: every page is made, adds up, and asks for no more than is open."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elderclient.adapters.operator_api.bills import bill_of
from elderclient.adapters.operator_api.resources.bill_line import line_of
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.domain.bills.bill import AnyBill, Bill, BillLine, PaymentState
from elderclient.domain.bills.history import history_of
from elderclient.domain.bills.owed import owed
from elderclient.domain.complaints import ComplaintNews
from elderclient.domain.configuration import Language
from elderclient.domain.errors import BadAnswer
from elderclient.domain.listing import Listing
from elderclient.domain.money import total
from elderclient.rendering import shown, spoken
from elderclient.ui.place import Place
from elderclient.ui.screens.bills.bill.presenter import BillPresenter
from elderclient.usecases.bills.see_bill import BillView
from elderclient.usecases.see_home import SeeHome
from tests.fakes.bills import services
from tests.fakes.clock import FakeClock
from tests.fakes.dependencies import dependencies_of
from tests.fakes.gateway import FakeGateway
from tests.fakes.screen_context import Desk
from tests.fakes.store import FakeStore

ZONE = ZoneInfo("Asia/Shanghai")
CLOCK = FakeClock()
TODAY = CLOCK.now().date()

UNITS = st.sampled_from(["CNY", "cny", "元", "fen", "HKD", "JPY", "KWD", "", "points"])
VALUES = st.sampled_from(["0", "0.00", "59.00", 59, "-59", "60.01", "5900", "1e3", "", None, "x", True])
AMOUNTS = st.none() | st.builds(lambda value, unit: {"value": value, "unit": unit}, VALUES, UNITS)
DAYS = st.sampled_from(
    [
        "2026-06-01",
        "2026-07-15",
        "2026-08-01",
        "2026-08-15",
        "2026-09-01",
        "2026/10/01",
        "20261101",
        "",
        None,
        "0001-01-01",
    ]
)
PERIODS = st.none() | st.builds(lambda first, last: {"startDateTime": first, "endDateTime": last}, DAYS, DAYS)
STATES = st.sampled_from(
    [
        "new",
        "SENT",
        "settled",
        "Paid",
        "cancelled",
        "written-off",
        "partiallyPaid",
        "draft",
        "onHold",
        "odd",
        "",
        None,
        7,
    ]
)
HEADERS = st.fixed_dictionaries(
    {"id": st.sampled_from([f"B{number}" for number in range(9)] + ["", None, "a/b@c"])},
    optional={
        "billingPeriod": PERIODS,
        "billDate": DAYS,
        "amountDue": AMOUNTS,
        "taxIncludedAmount": AMOUNTS,
        "taxExcludedAmount": AMOUNTS,
        "taxItem": st.lists(st.builds(lambda amount: {"taxAmount": amount}, AMOUNTS), max_size=2),
        "remainingAmount": AMOUNTS,
        "state": STATES,
        "paymentDueDate": DAYS,
        "category": st.sampled_from(["normal", "corrected", "creditNote", "duplicate", "trial", None]),
        "runType": st.sampled_from(["onCycle", "offCycle", None]),
        "billingAccount": st.sampled_from([None, {"id": "a"}, {"id": "b", "name": "宽带"}]),
    },
)
LINES = st.fixed_dictionaries(
    {"id": st.sampled_from(["1", "2", "3", "4", "5", "6", "7", ""])},
    optional={
        "name": st.sampled_from(["套餐", "Plan S", "红冲", "VAT", "7月国际漫游", "优惠", "", None]),
        "type": st.sampled_from(
            ["recurringCharge", "oneTimeCharge", "usageCharge", "credit", "tax", "discount", "x", None]
        ),
        "taxIncludedAmount": AMOUNTS,
        "taxExcludedAmount": AMOUNTS,
        "appliedTax": st.lists(st.builds(lambda amount: {"taxAmount": amount, "taxRate": 6}, AMOUNTS), max_size=2),
        "periodCoverage": PERIODS,
        "product": st.sampled_from([None, {"id": "p1"}, {"id": "p2"}]),
        "characteristic": st.lists(
            st.sampled_from(
                [
                    {"name": "chargeKind", "value": "planRent"},
                    {"name": "chargeKind", "value": "voiceOverage"},
                    {"name": "quantity", "value": "30"},
                    {"name": "quantityUnit", "value": "min"},
                    {"name": "unitPrice", "value": "0.15"},
                    {"name": "lineNumber", "value": "13800138000"},
                    {"name": "lineNumber", "value": "02162345678"},
                ]
            ),
            max_size=5,
        ),
    },
)


class AnyOperator(FakeGateway):
    """An operator with these bills, whose lines are the same for every bill but for ``drop`` of the first ones."""

    def __init__(self, headers: list[Any], lines: list[Any]) -> None:
        super().__init__()
        found: dict[str, AnyBill] = {}
        self.bad_headers = 0
        for value in headers:
            try:
                bill = bill_of(Record(value, "bill", ZONE))
            except BadAnswer:
                self.bad_headers += 1
            else:
                found.setdefault(bill.id, bill)
        self.every = Listing(tuple(found.values()), self.bad_headers)
        self.items: list[BillLine] = []
        self.bad_lines = 0
        for value in lines:
            try:
                self.items.append(line_of(Record(value, "line", ZONE)))
            except BadAnswer:
                self.bad_lines += 1

    def bills(self, limit: int = 13) -> Listing[AnyBill]:
        return Listing(self.every.items[: limit * 9], self.every.unread)

    def bill_lines(self, bill_id: str) -> Listing[BillLine]:
        return Listing(tuple(self.items[len(bill_id) % 2 + ord(bill_id[-1]) % 3 :]), self.bad_lines)


def pages_of(operator: AnyOperator) -> None:
    desk = Desk(services=services(operator))
    subjects = ["", "newest/lines//0", "newest/months//0", "newest/why//0"]
    from elderclient.ui.screens.bills.bill.where import Where

    subjects += [Where(bill_id=bill.id).place.subject for bill in operator.every]
    for subject in subjects:
        presenter = BillPresenter(desk.context(), Place("bill", subject))
        presenter.refresh()
        for sentence in (presenter.title, *presenter.sentences()):
            for language in Language:
                assert shown(sentence, language)
                assert spoken(sentence, language)


def check_view(view: BillView) -> None:
    bill, change = view.bill, view.explanation.change
    currency = bill.charged.currency
    if view.groups:
        assert total([each.amount for each in view.groups], currency) == bill.charged
    if change.before is not None and change.lengths is None:
        assert total([each.share for each in change.causes], currency) == change.difference
        assert change.before.account == bill.account
    if bill.payment_on(TODAY) in (PaymentState.VOID, PaymentState.RUNNING):
        assert change.before is None


def check(headers: list[Any], lines: list[Any]) -> None:
    operator = AnyOperator(headers, lines)
    home = SeeHome(dependencies_of(operator, FakeStore(), CLOCK), ComplaintNews).fetch()
    assert home.value is not None
    assert shown(home.value.today, Language.CHINESE)
    pages_of(operator)
    history = history_of(operator.every, TODAY)
    for bill in history.all:
        view = services(operator).see_bill.fetch(bill_id=bill.id).value
        assert view is not None
        check_view(view)
    # No more is owed than is open on all bills, in each currency.
    for amount in owed(history).amounts:
        open_ones = [bill.open_amount for bill in history.final] + [loose.left for loose in history.loose]
        most = sum((each.amount for each in open_ones if each and each.currency == amount.currency), Decimal(0))
        assert Decimal(0) < amount.amount <= most


@given(st.lists(HEADERS, max_size=6), st.lists(LINES, max_size=6))
@settings(max_examples=40, deadline=None)
def test_any_bills_are_shown_and_add_up(headers: list[Any], lines: list[Any]) -> None:
    check(headers, lines)


@pytest.mark.long
@pytest.mark.parametrize("_part", range(10))
@given(headers=st.lists(HEADERS, max_size=8), lines=st.lists(LINES, max_size=8))
@settings(max_examples=300, derandomize=False, deadline=None)
def test_many_thousand_bills_are_shown_and_add_up(_part: int, headers: list[Any], lines: list[Any]) -> None:
    check(headers, lines)


def test_the_strategies_make_bills_that_can_be_shown() -> None:
    period = {"startDateTime": "2026-08-01", "endDateTime": "2026-09-01"}
    operator = AnyOperator([{"id": "B1", "billingPeriod": period, "amountDue": {"value": 59, "unit": "CNY"}}], [])
    assert [type(bill) for bill in operator.every] == [Bill]
