"""The wording of the callback's lines: which lines a phase has, in which order."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from elderclient.domain.callbacks import Callback, CallbackPhase, CallCheck, CallKind, CheckedCall, Reason
from elderclient.domain.errors import Conflict, NotAllowed, NotFound, OperatorError, Refused
from elderclient.domain.phone import Phone, ShortCode
from elderclient.phrases.callbacks import call_reason, call_status, callback_results, caller_check, no_answer

HOTLINE = ShortCode("10000")
NOW = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
WAITING = Callback(
    "1",
    "request-1",
    Phone("13800138000"),
    CallbackPhase.WAITING,
    NOW,
    queue_position=3,
    estimated_wait_seconds=300,
    reason=Reason("bill", "2026-09"),
)


def msgids(callback: Callback, problem: OperatorError | None = None) -> list[str]:
    why = None if problem is None else call_status.refusal_reason(problem)
    return [line.msgid for line in call_status.lines(callback, NOW, HOTLINE, why)]


def test_a_waiting_call_has_number_place_wait_and_reason() -> None:
    assert msgids(WAITING) == [
        "Done. We will call you.",
        "We will call this number: {number}",
        "You are {place} in the queue. The wait is about {wait}.",
        "Our staff will see: {what}",
    ]


def test_an_arranged_call_says_its_time_first() -> None:
    arranged = replace(WAITING, requested_for=NOW + timedelta(hours=3))
    assert msgids(arranged)[0] == "Done. We will call you at {time}."


def test_a_second_request_of_the_day_says_so_first() -> None:
    assert msgids(replace(WAITING, is_repeat_today=True))[0].startswith("You have already asked for a call today.")


def test_an_unsent_request_names_the_hotline() -> None:
    assert "If it is urgent, please dial {hotline} yourself." in msgids(replace(WAITING, phase=CallbackPhase.QUEUED))


@pytest.mark.parametrize(
    ("problem", "why"),
    [
        (NotAllowed("x"), ["The operator does not allow calls to be requested from this PC."]),
        (NotFound("x"), ["The operator cannot find this service."]),
        (Refused(reason="号码已停机"), ["The operator says: {reason}"]),
        (Conflict("x"), []),
    ],
)
@pytest.mark.parametrize("by_text", [False, True])
def test_a_refused_request_says_that_no_call_comes_why_and_whom_to_ask(
    problem: OperatorError, why: list[str], by_text: bool
) -> None:
    first, *middle, last = msgids(replace(WAITING, phase=CallbackPhase.REFUSED, by_text=by_text), problem)
    assert first.startswith("That did not work. Nobody will")
    assert middle == why
    assert "{hotline}" in last


def test_after_wrong_words_one_has_to_hang_up() -> None:
    assert callback_results.words_were_right().msgid.startswith("That is right")
    assert callback_results.words_were_wrong().msgid.startswith("Please hang up")


@pytest.mark.parametrize("phase", [CallbackPhase.WAITING, CallbackPhase.TAKEN, CallbackPhase.MISSED])
@pytest.mark.parametrize("is_call_checked", [True, False])
@pytest.mark.parametrize("of_ticket", [Phone("01012345678"), None])
@pytest.mark.parametrize("of_policy", [Phone("10000"), None])
def test_it_says_which_number_calls_where_that_is_known_and_never_that_it_proves_anything(
    phase: CallbackPhase, is_call_checked: bool, of_ticket: Phone | None, of_policy: Phone | None
) -> None:
    callback = replace(WAITING, phase=phase, calls_from=of_ticket, is_call_checked=is_call_checked)
    lines = call_status.lines(callback, NOW, HOTLINE)
    (line,) = [one for one in call_status.with_caller(lines, callback, HOTLINE, of_policy) if one.anchor == "number"]
    said = dict(line.arguments)
    assert said["number"] == callback.number
    # What the ticket says is of this call alone.
    assert said.get("caller") == (of_ticket or of_policy)
    if said.get("caller") is not None:
        assert (said.get("truth") == call_status.cannot_be_faked()) is is_call_checked
        assert ("hotline" in said) is not is_call_checked


def test_words_are_not_promised_once_it_rings_without_them() -> None:
    ringing = replace(WAITING, phase=CallbackPhase.DIALLING, calls_from=Phone("10000"), is_call_checked=True)
    assert "truth" not in dict(call_status.rings(ringing, HOTLINE).arguments)
    assert "truth" in dict(call_status.rings(replace(ringing, check_words=("苹果", "27")), HOTLINE).arguments)


@pytest.mark.parametrize("screen", ["home", "more", "settings", "callback", "help", "done", "a newer screen"])
def test_without_a_matter_nothing_is_said_of_what_the_agent_sees(screen: str) -> None:
    assert call_reason.shown_to_agent(Reason(screen)) is None


@pytest.mark.parametrize("screen", ["bill", "plan", "faults", "complaints", "lost_phone", "caller_check"])
def test_what_the_agent_sees_of_a_matter_is_said(screen: str) -> None:
    assert call_reason.shown_to_agent(Reason(screen)) is not None


@pytest.mark.parametrize(
    ("check", "wording"),
    [
        (CallCheck.NOT_CALLING, "We are not calling you now. Please hang up."),
        (CallCheck.CALLING, "We are calling you now: the caller must say the right words first."),
        (CallCheck.UNKNOWN, "We cannot check it now. Please hang up and dial {hotline} yourself."),
    ],
)
def test_three_answers_to_who_is_calling(check: CallCheck, wording: str) -> None:
    assert caller_check.answer(CheckedCall(check), HOTLINE).msgid == wording
    assert caller_check.if_money_went().arguments == (("police", ShortCode("110")), ("antifraud", ShortCode("96110")))
    assert len(caller_check.tricks()) == 5


@pytest.mark.parametrize(
    ("kind", "who"), [(CallKind.TECHNICIAN, "the technician"), (CallKind.SERVICE, "our customer service")]
)
def test_only_a_callback_has_words_others_say_who_they_are_and_what_to_do(kind: CallKind, who: str) -> None:
    answer = caller_check.answer(CheckedCall(CallCheck.CALLING, kind), HOTLINE)
    assert who in answer.msgid
    assert "words" not in answer.msgid
    assert ("hotline", HOTLINE) in answer.arguments


@pytest.mark.parametrize("by_text", [False, True])
def test_a_request_waits_for_a_network_only_where_there_was_none(by_text: bool) -> None:
    queued = replace(WAITING, phase=CallbackPhase.QUEUED, by_text=by_text)
    offline, online = (
        call_status.lines(queued, NOW, HOTLINE, request=call_status.Request(is_offline=is_offline))[0]
        for is_offline in (True, False)
    )
    assert online == no_answer.tried_again(by_text=by_text)
    assert "as soon as you are online" in offline.msgid.lower()
    unkept = call_status.Request(is_kept=False, is_offline=True)
    assert call_status.lines(queued, NOW, HOTLINE, request=unkept)[0] == no_answer.noted_until_closed()


@pytest.mark.parametrize(
    "phase", [CallbackPhase.WAITING, CallbackPhase.TAKEN, CallbackPhase.MISSED, CallbackPhase.UNCLEAR]
)
@pytest.mark.parametrize("by_text", [False, True])
def test_a_call_that_was_to_be_cancelled_is_not_promised(phase: CallbackPhase, by_text: bool) -> None:
    call = replace(WAITING, phase=phase, by_text=by_text)
    said = call_status.lines(call, NOW, HOTLINE, request=call_status.Request(is_cancelled=True))
    assert said[0] == no_answer.cancelling(by_text=by_text)


@pytest.mark.parametrize("phase", [CallbackPhase.DIALLING, CallbackPhase.CANCELLED, CallbackPhase.SERVED])
def test_what_rings_or_is_over_is_said_as_it_is(phase: CallbackPhase) -> None:
    call = replace(WAITING, phase=phase)
    request = call_status.Request(is_cancelled=True)
    assert call_status.lines(call, NOW, HOTLINE, request=request) == call_status.lines(call, NOW, HOTLINE)


@pytest.mark.parametrize("caller", [None, Phone("10000001")])
def test_a_number_that_is_not_known_is_not_named(caller: Phone | None) -> None:
    said = call_status.rings(replace(WAITING, number=None, calls_from=caller), HOTLINE)
    assert said.anchor == "number"
    assert dict(said.arguments) == ({} if caller is None else {"caller": caller})
