"""The server is restored from an older backup: what it had taken and lost is reported once, and sent again by one press."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from elderclient.domain.complaints import Topic
from elderclient.domain.errors import is_final
from elderclient.domain.faults.fault import LineKind, Symptom
from elderclient.domain.known import Unknown
from elderclient.domain.listing import Listing
from elderclient.domain.orders import Order, OrderAction, OrderItem, OrderPhase
from elderclient.phrases.shell import acts
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.cache import ORDERS
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
    (deed,) = (one.done for one in desk.services.see_done.fetch().value.deeds)  # type: ignore[union-attr]  # it has one
    assert deed.key == missing.key
    assert deed.again is not None
    done = deed.again()
    assert done.problem is None
    assert done.sentence.msgid == acts.sent_again(acts.act(kind)).msgid
    assert len(desk.tickets) == 1
    assert deed.again().sentence == acts.under_way_again()
    assert len(desk.tickets) == 1
    assert desk.services.see_done.fetch().value.deeds == ()  # type: ignore[union-attr]  # an empty list of the operator
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
