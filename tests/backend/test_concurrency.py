"""What arrives at the same moment: one wish is one ticket, one number has one live call, waiting costs no thread."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import pytest
import requests
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from elderclient.backend.auth.tokens import issue
from elderclient.backend.database.models import Ticket
from elderclient.backend.server.serving import listen
from elderclient.backend.tickets import placing
from elderclient.backend.tickets.kinds import TicketRequest
from elderclient.backend.tickets.placing import AlreadyLiveError
from tests.backend.sample import SECRET, START, TICKETS, SampleOperator, wish
from tests.contract.checked_client import CheckedClient

T = TypeVar("T")
AT_ONCE = 12


def together(count: int, act: Callable[[int], T]) -> list[T]:
    """Run ``act`` in so many threads that start at the same moment."""
    gate = threading.Barrier(count)

    def run(index: int) -> T:
        gate.wait(20)
        return act(index)

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(run, range(count)))


def post(served: SampleOperator, external_id: str) -> requests.Response:
    token = str(served.elder.authorization).removeprefix("Bearer ")
    with CheckedClient(served.url, token) as client:
        return client.post(TICKETS, wish(external_id))


def test_the_same_wish_many_times_at_once_is_one_ticket(served: SampleOperator) -> None:
    answers = together(AT_ONCE, lambda _: post(served, "w-1"))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["id"] for answer in answers}) == 1
    with served.operator.reading() as session:
        assert len(session.scalars(select(Ticket)).all()) == 1


def test_reports_that_arrive_at_once_are_counted_all_the_same(served: SampleOperator) -> None:
    token = str(served.elder.authorization).removeprefix("Bearer ")

    def file(index: int) -> requests.Response:
        with CheckedClient(served.url, token) as client:
            return client.post(TICKETS, wish(f"f-{index}", ticketType="fraudReport", troubleTicketCharacteristic=[]))

    most = served.operator.configuration.fraud_reports_an_hour
    answers = together(AT_ONCE, file)
    assert most < AT_ONCE
    assert [answer.status_code for answer in answers].count(201) == most
    assert {answer.status_code for answer in answers} == {201, 429}
    assert {answer.headers["Retry-After"] for answer in answers if answer.status_code == 429} == {"3600"}


def test_many_wishes_for_one_number_at_once_leave_one_live_call(served: SampleOperator) -> None:
    answers = together(AT_ONCE, lambda index: post(served, f"w-{index}"))
    placed = [answer for answer in answers if answer.status_code == 201]
    refused = [answer for answer in answers if answer.status_code == 409]
    assert (len(placed), len(refused)) == (1, AT_ONCE - 1)
    assert {answer.json()["existingId"] for answer in refused} == {placed[0].json()["id"]}


def test_the_database_itself_refuses_what_came_between_looking_and_writing(
    served: SampleOperator, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = served.operator.placing.place
    first = place(
        "A", TicketRequest("callbackRequest", "", external_id="w-1", values={"callbackNumber": "13800000001"}), START
    )
    look = placing._by_external_id
    looks: list[str] = []

    def look_too_early(session: Session, customer_id: str, external_id: str | None) -> str | None:
        looks.append(customer_id)
        return None if len(looks) == 1 else look(session, customer_id, external_id)

    monkeypatch.setattr(placing, "_by_external_id", look_too_early)
    assert (
        place(
            "A",
            TicketRequest("callbackRequest", "", external_id="w-1", values={"callbackNumber": "13800000001"}),
            START,
        )
        == first
    )
    assert len(looks) == 2
    with pytest.raises(AlreadyLiveError) as refused:
        place(
            "A",
            TicketRequest("callbackRequest", "", external_id="w-2", values={"callbackNumber": "13800000001"}),
            START,
        )
    assert refused.value.existing_id == first


def test_two_live_rows_for_one_number_cannot_exist(served: SampleOperator) -> None:
    def row(name: str) -> Ticket:
        return Ticket(
            id=name, customer_id="A", ticket_type="x", created_at=START, updated_at=START, live_number="13800000001"
        )

    with pytest.raises(IntegrityError), served.operator.writing.begin() as session:
        session.add_all([row("1"), row("2")])


def test_a_change_reaches_everybody_who_waits_and_waiting_blocks_nobody(served: SampleOperator) -> None:
    ticket = served.elder.post(TICKETS, wish()).json()["id"]
    path = f"{TICKETS}/{ticket}"
    etag = served.elder.get(path).headers["ETag"]
    count = 60
    with served.operator.writing.begin() as session:
        tokens = [issue(session, "A", SECRET, START) for _ in range(3)]
    waiting = threading.Barrier(count + 1)

    def wait(index: int) -> requests.Response:
        with CheckedClient(served.url, tokens[index % len(tokens)]) as client:
            waiting.wait(20)
            return client.get(path, Prefer="wait=20", If_None_Match=etag)

    with ThreadPoolExecutor(count) as pool:
        futures = [pool.submit(wait, index) for index in range(count)]
        waiting.wait(20)
        assert served.young.get("/tmf-api/party/v5/individual").status_code == 200
        assert served.elder.patch(path, {"status": "cancelled"}).status_code == 200
        answers = [future.result() for future in futures]
    assert {answer.status_code for answer in answers} == {200}
    assert {answer.json()["status"] for answer in answers} == {"cancelled"}
    assert {answer.headers["Preference-Applied"] for answer in answers} == {"wait=20"}


def test_nothing_new_is_304_after_the_time_granted(served: SampleOperator) -> None:
    path = f"{TICKETS}/{served.elder.post(TICKETS, wish()).json()['id']}"
    etag = served.elder.get(path).headers["ETag"]
    waited = served.elder.get(path, Prefer="respond-async, wait=1", If_None_Match=etag)
    assert (waited.status_code, waited.headers["Preference-Applied"]) == (304, "wait=1")
    assert waited.elapsed.total_seconds() >= 1
    at_once = served.elder.get(path, If_None_Match=etag)
    assert (at_once.status_code, at_once.headers["ETag"]) == (304, etag)
    assert served.elder.get(path, Prefer="wait=900", If_None_Match="other").headers["Preference-Applied"] == "wait=20"


def test_one_call_moving_on_tells_those_behind(served: SampleOperator) -> None:
    ahead = served.elder.post(TICKETS, wish()).json()["id"]
    behind = served.young.post(TICKETS, wish("b", "13900000001")).json()["id"]
    etag = served.young.get(f"{TICKETS}/{behind}").headers["ETag"]
    assert served.agent("take", ahead) == 200
    moved = served.young.get(f"{TICKETS}/{behind}", Prefer="wait=20", If_None_Match=etag)
    assert moved.status_code == 200


def test_answers_are_not_held_back_for_more_to_send() -> None:
    with listen("127.0.0.1", 0) as listener:
        assert listener.proto == socket.IPPROTO_TCP
