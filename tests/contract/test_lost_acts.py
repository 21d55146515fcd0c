"""Every act × what becomes of its request × what happens next, at a strict foreign operator over real HTTP.

Each trial holds what the operator has against every sentence that was said: nothing is lost, nothing is there twice, and
no sentence says what is not so, neither when it is said nor when what was late has arrived.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from elderclient.domain.callbacks import Reason
from elderclient.domain.complaints import Topic
from elderclient.domain.errors import OperatorError
from elderclient.domain.faults.fault import LineKind, Symptom
from elderclient.domain.orders import OrderAction, OrderRefused, WishedItem
from elderclient.usecases.action_result import ActionResult
from tests.contract.losing_desk import DOUBT, DROPPED, FAULTS, NOT_THERE, Desk, name_of_fault
from tests.fakes.clock import FakeClock
from tests.fakes.losing_operator import Fault, LosingOperator

CLOUD = {
    "id": "x-cloud",
    "name": "照片云盘",
    "lifecycleStatus": "Active",
    "productOfferingPrice": [
        {
            "id": "x-cloud-1",
            "priceType": "recurring",
            "recurringChargePeriodType": "month",
            "price": {"unit": "CNY", "value": 3},
        }
    ],
}
"""What is on sale, with its price in itself."""


class Act:
    """Something a person does, and does without again."""

    resource = "troubleTicket"

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.undo: Callable[[], ActionResult] | None = None

    def press(self) -> None:
        raise NotImplementedError

    def drop(self) -> bool:
        """Do without it; false where that is not offered."""
        raise NotImplementedError

    def tried(self, work: Callable[[], ActionResult]) -> None:
        """Do ``work``; an error that is raised is shown by the screen, which says that it was not done."""
        try:
            result = self.desk.hear_of(work())
        except OperatorError:
            assert not self.desk.operator.live(self.resource), "not done, and the operator has it"
            self.desk.said.append("refused")
        else:
            self.undo = result.undo
            if result.problem is None and result.key:
                self.desk.services.look_up_orders.mark_shown(result.key)


class Call(Act):
    def press(self) -> None:
        self.desk.services.request_callback.ask(Reason("bill"))
        self.desk.look_at_call()

    def drop(self) -> bool:
        self.tried(self.desk.services.request_callback.cancel)
        return True


class Complaint(Act):
    name = ""

    def press(self) -> None:
        def work() -> ActionResult:
            result, self.name = self.desk.services.complain.file(Topic.CHARGE, "这个月多收了二十五块。")
            return result

        self.tried(work)

    def drop(self) -> bool:
        self.tried(lambda: self.desk.services.complain.drop(self.name))
        return True


class Repair(Act):
    def press(self) -> None:
        report = self.desk.services.report_fault
        self.tried(lambda: report.report("net-1", LineKind.BROADBAND, Symptom.SLOW))

    def drop(self) -> bool:
        return False


class Fraud(Act):
    def press(self) -> None:
        self.tried(lambda: self.desk.services.check_caller.report("他要我的密码。"))

    def drop(self) -> bool:
        return False


class Deletion(Act):
    def press(self) -> None:
        self.tried(self.desk.services.ask_deletion.request)

    def drop(self) -> bool:
        self.tried(self.desk.services.ask_deletion.drop)
        return True


class Cancellation(Act):
    resource = "productOrder"

    def press(self) -> None:
        self.tried(lambda: self.desk.services.manage_subscriptions.cancel(("p-weather",)))

    def drop(self) -> bool:
        if self.undo is None:
            return False
        self.tried(self.undo)
        return True


class Confirmation(Act):
    """Of a draft in the memory of this PC: at the operator, the confirmation is all that is ever sent."""

    resource = "productOrder"
    keeps_drafts = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        desk.operator.announces_drafts = self.keeps_drafts
        desk.operator.stored |= {"product": [], "productOffering": [CLOUD]}

    def press(self) -> None:
        operator = self.desk.operator
        fault, operator.fault, is_late, operator.is_late = operator.fault, Fault.NONE, operator.is_late, False
        try:
            draft = self.desk.services.confirm_order.draft(WishedItem(OrderAction.ADD, offering_id="x-cloud"))
        except OrderRefused:
            assert operator.live(self.resource), "only what is ordered already is not ordered again"
            return
        operator.fault, operator.is_late = fault, is_late

        def work() -> ActionResult:
            done = self.desk.services.confirm_order.confirm(draft, None)
            assert isinstance(done, ActionResult)
            return done

        self.tried(work)

    def drop(self) -> bool:
        return False


class ConfirmationOfDraft(Confirmation):
    """Of a draft at an operator that says it keeps them."""

    keeps_drafts = True


ACTS = {
    one.__name__: one
    for one in (Call, Complaint, Repair, Fraud, Deletion, Cancellation, Confirmation, ConfirmationOfDraft)
}
EVENTS = ("wait", "restart", "second PC", "drop", "drop, again")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture(params=[frozenset(), DROPPED], ids=["keeps ids", "drops ids"])
def operator(request: pytest.FixtureRequest, clock: FakeClock) -> Iterator[LosingOperator]:
    with LosingOperator(lambda: clock.now().isoformat(), request.param) as operator:
        yield operator


@pytest.mark.long(share=40)
@pytest.mark.parametrize("event", EVENTS)
@pytest.mark.parametrize(("fault", "is_late"), FAULTS, ids=name_of_fault)
@pytest.mark.parametrize("name", ACTS)
def test_nothing_is_lost_doubled_or_said_falsely(
    operator: LosingOperator, clock: FakeClock, tmp_path: Path, name: str, fault: Fault, is_late: bool, event: str
) -> None:
    desk = Desk(operator, clock, tmp_path / "first")
    act = ACTS[name](desk)
    desks = [desk]
    try:
        operator.fault, operator.is_late = fault, is_late
        act.press()
        operator.fault, operator.is_late = Fault.NONE, False
        if event == "restart":
            desk.restart()
        elif event == "second PC":
            desks.append(Desk(operator, clock, tmp_path / "second"))
            desk.is_alone = False
            ACTS[name](desks[-1]).press()
        is_dropped = event in ("drop", "drop, again") and act.drop()
        before = len(desk.said)
        if event == "drop, again":
            # What is to be withdrawn and what is asked for anew must not be joined, and then withdrawn.
            act.press()
            is_dropped = False
        operator.let_arrive()
        for _ in range(9):
            for one in desks:
                one.round()
        live = operator.live(act.resource)
        said = [words for one in desks for words in one.said]
        assert len(live) <= 1, (live, said)
        if event != "second PC":  # There, what one PC said is changed by the other.
            assert not live or not any(words in NOT_THERE for words in said[-1:]), said
        if not live and not is_dropped:
            heard = said[before:] if event == "drop, again" else said
            assert "refused" in heard or set(heard) & (NOT_THERE | DOUBT), said
        if is_dropped:
            assert not live or set(said) & DOUBT, said
        assert all(not one.services.ledger.waiting() for one in desks), said
    finally:
        for one in desks:
            one.close()
