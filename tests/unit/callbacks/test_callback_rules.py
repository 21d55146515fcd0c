"""What a callback says of its queue, its attempts and its check words, and a reason of its month."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from elderclient.domain.callbacks import Callback, CallbackPhase, Reason
from elderclient.domain.phone import Phone
from elderclient.domain.units import Month

PLACED_AT = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
CALLBACK = Callback("1", "request-1", Phone("13800138000"), CallbackPhase.WAITING, PLACED_AT)


@pytest.mark.parametrize(("position", "is_beyond"), [(None, False), (1, False), (100, False), (101, True), (500, True)])
def test_positions_from_101_are_beyond_counting(position: int | None, is_beyond: bool) -> None:
    assert replace(CALLBACK, queue_position=position).is_beyond_counting is is_beyond


@pytest.mark.parametrize(("seconds", "minutes"), [(None, None), (0, 1), (1, 1), (60, 1), (61, 2), (300, 5), (301, 6)])
def test_the_wait_is_rounded_up_to_whole_minutes(seconds: int | None, minutes: int | None) -> None:
    assert replace(CALLBACK, estimated_wait_seconds=seconds).estimated_wait_minutes == minutes


@pytest.mark.parametrize(("allowed", "attempt", "left"), [(None, 2, None), (3, 0, 3), (3, 1, 2), (3, 3, 0), (3, 4, 0)])
def test_attempts_left_never_fall_below_zero(allowed: int | None, attempt: int, left: int | None) -> None:
    assert replace(CALLBACK, attempts_allowed=allowed, attempt=attempt).attempts_left == left


@pytest.mark.parametrize("phase", list(CallbackPhase))
def test_check_words_are_to_be_compared_from_dialling_on(phase: CallbackPhase) -> None:
    callback = replace(CALLBACK, phase=phase, check_words=("苹果", "河流"))
    assert callback.has_check_words is (phase in (CallbackPhase.DIALLING, CallbackPhase.TALKING))


def test_a_call_without_check_words_has_none_while_it_is_dialled() -> None:
    assert not replace(CALLBACK, phase=CallbackPhase.DIALLING).has_check_words


@pytest.mark.parametrize(
    ("subject", "month"),
    [("2026-09", Month(2026, 9)), ("", None), ("2026-9", None), ("2026-09-01", None), ("Plan 2026-09", None)],
)
def test_a_month_is_read_only_from_a_whole_subject(subject: str, month: Month | None) -> None:
    assert Reason("bill", subject).month == month
