"""What is done to something that is there already × what becomes of its request, at a strict foreign operator.

As in ``test_lost_acts``: each trial holds what the operator has against every sentence that was said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from elderclient.domain.agreements import ShownSummary
from elderclient.domain.callbacks import Reason
from elderclient.domain.complaints import Move, Satisfaction, Topic
from elderclient.domain.configuration import Language
from elderclient.domain.errors import OperatorError
from elderclient.domain.faults.fault import LineKind, Symptom
from elderclient.domain.faults.visit import Visit, VisitWindow
from elderclient.domain.phone import Phone
from elderclient.domain.privacy.consent import Purpose
from elderclient.phrases.callbacks import callback_results
from elderclient.phrases.complaints import complaint
from elderclient.phrases.faults import repairs, visits
from elderclient.phrases.notices import notice
from elderclient.phrases.privacy import consents
from elderclient.phrases.shell import acts
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.cache import CUSTOMER
from elderclient.usecases.fetched import Fetched
from tests.contract.losing_desk import DOUBT, DROPPED, FAULTS, Desk, name_of_fault
from tests.fakes.clock import SHANGHAI, FakeClock
from tests.fakes.gateway import GRANNY
from tests.fakes.losing_operator import ALONE, PURPOSES, Fault, LosingOperator
from tests.fakes.privacy import OFFERS

WORDS = "还是没有人来。"
OTHER = Phone("13900000002")
NOT_DONE = frozenset(
    {
        acts.not_accepted(acts.act("complain")).msgid,
        complaint.not_taken().msgid,
        callback_results.too_late_to_cancel().msgid,
    }
)


class Change:
    """Something a person does with what is there. ``done`` is said only where the operator has it."""

    done: frozenset[str] = frozenset({acts.done(acts.act("bookVisit")).msgid})
    is_kept_unsent = False
    """What was certainly not taken waits here, and is sent later."""
    most = 1
    """How often the operator may have it once two PCs have done it: two people may write the same line."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.operator = desk.operator

    def at(self, desk: Desk) -> Change:
        """The same change of the same thing, at another PC of the customer's that has looked at it."""
        other = type(self)(desk)
        other.look()
        return other

    def look(self) -> None:
        """See at this PC what is changed, as its page does."""

    def drop(self) -> bool:
        """Do without it, as its page offers while it has no answer; false where it does not."""
        return False

    def begin(self) -> None:
        """Make what is changed, while everything works."""
        raise NotImplementedError

    def press(self) -> None:
        """Do it; an error is shown by the screen, which says that nothing was changed where it is ``is_unsent``."""
        try:
            self.hear(self.act())
        except OperatorError as problem:
            self.fail(problem)

    def failed(self, problem: OperatorError) -> None:
        assert not problem.is_unsent or not self.is_there(), "nothing was changed, and it is there"
        self.desk.said.append("refused" if problem.is_unsent else "in doubt")

    def act(self) -> ActionResult | Fetched[Any]:
        raise NotImplementedError

    def hear(self, result: ActionResult | Fetched[Any]) -> None:
        if isinstance(result, ActionResult):
            self.desk.hear_of(result)
            return
        if isinstance(result.problem, OperatorError):
            self.fail(result.problem)
        else:
            assert self.is_there(), "said as done, and it is not there"
            self.desk.said.append("done")

    def fail(self, problem: OperatorError) -> None:
        """Where it is certain that nothing was taken, the screen says that nothing was changed."""
        assert not problem.is_unsent or not self.is_there(), "nothing was changed, and it is there"
        self.desk.said.append("refused" if problem.is_unsent else "in doubt")

    def count(self) -> int:
        """How often the operator has it."""
        raise NotImplementedError

    def is_there(self) -> bool:
        return self.count() > 0

    def is_undone(self) -> bool:
        """Whether what was done without is not there, or was said not to be certain."""
        return not self.is_there() or bool(set(self.desk.said) & DOUBT)

    def ticket(self, place: int = 0) -> dict[str, Any]:
        return self.operator.stored["troubleTicket"][place]


