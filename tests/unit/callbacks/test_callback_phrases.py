"""The wording of the callback's lines: which lines a phase has, in which order."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from elderclient.domain.callbacks import Callback, CallbackPhase, Reason
from elderclient.domain.errors import Conflict, NotAllowed, NotFound, OperatorError, Refused
from elderclient.domain.phone import Phone, ShortCode
from elderclient.phrases.callbacks import call_status, callback_results

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
        "Done. A person will call you.",
        "This number will ring: {number}",
        "You are {place} in the queue. The wait is about {wait}.",
        "The person will see: {what}",
    ]


def test_an_arranged_call_says_its_time_first() -> None:
    arranged = replace(WAITING, requested_for=NOW + timedelta(hours=3))
    assert msgids(arranged)[0] == "Done. A person will call you at {time}."


def test_a_second_request_of_the_day_says_so_first() -> None:
    assert msgids(replace(WAITING, is_repeat_today=True))[0].startswith("You already asked for a call today.")


def test_an_unsent_request_names_the_hotline() -> None:
    assert "If it is urgent, dial {hotline} yourself." in msgids(replace(WAITING, phase=CallbackPhase.QUEUED))


@pytest.mark.parametrize(
    ("problem", "why"),
    [
        (NotAllowed("x"), ["The operator does not let this PC ask for a person."]),
        (NotFound("x"), ["The operator does not find this service."]),
        (Refused(reason="号码已停机"), ["The operator says: {reason}"]),
        (Conflict("x"), []),
    ],
)
@pytest.mark.parametrize("by_text", [False, True])
def test_a_refused_request_says_that_no_call_comes_why_and_whom_to_ask(
    problem: OperatorError, why: list[str], by_text: bool
) -> None:
    first, *middle, last = msgids(replace(WAITING, phase=CallbackPhase.REFUSED, by_text=by_text), problem)
    assert first.startswith("It did not work. Nobody will")
    assert middle == why
    assert "{hotline}" in last


def test_after_wrong_words_one_has_to_hang_up() -> None:
    assert callback_results.words_were_right().msgid.startswith("That is right")
    assert callback_results.words_were_wrong().msgid.startswith("Please hang up")
