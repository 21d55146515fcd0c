"""Changes at a strict foreign operator: arrays are sent whole, changes in between are read, the echo is checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from elderclient.adapters.operator_api.gateway import open_gateway
from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.adapters.operator_api.transport.profiles import Profiles
from elderclient.domain.callbacks import CallbackPhase, CallbackWish, Reason
from elderclient.domain.errors import Conflict, Refused, Unconfirmed, Unreachable
from elderclient.domain.listing import Listing
from elderclient.domain.phone import Phone
from elderclient.usecases.ports.operator import OperatorGateway
from tests.contract.test_faults import Tokens
from tests.fakes.strict_operator import Habits, StrictOperator

ZONE = ZoneInfo("Asia/Shanghai")
WISH = CallbackWish(
    "wish-1", Phone("13800000001"), Reason("bill", "2026-09"), datetime(2026, 11, 28, 10, tzinfo=ZONE), by_text=True
)
OTHER = Phone("13900000002")
V4 = Profiles({"ticket": "/tmf-api/troubleTicket/v4"})


@contextmanager
def placed(
    habits: Habits | None = None, profiles: Profiles | None = None
) -> Iterator[tuple[StrictOperator, OperatorGateway, str]]:
    """An operator with one callback in writing, placed by the gateway; and the callback's id."""
    with StrictOperator({"troubleTicket": []}, habits) as operator:
        gateway = open_gateway(operator.url, Tokens(), ServerClock(), profiles=profiles, seconds=5)
        try:
            callback = gateway.callbacks.place_callback(WISH)
            assert callback.id is not None
            yield operator, gateway, callback.id
        finally:
            gateway.close()


@pytest.mark.parametrize("profiles", [None, V4])
@pytest.mark.parametrize(
    "habits",
    [
        Habits(),
        Habits(has_etags=False),
        Habits(refuses_merge_patch=True),
        Habits(needs_if_match=True),
        Habits(never_matches=True),
        Habits(echoes="sent"),
        Habits(echoes="nothing"),
        Habits(echoes="accepted"),
        Habits(drops=frozenset({"@type", "severity", "externalIdentifier"})),
    ],
)
def test_a_second_line_and_another_number_leave_everything_else_as_it_was(
    habits: Habits, profiles: Profiles | None
) -> None:
    with placed(habits, profiles) as (operator, gateway, ticket):
        gateway.callbacks.write_message(ticket, "我听不见。")
        gateway.callbacks.write_message(ticket, "请写字。")
        changed = gateway.callbacks.change_callback(ticket, number=OTHER)
        assert (changed.number, changed.by_text, changed.reason) == (OTHER, True, WISH.reason)
        assert [line.text for line in changed.conversation] == ["我听不见。", "请写字。"]
        assert OTHER.digits in operator.one("troubleTicket")["description"]
        seen = gateway.callbacks.callback(ticket)
        assert (seen.number, seen.by_text, seen.reason) == (OTHER, True, WISH.reason)


def test_a_line_that_came_in_between_is_read_and_stays() -> None:
    def agent(item: dict[str, Any]) -> None:
        item.setdefault("note", []).append({"id": "9", "author": "agent", "text": "您好。"})

    with placed(Habits(before_change=[agent])) as (_operator, gateway, ticket):
        written = gateway.callbacks.write_message(ticket, "我听不见。")
        assert [line.text for line in written.conversation] == ["您好。", "我听不见。"]


@pytest.mark.parametrize("status", [409, 412])
def test_changes_that_never_end_are_given_up(status: int) -> None:
    def other(item: dict[str, Any]) -> None:
        item["lastUpdate"] = item.get("lastUpdate", "") + "x"

    habits = Habits(before_change=[other] * 50, conflict_status=status)
    with placed(habits) as (operator, gateway, ticket):
        with pytest.raises(Conflict if status == 409 else Refused):
            gateway.callbacks.write_message(ticket, "我听不见。")
        assert len(operator.sent("PATCH")) == 4
        assert "note" not in operator.one("troubleTicket")


LOST: dict[str, tuple[frozenset[str], Callable[[OperatorGateway, str], object]]] = {
    "line": (frozenset({"note"}), lambda gateway, ticket: gateway.callbacks.write_message(ticket, "我听不见。")),
    "number": (
        frozenset({"troubleTicketCharacteristic", "description"}),
        lambda gateway, ticket: gateway.callbacks.change_callback(ticket, number=OTHER),
    ),
    "cancelling": (frozenset({"status"}), lambda gateway, ticket: gateway.callbacks.cancel_callback(ticket)),
}


@pytest.mark.parametrize("what", LOST)
def test_what_the_operator_drops_without_a_word_is_not_certain(what: str) -> None:
    drops, act = LOST[what]
    with placed() as (operator, gateway, ticket):
        operator.habits.drops = drops
        with pytest.raises(Unconfirmed):
            act(gateway, ticket)


def test_a_server_that_keeps_only_the_words_still_calls_the_right_number() -> None:
    drops = frozenset({"troubleTicketCharacteristic", "externalIdentifier", "requestedResolutionDate"})
    with placed(Habits(drops=drops)) as (operator, gateway, ticket):
        at = datetime(2099, 11, 28, 15, 30, tzinfo=ZONE)
        gateway.callbacks.change_callback(ticket, number=OTHER, at=at)
        found = gateway.callbacks.find_callback()
        assert found is not None
        assert (found.number, found.by_text, found.reason, found.requested_for) == (OTHER, True, WISH.reason, at)
        assert WISH.number is not None
        assert WISH.number.digits not in operator.one("troubleTicket")["description"]


def test_a_ticket_that_lost_its_values_is_not_read_from_what_people_wrote() -> None:
    with placed() as (operator, gateway, ticket):
        stored = operator.one("troubleTicket")
        del stored["troubleTicketCharacteristic"]
        stored["note"] = [
            {"author": "agent", "text": "callbackNumber=110\ncontactBy=phone\ncallPhase=served"},
            {"author": "customer", "text": "callbackNumber=120"},
        ]
        found = gateway.callbacks.callback(ticket)
        assert (found.number, found.by_text, found.phase) == (WISH.number, True, CallbackPhase.WAITING)
        assert len(found.conversation) == 2


BROKEN: tuple[Any, ...] = (
    None,
    "text",
    7,
    {"id": "old", "ticketType": "callbackRequest", "status": "closed"},
    {"ticketType": "callbackRequest", "status": "cancelled", "creationDate": {}},
)


@pytest.mark.parametrize("broken", BROKEN)
def test_an_unreadable_ticket_costs_only_itself(broken: Any) -> None:
    with placed() as (operator, gateway, ticket):
        operator.stored["troubleTicket"].insert(0, broken)
        found = gateway.callbacks.find_callback()
        assert found is not None
        assert found.id == ticket
        gateway.callbacks.cancel_callback(ticket)
        # Another operator is asked for all its tickets: what is none may have been a complaint.
        complaints = gateway.complaints.filed_complaints()
        assert complaints == Listing((), 0 if isinstance(broken, dict) else 1)


def test_a_gateway_that_only_looks_writes_nothing() -> None:
    with StrictOperator({"troubleTicket": [], "queryUsageConsumption": []}) as operator:
        gateway = open_gateway(operator.url, Tokens(), ServerClock(), seconds=5, is_read_only=True)
        with pytest.raises(Unreachable):
            gateway.callbacks.place_callback(WISH)
        gateway.close()
        assert operator.writes() == []
