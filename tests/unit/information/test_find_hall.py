"""Which hall to go to, in the words of this moment."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from elderclient.domain.errors import NoNetwork
from elderclient.domain.information.hall import Facility, Hall, OpeningDay, Span
from elderclient.domain.phone import Phone
from elderclient.phrases.information import halls
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


def test_the_nearest_that_is_open_is_named(desk: Desk) -> None:
    assert summary_of(desk.at("2026-11-24T10:00")) == halls.nearest_open(NEAR)
    assert summary_of(desk.at("2026-11-28T10:00")) == halls.nearest_open(FAR)
    assert summary_of(desk.at("2026-11-28T22:00")) == halls.none_open(NEAR)
    desk.gateway.public.all_halls = ()
    assert summary_of(desk.at("2026-11-24T10:00")) == halls.not_found()


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
