"""What was agreed in a call comes back among the things done, and a call that settled nothing is followed by another."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from elderclient.domain.callbacks import Reason
from elderclient.domain.complaints import PastCall
from elderclient.domain.errors import NotAllowed, NotFound, ServerDown
from elderclient.phrases.callbacks import call_reason, call_results
from elderclient.phrases.shell import actions, done_screen, unknowns
from elderclient.ui.flow.presenting import Entry, Text
from elderclient.ui.intents import CallMe
from elderclient.ui.place import Place
from elderclient.ui.screens import make
from elderclient.usecases.ledger.ledger import KEPT
from tests.fakes.screen_context import Desk, captions, entries, press
from tests.fakes.shop import Shop

BILL = Reason("bill", "2026-10")


@pytest.fixture
def shop() -> Shop:
    return Shop()


@pytest.fixture
def desk(shop: Shop) -> Desk:
    return Desk(services=shop.services, clock=shop.clock)


def opened(desk: Desk, subject: str = "") -> Any:
    presenter, _view = make(Place("done", subject), desk.context())
    presenter.refresh()
    return presenter


def said(presenter: Any) -> list[Any]:
    return [block.sentence.at("") for block in presenter.page().blocks if isinstance(block, Text)]


def called(shop: Shop, *, days: int = 1, result: str = "退您 25 元，下个月账单上看得到。", **more: Any) -> PastCall:
    call = PastCall("t7", shop.clock.now() - timedelta(days=days), result, **more)
    shop.gateway.calls_made = (call,)
    return call


def test_a_call_is_among_the_things_done_with_what_was_agreed(shop: Shop, desk: Desk) -> None:
    call = called(shop, reason=BILL)
    listed = opened(desk)
    assert call_results.in_brief(call) in entries(listed.page())
    next(block for block in listed.page().blocks if isinstance(block, Entry)).press()
    page = opened(desk, "call/t7")
    assert call_results.result_of(call) in said(page)
    assert dict(call_results.result_of(call).arguments)["result"].text == call.result  # type: ignore[union-attr]  # it is operator's text
    assert captions(page.page()) == [call_results.not_solved(), call_results.solved()]


@pytest.mark.parametrize("by_text", [True, False])
def test_a_call_of_which_nothing_was_noted_says_so(shop: Shop, desk: Desk, by_text: bool) -> None:
    call = called(shop, result="", by_text=by_text)
    assert call_results.result_of(call) in said(opened(desk, "call/t7"))
    assert not call_results.result_of(call).arguments


def test_solved_is_remembered_and_asked_no_more(shop: Shop, desk: Desk) -> None:
    called(shop)
    press(opened(desk, "call/t7").page(), call_results.solved())
    again = opened(desk, "call/t7")
    assert call_results.said_solved() in said(again)
    assert call_results.is_it_solved() not in said(again)
    assert captions(again.page()) == [call_results.not_solved(), actions.all_right()]


@pytest.mark.parametrize(
    ("reason", "wanted"), [(BILL, Reason("bill", "2026-10", "t7")), (None, Reason("done", "", "t7"))]
)
def test_not_solved_places_a_call_that_goes_on_from_there(
    shop: Shop, desk: Desk, reason: Reason | None, wanted: Reason
) -> None:
    called(shop, reason=reason)
    page = opened(desk, "call/t7")
    press(page.page(), call_results.solved())
    press(opened(desk, "call/t7").page(), call_results.not_solved())
    assert desk.emitted[-1] == CallMe(wanted)
    assert call_results.said_solved() not in said(opened(desk, "call/t7"))
    assert call_reason.shown_to_agent(wanted) is not None


@pytest.mark.parametrize("problem", [NotFound(), NotAllowed()])
def test_an_operator_without_such_calls_has_none(shop: Shop, desk: Desk, problem: Exception) -> None:
    shop.gateway.troubles["past calls"] = problem  # type: ignore[assignment]  # both are the operator's
    assert said(opened(desk)) == [done_screen.nothing_done()]


def test_calls_that_cannot_be_seen_are_not_said_to_be_none(shop: Shop, desk: Desk) -> None:
    called(shop)
    opened(desk)
    shop.gateway.troubles["past calls"] = ServerDown()
    assert captions(opened(desk).page()) == [actions.try_again()]
    shop.gateway.troubles.clear()
    shop.gateway.calls_made, shop.gateway.unread = (), {"past calls": 2}
    page = opened(desk)
    assert unknowns.unread_records(2) in said(page)
    assert done_screen.nothing_done() not in said(page)


def test_a_call_of_long_ago_is_not_listed(shop: Shop, desk: Desk) -> None:
    called(shop, days=KEPT.days + 1)
    assert said(opened(desk)) == [done_screen.nothing_done()]
