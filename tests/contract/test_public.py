"""Halls, common questions and balances: the client's mapping against the real operator and against strange ones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from typing import Any

import pytest

from elderclient.adapters.operator_api.gateway import open_gateway
from elderclient.adapters.operator_api.information import Halls
from elderclient.adapters.operator_api.transport.api import Api
from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.adapters.operator_api.transport.profiles import REFERENCE, ApiProfile
from elderclient.adapters.operator_api.transport.session import Request, Response
from elderclient.domain.configuration import Language
from elderclient.domain.information.hall import Facility, OpeningDay, Span
from elderclient.domain.money import Money
from elderclient.domain.sentence import OperatorText, say
from elderclient.ui.flow.directory import named_in
from elderclient.usecases.ports.operator import OperatorGateway
from tests.contract.running_operator import RunningOperator, running_operator
from tests.contract.test_faults import Tokens

PREPAID = 3
"""The demo customer who pays in advance."""


@pytest.fixture(scope="module")
def backend() -> Iterator[RunningOperator]:
    with running_operator("--no-agents") as operator:
        yield operator


@pytest.fixture
def gateway(backend: RunningOperator) -> Iterator[OperatorGateway]:
    gateway = open_gateway(backend.url, Tokens(backend.token(PREPAID)), ServerClock(), profiles=REFERENCE)
    yield gateway
    gateway.close()


def test_halls_come_with_everything_people_ask_for(gateway: OperatorGateway) -> None:
    halls = gateway.halls.halls()
    assert len(halls) == 5
    assert [hall.metres for hall in halls] == sorted(hall.metres or 0 for hall in halls)
    best = next(hall for hall in halls if hall.id == "hall-renmin")
    assert set(best.facilities) == set(Facility)
    assert best.phone is not None
    assert best.name_en
    assert best.spans_on(date(2026, 11, 23)) == (Span(time(8), time(20)),)


def test_answers_come_in_both_languages(gateway: OperatorGateway) -> None:
    answers = gateway.answers.answers()
    assert len(answers) >= 20
    assert all(len(one.answer) == len(one.answer_en) for one in answers)


def test_an_answer_names_the_same_screens_in_both_languages(gateway: OperatorGateway) -> None:
    def named(sentences: tuple[str, ...], language: Language) -> list[str]:
        return [one.screen for one in named_in((say("{text}", text=OperatorText(one)) for one in sentences), language)]

    answers = gateway.answers.answers()
    different = [
        one.id for one in answers if named(one.answer, Language.CHINESE) != named(one.answer_en, Language.ENGLISH)
    ]
    assert different == []
    assert any(named(one.answer, Language.CHINESE) for one in answers)


def test_what_is_left_is_the_accounts_own(gateway: OperatorGateway) -> None:
    (account,) = gateway.accounts.accounts()
    assert account.is_prepaid
    assert account.balance == Money.of("86.50")


class Strange:
    """Answers one list, whatever is asked."""

    def __init__(self, *values: dict[str, Any]) -> None:
        self._values = list(values)

    def send(self, _request: Request) -> Response:
        import json

        return Response(200, {}, json.dumps(self._values).encode(), is_plain_http=True)


def halls_of(*values: dict[str, Any]) -> tuple[Any, ...]:
    session: Any = Strange(*values)
    return Halls(Api(session, ApiProfile("/s", 4), ServerClock(), 1.0)).halls().items


def test_foreign_calendars_are_read_as_they_are_meant() -> None:
    (hall,) = halls_of(
        {
            "id": "1",
            "name": "厅",
            "status": "Active",
            "calendar": [
                {"day": "Mon,Tue, wednesday", "hourPeriod": [{"startHour": "9:00", "endHour": "24:00"}]},
                {"day": "2026-10-01T00:00:00Z", "status": "closed"},
                {"day": "someday", "hourPeriod": [{"startHour": "x", "endHour": None}]},
                {"day": "thu", "hourPeriod": {"startHour": "09:00:00", "endHour": "17:30:00"}},
            ],
        }
    )
    late = (Span(time(9), time(0)),)
    assert hall.calendar == (
        OpeningDay(late, weekday=0),
        OpeningDay(late, weekday=1),
        OpeningDay(late, weekday=2),
        OpeningDay((), day=date(2026, 10, 1)),
        OpeningDay(None),
        OpeningDay((Span(time(9), time(17, 30)),), weekday=3),
    )
    assert hall.spans_on(date(2026, 11, 27)) is None, "Friday may be the day that is not understood"


def test_hours_that_are_not_understood_are_not_closed() -> None:
    (hall,) = halls_of(
        {
            "id": "1",
            "name": "厅",
            "calendar": [
                {"day": "Monday-Friday", "hourPeriod": [{"startHour": "nine", "endHour": "17:30"}]},
                {"day": "sat to sun", "hourPeriod": [{"startHour": "10:00", "endHour": "16:00"}]},
            ],
        }
    )
    assert hall.spans_on(date(2026, 11, 27)) is None
    assert hall.spans_on(date(2026, 11, 28)) == hall.spans_on(date(2026, 11, 29)) == (Span(time(10), time(16)),)


def test_a_hall_that_cannot_be_read_is_counted() -> None:
    session: Any = Strange({"id": "1", "name": "厅"}, {"id": "2"})
    found = Halls(Api(session, ApiProfile("/s", 4), ServerClock(), 1.0)).halls()
    assert (len(found), found.unread) == (1, 1)


def test_what_is_no_hall_or_closed_for_good_is_left_out() -> None:
    found = halls_of(
        {"id": "1", "name": "基站", "code": "mast"},
        {"id": "2", "name": "老厅", "status": "terminated"},
        {"id": "3", "description": "新厅", "facility": ["ramp", "sauna"], "distanceMetres": -5},
    )
    assert [(hall.name, hall.facilities, hall.metres) for hall in found] == [("新厅", (Facility.RAMP,), None)]
