"""Values written as other operators write them: objects in lists, amounts in objects, states and flags in Chinese."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from elderclient.adapters.operator_api.transport.spellings import money_in
from elderclient.domain.bills.bill import PaymentState
from elderclient.domain.bills.owed import Owed, owed
from elderclient.domain.known import Unknown
from elderclient.domain.money import Money
from elderclient.domain.orders import OrderPhase
from elderclient.phrases.bills import payment
from elderclient.phrases.faults import outages
from elderclient.phrases.shell import times
from elderclient.ui.screens.faults.faults.presenter import FaultsPresenter
from tests.contract.foreign_bills import OCTOBER, SEPTEMBER, TODAY, header, paid, rent, seen
from tests.contract.foreign_pages import LINE, NOON, ago, ticket, value, visiting

YUAN = Money.of
LINES = [rent("a", "R9", "59.00", SEPTEMBER), rent("b", "R10", "61.00", OCTOBER)]


@pytest.mark.parametrize(
    "written",
    [
        {"value": {"amount": "61.00", "currency": "CNY"}},
        {"value": {"amount": "61.00"}, "unit": "CNY"},
        {"value": {"value": 61, "unit": "元"}},
        [{"value": "61.00", "unit": "CNY"}],
        {"value": "6100", "unit": "分"},
    ],
)
def test_an_amount_within_an_object_or_a_list_of_one_is_read(written: Any) -> None:
    amounts = {"amountDue": written, "taxIncludedAmount": written, "remainingAmount": written}
    with seen([header("R10", OCTOBER, "0.00", **amounts)], LINES) as person:
        bill = person.bill().bill
        assert (bill.charged, bill.remaining) == (YUAN("61.00"), YUAN("61.00"))


def test_what_stands_in_a_list_of_one_is_read_as_that() -> None:
    account = [{"id": "a", "name": "手机"}]
    bills = [
        paid("R9", SEPTEMBER, "59.00", billingAccount={"id": "a", "name": "手机"}),
        header("R10", OCTOBER, "61.00", billingPeriod=[OCTOBER], billingAccount=account),
    ]
    with seen(bills, LINES) as person:
        view = person.bill()
        assert view.explanation.change is not None
        assert view.explanation.change.difference == YUAN("2.00")


def test_of_several_objects_where_one_is_expected_none_is_taken() -> None:
    several = [{"value": "61.00", "unit": "CNY"}, {"value": "5.00", "unit": "CNY"}]
    with seen([header("R10", OCTOBER, "61.00", remainingAmount=several)], LINES) as person:
        assert person.bill().bill.remaining is Unknown.NOT_UNDERSTOOD


def test_an_amount_that_is_there_and_cannot_be_read_is_not_said_to_be_left_out() -> None:
    strange = {"value": "1 061,00", "unit": "CNY"}
    with seen([header("R10", OCTOBER, "61.00", remainingAmount=strange)], LINES) as person:
        view = person.bill()
    with seen([header("R10", OCTOBER, "61.00", remainingAmount=None, state="validated")], LINES) as person:
        told = person.bill()
    with seen([header("R10", OCTOBER, "61.00", remainingAmount=None, state=None)], LINES) as person:
        silent = person.bill()
    assert told.bill.remaining == YUAN("61.00")
    assert view.bill.payment_on(TODAY) is silent.bill.payment_on(TODAY) is PaymentState.NOT_KNOWN
    assert view.state != silent.state
    assert view.summary.msgid != silent.summary.msgid


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("待缴费", PaymentState.DUE),
        ("已出账未缴", PaymentState.DUE),
        ("逾期", PaymentState.DUE),
        ("已销账", PaymentState.PAID),
        ("部分缴费", PaymentState.DUE),
        ("已更正", PaymentState.REPLACED),
        ("争议中", PaymentState.NOT_UNDERSTOOD),
    ],
)
def test_states_of_bills_in_chinese(state: str, expected: PaymentState) -> None:
    with seen([header("R10", OCTOBER, "61.00", state=state)], LINES) as person:
        view = person.bill(bill_id="R10")
        assert view.bill.payment_on(TODAY) is expected
        assert view.state == payment.state(view.bill, TODAY)


@pytest.mark.parametrize(
    ("text", "usual", "code"),
    [("日元", "CNY", "JPY"), ("円", "CNY", "JPY"), ("¥", "JPY", "JPY"), ("¥", "CNY", "CNY"), ("元", "JPY", "CNY")],
)
def test_a_sign_of_two_currencies_is_the_operators_own(text: str, usual: str, code: str) -> None:
    assert money_in(Decimal(900), text, usual) == Money.of("900", code)


def test_an_account_that_names_money_paid_ahead_as_its_way_asks_for_none_by_a_day() -> None:
    account = {"id": "a", "name": "话费", "defaultPaymentMethod": {"name": "预存"}}
    late = header("R10", OCTOBER, "61.00", billingAccount={"id": "a"}, paymentDueDate="2026-11-20")
    with seen([late], LINES, billingAccount=[account]) as person:
        view = person.bill()
        assert view.bill.payment_on(TODAY) is PaymentState.FROM_BALANCE
        assert view.now == ()
    own = late | {"paymentMethod": {"name": "现金"}}
    with seen([own], LINES, billingAccount=[account]) as person:
        assert person.bill().bill.payment_on(TODAY) is PaymentState.OVERDUE
        assert owed(person.history()) != Owed()


@pytest.mark.parametrize("category", ["计划检修", "网络割接", "plannedWork"])
def test_works_whose_end_is_over_are_not_going_on(category: str) -> None:
    works = {
        "id": "s1",
        "category": category,
        "status": "acknowledged",
        "affectedService": [{"id": LINE["id"]}],
        "characteristic": [
            {"name": "start", "value": ago(days=90)},
            {"name": "expectedEnd", "value": ago(days=89)},
        ],
    }
    with visiting(serviceProblem=[works]) as visitor:
        (outage,) = visitor.gateway.outages.outages()
        said = visitor.hears(FaultsPresenter)
    assert outage.is_planned
    assert outage.ends_at is not None
    assert dict(outages.outage_state(outage, NOON).arguments) == {"when": times.end(outage.ends_at, NOON)}
    assert outages.outage_state(outage, NOON).msgid in {one.msgid for one in said}


@pytest.mark.parametrize(
    ("states", "phase"),
    [
        (["completed", "failed"], OrderPhase.PARTLY),
        (["failed"], OrderPhase.UNCLEAR),
        (["cancelled", "rejected"], OrderPhase.UNCLEAR),
        ([None, "已完成"], OrderPhase.DONE),
        (["archiviert"], OrderPhase.DONE),
    ],
)
def test_an_order_is_done_where_none_of_its_items_says_otherwise(states: list[str | None], phase: OrderPhase) -> None:
    items = [
        {"id": str(place), "action": "add", "productOffering": {"id": f"x{place}", "name": "云盘"}}
        | ({} if state is None else {"state": state})
        for place, state in enumerate(states)
    ]
    order = {"id": "o1", "state": "completed", "creationDate": ago(days=1), "productOrderItem": items}
    with visiting(productOrder=[order]) as visitor:
        (found,) = visitor.gateway.ordering.orders()
    assert found.phase is phase


@pytest.mark.parametrize(("written", "needs"), [("是", True), ("yes", True), ("否", False), ("N", False)])
def test_yes_and_no_are_flags(written: str, *, needs: bool) -> None:
    notice = {
        "id": "n1",
        "state": "completed",
        "subject": "套餐要变",
        "sendTime": ago(days=1),
        "characteristic": [{"name": "noticeKind", "value": "planChange"}, {"name": "needsAnswer", "value": written}],
    }
    with visiting(communicationMessage=[notice]) as visitor:
        (found,) = visitor.gateway.notices.newest_notices()
    assert found.needs_answer is needs


def test_an_answer_from_before_the_complaint_has_no_day() -> None:
    early = ticket("complaint", "resolved", resolutionDate=ago(days=30))
    later = ticket("complaint", "已办结", id="c2", resolutionDate=ago(hours=1))
    with visiting(troubleTicket=[early, later]) as visitor:
        cases = {case.complaint.id: case.complaint for case in value(visitor.services.complain.fetch()).cases}
    assert cases["complaint-1"].answered_at is None
    assert cases["c2"].answered_at is not None