class CallCancelled(Change):
    done = frozenset({callback_results.cancelled(by_text=False).msgid})
    is_kept_unsent = True

    def begin(self) -> None:
        self.desk.services.request_callback.ask(Reason("bill"))
        self.desk.services.request_callback.deliver(confirmed=True)

    def look(self) -> None:
        self.desk.services.request_callback.fetch()

    def act(self) -> ActionResult | Fetched[Any]:
        return self.desk.services.request_callback.cancel()

    def count(self) -> int:
        return sum(one["status"] == "cancelled" for one in self.operator.stored["troubleTicket"])


class CallMoved(CallCancelled):
    def drop(self) -> bool:
        """The call that was to come later is cancelled: nothing may bring it back."""
        # What is said of cancelling is held against the operator by ``CallCancelled``.
        self.desk.said.append(self.desk.services.request_callback.cancel().sentence.msgid)
        return True

    def act(self) -> Fetched[Any]:
        # Far off, as the operator's clock is the real one.
        return self.desk.services.request_callback.change_time(datetime(2099, 11, 28, 15, tzinfo=SHANGHAI))

    def is_undone(self) -> bool:
        return bool(self.ticket()["status"] == "cancelled")

    def count(self) -> int:
        (ticket,) = self.operator.stored["troubleTicket"]
        values = {one["name"]: one["value"] for one in ticket["troubleTicketCharacteristic"]}
        assert values["contactBy"] == "phone"
        return int("requestedResolutionDate" in ticket)


class LineWritten(CallCancelled):
    is_kept_unsent = False
    most = 2

    def begin(self) -> None:
        self.desk.services.request_callback.ask(Reason("bill"), by_text=True)
        self.desk.services.request_callback.deliver(confirmed=True)
        assert self.desk.services.request_callback.write("您好。").problem is None

    def act(self) -> ActionResult | Fetched[Any]:
        return self.desk.services.request_callback.write(WORDS, shown_before=0)

    def count(self) -> int:
        texts = [one["text"] for one in self.ticket()["note"]]
        assert texts.count("您好。") == 1
        return texts.count(WORDS)


class NumberChanged(CallCancelled):
    most = 1

    def look(self) -> None:
        self._has_two_numbers()
        super().look()

    def begin(self) -> None:
        self._has_two_numbers()
        super().begin()

    def _has_two_numbers(self) -> None:
        CUSTOMER.put(self.desk.store, replace(GRANNY, numbers=(*GRANNY.numbers, OTHER)), self.desk.clock.now())

    def act(self) -> Fetched[Any]:
        return self.desk.services.request_callback.change_number(OTHER)

    def count(self) -> int:
        (ticket,) = self.operator.stored["troubleTicket"]
        values = {one["name"]: one["value"] for one in ticket["troubleTicketCharacteristic"]}
        assert values["contactBy"] == "phone"
        assert values["reasonScreen"] == "bill"
        return int(values["callbackNumber"] == OTHER.digits)


class ConversationEnded(LineWritten):
    done = frozenset({callback_results.conversation_ended().msgid})
    most = 1

    def begin(self) -> None:
        super().begin()
        self.ticket()["status"] = "inProgress"
        self.ticket()["troubleTicketCharacteristic"].append({"name": "callPhase", "value": "talking"})

    def act(self) -> ActionResult | Fetched[Any]:
        return self.desk.services.request_callback.end()

    def hear(self, result: ActionResult | Fetched[Any]) -> None:
        super().hear(result)
        if isinstance(result, ActionResult) and result.problem is not None:
            self.desk.said.append("in doubt")

    def count(self) -> int:
        assert [one["text"] for one in self.ticket()["note"]] == ["您好。"]
        return int(self.ticket()["status"] == "closed")


