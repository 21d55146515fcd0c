"""Which hall to go to, in the words of this moment."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from elderclient.domain.configuration import Language
from elderclient.domain.errors import NoNetwork
from elderclient.domain.information.hall import Facility, Hall, OpeningDay, Span
from elderclient.domain.phone import Phone
from elderclient.domain.sentence import Sentence
from elderclient.phrases.information import halls
from elderclient.rendering import shown
from elderclient.ui.screens.information.halls.presenter import summary_of
from elderclient.usecases.information.find_hall import FindHall, HallsView
from tests.fakes.clock import FakeClock
from tests.fakes.dependencies import dependencies_of
from tests.fakes.gateway import FakeGateway
from tests.fakes.store import FakeStore

ZONE = ZoneInfo("Asia/Shanghai")
WEEK = tuple(OpeningDay((Span(time(9), time(18)),), weekday=day) for day in range(5))
NEAR = Hall("near", "和平路营业厅", "和平路 18 号", WEEK, Phone("01055550011"), (Facility.RAMP,), 350)
FAR = Hall(
    "far",
    "车站营业厅",
    "站前街 30 号",
    tuple(OpeningDay((Span(time(8), time(21)),), weekday=d) for d in range(7)),
    metres=4200,
)


class Desk:
    def __init__(self) -> None:
        self.gateway, self.store, self.clock = FakeGateway(), FakeStore(), FakeClock()
        self.gateway.public.all_halls = (NEAR, FAR)
        self.find = FindHall(dependencies_of(self.gateway, self.store, self.clock))

    def at(self, text: str) -> HallsView:
        self.clock.put(datetime.fromisoformat(text).replace(tzinfo=ZONE))
        value = self.find.fetch().value
        assert value is not None
        return value


@pytest.fixture
def desk() -> Desk:
    return Desk()


def zh(sentence: Sentence) -> str:
    return shown(sentence, Language.CHINESE)


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
def test_todays_hours_are_said_as_people_say_them(desk: Desk, now: str, words: str) -> None:
    view = desk.at(now)
    assert zh(halls.opening(view.halls[0], view.now)) == words


def test_the_nearest_that_is_open_is_named(desk: Desk) -> None:
    assert zh(summary_of(desk.at("2026-11-24T10:00"))) == "现在开门的，最近是和平路营业厅。"
    assert zh(summary_of(desk.at("2026-11-28T10:00"))) == "现在开门的，最近是车站营业厅。"
    assert zh(summary_of(desk.at("2026-11-28T22:00"))) == "现在营业厅都没开门。最近的是和平路营业厅。"
    desk.gateway.public.all_halls = ()
    assert "人工" in zh(summary_of(desk.at("2026-11-24T10:00")))


def test_what_is_not_known_of_every_hall_is_not_said_of_the_nearest(desk: Desk) -> None:
    desk.gateway.public.all_halls = (NEAR, replace(FAR, metres=None))
    assert summary_of(desk.at("2026-11-24T10:00")) == halls.one_open(NEAR)
    assert summary_of(desk.at("2026-11-28T22:00")) == halls.none_open(None)
    desk.gateway.public.all_halls = (NEAR, replace(FAR, calendar=()))
    assert summary_of(desk.at("2026-11-28T22:00")) == halls.hours_unknown()
    assert summary_of(desk.at("2026-11-24T10:00")) == halls.nearest_open(NEAR)
    desk.gateway.public.all_halls = (NEAR, FAR)
    assert summary_of(desk.at("2026-11-28T22:00"), is_complete=False) == halls.hours_unknown()
    assert summary_of(desk.at("2026-11-24T10:00"), is_complete=False) == halls.one_open(NEAR)


def test_the_way_is_given_in_minutes_or_by_bus(desk: Desk) -> None:
    near, far = desk.at("2026-11-24T10:00").halls
    on_foot, by_bus = halls.way(near), halls.way(far)
    assert on_foot is not None
    assert by_bus is not None
    assert zh(on_foot) == "走路大约 7 分钟"
    assert zh(by_bus) == "离家远，要坐车去"
    assert [zh(halls.facility(one)) for one in near.facilities] == ["有坡道，轮椅能进"]
    desk.gateway.public.all_halls = (Hall("x", "某厅", ""),)
    view = desk.at("2026-11-24T10:00")
    (unknown,) = view.halls
    assert (halls.way(unknown), halls.address(unknown), halls.phone(unknown)) == (None, None, None)
    assert zh(halls.opening(unknown, view.now)) == "几点开门，要问一问。"


def test_without_a_network_the_cached_halls_stay(desk: Desk) -> None:
    desk.at("2026-11-24T10:00")
    desk.gateway.trouble = NoNetwork("cable")
    seen = desk.find.fetch()
    assert isinstance(seen.problem, NoNetwork)
    assert seen.is_stale
    assert seen.value is not None
    assert len(seen.value.halls) == 2
    cached = desk.find.cached()
    assert cached is not None
    assert cached.value is not None


@pytest.mark.parametrize(("days", "words"), [(7, "白天晚上都开门"), (1, "今天全天开门")])
def test_a_hall_is_open_day_and_night_only_where_every_day_is_whole(days: int, words: str) -> None:
    now = FakeClock().now()
    week = ((now.weekday() + ahead) % 7 for ahead in range(days))
    whole = tuple(OpeningDay((Span(time(0), time(0)),), weekday=day) for day in week)
    assert zh(halls.opening(Hall("h", "营业厅", "", whole), now)) == words
