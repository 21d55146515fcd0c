"""The server is restored from an older backup: what it had taken and lost is reported once, and sent again by one press."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from elderclient.domain.complaints import Complaint, Move, Topic
from elderclient.domain.errors import OperatorError, is_final
from elderclient.domain.faults.fault import LineKind, Symptom
from elderclient.domain.faults.visit import VisitWindow
from elderclient.domain.known import Unknown
from elderclient.domain.listing import Listing
from elderclient.domain.orders import Order, OrderAction, OrderItem, OrderPhase
from elderclient.domain.sentence import Sentence
from elderclient.phrases.shell import acts
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.cache import ORDERS, VISITS
from elderclient.usecases.ledger.watch_acknowledged import WatchAcknowledged
from elderclient.usecases.ports.complaints import Complaints
from tests.contract import losing_desk
from tests.fakes.clock import FakeClock
from tests.fakes.losing_operator import LosingOperator

TEXT = "这个月多收了二十五块。"


class Desk(losing_desk.Desk):
    """One PC at an operator whose server can be restored."""

    def complain(self) -> None:
        self.services.complain.file(Topic.CHARGE, TEXT)

    def report(self) -> None:
        self.services.report_fault.report("net-1", LineKind.BROADBAND, Symptom.SLOW)

    def pass_time(self, **span: float) -> tuple[ActionResult, ...]:
        """What is new after so long."""
        self.clock.move(**span)
        return self.services.watch_acknowledged.news()

    @property
    def tickets(self) -> list[str]:
        """The ids of the tickets that are not over."""
        return [one["id"] for one in self.operator.live("troubleTicket")]

    def lose_everything(self) -> None:
        with self.operator.lock:
            for items in self.operator.stored.values():
                items.clear()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    clock = FakeClock()
    with LosingOperator(lambda: clock.now().isoformat()) as operator:
        made = Desk(operator, clock, tmp_path)
        yield made
        made.close()


ACTS: list[Callable[[Desk], None]] = [Desk.complain, Desk.report]


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("is_restarted", [False, True], ids=["running", "started again"])
def test_what_the_server_lost_is_reported_once_and_sent_again_by_one_press(
    desk: Desk, act: Callable[[Desk], None], is_restarted: bool
) -> None:
    act(desk)
    assert len(desk.tickets) == 1
    assert desk.pass_time(minutes=30) == ()
    desk.lose_everything()
    if is_restarted:
        desk.restart()
    (missing,) = desk.pass_time(minutes=30)
    kind = "complain" if act is Desk.complain else "reportFault"
    assert missing.sentence.msgid == acts.missing(acts.act(kind)).msgid
    assert is_final(missing.problem)
    assert desk.pass_time(minutes=30) == ()
    (thing,) = (one.result for one in desk.services.see_done.fetch().value.things)  # type: ignore[union-attr]  # it has one
    assert thing.key == missing.key
    assert thing.again is not None
    done = thing.again()
    assert done.problem is None
    assert done.sentence.msgid == acts.sent_again(acts.act(kind)).msgid
    assert len(desk.tickets) == 1
    assert thing.again().sentence == acts.under_way_again()
    assert len(desk.tickets) == 1
    assert desk.services.see_done.fetch().value.things == ()  # type: ignore[union-attr]  # an empty list of the operator
    assert desk.pass_time(minutes=30) == ()


def test_what_the_person_had_written_is_shown_with_it(desk: Desk) -> None:
    desk.complain()
    desk.lose_everything()
    (missing,) = desk.pass_time(minutes=30)
    assert missing.more == (acts.person_said(TEXT),)


@pytest.mark.parametrize("state", ["closed", "cancelled", "resolved"])
def test_what_was_over_is_not_missed(desk: Desk, state: str) -> None:
    desk.report()
    for ticket in desk.operator.stored["troubleTicket"]:
        ticket["status"] = state
    assert desk.pass_time(minutes=30) == ()
    desk.lose_everything()
    assert desk.pass_time(minutes=30) == ()


def test_what_has_another_id_after_the_restore_is_not_missed(desk: Desk) -> None:
    desk.complain()
    for ticket in desk.operator.stored["troubleTicket"]:
        ticket["id"] = "moved-1"
    assert desk.pass_time(minutes=30) == ()
    assert desk.pass_time(minutes=30) == ()


def test_an_operator_that_cannot_be_asked_has_lost_nothing(desk: Desk) -> None:
    desk.complain()
    desk.gateway.close()
    assert desk.pass_time(minutes=30) == ()
    desk.restart()
    assert desk.pass_time(minutes=30) == ()


def test_what_was_only_just_taken_is_not_missed(desk: Desk) -> None:
    desk.complain()
    desk.lose_everything()
    assert desk.pass_time(seconds=30) == ()
    assert len(desk.pass_time(minutes=30)) == 1


def test_what_cannot_be_sent_again_now_waits_and_is_not_there_twice(desk: Desk) -> None:
    desk.complain()
    desk.lose_everything()
    (missing,) = desk.pass_time(minutes=30)
    desk.gateway.close()
    assert missing.again is not None
    done = missing.again()
    assert done.problem is not None
    desk.restart()
    desk.services.ledger.deliver_all()
    assert len(desk.tickets) == 1
    assert desk.pass_time(minutes=30) == ()


def test_what_is_taken_while_another_act_is_looked_for_stays_watched(desk: Desk) -> None:
    desk.complain()
    look_for = desk.services.watch_acknowledged._gateway.complaints.complaint

    def meanwhile(complaint_id: str) -> Complaint:
        desk.report()
        return look_for(complaint_id)

    slow = replace(desk.gateway, complaints=Meanwhile(desk.gateway.complaints, meanwhile))
    watch = WatchAcknowledged(slow, desk.store, desk.clock, desk.services.ledger)
    desk.clock.move(minutes=30)
    assert watch.news() == ()
    desk.lose_everything()
    assert sorted(kinds(desk.pass_time(minutes=30))) == [acts.act("complain").msgid, acts.act("reportFault").msgid]


class Meanwhile:
    """The operator's complaints, where something else happens while one is asked for."""

    def __init__(self, complaints: Complaints, meanwhile: Callable[[str], Complaint]) -> None:
        self._complaints = complaints
        self.complaint = meanwhile

    def __getattr__(self, name: str) -> Any:
        return getattr(self._complaints, name)


