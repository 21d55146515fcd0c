"""One press asks for a call: stored, then sent, followed, changed, cancelled; never placed twice, never lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from elderclient.domain.callbacks import Callback, CallbackPhase, CallbackWish, ChatMessage, Reason
from elderclient.domain.configuration import Language
from elderclient.domain.errors import (
    Conflict,
    DiskFull,
    NoNetwork,
    NotAllowed,
    NotFound,
    OperatorError,
    Refused,
    ServerFailed,
    TooSlow,
)
from elderclient.domain.phone import Phone, ShortCode
from elderclient.domain.sentence import Sentence
from elderclient.phrases.callbacks import call_reason, call_status, callback_results
from elderclient.rendering import shown, spoken
from elderclient.usecases.cache import CALLBACK, CUSTOMER
from elderclient.usecases.callbacks.callback_status import CallbackStatus
from elderclient.usecases.callbacks.request_callback import RequestCallback
from elderclient.usecases.ports.store import ActState
from tests.fakes.clock import FakeClock
from tests.fakes.dependencies import dependencies_of
from tests.fakes.gateway import GRANNY, FakeGateway
from tests.fakes.store import FakeStore

BILL = Reason("bill", "2026-09")
HOTLINE = ShortCode("10000")


class Desk:
    """One person at one PC."""

    def __init__(self) -> None:
        self.gateway, self.store, self.clock = FakeGateway(), FakeStore(), FakeClock()
        CUSTOMER.put(self.store, GRANNY, self.clock.now())
        dependencies = dependencies_of(self.gateway, self.store, self.clock, "request-")
        self.ledger = dependencies.ledger
        self.request = RequestCallback(dependencies)

    def placed(self) -> CallbackStatus:
        self.request.ask(BILL)
        return status(self.request.deliver().value)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def status(value: CallbackStatus | None) -> CallbackStatus:
    assert value is not None
    return value


def phase(value: CallbackStatus | None) -> CallbackPhase:
    callback = status(value).callback
    assert callback is not None
    return callback.phase


def lines_of(desk: Desk, callback: Callback | None, why: Sentence | None = None) -> tuple[Sentence, ...]:
    assert callback is not None
    return call_status.lines(callback, desk.clock.now(), HOTLINE, why)


def test_the_request_is_stored_before_anything_is_asked(desk: Desk) -> None:
    seen = desk.request.ask(BILL)
    assert phase(seen.value) is CallbackPhase.QUEUED
    assert [act.kind for act in desk.store.acts()] == ["askForCall"]
    assert desk.gateway.asked == []


def test_a_full_disk_is_reported_and_prevents_no_call(desk: Desk) -> None:
    desk.store.trouble = DiskFull("full")
    seen = desk.request.ask(BILL)
    assert isinstance(seen.problem, DiskFull)
    looks = desk.request.updates(lambda _seconds: desk.gateway.asked.count("wait") > 1)
    assert phase(next(looks).value) is CallbackPhase.WAITING
    assert desk.gateway.live is not None
    desk.gateway.changes.append(replace(desk.gateway.live, phase=CallbackPhase.DIALLING, version="2"))
    # It goes on listening as if the disk were well, and the call can be cancelled.
    assert phase(next(looks).value) is CallbackPhase.DIALLING
    desk.request.cancel()
    assert desk.gateway.live.phase is CallbackPhase.CANCELLED


def test_delivered_it_says_number_place_wait_and_what_the_person_will_see(desk: Desk) -> None:
    placed = desk.placed()
    assert placed.lines == lines_of(desk, desk.gateway.live)
    assert len(placed.lines) == 4
    assert placed.lines[-1].at("") == call_reason.shown_to_agent(BILL)
    assert desk.store.acts() == ()
    assert placed.can_change


def test_a_second_press_rejoins(desk: Desk) -> None:
    desk.placed()
    desk.request.ask(BILL)
    again = status(desk.request.deliver().value)
    assert again.callback == desk.gateway.live
    assert again.callback is not None
    assert again.callback.external_id == "request-1"


def test_two_presses_without_network_are_one_request(desk: Desk) -> None:
    desk.gateway.trouble = NoNetwork()
    desk.request.ask(BILL)
    desk.request.deliver()
    desk.request.ask(Reason("home"))
    assert len(desk.store.acts()) == 1


def test_without_network_it_is_stored_and_the_hotline_shown(desk: Desk) -> None:
    desk.gateway.trouble = NoNetwork()
    desk.request.ask(BILL)
    seen = desk.request.deliver()
    assert isinstance(seen.problem, NoNetwork)
    assert phase(seen.value) is CallbackPhase.QUEUED
    assert call_status.dial_if_urgent(HOTLINE) in status(seen.value).lines
    desk.gateway.trouble = None
    assert phase(desk.request.deliver().value) is CallbackPhase.WAITING


def test_an_old_request_is_sent_only_after_asking(desk: Desk) -> None:
    desk.request.ask(BILL)
    desk.clock.move(minutes=31)
    seen = desk.request.deliver()
    assert status(seen.value).question is not None
    assert "place" not in desk.gateway.asked
    assert phase(desk.request.deliver(confirmed=True).value) is CallbackPhase.WAITING


@pytest.mark.parametrize(("minutes", "asks"), [(1, False), (5, True), (60 * 24 * 5, True)])
def test_a_request_dated_in_the_future_may_be_old_and_is_asked_about(desk: Desk, minutes: int, asks: bool) -> None:
    desk.request.ask(BILL)
    desk.clock.move(minutes=-minutes)
    assert (status(desk.request.deliver().value).question is not None) is asks
    assert ("place" not in desk.gateway.asked) is asks


def test_an_old_request_can_be_dropped(desk: Desk) -> None:
    desk.request.ask(BILL)
    desk.clock.move(minutes=31)
    assert desk.request.drop().sentence == callback_results.dropped()
    assert desk.store.acts() == ()


@pytest.mark.parametrize(("hour", "asks"), [(7, True), (8, False), (20, False), (21, True)])
def test_an_unsent_request_causes_no_call_at_night(desk: Desk, hour: int, asks: bool) -> None:
    desk.clock.set(hour, 10)
    desk.request.ask(BILL)
    desk.clock.move(minutes=5)
    assert (status(desk.request.deliver().value).question is not None) is asks


def test_pressed_just_now_it_is_sent_at_any_hour(desk: Desk) -> None:
    desk.clock.set(3)
    assert phase(desk.placed()) is CallbackPhase.WAITING


def test_the_outbox_leaves_requests_to_who_follows_the_call(desk: Desk) -> None:
    desk.request.ask(BILL)
    desk.gateway.trouble = NotAllowed("x")
    assert desk.ledger.deliver_all() == 0
    assert desk.gateway.asked == []
    assert phase(desk.request.deliver().value) is CallbackPhase.REFUSED


def test_a_refusal_is_shown_with_its_reason_and_not_repeated(desk: Desk) -> None:
    refusal = Refused(reason="号码已停机")
    desk.gateway.trouble = refusal
    desk.request.ask(BILL)
    seen = desk.request.deliver()
    assert phase(seen.value) is CallbackPhase.REFUSED
    why = call_status.refusal_reason(refusal)
    assert why is not None
    assert why in status(seen.value).lines
    assert desk.store.acts() == ()


def test_a_server_that_failed_is_tried_again_with_the_same_request(desk: Desk) -> None:
    desk.gateway.trouble = ServerFailed()
    desk.request.ask(BILL)
    desk.request.deliver()
    assert [(act.id, act.tries) for act in desk.store.acts()] == [("request-1", 1)]


def test_a_disk_that_fills_up_after_the_press_does_not_stop_the_call(desk: Desk) -> None:
    desk.request.ask(BILL)
    desk.store.trouble = DiskFull("full")
    assert phase(desk.request.deliver().value) is CallbackPhase.WAITING


def test_cancelling_what_was_never_sent_sends_nothing(desk: Desk) -> None:
    desk.request.ask(BILL)
    desk.request.cancel()
    assert (desk.store.acts(), desk.gateway.asked) == ((), [])


def test_cancelling(desk: Desk) -> None:
    desk.placed()
    assert desk.request.cancel().sentence == callback_results.cancelled(by_text=False)
    assert desk.gateway.live is not None
    assert desk.gateway.live.phase is CallbackPhase.CANCELLED
    assert phase(desk.request.fetch().value) is CallbackPhase.CANCELLED


def test_cancelling_without_network_is_stored(desk: Desk) -> None:
    desk.placed()
    desk.gateway.trouble = NoNetwork()
    done = desk.request.cancel()
    assert isinstance(done.problem, NoNetwork)
    desk.gateway.trouble = None
    assert desk.ledger.deliver_all() == 1
    assert desk.gateway.live is not None
    assert desk.gateway.live.phase is CallbackPhase.CANCELLED


def test_cancelling_an_ask_whose_answer_was_lost_cancels_what_may_have_arrived(desk: Desk) -> None:
    desk.request.ask(BILL)
    desk.gateway.place_callback(_request(desk))
    desk.gateway.trouble = TooSlow()
    desk.request.deliver()
    assert desk.request.cancel().sentence == callback_results.cancel_noted()
    desk.gateway.trouble = None
    desk.ledger.deliver_all()
    assert desk.gateway.live is not None
    assert desk.gateway.live.phase is CallbackPhase.CANCELLED
    assert [act.state for act in desk.store.acts()] == [ActState.WITHDRAWN]


def test_cancelling_too_late_says_so(desk: Desk) -> None:
    desk.placed()
    assert desk.gateway.live is not None
    desk.gateway.live = replace(desk.gateway.live, phase=CallbackPhase.TALKING)
    done = desk.request.cancel()
    assert isinstance(done.problem, Conflict)
    assert done.sentence == callback_results.too_late_to_cancel()


def test_another_time_and_another_number(desk: Desk) -> None:
    desk.placed()
    at = desk.clock.now() + timedelta(hours=3)
    moved = status(desk.request.change_time(at).value)
    assert moved.callback is not None
    assert moved.callback.requested_for == at
    assert moved.lines == lines_of(desk, moved.callback)
    other = status(desk.request.change_number(GRANNY.numbers[1]).value)
    assert other.callback is not None
    assert other.callback.number == GRANNY.numbers[1]


def test_only_numbers_of_the_account(desk: Desk) -> None:
    desk.placed()
    with pytest.raises(ValueError, match="number of the account"):
        desk.request.change_number(Phone("13900139000"))


def test_a_number_changed_after_a_lost_answer_reaches_the_operator(desk: Desk) -> None:
    desk.request.ask(BILL)
    desk.gateway.place_callback(_request(desk))
    desk.gateway.trouble = TooSlow()
    desk.request.deliver()
    desk.gateway.trouble = None
    desk.request.change_number(GRANNY.numbers[1])
    assert desk.gateway.live is not None
    assert desk.gateway.live.number == GRANNY.numbers[1]


def test_the_words_exist_until_the_call_is_over_and_are_never_written_down(desk: Desk) -> None:
    desk.placed()
    assert desk.gateway.live is not None
    ringing = replace(
        desk.gateway.live,
        phase=CallbackPhase.DIALLING,
        check_words=("苹果", "太阳", "27"),
        check_words_en=("apple", "sun", "27"),
    )
    desk.gateway.live = ringing
    seen = desk.request.fetch()
    words = status(seen.value).words
    assert words is not None
    assert words.is_secret
    assert [shown(words, language) for language in Language] == ["苹果 太阳 27", "apple sun 27"]
    assert [spoken(words, language) for language in Language] == ["", ""]
    for word in ("苹果", "apple"):
        assert word not in repr(desk.store.kept[CALLBACK.key])
        assert not any(word in repr(line) for line in status(seen.value).lines)
    desk.gateway.live = replace(ringing, phase=CallbackPhase.SERVED)
    assert status(desk.request.fetch().value).words is None


@pytest.mark.parametrize("keeps_words", [True, False])
@pytest.mark.parametrize("said_right", [True, False])
def test_the_words_stay_while_one_speaks_and_go_once_compared(desk: Desk, keeps_words: bool, said_right: bool) -> None:
    desk.placed()
    assert desk.gateway.live is not None
    ringing = replace(desk.gateway.live, phase=CallbackPhase.DIALLING, attempt=1, check_words=("苹果", "太阳", "27"))
    desk.gateway.live = ringing
    words = status(desk.request.fetch().value).words
    assert words is not None
    # One operator has the words until they were compared, another drops them when the call is answered.
    kept = ringing.check_words if keeps_words else ()
    desk.gateway.live = replace(ringing, phase=CallbackPhase.TALKING, check_words=kept)
    talking = status(desk.request.fetch().value)
    assert talking.words == words
    assert talking.lines[0] == call_status.compare_first()
    desk.request.heard(said_right=said_right)
    compared = status(desk.request.fetch().value)
    assert compared.words is None
    assert compared.lines[0] == call_status.talking()
    desk.gateway.live = replace(ringing, check_words=("月亮", "草帽", "85"))
    assert status(desk.request.fetch().value).words is not None


def test_the_words_of_an_earlier_dialling_are_not_those_of_a_later_one(desk: Desk) -> None:
    desk.placed()
    assert desk.gateway.live is not None
    ringing = replace(desk.gateway.live, phase=CallbackPhase.DIALLING, attempt=1, check_words=("苹果", "太阳", "27"))
    desk.gateway.live = ringing
    desk.request.fetch()
    desk.gateway.live = replace(ringing, phase=CallbackPhase.TALKING, attempt=2, check_words=())
    assert status(desk.request.fetch().value).words is None
    desk.gateway.live = replace(ringing, phase=CallbackPhase.MISSED, check_words=())
    assert status(desk.request.fetch().value).words is None
    desk.gateway.live = replace(ringing, phase=CallbackPhase.TALKING, check_words=())
    assert status(desk.request.fetch().value).words is None


@pytest.mark.parametrize(
    ("said_right", "result"),
    [(True, callback_results.words_were_right()), (False, callback_results.words_were_wrong())],
)
def test_what_was_heard_is_reported_to_the_operator(desk: Desk, said_right: bool, result: Sentence) -> None:
    desk.placed()
    assert desk.request.heard(said_right=said_right).sentence == result
    assert desk.gateway.heard == [said_right]


def test_hanging_up_on_a_fraudster_needs_no_network(desk: Desk) -> None:
    desk.placed()
    desk.gateway.trouble = NoNetwork()
    assert desk.request.heard(said_right=False).sentence == callback_results.words_were_wrong()


def _pauses(at_most: int) -> tuple[list[float], Callable[[float], bool]]:
    waited: list[float] = []

    def pause(seconds: float) -> bool:
        waited.append(seconds)
        return len(waited) >= at_most

    return waited, pause


def test_following_yields_every_change_until_the_call_is_over(desk: Desk) -> None:
    desk.placed()
    live = desk.gateway.live
    assert live is not None
    steps = [replace(live, queue_position=2)] + [
        replace(live, phase=each)
        for each in (CallbackPhase.TAKEN, CallbackPhase.DIALLING, CallbackPhase.TALKING, CallbackPhase.SERVED)
    ]
    desk.gateway.changes = [steps[0], steps[0], *steps[1:]]
    _, pause = _pauses(50)
    phases = [phase(seen.value) for seen in desk.request.updates(pause)]
    assert phases == [
        CallbackPhase.WAITING,
        CallbackPhase.WAITING,
        CallbackPhase.TAKEN,
        CallbackPhase.DIALLING,
        CallbackPhase.TALKING,
        CallbackPhase.SERVED,
    ]


def test_following_backs_off_without_an_answer_and_goes_on(desk: Desk) -> None:
    desk.placed()
    live = desk.gateway.live
    assert live is not None
    desk.gateway.changes = [NoNetwork(), replace(live, phase=CallbackPhase.SERVED)]
    waited, pause = _pauses(50)
    seen = list(desk.request.updates(pause))
    assert [type(each.problem) for each in seen] == [type(None), NoNetwork, type(None), type(None)]
    assert 2.0 in waited
    assert phase(seen[1].value) is CallbackPhase.WAITING


def test_following_ends_when_the_page_closes(desk: Desk) -> None:
    desk.placed()
    _, pause = _pauses(3)
    assert len(list(desk.request.updates(pause))) == 1
    assert desk.gateway.asked.count("wait") == 2


def test_following_an_unsent_request_sends_it_when_there_is_a_network_again(desk: Desk) -> None:
    desk.gateway.trouble = NoNetwork()
    desk.request.ask(BILL)

    def pause(_seconds: float) -> bool:
        if desk.gateway.trouble is not None:
            desk.gateway.trouble = None
            return False
        return True

    phases = [phase(seen.value) for seen in desk.request.updates(pause)]
    assert phases == [CallbackPhase.QUEUED, CallbackPhase.WAITING]


def test_asked_again_the_same_day_is_said(desk: Desk) -> None:
    desk.placed()
    assert desk.gateway.live is not None
    desk.gateway.live = replace(desk.gateway.live, is_repeat_today=True)
    assert status(desk.request.fetch().value).lines == lines_of(desk, desk.gateway.live)


@pytest.mark.parametrize("each", list(CallbackPhase))
def test_every_phase_has_at_most_four_lines(desk: Desk, each: CallbackPhase) -> None:
    desk.placed()
    assert desk.gateway.live is not None
    later = desk.clock.now() + timedelta(minutes=10)
    desk.gateway.live = replace(
        desk.gateway.live, phase=each, attempt=1, attempts_allowed=3, next_attempt_at=later, check_words=("苹果", "27")
    )
    shown_status = status(desk.request.fetch().value)
    assert 1 <= len(shown_status.lines) <= 4


def test_before_the_first_connection_there_is_no_number_to_call(desk: Desk) -> None:
    del desk.store.kept[CUSTOMER.key]
    desk.gateway.trouble = NoNetwork()
    seen = desk.request.ask(BILL)
    assert seen.value is None
    assert isinstance(seen.problem, NoNetwork)
    desk.gateway.trouble = None
    assert phase(desk.request.ask(BILL).value) is CallbackPhase.QUEUED


def _request(desk: Desk) -> CallbackWish:
    payload = desk.store.acts()[0].payload
    assert isinstance(payload, CallbackWish)
    return payload


def test_a_line_is_written_now_or_not_at_all(desk: Desk) -> None:
    desk.request.ask(BILL, by_text=True)
    assert status(desk.request.deliver().value).can_write
    seen = desk.request.write("你好")
    assert status(seen.value).written == (ChatMessage("你好", is_own=True),)
    desk.gateway.trouble = NoNetwork("x")
    refused = desk.request.write("还在吗")
    assert isinstance(refused.problem, NoNetwork)
    assert status(refused.value).written == (ChatMessage("你好", is_own=True),)
    assert desk.store.acts() == ()


def test_a_conversation_is_remembered_when_its_callback_is_gone(desk: Desk) -> None:
    desk.request.ask(BILL, by_text=True)
    desk.request.deliver()
    desk.request.write("你好")
    desk.gateway.live = None
    after = status(desk.request.fetch().value)
    assert after.callback is None
    assert after.written == (ChatMessage("你好", is_own=True),)


def test_a_callback_the_operator_does_not_know_is_deleted_here_too(desk: Desk) -> None:
    desk.placed()
    desk.gateway.changes.append(NotFound("gone"))
    last = list(desk.request.updates(lambda _seconds: False))[-1]
    assert last.problem is None
    assert status(last.value).callback is None
    assert desk.request.cached() is None


def test_an_earlier_call_is_not_shown_in_place_of_one_that_the_operator_lost(desk: Desk) -> None:
    before = desk.placed().callback
    assert before is not None
    desk.gateway.live = replace(before, id="t-earlier", phase=CallbackPhase.SERVED)
    fetched = desk.request.fetch()
    assert fetched.problem is None
    assert status(fetched.value).callback is None


@pytest.mark.parametrize("problem", [NotAllowed("x"), NotFound("x")])
def test_where_the_pc_may_not_look_for_calls_none_seems_to_come(desk: Desk, problem: OperatorError) -> None:
    desk.placed()
    desk.gateway.trouble = problem
    (last,) = desk.request.updates(lambda _seconds: False)
    assert last.value is None
    assert last.problem is problem
    assert (desk.request.cached() is None) == isinstance(problem, NotFound)


@pytest.mark.parametrize("problem", [NotAllowed("x"), NotFound("x"), Conflict("x")])
@pytest.mark.parametrize("by_text", [False, True])
def test_a_refused_request_says_that_no_call_comes_why_and_whom_to_ask(
    desk: Desk, problem: OperatorError, by_text: bool
) -> None:
    desk.request.ask(BILL, by_text=by_text)
    desk.gateway.trouble = problem
    seen = desk.request.deliver()
    lines, why = status(seen.value).lines, call_status.refusal_reason(problem)
    assert lines == lines_of(desk, status(seen.value).callback, why)
    assert lines[1:-1] == (() if why is None else (why,))
    assert ("hotline", HOTLINE) in lines[-1].arguments
    assert desk.store.acts() == ()
