"""Every act × what becomes of its request × what happens next, at a strict foreign operator over real HTTP.

Each trial holds what the operator has against every sentence that was said: nothing is lost, nothing is there twice, and
no sentence says what is not so, neither when it is said nor when what was late has arrived.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from elderclient import resources
from elderclient.adapters.operator_api.gateway import open_gateway
from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.adapters.rules.files import RuleFiles
from elderclient.adapters.store.opening import SignIn, open_store
from elderclient.domain.callbacks import Reason
from elderclient.domain.complaints import Topic
from elderclient.domain.errors import OperatorError
from elderclient.domain.faults.fault import LineKind, Symptom
from elderclient.domain.orders import OrderAction, OrderRefused, WishedItem
from elderclient.domain.phone import ShortCode
from elderclient.domain.sentence import Sentence
from elderclient.ui.flow.services import Dependencies, Services
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.cache import CUSTOMER
from tests.fakes.clock import FakeClock
from tests.fakes.gateway import GRANNY
from tests.fakes.losing_operator import Fault, LosingOperator

HOTLINE = ShortCode("10000")
DROPPED = frozenset({"externalIdentifier", "externalId", "ticketType"})
THERE = frozenset(
    {
        "Done. A person will call you.",
        "Your complaint has been received.",
        "It is reported. We send somebody to repair it.",
        "It is reported. Thank you.",
        "We have it and will delete.",
        "“{name}” is cancelled. It ends on {day}.",
        "“{name}” is ordered: {amount} a month from {day}.",
    }
)
"""What is said only where the operator has it."""
NOT_THERE = frozenset(
    {
        "All right, no call.",
        "The call is cancelled. Nobody will call.",
        "It did not work. Nobody will call.",
        "All right, it is not sent.",
        "The complaint is withdrawn.",
        "This cannot be done now. It was not sent.",
        "{what}: the operator did not take it. Nothing was changed.",
        "{what}: it is taken back.",
        "“{name}” did not come about. Nothing was changed.",
        "It is taken back: “{name}” stays as it was.",
        "Taken back. Nothing was deleted.",
    }
)
"""What is said only where nothing of it is there, and nothing can arrive any more."""
DOUBT = frozenset(
    {
        "It is not known whether your request arrived. A person may call you.",
        "It is not known whether your request arrived. If a person calls, you need not answer.",
        "{what}: it is not known whether it arrived. It may have, so it is not sent again.",
    }
)
"""The last word where it cannot be known."""


class Keys:
    """``ports.Secrets`` in memory."""

    def __init__(self) -> None:
        self._held: dict[str, bytes] = {}

    def get(self, name: str) -> bytes | None:
        return self._held.get(name)

    def set(self, name: str, value: bytes) -> None:
        self._held[name] = value

    def delete(self, name: str) -> None:
        self._held.pop(name, None)


class Tokens:
    """``ports.TokenSource`` with one token."""

    def token(self) -> str:
        return "t"

    def refused(self, token: str) -> None:
        """It is the only one."""


class Desk:
    """One PC of the customer's, with its own store on the disk."""

    def __init__(self, operator: LosingOperator, clock: FakeClock, folder: Path) -> None:
        self.operator, self.clock, self.folder = operator, clock, folder
        self.keys, self.numbers = Keys(), count(1)
        self.said: list[str] = []
        self.is_alone = True
        """No other PC asks for the same."""
        self._open()

    def _open(self) -> None:
        self.store = open_store(SignIn("granny"), self.keys, self.folder).store
        self.gateway = open_gateway(self.operator.url, Tokens(), ServerClock(), seconds=5)
        CUSTOMER.put(self.store, GRANNY, self.clock.now())
        rules = RuleFiles(resources.asset("rules"))
        name = self.folder.name
        self.services = Services(
            Dependencies(self.gateway, self.store, self.clock, rules, HOTLINE, lambda: f"{name}-{next(self.numbers)}")
        )

    def restart(self) -> None:
        self.close()
        self._open()

    def close(self) -> None:
        self.gateway.close()
        self.store.close()

    def hear(self, sentence: Sentence) -> None:
        """Note what is said, and hold it against what the operator has now."""
        words = sentence.msgid
        self.said.append(words)
        there = sum(len(self.operator.live(name)) for name in ("troubleTicket", "productOrder"))
        assert words not in THERE or there, f"{words!r}, and the operator has nothing"
        assert words not in NOT_THERE or not there or not self.is_alone, f"{words!r}, and the operator has it"

    def hear_of(self, result: ActionResult) -> ActionResult:
        self.hear(result.sentence)
        return result

    def round(self) -> None:
        """A minute later: what the program does by itself."""
        self.clock.move(seconds=61)
        self.services.ledger.deliver_all()
        for news in (*self.services.outcomes.news(), *self.services.look_up_orders.news()):
            self.hear(news.sentence)
        if any(entry.kind == "askForCall" for entry in self.services.ledger.waiting()):
            Call(self).look()


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
        self.look()

    def look(self) -> None:
        seen = self.desk.services.request_callback.deliver(confirmed=True)
        if seen.value is not None and seen.value.lines:
            self.desk.hear(seen.value.lines[0])

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
    resource = "productOrder"

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


ACTS = {one.__name__: one for one in (Call, Complaint, Repair, Fraud, Deletion, Cancellation, Confirmation)}
FAULTS = [(fault, False) for fault in Fault] + [(Fault.GATEWAY, True), (Fault.CUT_AFTER, True), (Fault.TAKEN, True)]
EVENTS = ("wait", "restart", "second PC", "drop")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture(params=[frozenset(), DROPPED], ids=["keeps ids", "drops ids"])
def operator(request: pytest.FixtureRequest, clock: FakeClock) -> Iterator[LosingOperator]:
    with LosingOperator(lambda: clock.now().isoformat(), request.param) as operator:
        yield operator


@pytest.mark.long(share=20)
@pytest.mark.parametrize("event", EVENTS)
@pytest.mark.parametrize(("fault", "is_late"), FAULTS, ids=lambda one: getattr(one, "value", "late" if one else "now"))
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
        is_dropped = event == "drop" and act.drop()
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
            assert "refused" in said or set(said) & (NOT_THERE | DOUBT), said
        if is_dropped:
            assert not live or set(said) & DOUBT, said
        assert all(not one.services.ledger.waiting() for one in desks), said
    finally:
        for one in desks:
            one.close()
