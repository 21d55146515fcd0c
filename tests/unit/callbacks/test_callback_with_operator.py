"""The callback's screens before the real operator: in writing, missed, given up, asked again, and who is calling."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from elderclient.adapters.operator_api.gateway import open_gateway
from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.adapters.operator_api.transport.profiles import REFERENCE
from elderclient.domain.callbacks import CallbackPhase, CallCheck, Reason
from elderclient.domain.configuration import Configuration, Language
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
    assert "A person will write to you here." in said(application)
    assert "ring" not in said(application)
    backend.agent("take", ticket)
    backend.agent("answer", ticket)
    until(lambda: "A person is writing with you." in said(application))
    backend.agent("write", ticket, "您好，请讲。")
    until(lambda: "Person: 您好，请讲。" in said(application))
    until(lambda: "您好，请讲。" in one.button("strip").accessibleName())
    application.calls.draft = "账单为什么多了？"
    application.presenter.page().actions[-1].press()  # type: ignore[union-attr]  # 发出
    until(lambda: "You: 账单为什么多了？" in said(application))
    # The line may come back by the poll before the answer to its sending does.
    until(lambda: application.calls.draft == "")
    assert not application.calls.is_ringing
    application.presenter.page().actions[0].press()  # type: ignore[union-attr]  # 结束
    until(lambda: "It is ended." in said(application))
    until(lambda: application.calls.phase is CallbackPhase.SERVED)
    application.emit(GoTo(Place("callback")))
    assert "The conversation is over" in said(application)
    assert "Person: 您好，请讲。" in said(application)


def test_a_missed_call_says_when_it_comes_again_and_after_the_last_what_to_do(
    desk: Callable[..., Bench], backend: RunningOperator, until: Until
) -> None:
    application = desk().open()
    application.emit(CallMe(Reason("home")))
    ticket = ticket_of(application, until)
    for attempt in (1, 2, 3):
        until(lambda: application.calls.phase is CallbackPhase.WAITING)
        backend.agent("take", ticket)
        backend.agent("dial", ticket)
        until(lambda: application.calls.is_ringing)
        backend.agent("miss", ticket)
        if attempt < 3:
            until(lambda: "nobody answered" in said(application))
            assert "We call again at" in said(application)
    until(lambda: "We stop calling now." in said(application))
    assert "press again or dial 10000 yourself" in said(application)
    page = application.presenter.page()  # type: ignore[union-attr]  # the callback's presenter
    assert page.actions[-1].is_call
    application.emit(CallMe(Reason("home")))
    until(lambda: application.calls.phase is CallbackPhase.WAITING)
    until(lambda: said(application).startswith("You already asked for a call today."))


def test_the_three_answers_to_who_is_calling(
    desk: Callable[..., Bench], backend: RunningOperator, front: Front, until: Until
) -> None:
    application = desk().open()

    def asked(words: str) -> None:
        application.emit(GoHome())
        application.emit(GoTo(Place("caller_check")))
        until(lambda: words in said(application))

    asked("We are not calling you now. Please hang up.")
    backend.outgoing("call", "technician")
    asked("it is the technician. In doubt hang up and dial 10000 yourself.")
    backend.outgoing("hangUp")
    backend.outgoing("call", "service")
    asked("it is our service. In doubt hang up and dial 10000 yourself.")
    backend.outgoing("hangUp")
    application.emit(CallMe(Reason("home")))
    ticket = ticket_of(application, until)
    backend.agent("take", ticket)
    backend.agent("dial", ticket)
    asked("the caller must say the right words first.")
    front.set_fault("down")
    asked("We cannot check it now. Please hang up and dial 10000 yourself.")


def test_an_operator_that_does_not_record_all_calls_never_says_nobody_calls(bench: Make, until: Until) -> None:
    one = bench(configuration=Configuration(language=Language.ENGLISH, bounce_ms=0))
    one.gateway.check = CallCheck.UNKNOWN
    application = one.open()
    application.emit(GoTo(Place("caller_check")))
    until(lambda: "We cannot check it now" in said(application))
    assert "not calling" not in said(application)
