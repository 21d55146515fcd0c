"""The caller check: exactly three answers, always live; a report of fraud is never lost."""

from __future__ import annotations

import pytest

from elderclient.domain.callbacks import CallCheck, CallKind, CheckedCall
from elderclient.domain.errors import Busy, DiskFull, NoNetwork
from elderclient.phrases.callbacks import caller_check
from elderclient.usecases.callbacks.check_caller import CheckCaller
from tests.fakes.clock import FakeClock
from tests.fakes.dependencies import dependencies_of
from tests.fakes.gateway import FakeGateway
from tests.fakes.store import FakeStore


class Desk:
    def __init__(self) -> None:
        self.gateway, self.store, self.clock = FakeGateway(), FakeStore(), FakeClock()
        dependencies = dependencies_of(self.gateway, self.store, self.clock, "report-")
        self.ledger = dependencies.ledger
        self.check = CheckCaller(dependencies)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.mark.parametrize("check", list(CallCheck))
def test_the_operators_answer_arrives_as_it_is(desk: Desk, check: CallCheck) -> None:
    desk.gateway.check = check
    assert desk.check.fetch().value == CheckedCall(check)


@pytest.mark.parametrize("kind", [CallKind.TECHNICIAN, CallKind.SERVICE])
def test_the_kind_of_call_arrives_with_the_answer(desk: Desk, kind: CallKind) -> None:
    desk.gateway.check, desk.gateway.check_kind = CallCheck.CALLING, kind
    assert desk.check.fetch().value == CheckedCall(CallCheck.CALLING, kind)


def test_without_network_the_answer_is_the_third(desk: Desk) -> None:
    desk.gateway.trouble = NoNetwork()
    seen = desk.check.fetch()
    assert seen.value is not None
    assert seen.value.check is CallCheck.UNKNOWN
    assert isinstance(seen.problem, NoNetwork)


def test_no_answer_is_stored(desk: Desk) -> None:
    desk.check.fetch()
    assert desk.store.kept == {}


def test_a_report_is_filed(desk: Desk) -> None:
    assert desk.check.report("说我欠费").sentence == caller_check.report_sent()
    assert desk.gateway.reports == {"report-1": "说我欠费"}
    assert desk.store.acts() == ()


def test_a_report_without_network_is_stored_and_delivered_later(desk: Desk) -> None:
    desk.gateway.trouble = NoNetwork()
    done = desk.check.report("说我欠费")
    assert isinstance(done.problem, NoNetwork)
    assert done.sentence == caller_check.report_waits_for_network()
    desk.gateway.trouble = None
    desk.clock.move(days=2)
    assert desk.ledger.deliver_all() == 1
    assert desk.gateway.reports == {"report-1": "说我欠费"}


def test_a_report_that_can_be_neither_stored_nor_sent_raises(desk: Desk) -> None:
    desk.store.trouble = DiskFull("full")
    desk.gateway.trouble = NoNetwork("x")
    with pytest.raises(DiskFull):
        desk.check.report("说我欠费")
    desk.gateway.trouble = None
    assert desk.check.report("说我欠费").problem is None


def test_a_report_to_a_busy_operator_is_stored_and_waits(desk: Desk) -> None:
    desk.gateway.trouble = Busy(retry_after=1800)
    done = desk.check.report("说我欠费")
    assert done.sentence == caller_check.report_waits_for_its_turn()
    assert len(desk.store.acts()) == 1