class CheckAnswered(CallCancelled):
    """What the caller said is only reported: what the person hears of it is true whatever the operator has."""

    done: frozenset[str] = frozenset()
    is_kept_unsent = False

    def begin(self) -> None:
        super().begin()
        self.ticket()["troubleTicketCharacteristic"].append({"name": "callPhase", "value": "dialling"})
        self.desk.services.request_callback.fetch()

    def act(self) -> ActionResult:
        return self.desk.services.request_callback.heard(said_right=False)

    def hear(self, result: ActionResult | Fetched[Any]) -> None:
        assert isinstance(result, ActionResult)
        assert result.sentence == callback_results.words_were_wrong()
        self.desk.said.append("in doubt")  # Nothing is said of whether the operator heard of it.

    def count(self) -> int:
        (ticket,) = self.operator.stored["troubleTicket"]
        values = [one["name"] for one in ticket["troubleTicketCharacteristic"]]
        assert "callbackNumber" in values
        return values.count("callCheckHeard")


class ComplaintAdded(Change):
    move, text = Move.ADD, WORDS
    satisfaction: Satisfaction | None = None
    is_kept_unsent = True
    most = 2

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.done = frozenset({complaint.moved(self.move, self.satisfaction).msgid})

    def begin(self) -> None:
        self.desk.services.complain.file(Topic.CHARGE, "这个月多收了二十五块。")

    def act(self) -> ActionResult:
        return self.desk.services.complain.move("troubleTicket-1", self.move, self.text, self.satisfaction)

    def count(self) -> int:
        return [one["text"] for one in self.ticket().get("note", [])].count(WORDS)


class ComplaintWithdrawn(ComplaintAdded):
    most = 1
    move, text = Move.WITHDRAW, ""

    def count(self) -> int:
        return int(self.ticket()["status"] == "cancelled")


class ComplaintRated(ComplaintAdded):
    most = 1
    move, text, satisfaction = Move.RATE, "", Satisfaction.GOOD

    def count(self) -> int:
        values = [one["name"] for one in self.ticket()["troubleTicketCharacteristic"]]
        assert "topic" in values
        return values.count("satisfaction")


class ComplaintReopened(ComplaintAdded):
    move = Move.REOPEN

    def begin(self) -> None:
        super().begin()
        self.ticket()["status"] = "resolved"

    def look(self) -> None:
        """Its page offers it while it is not open."""

    def count(self) -> int:
        texts = [one["text"] for one in self.ticket().get("note", [])]
        return texts.count(WORDS) if self.ticket()["status"] == "inProgress" else 0


class ComplaintEscalated(ComplaintAdded):
    most = 1
    move = Move.ESCALATE

    def count(self) -> int:
        return len(self.operator.live("troubleTicket")) - 1


class RepairCalledOff(Change):
    done = Change.done | {repairs.withdrawn().msgid}

    def begin(self) -> None:
        self.desk.services.report_fault.report("net-1", LineKind.BROADBAND, Symptom.SLOW)

    def act(self) -> ActionResult:
        return self.desk.services.report_fault.withdraw("troubleTicket-1")

    def count(self) -> int:
        return int(self.ticket()["status"] == "cancelled")


class VisitBooked(Change):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        day = desk.clock.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=3)
        self.first = VisitWindow(day, day + timedelta(hours=2))
        self.second = VisitWindow(day + timedelta(hours=3), day + timedelta(hours=5))
        self.done = Change.done | {visits.arranged(self.first, desk.clock.now()).msgid}

    def begin(self) -> None:
        """Nothing is booked yet."""

    def act(self) -> ActionResult:
        return self.desk.services.book_visit.book("fault-1", self.first)

    def count(self) -> int:
        return len(self.operator.live("appointment"))


class VisitMoved(VisitBooked):
    visit: Visit

    def look(self) -> None:
        (self.visit,) = self.desk.gateway.visits.visits()

    def begin(self) -> None:
        self.visit = self.desk.gateway.visits.book("v-1", "fault-1", self.first)

    def act(self) -> ActionResult:
        return self.desk.services.book_visit.move(self.visit, self.second)

    def count(self) -> int:
        (one,) = self.operator.live("appointment")
        return int(one["validFor"]["startDateTime"] == self.second.starts_at.isoformat(timespec="seconds"))


