"""Service halls, outages and visits of other operators: hours, states and areas said in other ways, or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import pytest

from elderclient.domain.faults.outage import Outage
from elderclient.domain.faults.visit import VisitState
from elderclient.domain.information.hall import Span
from elderclient.domain.known import Unknown
from elderclient.domain.listing import Listing
from elderclient.phrases.faults import faults_screen, outages, visits
from elderclient.phrases.information import halls
from elderclient.ui.screens.faults.faults.presenter import FaultsPresenter
from elderclient.ui.screens.information.halls.presenter import HallsPresenter
from tests.contract.foreign_pages import ago, ticket, visiting
from tests.fakes.clock import SHANGHAI
from tests.fakes.screen_context import captions, entries

MONDAY, SATURDAY = date(2026, 11, 23), date(2026, 11, 28)
NINE_TO_FIVE = (Span(time(9), time(17)),)
FAULT = ticket("fault", "inProgress", relatedEntity=[{"role": "affectedLine", "id": "p1", "@referredType": "Product"}])


def site(*calendar: Any, **more: Any) -> dict[str, Any]:
    return {"id": "h1", "name": "和平路", "calendar": list(calendar)} | more


def entry(day: Any = "Monday", start: Any = "09:00", end: Any = "17:00", **more: Any) -> dict[str, Any]:
    return {"day": day, "hourPeriod": [{"startHour": start, "endHour": end}]} | more


@pytest.mark.parametrize(
    "day",
    [
        "Monday",
        "MON",
        "Mo",
        "周一",
        "星期一",
        "Mon-Fri",
        "Monday to Friday",
        "周一至周五",
        "星期一到星期日",
        "weekdays",
        "工作日",
        "daily",
        "每天",
        "Sat, Mon",
        ["Monday", "Tuesday"],
        "Tue and Mon",
        "2026-11-23",
    ],
)
def test_days_are_understood_in_many_forms(day: Any) -> None:
    with visiting(geographicSite=[site(entry(day))]) as visitor:
        (hall,) = visitor.gateway.halls.halls()
    assert hall.spans_on(MONDAY) == NINE_TO_FIVE


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("9:00", "17:00"),
        ("9", "17"),
        ("0900", "1700"),
        ("09:00:00", "17:00:00"),
        ("9 AM", "5 PM"),
        ("9:00am", "5:00 p.m."),
        ("09:00:00+08:00", "17:00:00+08:00"),
        ("9点", "17点"),
        (9, 17),
    ],
)
def test_hours_are_understood_in_many_forms(start: Any, end: Any) -> None:
    with visiting(geographicSite=[site(entry("Monday", start, end))]) as visitor:
        (hall,) = visitor.gateway.halls.halls()
    assert hall.spans_on(MONDAY) == NINE_TO_FIVE


@pytest.mark.parametrize(
    "calendar",
    [
        entry("Monday", "22:00", "06:00"),
        entry("Monday", "25:00", "26:00"),
        entry("Monday", "09:00Z", "17:00Z"),
        entry("Monday", "morning", "evening"),
        entry("Monday", "13 PM", "14 PM"),
        entry("Monday", status="by appointment"),
        entry("public holidays"),
        entry(None),
        {"day": "Monday"},
        {"day": "Monday", "hourPeriod": "09:00-17:00"},
    ],
)
def test_hours_that_are_not_understood_are_no_hours(calendar: dict[str, Any]) -> None:
    with visiting(geographicSite=[site(calendar)]) as visitor:
        (hall,) = visitor.gateway.halls.halls()
        said = visitor.hears(HallsPresenter)
    assert hall.spans_on(MONDAY) is None
    if hall.spans_on(visitor.desk.clock.now().date()) is None:
        assert halls.hours_unknown() in said


def test_a_day_that_is_not_understood_hides_the_next_opening() -> None:
    calendar = [entry("Sat-Sun", status="Closed"), entry("Monday", status="ask"), entry("Tue-Fri")]
    with visiting(geographicSite=[site(*calendar)]) as visitor:
        (hall,) = visitor.gateway.halls.halls()
    now = datetime(2026, 11, 28, 10, 0, tzinfo=SHANGHAI)
    assert (hall.span_at(now), hall.spans_on(now.date())) == (None, ())
    assert isinstance(hall.next_open_day(now.date()), Unknown)


def test_no_hall_is_the_nearest_where_no_distance_is_known() -> None:
    always = entry("daily", "00:00", "24:00")
    with visiting(geographicSite=[site(always), site(always, id="h2", name="解放路")]) as visitor:
        first = next(iter(visitor.gateway.halls.halls()))
        assert halls.one_open(first) in visitor.hears(HallsPresenter)


@pytest.mark.parametrize(
    ("more", "is_there"),
    [
        ({"code": "BJ-0012"}, True),
        ({"code": "serviceHall", "calendar": []}, True),
        ({"code": "BJ-0012", "calendar": []}, False),
        ({"code": "Retail Store 7", "calendar": []}, True),
        ({"code": "cellSite"}, False),
        ({"name": "和平路基站"}, False),
        ({"status": "Permanently closed"}, False),
    ],
)
def test_a_site_with_hours_is_a_hall_and_a_mast_is_none(more: dict[str, Any], is_there: bool) -> None:
    with visiting(geographicSite=[site(entry("daily")) | more]) as visitor:
        assert bool(visitor.gateway.halls.halls().items) is is_there


def visit(status: str | None, starts: str, ends: str) -> dict[str, Any]:
    related = [{"id": "fault-1", "@referredType": "TroubleTicket"}]
    made = {"id": "v1", "validFor": {"startDateTime": starts, "endDateTime": ends}, "relatedEntity": related}
    return made | ({} if status is None else {"status": status})


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("Confirmed", VisitState.CONFIRMED),
        ("BOOKED", VisitState.CONFIRMED),
        ("Canceled", VisitState.CANCELLED),
        ("no-show", VisitState.FAILED),
        ("attended", VisitState.COMPLETED),
        ("on hold?", VisitState.UNCLEAR),
        (None, VisitState.UNCLEAR),
    ],
)
def test_a_visit_is_not_coming_unless_that_is_said(status: str | None, state: VisitState) -> None:
    coming = visit(status, ago(days=-1), ago(days=-1, hours=-2))
    with visiting(troubleTicket=[FAULT], appointment=[coming]) as visitor:
        (found,) = visitor.gateway.visits.visits()
        assert found.state is state
        page = visitor.page(FaultsPresenter, "fault/fault-1")
        said, now = visitor.hears(FaultsPresenter, "fault/fault-1"), visitor.desk.clock.now()
    assert (visits.technician_comes(found.window, now) in said) is state.is_live
    assert (visits.may_come(found.window, now) in said) is (state is VisitState.UNCLEAR)
    assert (faults_screen.cancel_visit() in entries(page)) is state.is_live
    assert faults_screen.arrange_visit() not in captions(page)


def test_a_visit_whose_time_is_over_is_not_coming_any_more() -> None:
    over = visit("confirmed", ago(hours=30), ago(hours=28))
    with visiting(troubleTicket=[FAULT], appointment=[over]) as visitor:
        (found,) = visitor.gateway.visits.visits()
        said = visitor.hears(FaultsPresenter, "fault/fault-1")
        assert visits.was_to_come(found.window, visitor.desk.clock.now()) in said
        assert entries(visitor.page(FaultsPresenter, "fault/fault-1")) == [faults_screen.withdraw()]


def outage(**more: Any) -> dict[str, Any]:
    return {"id": "o1", "status": "inProgress", "creationDate": ago(hours=2), "affectedService": [{"id": "p1"}]} | more


def test_an_outage_without_an_area_names_none_and_says_what_the_operator_calls_it() -> None:
    with visiting(serviceProblem=[outage(name="光缆中断")]) as visitor:
        (found,) = visitor.gateway.outages.outages()
        said, now = visitor.hears(FaultsPresenter), visitor.desk.clock.now()
    assert found.area == ""
    assert outages.outage_state(found, now) in said
    assert outages.cause(found) in said


@pytest.mark.parametrize("status", ["Resolved", "CLOSED", "Canceled", "已解决"])
def test_an_outage_that_is_over_in_other_words_is_over(status: str) -> None:
    with visiting(serviceProblem=[outage(status=status)]) as visitor:
        assert not visitor.gateway.outages.outages().items


def test_an_outage_in_a_state_that_is_not_understood_is_counted_and_not_stated() -> None:
    with visiting(serviceProblem=[outage(), outage(id="o2", status="tier 2")]) as visitor:
        found = visitor.gateway.outages.outages()
    assert ([one.id for one in found], found.unread) == (["o1"], 1)


def test_announced_works_without_an_end_put_nothing_out_of_order() -> None:
    place = [{"place": {"id": "a", "name": "和平路"}}]
    with visiting(serviceProblem=[outage(category="Maintenance", affectedLocation=place)]) as visitor:
        (found,) = visitor.gateway.outages.outages()
    now = visitor.desk.clock.now()
    announced = Outage("o", "和平路", is_planned=True)
    assert outages.outage_state(found, now) == outages.outage_state(announced, now)


@pytest.mark.parametrize(
    "more",
    [
        {"status": "underConstruction"},
        {"status": "Under Construction"},
        {"status": "PLANNED"},
        {"status": "Closed"},
        {"status": "terminated"},
        {"status": "suspended"},
        {"status": "out_of_service"},
        {"status": "装修中"},
        {"status": "停业"},
        {"validFor": {"endDateTime": "2020-01-01"}},
        {"validFor": {"startDateTime": "2099-01-01T00:00:00+08:00"}},
    ],
)
def test_a_hall_that_is_not_in_use_is_not_listed(more: dict[str, Any]) -> None:
    with visiting(geographicSite=[site(entry("daily", "00:00", "24:00"), **more)]) as visitor:
        assert visitor.gateway.halls.halls() == Listing()
        assert halls.not_found() in [each.at("") for each in visitor.hears(HallsPresenter)]


@pytest.mark.parametrize("status", ["Active", "in service", "OPEN", "营业中", None, ""])
def test_a_hall_that_is_in_use_is_open_in_its_hours(status: str | None) -> None:
    with visiting(geographicSite=[site(entry("daily", "00:00", "24:00"), status=status)]) as visitor:
        (hall,) = visitor.gateway.halls.halls()
        assert halls.nearest_open(hall) in [each.at("") for each in visitor.hears(HallsPresenter)]


@pytest.mark.parametrize("status", ["phase 2", "?", {"code": "A"}, 7])
def test_whether_a_hall_is_in_use_is_asked_where_its_state_is_not_understood(status: Any) -> None:
    always = entry("daily", "00:00", "24:00")
    with visiting(geographicSite=[site(always, status=status)]) as visitor:
        (hall,) = visitor.gateway.halls.halls()
        now = visitor.desk.clock.now()
        assert (hall.is_known_in_use, hall.spans_on(now.date()), hall.span_at(now)) == (False, None, None)
        said = [each.at("") for each in visitor.hears(HallsPresenter)]
        assert halls.hours_unknown() in said
        assert halls.opening(hall, now) in [each.at("") for each in visitor.hears(HallsPresenter, "h1")]
    assert halls.opening(hall, now) != halls.opening(replace(hall, is_known_in_use=True, calendar=()), now)