def kinds(news: tuple[ActionResult, ...]) -> list[str]:
    """What is missing, in the words of acts."""
    return [what.msgid for one in news for _name, what in one.sentence.arguments if isinstance(what, Sentence)]


def report_fraud(desk: Desk) -> None:
    desk.services.check_caller.report("说是公安局的，要我转账。")


def ask_for_deletion(desk: Desk) -> None:
    desk.services.ask_deletion.request()


def add_to_complaint(desk: Desk) -> None:
    desk.complain()
    desk.services.complain.move("troubleTicket-1", Move.ADD, "还有上个月的。")


def book(desk: Desk) -> None:
    desk.services.book_visit.book("fault-1", window(desk, days=2))


def window(desk: Desk, days: int) -> VisitWindow:
    starts = (desk.clock.now() + timedelta(days=days)).replace(hour=9, minute=0, second=0, microsecond=0)
    return VisitWindow(starts, starts + timedelta(hours=2))


@pytest.mark.parametrize(
    ("act", "kind", "resource"),
    [
        (report_fraud, "reportFraud", "troubleTicket"),
        (ask_for_deletion, "askForDeletion", "troubleTicket"),
        (book, "bookVisit", "appointment"),
    ],
)
def test_reports_deletions_and_visits_are_watched_too(
    desk: Desk, act: Callable[[Desk], None], kind: str, resource: str
) -> None:
    act(desk)
    assert desk.pass_time(minutes=30) == ()
    desk.lose_everything()
    desk.restart()
    (missing,) = desk.pass_time(minutes=30)
    assert kinds((missing,)) == [acts.act(kind).msgid]
    assert missing.again is not None
    assert missing.again().sentence.msgid == acts.sent_again(acts.act(kind)).msgid
    assert len(desk.operator.live(resource)) == 1
    assert desk.pass_time(minutes=30) == ()


def test_a_line_of_a_complaint_is_missed_and_written_again_to_the_complaint_as_it_is_now(desk: Desk) -> None:
    add_to_complaint(desk)
    assert desk.pass_time(minutes=30) == ()
    desk.lose_everything()
    desk.report()  # So that the complaint has another id when it is sent again.
    complaint, line = desk.pass_time(minutes=30)
    assert kinds((complaint, line)) == [acts.act("complain").msgid, acts.act("addToComplaint").msgid]
    assert line.again is None
    assert line.more == (acts.person_said("还有上个月的。"),)
    assert complaint.again is not None
    complaint.again()
    (thing,) = desk.services.see_done.fetch().value.things  # type: ignore[union-attr]  # it has one
    assert thing.result.again is not None
    assert thing.result.again().sentence.msgid == acts.sent_again(acts.act("addToComplaint")).msgid
    (kept,) = (one for one in desk.operator.live("troubleTicket") if one["ticketType"] == "complaint")
    assert [note["text"] for note in kept["note"]] == ["还有上个月的。"]
    assert desk.pass_time(minutes=30) == ()


@pytest.mark.parametrize(("act", "kind"), [(report_fraud, "reportFraud"), (ask_for_deletion, "askForDeletion")])
def test_the_id_that_another_ticket_has_after_the_restore_proves_nothing(
    desk: Desk, act: Callable[[Desk], None], kind: str
) -> None:
    act(desk)
    desk.lose_everything()
    desk.report()
    assert kinds(desk.pass_time(minutes=30)) == [acts.act(kind).msgid]


