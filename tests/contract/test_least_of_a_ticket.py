"""Tickets at operators that store less than was sent: no number, no time, no id; and changes that are answered and ignored.

What is not in a ticket is said only where the ticket is known to be this PC's own; nothing is lost or doubled for want of
it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from elderclient.domain.callbacks import Callback, CallbackPhase, Reason
from elderclient.domain.complaints import Topic
from elderclient.domain.faults.fault import FaultPhase, LineKind, Symptom
from elderclient.domain.privacy.personal_data import DeletionPhase
from elderclient.phrases.callbacks import call_status, callback_results, no_answer
from elderclient.phrases.privacy import deletions
from elderclient.phrases.shell import acts, home_screen
from elderclient.usecases.callbacks.callback_status import CallbackStatus
from elderclient.usecases.ledger.kinds import ASK_FOR_CALL, COMPLAIN, WITHDRAW_FAULT
from tests.contract.losing_desk import HOTLINE, Desk
from tests.fakes.clock import FakeClock
from tests.fakes.gateway import GRANNY
from tests.fakes.losing_operator import Fault, LosingOperator

NUMBERLESS = frozenset({"troubleTicketCharacteristic", "note", "description"})
NAMELESS = frozenset({"externalIdentifier", "externalId"})


class Place:
    """The operator, and the PCs at it."""

    def __init__(self, stack: ExitStack, folder: Path) -> None:
        self.clock = FakeClock()
        self.operator = stack.enter_context(LosingOperator(lambda: self.clock.now().isoformat()))
        self._stack, self._folder = stack, folder
        self.desk = self.pc("first")

    def pc(self, name: str) -> Desk:
        """Return another PC of the same customer."""
        desk = Desk(self.operator, self.clock, self._folder / name)
        self._stack.callback(desk.close)
        return desk

    @property
    def tickets(self) -> list[dict[str, Any]]:
        return self.operator.live("troubleTicket")


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with ExitStack() as stack:
        yield Place(stack, tmp_path)


def called(desk: Desk) -> CallbackStatus:
    """Press the yellow button, and return what its page knows then."""
    desk.services.request_callback.ask(Reason("bill"))
    return seen(desk)


def seen(desk: Desk) -> CallbackStatus:
    status = desk.services.request_callback.deliver(confirmed=True).value
    assert status is not None
    return status


def call_of(status: CallbackStatus) -> Callback:
    assert status.callback is not None
    return status.callback


def other_ticket(**more: Any) -> dict[str, Any]:
    """A live call that another channel asked for."""
    return {"id": "hall-1", "ticketType": "callbackRequest", "status": "acknowledged"} | more


@pytest.mark.parametrize("date", [{}, {"creationDate": "2026-10-13T10:00:00+08:00"}], ids=["undated", "dated"])
def test_a_call_without_a_number_that_is_joined_rings_no_number_that_is_known(
    place: Place, date: dict[str, str]
) -> None:
    place.operator.stored["troubleTicket"].append(other_ticket(**date))
    status = called(place.desk)
    assert [one["id"] for one in place.tickets] == ["hall-1"]
    assert call_of(status).number is None
    (rings,) = [line for line in status.lines if line.anchor == "number"]
    assert rings == call_status.rings(call_of(status), HOTLINE)
    assert not [value for name, value in rings.arguments if name == "number"]
    assert place.tickets[0].keys() == other_ticket(**date).keys(), "what is another's is not changed"
    home = place.desk.services.see_home.fetch()
    assert home.value is not None
    assert home.value.today.at("") == home_screen.call_awaited(None)


def test_a_call_in_the_way_rings_its_own_number(place: Place) -> None:
    place.operator.stored["troubleTicket"].append(other_ticket(status="acknowledged", id="callbackRequest-9"))
    place.operator.fault = Fault.CONFLICT
    assert call_of(called(place.desk)).number is None


@pytest.mark.parametrize("drops", [NUMBERLESS, NUMBERLESS | NAMELESS], ids=["keeps ids", "drops ids"])
def test_what_this_pc_asked_for_rings_the_number_that_it_sent(place: Place, drops: frozenset[str]) -> None:
    place.operator.drops = drops
    number = GRANNY.numbers[0]
    assert call_of(called(place.desk)).number == number
    place.desk.services.see_home.fetch()
    assert call_of(seen(place.desk)).number == number
    place.desk.restart()
    place.desk.services.see_home.fetch()
    assert call_of(seen(place.desk)).number == number
    other = called(place.pc("second"))
    assert len(place.tickets) == 1
    assert call_of(other).number is None


def test_a_lost_answer_is_the_own_call_by_its_id_alone(place: Place) -> None:
    place.operator.drops, place.operator.fault = NUMBERLESS, Fault.GATEWAY
    assert call_of(called(place.desk)).number == GRANNY.numbers[0]
    assert len(place.tickets) == 1


def test_without_numbers_or_ids_it_is_not_known_what_rings_after_a_lost_answer(place: Place) -> None:
    place.operator.drops, place.operator.fault = NUMBERLESS | NAMELESS, Fault.GATEWAY
    status = called(place.desk)
    assert len(place.tickets) == 1
    assert call_of(status).phase is CallbackPhase.WAITING
    assert call_of(status).number is None


def test_a_fault_of_the_line_that_is_there_already_has_no_symptom_of_this_report(place: Place) -> None:
    related = [{"role": "affectedLine", "id": "net-1", "@referredType": "Product"}]
    place.operator.stored["troubleTicket"].append(
        {"id": "hall-1", "ticketType": "fault", "status": "inProgress", "relatedEntity": related}
    )
    place.desk.services.report_fault.report("net-1", LineKind.BROADBAND, Symptom.SLOW)
    assert len(place.tickets) == 1
    (fault,) = place.desk.gateway.faults.faults()
    assert (fault.symptom, fault.reported_at, fault.phase) == (None, None, FaultPhase.ASSIGNED)


@pytest.mark.parametrize("drops", [frozenset(), NAMELESS], ids=["keeps ids", "drops ids"])
@pytest.mark.parametrize("fault", [Fault.NONE, Fault.GATEWAY, Fault.TAKEN])
def test_an_operator_without_times_has_each_thing_once(place: Place, fault: Fault, drops: frozenset[str]) -> None:
    place.operator.is_dated, place.operator.drops, place.operator.fault = False, drops, fault
    services = place.desk.services
    acts: dict[str, Callable[[], object]] = {
        "callbackRequest": lambda: called(place.desk),
        "fault": lambda: services.report_fault.report("net-1", LineKind.BROADBAND, Symptom.SLOW),
        "deletionRequest": services.ask_deletion.request,
        "complaint": lambda: services.complain.file(Topic.CHARGE, "多收了钱。"),
    }
    for act in acts.values():
        act()
    place.operator.fault = Fault.NONE
    for _ in range(8):
        place.desk.round()
    place.desk.restart()
    for _ in range(3):
        place.desk.round()
    assert sorted(one["ticketType"] for one in place.tickets) == sorted(acts)
    gateway = place.desk.gateway
    (fault_there,) = gateway.faults.faults()
    (deletion,) = gateway.privacy.deletions()
    assert (fault_there.reported_at, deletion.wished_at) == (None, None)
    assert deletion.phase is DeletionPhase.HELD
    assert call_of(seen(place.desk)).phase is CallbackPhase.WAITING


def test_the_first_change_of_status_dates_what_has_no_date(place: Place) -> None:
    at = "2026-10-13T09:30:00+08:00"
    changes = [{"status": "inProgress", "changeDate": "2026-10-13T09:50:00+08:00"}, {"status": "new", "changeDate": at}]
    place.operator.stored["troubleTicket"] += [
        {"id": "f", "ticketType": "fault", "status": "inProgress", "statusChange": changes},
        {"id": "d", "ticketType": "deletionRequest", "status": "inProgress", "statusChange": changes},
        {"id": "c", "ticketType": "callbackRequest", "status": "inProgress", "statusChange": changes},
    ]
    gateway = place.desk.gateway
    call = gateway.callbacks.find_callback()
    dates = [
        *(one.reported_at for one in gateway.faults.faults()),
        *(one.wished_at for one in gateway.privacy.deletions()),
    ]
    assert call is not None
    assert {None if one is None else one.isoformat() for one in (*dates, call.placed_at)} == {at}


def test_a_call_that_was_cancelled_is_over_on_its_page_and_after_a_restart_at_an_operator_without_times(
    place: Place,
) -> None:
    place.operator.is_dated = False
    for drops in (frozenset(), NUMBERLESS):
        place.operator.drops = drops
        assert call_of(called(place.desk)).phase is CallbackPhase.WAITING
        done = place.desk.services.request_callback.cancel()
        assert done.sentence == callback_results.cancelled(by_text=False)
        assert call_of(seen(place.desk)).phase is CallbackPhase.CANCELLED
        place.desk.restart()
        assert call_of(seen(place.desk)).phase is CallbackPhase.CANCELLED
        assert not place.tickets


def test_a_cancellation_that_is_answered_and_ignored_is_remembered(place: Place) -> None:
    called(place.desk)
    place.operator.ignores = frozenset({"PATCH"})
    done = place.desk.services.request_callback.cancel()
    assert done.sentence == callback_results.not_certain(HOTLINE)
    for _ in range(2):
        assert seen(place.desk).lines[0] == no_answer.cancelling(by_text=False)
        home = place.desk.services.see_home.fetch().value
        assert home is not None
        assert home.today.at("") == no_answer.cancelling(by_text=False)
        place.desk.restart()
    for _ in range(70):
        place.desk.round()
    assert seen(place.desk).lines[0] == no_answer.cancelling(by_text=False)
    place.operator.ignores = frozenset()
    assert place.desk.services.request_callback.cancel().sentence == callback_results.cancelled(by_text=False)
    assert not place.tickets


def test_a_cancellation_that_comes_late_is_done_in_the_end(place: Place) -> None:
    called(place.desk)
    place.operator.fault, place.operator.is_late = Fault.TAKEN, True
    place.desk.services.request_callback.cancel()
    place.operator.fault, place.operator.is_late = Fault.NONE, False
    assert seen(place.desk).lines[0] == no_answer.cancelling(by_text=False)
    place.operator.let_arrive()
    place.desk.round()
    assert call_of(seen(place.desk)).phase is CallbackPhase.CANCELLED


def test_a_call_that_is_asked_for_again_is_not_cancelled_later(place: Place) -> None:
    called(place.desk)
    place.operator.ignores = frozenset({"PATCH"})
    place.desk.services.request_callback.cancel()
    place.operator.ignores = frozenset()
    status = called(place.desk)
    assert status.lines[0] != no_answer.cancelling(by_text=False)
    for _ in range(3):
        place.desk.round()
    assert len(place.tickets) == 1


def deeds_of(desk: Desk) -> list[str]:
    done = desk.services.see_done.fetch().value
    return [] if done is None else [thing.result.sentence.msgid for thing in done.things]


def test_a_request_that_is_taken_back_in_vain_is_not_said_to_come(place: Place) -> None:
    place.operator.fault, place.operator.is_late = Fault.GATEWAY, True
    called(place.desk)
    place.operator.fault, place.operator.is_late = Fault.NONE, False
    place.operator.ignores = frozenset({"PATCH"})
    assert place.desk.services.request_callback.cancel().sentence == callback_results.cancel_noted()
    place.operator.let_arrive()
    for _ in range(2):
        assert seen(place.desk).lines[0] == no_answer.cancelling(by_text=False)
        assert acts.withdrawal_noted().msgid in deeds_of(place.desk)
        place.desk.restart()
    for _ in range(8):
        place.desk.round()
    last_word = acts.not_known_taken_back(acts.act(ASK_FOR_CALL)).msgid
    assert place.desk.said.count(last_word) == 1
    place.desk.restart()
    assert last_word in deeds_of(place.desk)
    assert seen(place.desk).lines[0] == no_answer.cancelling(by_text=False)


def test_a_complaint_that_is_taken_back_in_vain_has_a_last_word(place: Place) -> None:
    complain = place.desk.services.complain
    place.operator.fault, place.operator.is_late = Fault.GATEWAY, True
    _result, name = complain.file(Topic.CHARGE, "多收了钱。")
    place.operator.fault, place.operator.is_late = Fault.NONE, False
    place.operator.ignores = frozenset({"PATCH"})
    complain.drop(name)
    place.operator.let_arrive()
    for _ in range(8):
        place.desk.round()
    last_word = acts.not_known_taken_back(acts.act(COMPLAIN)).msgid
    assert place.desk.said.count(last_word) == 1
    place.desk.restart()
    assert last_word in deeds_of(place.desk)
    assert len(place.tickets) == 1


def test_a_deletion_that_is_taken_back_in_vain_is_said_to_be_in_doubt(place: Place) -> None:
    ask = place.desk.services.ask_deletion
    ask.request()
    place.operator.ignores = frozenset({"PATCH"})
    (deletion,) = place.desk.gateway.privacy.deletions()
    assert ask.cancel(deletion).sentence == deletions.taking_back_not_known()
    for _ in range(9):
        place.desk.restart()
        state = place.desk.services.ask_deletion.fetch().value
        assert state is not None
        assert state.is_taken_back
        place.desk.round()
    place.operator.ignores = frozenset()
    place.desk.services.ask_deletion.cancel(deletion)
    state = place.desk.services.ask_deletion.fetch().value
    assert state is not None
    assert not state.is_taken_back
    assert not place.tickets


@pytest.mark.parametrize("answer", ["ignored", "late"])
def test_a_repair_that_is_called_off_in_vain_is_among_the_things_done(place: Place, answer: str) -> None:
    report = place.desk.services.report_fault
    report.report("net-1", LineKind.BROADBAND, Symptom.SLOW)
    (fault,) = place.desk.gateway.faults.faults()
    if answer == "ignored":
        place.operator.ignores = frozenset({"PATCH"})
    else:
        place.operator.fault, place.operator.is_late = Fault.TAKEN, True
    assert report.withdraw(fault.id or "").sentence == acts.unanswered()
    place.operator.fault = Fault.NONE
    place.desk.restart()
    assert acts.asked_and_not_known(acts.act(WITHDRAW_FAULT)).msgid in deeds_of(place.desk)
    for _ in range(8):
        place.desk.round()
    assert acts.unknown(acts.act(WITHDRAW_FAULT)).msgid in deeds_of(place.desk)
