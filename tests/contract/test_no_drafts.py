"""An operator that says it keeps drafts, and orders at once what was only to be priced: that is taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from elderclient.domain.errors import OperatorError
from elderclient.domain.orders import OrderAction, OrderRefused, WhyNot, WishedItem
from tests.contract.losing_desk import DROPPED, Desk
from tests.fakes.clock import FakeClock
from tests.fakes.losing_operator import Fault, LosingOperator

ORDER = "productOrder"
CLOUD = WishedItem(OrderAction.ADD, offering_id="x-cloud")


@pytest.fixture(params=[frozenset(), DROPPED], ids=["keeps ids", "drops ids"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    clock = FakeClock()
    with LosingOperator(lambda: clock.now().isoformat(), request.param) as operator:
        operator.announces_drafts, operator.has_drafts = True, False
        desk = Desk(operator, clock, tmp_path / "pc")
        yield desk
        desk.close()


def test_an_order_that_is_made_at_once_is_taken_back(desk: Desk) -> None:
    with pytest.raises(OrderRefused) as refused:
        desk.services.confirm_order.draft(CLOUD)
    assert refused.value.why is WhyNot.NEEDS_PERSON
    assert desk.operator.live(ORDER) == []
    desk.round()
    assert desk.said == []
    assert not desk.services.ledger.entries()


def test_one_that_cannot_be_taken_back_is_shown_as_an_order_and_never_made_twice(desk: Desk) -> None:
    desk.operator.refuses_cancelling = True
    for _press in range(2):
        with pytest.raises(OrderRefused) as refused:
            desk.services.confirm_order.draft(CLOUD)
        assert refused.value.why is WhyNot.ORDER_UNDER_WAY
    assert len(desk.operator.live(ORDER)) == 1
    done = desk.services.see_done.fetch().value
    assert done is not None
    assert [thing.key for thing in done.things] != []


@pytest.mark.parametrize("is_late", [False, True])
@pytest.mark.parametrize("fault", [Fault.CUT_AFTER, Fault.GATEWAY, Fault.TAKEN, Fault.FAILED])
def test_one_whose_answer_was_lost_is_never_called_nothing(desk: Desk, fault: Fault, is_late: bool) -> None:
    desk.operator.fault, desk.operator.is_late = fault, is_late
    with pytest.raises(OperatorError) as trouble:
        desk.services.confirm_order.draft(CLOUD)
    is_taken_back = isinstance(trouble.value, OrderRefused)
    # The screen says that nothing was changed only where that is certain.
    assert not trouble.value.is_unsent or is_taken_back
    desk.operator.fault, desk.operator.is_late = Fault.NONE, False
    desk.operator.let_arrive()
    for _round in range(9):
        desk.round()
    keeps_ids = not desk.operator.drops
    assert not keeps_ids or desk.operator.live(ORDER) == []
    assert not desk.services.ledger.waiting()
    with pytest.raises(OrderRefused):
        desk.services.confirm_order.draft(CLOUD)
    assert len(desk.operator.live(ORDER)) <= (0 if keeps_ids else 1)
