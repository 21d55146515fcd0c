"""What is said of a hall: its hours in the words of this moment, the way there, and what is not known of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from elderclient.domain.configuration import Language
from elderclient.domain.information.hall import Facility, Hall, OpeningDay, Span
from elderclient.domain.known import Unknown
from elderclient.domain.phone import Phone
from elderclient.domain.sentence import Sentence
from elderclient.phrases.information import halls
from elderclient.rendering import shown
from tests.fakes.clock import SHANGHAI, FakeClock

WEEK = tuple(OpeningDay((Span(time(9), time(18)),), weekday=day) for day in range(5))
NEAR = Hall("near", "和平路营业厅", "和平路 18 号", WEEK, Phone("01055550011"), (Facility.RAMP,), 350)


def zh(sentence: Sentence) -> str:
    return shown(sentence, Language.CHINESE)


def test_a_day_that_is_not_understood_hides_the_next_opening() -> None:
    open_ = (Span(time(9), time(17)),)
    week = (
        *(OpeningDay((), weekday=day) for day in (5, 6)),
        OpeningDay(None, weekday=0),
        *(OpeningDay(open_, weekday=day) for day in range(1, 5)),
    )
    saturday = datetime(2026, 11, 28, 10, tzinfo=SHANGHAI)
    hall = Hall("h", "和平路营业厅", "", week)
    assert isinstance(hall.next_open_day(date(2026, 11, 28)), Unknown)
    assert halls.opening(hall, saturday).msgid == "Closed now. Ask when it opens."


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2026-11-24T10:00", "现在开门，到晚上 6:00 关门"),
        ("2026-11-24T07:30", "今天上午 9:00 开门，晚上 6:00 关门"),
        ("2026-11-24T18:00", "今天关门了，明天上午 9:00 开门"),
        ("2026-11-27T19:00", "现在没开门，星期一上午 9:00 开门"),
        ("2026-11-29T11:00", "今天没开门，明天上午 9:00 开门"),
    ],
)
def test_todays_hours_are_said_as_people_say_them(now: str, words: str) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=SHANGHAI)
    assert zh(halls.opening(NEAR, moment)) == words


def test_the_way_is_given_in_minutes_or_by_bus() -> None:
    on_foot, by_bus = halls.way(NEAR), halls.way(replace(NEAR, metres=4200))
    assert on_foot is not None
    assert by_bus is not None
    assert zh(on_foot) == "走路大约 7 分钟"
    assert zh(by_bus) == "离家远，要坐车去"
    assert [zh(halls.facility(one)) for one in NEAR.facilities] == ["有坡道，轮椅能进"]
    unknown = Hall("x", "某厅", "")
    assert (halls.way(unknown), halls.address(unknown), halls.phone(unknown)) == (None, None, None)
    assert zh(halls.opening(unknown, FakeClock().now())) == "几点开门，要问一问。"


@pytest.mark.parametrize(("days", "words"), [(7, "白天晚上都开门"), (1, "今天全天开门")])
def test_a_hall_is_open_day_and_night_only_where_every_day_is_whole(days: int, words: str) -> None:
    now = FakeClock().now()
    week = ((now.weekday() + ahead) % 7 for ahead in range(days))
    whole = tuple(OpeningDay((Span(time(0), time(0)),), weekday=day) for day in week)
    assert zh(halls.opening(Hall("h", "营业厅", "", whole), now)) == words
