"""Moments and ends as they are said: a day without a time of day is said as that day, with no clock."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from elderclient.domain.sentence import Sentence, say
from elderclient.domain.units import ClockTime
from elderclient.phrases.shell import times
from tests.fakes.clock import SHANGHAI

NOW = datetime(2026, 11, 29, 10, tzinfo=SHANGHAI)
TODAY = NOW.replace(hour=0)


@pytest.mark.parametrize(
    ("days", "said"), [(0, say("today")), (1, say("tomorrow")), (5, say("{day}", day=date(2026, 12, 4)))]
)
def test_a_midnight_is_a_day(days: int, said: Sentence) -> None:
    assert times.day_and_time(TODAY + timedelta(days=days), NOW) == said
    assert times.end(TODAY + timedelta(days=days + 1), NOW) == say("the end of {day}", day=said)


def test_any_other_moment_has_its_time() -> None:
    at = TODAY.replace(hour=15)
    assert times.day_and_time(at, NOW) == times.end(at, NOW) == say("{time} today", time=ClockTime(at))
    late = at + timedelta(days=5)
    assert times.end(late, NOW) == say("{time} on {day}", time=ClockTime(late), day=late.date())
