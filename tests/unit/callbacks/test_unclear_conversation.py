"""Where it is not known how far a conversation is, nothing is offered that needs one: no line, and no ending."""

from __future__ import annotations

import pytest

from elderclient.domain.callbacks import Callback, CallbackPhase, ChatMessage
from elderclient.phrases.callbacks import callback_screen, conversation_screen
from elderclient.ui.screens.callbacks.callback.writing import Pen, page
from elderclient.usecases.callbacks.callback_status import CallbackStatus
from tests.fakes.clock import FakeClock
from tests.fakes.gateway import GRANNY
from tests.fakes.screen_context import captions


def _nothing(*_given: object) -> None:
    return


PEN = Pen("", _nothing, _nothing, _nothing, _nothing, _nothing, _nothing, is_unsent=False)


def offered(phase: CallbackPhase) -> list[object]:
    """The captions of the actions of a conversation that is so far."""
    written = (ChatMessage("您好。", is_own=True),)
    callback = Callback("t-1", "w-1", GRANNY.numbers[0], phase, FakeClock().now(), by_text=True, conversation=written)
    status = CallbackStatus(callback, (conversation_screen.send(),), written=written)
    return list(captions(page(status, PEN, ())))


def test_what_is_unclear_can_be_cancelled_and_not_ended() -> None:
    assert offered(CallbackPhase.UNCLEAR) == [callback_screen.cancel(by_text=True)]


@pytest.mark.parametrize("phase", CallbackPhase)
def test_only_what_is_under_way_can_be_ended(phase: CallbackPhase) -> None:
    assert (conversation_screen.end() in offered(phase)) is phase.is_under_way