def test_a_line_alone_that_was_lost_is_written_again(desk: Desk) -> None:
    add_to_complaint(desk)
    for ticket in desk.operator.stored["troubleTicket"]:
        del ticket["note"]
    (missing,) = desk.pass_time(minutes=30)
    assert kinds((missing,)) == [acts.act("addToComplaint").msgid]
    assert missing.again is not None
    missing.again()
    assert [note["text"] for note in desk.operator.stored["troubleTicket"][0]["note"]] == ["还有上个月的。"]


def test_a_complaint_that_was_withdrawn_and_is_open_again_is_reported(desk: Desk) -> None:
    desk.complain()
    desk.services.complain.move("troubleTicket-1", Move.WITHDRAW)
    assert desk.pass_time(minutes=30) == ()
    desk.operator.stored["troubleTicket"][0]["status"] = "acknowledged"
    (missing,) = desk.pass_time(minutes=30)
    assert kinds((missing,)) == [acts.act("withdrawComplaint").msgid]
    assert missing.again is not None
    missing.again()
    assert desk.tickets == []


def test_a_complaint_that_was_withdrawn_is_not_missed(desk: Desk) -> None:
    desk.complain()
    desk.services.complain.move("troubleTicket-1", Move.WITHDRAW)
    desk.lose_everything()
    assert desk.pass_time(minutes=30) == ()


def test_a_moved_visit_at_its_earlier_time_again_is_reported_and_one_the_operator_moved_is_not(desk: Desk) -> None:
    book(desk)
    first, second, third = (window(desk, days) for days in (2, 3, 4))
    (visit,) = desk.gateway.visits.visits()
    VISITS.put(desk.store, Listing((visit,)), desk.clock.now())
    desk.services.book_visit.move(visit, second)
    assert desk.pass_time(minutes=30) == ()
    stored = desk.operator.stored["appointment"][0]
    moved = dict(stored["validFor"])
    stored["validFor"] = {"startDateTime": first.starts_at.isoformat(), "endDateTime": first.ends_at.isoformat()}
    (missing,) = desk.pass_time(minutes=30)
    assert kinds((missing,)) == [acts.act("moveVisit").msgid]
    assert missing.again is not None
    missing.again()
    assert stored["validFor"] == moved
    stored["validFor"] = {"startDateTime": third.starts_at.isoformat(), "endDateTime": third.ends_at.isoformat()}
    assert desk.pass_time(minutes=30) == ()


def test_a_visit_that_was_cancelled_and_is_arranged_again_is_reported(desk: Desk) -> None:
    book(desk)
    (visit,) = desk.gateway.visits.visits()
    desk.services.book_visit.cancel(visit)
    assert desk.pass_time(minutes=30) == ()
    desk.operator.stored["appointment"][0]["status"] = "confirmed"
    (missing,) = desk.pass_time(minutes=30)
    assert kinds((missing,)) == [acts.act("cancelVisit").msgid]
    assert missing.again is not None
    missing.again()
    assert desk.operator.stored["appointment"][0]["status"] == "cancelled"


def test_a_visit_whose_time_is_over_is_not_sent_again(desk: Desk) -> None:
    book(desk)
    desk.lose_everything()
    (missing,) = desk.pass_time(minutes=30)
    desk.clock.move(days=3)
    assert missing.again is not None
    assert missing.again().sentence.msgid == acts.too_late_to_send_again(acts.act("bookVisit")).msgid
    assert desk.operator.stored["appointment"] == []


def test_a_visit_that_cannot_be_sent_now_is_still_missing(desk: Desk) -> None:
    book(desk)
    desk.lose_everything()
    (missing,) = desk.pass_time(minutes=30)
    desk.gateway.close()
    assert missing.again is not None
    with pytest.raises(OperatorError):
        missing.again()
    desk.restart()
    (thing,) = desk.services.see_done.fetch().value.things  # type: ignore[union-attr]  # it has one
    assert thing.key == missing.key


def test_an_order_that_was_confirmed_is_reported_and_not_ordered_again(desk: Desk) -> None:
    now = desk.clock.now()
    item = OrderItem(OrderAction.ADD, "天气短信", Unknown.ABSENT, offering_id="x-weather")
    order = Order("o-1", "own-order", OrderPhase.HELD, (item,), now, confirmed_at=now)
    ORDERS.put(desk.store, Listing((order,)), desk.clock.now())
    assert desk.pass_time(minutes=1) == ()
    (missing,) = desk.pass_time(minutes=30)
    assert missing.again is None
    assert is_final(missing.problem)
    assert desk.pass_time(minutes=30) == ()
