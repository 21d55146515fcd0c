"""The callback's screens before the real operator: in writing, missed, given up, asked again, and who is calling."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from elderclient.adapters.operator_api.gateway import open_gateway
from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.adapters.operator_api.transport.profiles import REFERENCE
from elderclient.domain.callbacks import (
    Callback,
    CallbackPhase,
    CallCheck,
    CallKind,
    ChatMessage,
    CheckedCall,
    Reason,
)
from elderclient.domain.configuration import Configuration, Language
from elderclient.domain.phone import Phone, ShortCode
from elderclient.domain.sentence import Sentence
from elderclient.phrases.callbacks import call_status, callback_results, caller_check, conversation
from elderclient.rendering import shown
from elderclient.ui.intents import CallMe, GoHome, GoTo
from elderclient.ui.place import Place
from elderclient.ui.shell.application import Application
from tests.contract.running_operator import RunningOperator, running_operator
from tests.contract.test_faults import Tokens, check_requests
from tests.fakes.desk_application import Bench
from tests.fakes.faulty_operator import FaultyProxy, Front

Make = Callable[..., Bench]
Until = Callable[[Callable[[], bool]], None]
HOTLINE = ShortCode("10000")
NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
MADE = Callback("1", "request-1", Phone("13800138000"), CallbackPhase.WAITING, NOW)
PACE = "0.002"
"""A missed call is tried again after 1.8 s instead of 15 minutes."""


@pytest.fixture
def backend() -> Iterator[RunningOperator]:
    with running_operator("--pace", PACE) as operator:
        yield operator


@pytest.fixture
def front(backend: RunningOperator) -> Iterator[Front]:
    with FaultyProxy(backend.url) as front:
        yield front
        check_requests(front)


@pytest.fixture
def desk(bench: Make, backend: RunningOperator, front: Front) -> Callable[..., Bench]:
    def make(*, by_text: bool = False) -> Bench:
        clock = ServerClock()
        gateway = open_gateway(front.url, Tokens(backend.token()), clock, profiles=REFERENCE)
        configuration = Configuration(language=Language.ENGLISH, bounce_ms=0, contact_by_text=by_text)
        return bench(configuration=configuration, gateway=gateway, clock=clock)

    return make


def ticket_of(application: Application, until: Until) -> str:
    until(lambda: application.calls.phase is CallbackPhase.WAITING and not application.calls.is_placing)
    status = application.calls.status
    assert status is not None
    assert status.callback is not None
    assert status.callback.id is not None
    return status.callback.id


def english(sentence: Sentence) -> str:
    return shown(sentence, Language.ENGLISH)


def first(phase: CallbackPhase, *, by_text: bool = False) -> str:
    """What is said first of a call, or of a conversation in writing, in this phase."""
    return english(call_status.lines(replace(MADE, phase=phase, by_text=by_text), NOW, HOTLINE)[0])


def says_when_it_comes_again(application: Application) -> bool:
    status = application.calls.status
    assert status is not None
    assert status.callback is not None
    assert status.callback.next_attempt_at is not None
    missed = replace(MADE, phase=CallbackPhase.MISSED, next_attempt_at=status.callback.next_attempt_at)
    return english(call_status.lines(missed, status.callback.next_attempt_at, HOTLINE)[1]) in said(application)


def said(application: Application) -> str:
    presenter = application.presenter
    assert presenter is not None
    return "\n".join(shown(one, Language.ENGLISH) for one in presenter.sentences())


def test_a_conversation_in_writing_from_the_press_to_its_end(
    desk: Callable[..., Bench], backend: RunningOperator, until: Until
) -> None:
    one = desk(by_text=True)
    application = one.open()
    assert "Write" in one.button("bar-call").accessibleName()
    application.emit(CallMe(Reason("bill", "2026-09")))
    ticket = ticket_of(application, until)
    assert first(CallbackPhase.WAITING, by_text=True) in said(application)
    assert "ring" not in said(application)
    backend.agent("take", ticket)
    backend.agent("answer", ticket)
    until(lambda: first(CallbackPhase.TALKING, by_text=True) in said(application))
    backend.agent("write", ticket, "您好，请讲。")
    until(lambda: english(conversation.written_by(ChatMessage("您好，请讲。", is_own=False))) in said(application))
    until(lambda: "您好，请讲。" in one.button("strip").accessibleName())
    application.calls.draft = "账单为什么多了？"
    application.presenter.page().actions[-1].press()  # type: ignore[union-attr]  # 发出
    until(lambda: english(conversation.written_by(ChatMessage("账单为什么多了？", is_own=True))) in said(application))
    # The line may come back by the poll before the answer to its sending does.
    until(lambda: application.calls.draft == "")
    assert not application.calls.is_ringing
    application.presenter.page().actions[0].press()  # type: ignore[union-attr]  # 结束
    until(lambda: english(callback_results.conversation_ended()) in said(application))
    until(lambda: application.calls.phase is CallbackPhase.SERVED)
    application.emit(GoTo(Place("callback")))
    assert first(CallbackPhase.SERVED, by_text=True) in said(application)
    assert english(conversation.written_by(ChatMessage("您好，请讲。", is_own=False))) in said(application)


def test_a_missed_call_says_when_it_comes_again_and_after_the_last_what_to_do(
    desk: Callable[..., Bench], backend: RunningOperator, until: Until
) -> None:
    application = desk().open()
    application.emit(CallMe(Reason("home")))
    ticket = ticket_of(application, until)
    gave_up = call_status.lines(replace(MADE, phase=CallbackPhase.GAVE_UP, attempt=3), NOW, HOTLINE)
    for attempt in (1, 2, 3):
        until(lambda: application.calls.phase is CallbackPhase.WAITING)
        backend.agent("take", ticket)
        backend.agent("dial", ticket)
        until(lambda: application.calls.is_ringing)
        backend.agent("miss", ticket)
        if attempt < 3:
            until(lambda: first(CallbackPhase.MISSED) in said(application))
            assert says_when_it_comes_again(application)
    until(lambda: english(gave_up[0]) in said(application))
    assert english(gave_up[1]) in said(application)
    page = application.presenter.page()  # type: ignore[union-attr]  # the callback's presenter
    assert page.actions[-1].is_call
    application.emit(CallMe(Reason("home")))
    until(lambda: application.calls.phase is CallbackPhase.WAITING)
    again = call_status.lines(replace(MADE, is_repeat_today=True), NOW, HOTLINE)[0]
    until(lambda: said(application).startswith(english(again)))


def test_the_three_answers_to_who_is_calling(
    desk: Callable[..., Bench], backend: RunningOperator, front: Front, until: Until
) -> None:
    application = desk().open()

    def asked(check: CallCheck, kind: CallKind = CallKind.CALLBACK) -> None:
        words = english(caller_check.answer(CheckedCall(check, kind), HOTLINE))
        application.emit(GoHome())
        application.emit(GoTo(Place("caller_check")))
        until(lambda: words in said(application))

    asked(CallCheck.NOT_CALLING)
    backend.outgoing("call", "technician")
    asked(CallCheck.CALLING, CallKind.TECHNICIAN)
    backend.outgoing("hangUp")
    backend.outgoing("call", "service")
    asked(CallCheck.CALLING, CallKind.SERVICE)
    backend.outgoing("hangUp")
    application.emit(CallMe(Reason("home")))
    ticket = ticket_of(application, until)
    backend.agent("take", ticket)
    backend.agent("dial", ticket)
    asked(CallCheck.CALLING)
    front.set_fault("down")
    asked(CallCheck.UNKNOWN)


def test_an_operator_that_does_not_record_all_calls_never_says_nobody_calls(bench: Make, until: Until) -> None:
    one = bench(configuration=Configuration(language=Language.ENGLISH, bounce_ms=0))
    one.gateway.check = CallCheck.UNKNOWN
    application = one.open()
    application.emit(GoTo(Place("caller_check")))
    until(lambda: english(caller_check.answer(CheckedCall(CallCheck.UNKNOWN), HOTLINE)) in said(application))
    assert english(caller_check.answer(CheckedCall(CallCheck.NOT_CALLING), HOTLINE)) not in said(application)
