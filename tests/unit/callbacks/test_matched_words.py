"""That the caller said the right words is shown while the call lasts, whenever the operator answers to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from threading import Event

import pytest

from elderclient.domain.callbacks import CallbackPhase, Reason
from elderclient.domain.sentence import Sentence
from elderclient.phrases.callbacks import callback_results, callback_screen
from elderclient.ui.intents import CallMe
from elderclient.ui.screens.callbacks.callback.presenter import CallbackPresenter
from tests.fakes.desk_application import Bench
from tests.fakes.screen_context import heard, press

Make = Callable[..., Bench]
Until = Callable[[Callable[[], bool]], None]
WORDS = ("苹果", "太阳", "27")


def reach(one: Bench, until: Until, phase: CallbackPhase, *words: str) -> None:
    """The operator's call is in this phase, and the program has seen it."""
    live = one.gateway.live
    assert live is not None
    one.gateway.live = replace(live, phase=phase, check_words=words, version=f"{live.version}+")
    one.application.calls.follow()
    until(lambda: one.application.calls.phase is phase)


def talking(bench: Make, until: Until) -> Bench:
    """A call was answered, and its page asks for the words."""
    one = bench()
    one.open()
    until(lambda: one.application.tasks.is_idle)
    one.application.emit(CallMe(Reason("home")))
    until(lambda: one.application.calls.phase is CallbackPhase.WAITING and not one.application.calls.is_placing)
    reach(one, until, CallbackPhase.TALKING, *WORDS)
    return one


def presenter_of(one: Bench) -> CallbackPresenter:
    presenter = one.application.presenter
    assert isinstance(presenter, CallbackPresenter)
    return presenter


def said(one: Bench) -> list[Sentence]:
    return heard(presenter_of(one))


def test_the_match_goes_with_the_end_of_the_call(bench: Make, until: Until) -> None:
    one = talking(bench, until)
    press(presenter_of(one).shown_page(), callback_screen.right_words())
    until(lambda: callback_results.words_were_right() in said(one))
    reach(one, until, CallbackPhase.SERVED)
    assert callback_results.words_were_right() not in said(one)
    assert one.gateway.heard == [True]


def test_an_answer_after_the_end_of_the_call_shows_no_match(
    bench: Make, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = talking(bench, until)
    is_asked, may_answer, answer = Event(), Event(), one.gateway.answer_call_check

    def late(callback_id: str, *, said_right: bool) -> None:
        is_asked.set()
        assert may_answer.wait(10)
        answer(callback_id, said_right=said_right)

    monkeypatch.setattr(one.gateway, "answer_call_check", late)
    press(presenter_of(one).shown_page(), callback_screen.right_words())
    until(is_asked.is_set)
    reach(one, until, CallbackPhase.SERVED)
    assert callback_results.words_were_right() not in said(one)
    may_answer.set()
    until(lambda: one.gateway.heard == [True] and one.application.tasks.is_idle)
    assert callback_results.words_were_right() not in said(one)
