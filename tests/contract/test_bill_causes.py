"""Every bill of every demo customer, over real HTTP: the causes explain each difference to the cent, with nothing left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest

from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.domain.bills.bill import Bill
from elderclient.domain.bills.cause import CauseKind
from elderclient.domain.bills.change import explain
from elderclient.domain.bills.flags import FlagKind
from elderclient.domain.bills.summary import groups
from elderclient.domain.complaints import ComplaintNews
from elderclient.domain.money import Money, total
from elderclient.phrases.bills import payment
from elderclient.usecases.bills.explain_bill import explanation
from elderclient.usecases.bills.see_bill import BillView, SeeBill
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.see_home import SeeHome
from tests.contract.running_operator import RunningOperator, running_operator
from tests.contract.test_gateway_live import opened
from tests.fakes.bills import whole
from tests.fakes.clock import FakeClock
from tests.fakes.dependencies import dependencies_of
from tests.fakes.store import FakeStore

EVERY_BILL = 60
_ONLY_NAMED = (CauseKind.UNEXPLAINED, CauseKind.CHANGED, CauseKind.CAME, CauseKind.GONE)
"""Causes that give no reason: our own operator's bills say why."""


@pytest.fixture(scope="module")
def backend() -> Iterator[RunningOperator]:
    with running_operator() as operator:
        yield operator


@pytest.fixture(scope="module")
def accounts(backend: RunningOperator) -> dict[str, tuple[Bill, ...]]:
    """All bills with their lines, newest first, of every demo customer by name."""
    found = {}
    for number, customer in enumerate(backend.customers):
        with opened(backend.url, backend.token(number)) as gateway:
            bills = whole(gateway.billing.bills(EVERY_BILL))
            lines = {bill.id: gateway.billing.bill_lines(bill.id) for bill in bills}
            assert not any(each.unread for each in lines.values())
            found[customer["name"]] = tuple(replace(bill, lines=lines[bill.id].items) for bill in bills)
    return found


def pairs(accounts: dict[str, tuple[Bill, ...]]) -> Iterator[tuple[str, Bill, Bill]]:
    for name, bills in accounts.items():
        for after, before in pairwise(bills):
            yield f"{name} {before.month} to {after.month}", before, after


def test_there_is_enough_to_explain(accounts: dict[str, tuple[Bill, ...]]) -> None:
    assert len(accounts) >= 8
    assert sum(len(bills) >= 12 for bills in accounts.values()) >= 6


def test_the_lines_of_a_bill_sum_to_it(accounts: dict[str, tuple[Bill, ...]]) -> None:
    for bills in accounts.values():
        for bill in bills:
            assert total([line.amount for line in bill.lines or ()]) == bill.amount_due
            assert total([each.amount for each in groups(bill)]) == bill.amount_due


def test_causes_sum_to_the_difference_with_nothing_unexplained(accounts: dict[str, tuple[Bill, ...]]) -> None:
    for name, before, after in pairs(accounts):
        change = explain(before, after)
        assert total([cause.share for cause in change.causes]) == after.amount_due - before.amount_due, name
        left = [cause for cause in change.causes if cause.kind in _ONLY_NAMED]
        assert not left, f"{name}: {left}"
        for cause in change.causes:
            ours = total([ln.amount for ln in cause.after]) - total([ln.amount for ln in cause.before])
            assert cause.share == ours, name


def test_every_differing_line_is_cited_once(accounts: dict[str, tuple[Bill, ...]]) -> None:
    for name, before, after in pairs(accounts):
        causes = explain(before, after).causes
        for side, bill in (("before", before), ("after", after)):
            cited = [line.id for cause in causes for line in getattr(cause, side)]
            assert len(cited) == len(set(cited)), name
            assert set(cited) <= {line.id for line in bill.lines or ()}, name


def test_every_cause_is_told_and_they_are_few(accounts: dict[str, tuple[Bill, ...]]) -> None:
    counts = []
    for _name, before, after in pairs(accounts):
        why = explanation(before, after, FakeClock().now().date())
        counts.append(len(why.causes))
        assert all(each.sentence.msgid for each in why.causes)
    assert max(counts) <= 12
    assert sum(counts) / len(counts) <= 4


def test_the_story_of_the_demo_is_told(accounts: dict[str, tuple[Bill, ...]]) -> None:
    """Among all customers the demo shows every common kind of cause and each warning that bills alone can give."""
    kinds = {cause.kind for _name, before, after in pairs(accounts) for cause in explain(before, after).causes}
    assert {
        CauseKind.USED_MORE,
        CauseKind.USED_LESS,
        CauseKind.STARTED,
        CauseKind.LATE_FEE,
        CauseKind.CREDIT,
        CauseKind.CHARGED_TWICE,
    } <= kinds


def view(fetched: Fetched[BillView]) -> BillView:
    assert fetched.problem is None
    assert fetched.value is not None
    return fetched.value


def test_home_and_bill_of_every_customer(backend: RunningOperator) -> None:
    warnings: set[FlagKind] = set()
    for number in range(len(backend.customers)):
        with opened(backend.url, backend.token(number)) as gateway:
            clock, store = FakeClock(ServerClock().now()), FakeStore()
            home = SeeHome(dependencies_of(gateway, store, clock), ComplaintNews).fetch()
            assert home.problem is None
            assert home.value is not None
            assert home.value.bill is not None
            told = view(SeeBill(dependencies_of(gateway, store, clock)).fetch())
            assert replace(told.bill, lines=None) == home.value.bill
            assert told.explanation.is_known
            today = clock.now().date()
            assert told.summary == payment.summary(told.bill, today).at("summary")
            assert told.bill.is_paid or told.bill.remaining != Money.zero()
            warnings |= {each.flag.kind for each in told.flags}
    assert warnings
