"""The yellow button at operators that have the least: it asks for a number, places the call, or promises nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from elderclient.adapters.operator_api.gateway import open_gateway
from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.domain.callbacks import CallbackPhase, Reason
from elderclient.domain.errors import NoNumber, SignInNeeded
from elderclient.domain.phone import Phone
from elderclient.usecases.callbacks.request_callback import RequestCallback
from tests.contract.test_faults import Tokens
from tests.fakes.dependencies import dependencies_of
from tests.fakes.store import FakeStore
from tests.fakes.strict_operator import Habits, StrictOperator

NUMBER = Phone("13800000001")
NOTHING: dict[str, list[Any]] = {"individual": [], "troubleTicket": []}


@contextmanager
def button(
    stored: dict[str, list[Any]], habits: Habits | None = None
) -> Iterator[tuple[StrictOperator, RequestCallback]]:
    """What the yellow button does at a strict operator, with a fresh store."""
    with StrictOperator(stored, habits) as operator:
        clock, store = ServerClock(), FakeStore()
        gateway = open_gateway(operator.url, Tokens(), clock, seconds=5)
        yield operator, RequestCallback(dependencies_of(gateway, store, clock, "wish-"))
        gateway.close()


@pytest.mark.parametrize(
    ("stored", "habits"),
    [
        (NOTHING, Habits()),
        (NOTHING, Habits(lacks=frozenset({"individual"}))),
        ({"individual": [None], "troubleTicket": []}, Habits()),
        ({"individual": [{"id": "1", "title": "Mr"}], "troubleTicket": []}, Habits()),
        ({"individual": [{"fullName": "王建国"}], "troubleTicket": [None, "x"]}, Habits()),
    ],
)
def test_it_asks_for_a_number_and_places_the_call(stored: dict[str, list[Any]], habits: Habits) -> None:
    with button(stored, habits) as (operator, request):
        asked = request.ask(Reason("bill"))
        assert isinstance(asked.problem, NoNumber)
        assert operator.writes() == []
        request.ask(Reason("bill"), number=NUMBER)
        placed = request.deliver()
        assert placed.problem is None
        assert placed.value is not None
        assert placed.value.callback is not None
        assert (placed.value.callback.number, placed.value.callback.phase) == (NUMBER, CallbackPhase.WAITING)
        other = Phone("13900000002")
        request.change_number(other)
        assert other.digits in operator.stored["troubleTicket"][-1]["description"]


def test_an_expired_first_number_is_never_called() -> None:
    media = [
        {"phoneNumber": "13800000001", "validFor": {"endDateTime": "2019-12-31T00:00:00Z"}},
        {"phoneNumber": "13900000002"},
    ]
    person = {"id": "1", "title": "王奶奶", "contactMedium": media}
    with button({"individual": [person], "troubleTicket": []}) as (operator, request):
        request.ask(Reason("bill"))
        request.deliver()
        ticket = operator.one("troubleTicket")
        assert "13900000002" in ticket["description"]
        assert "13800000001" not in str(ticket)


def test_a_refused_token_promises_nothing() -> None:
    with button(NOTHING) as (operator, request):
        operator.habits.status = 401
        request.ask(Reason("bill"), number=NUMBER)
        refused = request.deliver()
        assert refused.value is None
        assert isinstance(refused.problem, SignInNeeded)
        assert request.cached() is None
        operator.habits.status = 0
        assert operator.stored["troubleTicket"] == []
