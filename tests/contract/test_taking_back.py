"""Cancellations that were taken back, at an operator with no request of its own for undoing an order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from elderclient.adapters.operator_api.orders.ordering import CANCEL, Ordering
from elderclient.domain.errors import NotFound
from elderclient.phrases.shell import acts
from elderclient.usecases.ledger.kinds import COMPLAIN
from tests.contract.losing_desk import Desk
from tests.contract.test_lost_acts import Cancellation
from tests.fakes import losing_operator
from tests.fakes.clock import FakeClock
from tests.fakes.losing_operator import Fault, LosingOperator


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(losing_operator, "RESOURCES", losing_operator.RESOURCES - {CANCEL})
    clock = FakeClock()
    with LosingOperator(lambda: clock.now().isoformat()) as operator:
        desk = Desk(operator, clock, tmp_path / "first")
        yield desk
        desk.close()


def taken_back_late(desk: Desk) -> None:
    """Cancel a service, without an answer, and do without that before it arrives."""
    act = Cancellation(desk)
    desk.operator.fault, desk.operator.is_late = Fault.GATEWAY, True
    act.press()
    desk.operator.fault, desk.operator.is_late = Fault.NONE, False
    assert act.drop()
    desk.operator.let_arrive()
    for _ in range(9):
        desk.round()


def test_what_arrives_late_is_cancelled_by_its_state(desk: Desk) -> None:
    taken_back_late(desk)
    assert desk.operator.live("productOrder") == []
    assert not desk.services.ledger.waiting()


def test_what_cannot_be_taken_back_is_said_and_not_asked_for_ever(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def refuse(_ordering: Ordering, order_id: str) -> None:
        asked.append(order_id)
        raise NotFound("no such request")

    monkeypatch.setattr(Ordering, "cancel_order", refuse)
    taken_back_late(desk)
    assert len(desk.operator.live("productOrder")) == len(asked) == 1
    assert acts.too_late_to_take_back(acts.act(COMPLAIN)).msgid in desk.said