class VisitCancelled(VisitMoved):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.done = Change.done | {visits.cancelled().msgid}

    def act(self) -> ActionResult:
        return self.desk.services.book_visit.cancel(self.visit)

    def count(self) -> int:
        return int(not self.operator.live("appointment"))


class NoticeAccepted(Change):
    done = Change.done | {notice.accepted_words(None).msgid}
    answer = "accepted"

    def begin(self) -> None:
        values = [{"name": "needsAnswer", "value": True}, {"name": "noticeKind", "value": "planChange"}]
        stored = {"id": "n-1", "state": "completed", "subject": "套餐", "characteristic": values}
        self.operator.stored["communicationMessage"].append(stored)
        self.desk.services.answer_notice.fetch()

    def look(self) -> None:
        self.desk.services.answer_notice.fetch()

    def act(self) -> ActionResult:
        return self.desk.services.answer_notice.accept("n-1", ShownSummary((), Language.CHINESE))

    def count(self) -> int:
        stored = self.operator.stored["communicationMessage"][0]["characteristic"]
        values = {one["name"]: one["value"] for one in stored}
        assert values["noticeKind"] == "planChange"
        return int(values.get("answer") == self.answer)


class NoticeRefused(NoticeAccepted):
    done = frozenset({notice.refused_words().msgid})
    answer = "refused"
    is_kept_unsent = True

    def act(self) -> ActionResult:
        return self.desk.services.answer_notice.refuse("n-1")


class ConsentGiven(Change):
    done = Change.done | {consents.switched_on(OFFERS).msgid}

    def begin(self) -> None:
        given = {"@type": "PartyPrivacyProfileCharacteristic", "characterisitc": {"name": "health", "value": "refused"}}
        party = {"role": "customer", "partyOrPartyRole": {"id": "c-1"}}
        self.operator.stored["partyPrivacyProfile"].append(
            {"id": "p-1", "applicableForParty": party, PURPOSES: [given]}
        )
        one = {"id": OFFERS.id, "name": "优惠", "description": "可以吗？", "configurable": True}
        self.operator.stored["partyPrivacyProfileSpecification"].append({"id": "s-1", "specCharacteristic": [one]})

    @property
    def purpose(self) -> Purpose:
        (purpose,) = self.desk.gateway.privacy.purposes()
        return purpose

    def act(self) -> ActionResult:
        return self.desk.services.manage_privacy.give(self.purpose, "可以吗？")

    def drop(self) -> bool:
        """What was agreed to without an answer is taken back."""
        self.desk.services.manage_privacy.withdraw(self.purpose)
        return True

    def is_undone(self) -> bool:
        return self.states()[-1:] != ["granted"]

    def states(self) -> list[str]:
        stored = self.operator.stored["partyPrivacyProfile"][0][PURPOSES]
        values = [one["characterisitc"] for one in stored]
        assert values[0] == {"name": "health", "value": "refused"}
        return [one["value"] for one in values if one["name"] == OFFERS.id]

    def count(self) -> int:
        return self.states().count("granted")


class ConsentWithdrawn(ConsentGiven):
    done = frozenset({consents.switched_off(OFFERS).msgid})
    is_kept_unsent = True

    def begin(self) -> None:
        super().begin()
        super().act()

    def act(self) -> ActionResult:
        return self.desk.services.manage_privacy.withdraw(self.purpose)

    def count(self) -> int:
        return int(self.states()[-1:] == ["refused"])

    def drop(self) -> bool:
        """What was withdrawn cannot be had back but by agreeing again, which is another act."""
        return False


class Locked(Change):
    def begin(self) -> None:
        self.operator.stored[ALONE] = [{"isOn": False}]

    def press(self) -> None:
        try:
            assert self.desk.services.manage_subscriptions.set_lock(is_on=True).is_on
        except OperatorError as problem:
            self.fail(problem)
        else:
            assert self.is_there()
            self.desk.said.append("done")

    def count(self) -> int:
        return int(self.operator.stored[ALONE][0]["isOn"])


CHANGES: dict[str, type[Change]] = {
    one.__name__: one
    for one in (
        *(CallCancelled, CallMoved, NumberChanged, LineWritten, ConversationEnded, CheckAnswered),
        *(ComplaintAdded, ComplaintWithdrawn, ComplaintRated, ComplaintReopened, ComplaintEscalated),
        *(RepairCalledOff, VisitBooked, VisitMoved, VisitCancelled),
        *(NoticeAccepted, NoticeRefused, ConsentGiven, ConsentWithdrawn, Locked),
    )
}
EVENTS = ("wait", "restart", "again", "second PC", "drop")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture(params=[frozenset(), DROPPED], ids=["keeps ids", "drops ids"])
def operator(request: pytest.FixtureRequest, clock: FakeClock) -> Iterator[LosingOperator]:
    with LosingOperator(lambda: clock.now().isoformat(), request.param) as operator:
        yield operator


def test_a_line_that_comes_late_takes_no_other_line_with_it(
    operator: LosingOperator, clock: FakeClock, tmp_path: Path
) -> None:
    """The operator has no versions: the late request replaces all lines, and the one written since is put back once."""
    desk = Desk(operator, clock, tmp_path / "first")
    line = LineWritten(desk)
    try:
        line.begin()
        operator.fault, operator.is_late = Fault.GATEWAY, True
        assert desk.services.request_callback.write(WORDS).problem is not None
        operator.fault, operator.is_late = Fault.NONE, False
        assert desk.services.request_callback.write("有人吗？").problem is None
        following = desk.services.request_callback.updates(lambda _seconds: False)
        next(following)
        operator.let_arrive()
        assert [one["text"] for one in line.ticket()["note"]] == ["您好。", WORDS]
        seen = next(following)
        assert seen.value is not None
        assert [one.text for one in seen.value.written] == ["您好。", WORDS, "有人吗？"]
        assert [one["text"] for one in line.ticket()["note"]] == ["您好。", WORDS, "有人吗？"]
    finally:
        desk.close()


@pytest.mark.long(share=40)
@pytest.mark.parametrize("event", EVENTS)
@pytest.mark.parametrize(("fault", "is_late"), FAULTS, ids=name_of_fault)
@pytest.mark.parametrize("name", CHANGES)
def test_nothing_is_lost_doubled_or_said_falsely(
    operator: LosingOperator, clock: FakeClock, tmp_path: Path, name: str, fault: Fault, is_late: bool, event: str
) -> None:
    desk = Desk(operator, clock, tmp_path / "first")
    desks = [desk]
    change = CHANGES[name](desk)
    try:
        change.begin()
        desk.is_there, desk.there, desk.not_there = change.is_there, change.done, NOT_DONE
        desk.said.clear()
        operator.fault, operator.is_late = fault, is_late
        change.press()
        operator.fault, operator.is_late = Fault.NONE, False
        if event == "restart":
            desk.restart()
        elif event == "again" and not set(desk.said) & (change.done | {"done"}):
            change.press()
        elif event == "second PC":
            desks.append(Desk(operator, clock, tmp_path / "second"))
            other = change.at(desks[-1])
            for one in desks:
                one.is_there, one.there, one.not_there, one.is_alone = change.is_there, change.done, NOT_DONE, False
            other.press()
        is_dropped = event == "drop" and change.drop()
        operator.let_arrive()
        for _ in range(9):
            for one in desks:
                one.round()
        assert change.count() <= (change.most if event == "second PC" else 1), desk.said
        if is_dropped:
            assert change.is_undone(), desk.said
        elif not change.is_there():
            assert set(desk.said) & ({"refused", "in doubt"} | NOT_DONE | DOUBT), desk.said
            assert not change.is_kept_unsent or "refused" in desk.said or set(desk.said) & (NOT_DONE | DOUBT), desk.said
        assert all(not one.services.ledger.waiting() for one in desks), desk.said
    finally:
        for one in desks:
            one.close()
