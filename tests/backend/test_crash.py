"""A server that is killed in the middle of its work: what it answered is there afterwards, and it goes on."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.backend.order_sample import PRODUCTS, add, again, confirmed, drafted
from tests.backend.sample import TICKETS, wish
from tests.contract.checked_client import CheckedClient
from tests.contract.running_operator import RunningOperator, running_operator

CUSTOMERS = 10
POSTS = 100
KILLED_AFTER = 50
SECONDS = 40

pytestmark = pytest.mark.long(share=3, among="kills")


def report(number: int) -> dict[str, Any]:
    """A report of which a customer may have ten, each with its own id."""
    body = wish(f"report-{number}")
    return {**body, "ticketType": "fraudReport", "troubleTicketCharacteristic": []}


def first_number(client: CheckedClient) -> str:
    """The number the customer is called back on."""
    return str(client.get("/tmf-api/party/v5/individual").json()[0]["contactMedium"][0]["phoneNumber"])


def post_until_killed(operator: RunningOperator) -> dict[str, str]:
    """Send all reports from several threads and kill the server in between; the answered ids by external id."""
    answered: dict[str, str] = {}

    def send(number: int) -> None:
        try:
            with operator.client(number % CUSTOMERS) as client:
                answer = client.post(TICKETS, report(number))
        except requests.RequestException:
            return
        assert answer.status_code == 201
        answered[f"report-{number}"] = answer.json()["id"]
        if len(answered) >= KILLED_AFTER:
            operator.process.kill()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(send, range(POSTS)))
    operator.process.wait(SECONDS)
    return answered


def kept(operator: RunningOperator) -> dict[str, str]:
    """The ids of all reports the server knows, by external id; each may be there once."""
    found = []
    for customer in range(CUSTOMERS):
        with operator.client(customer) as client:
            found += client.get(f"{TICKETS}?ticketType=fraudReport&limit=1000").json()
    by_external = {one["externalIdentifier"][0]["id"]: one["id"] for one in found}
    assert len(by_external) == len(found)
    return by_external


def test_what_was_answered_is_there_after_a_kill_and_a_second_try_completes_it(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'operator.db'}"
    with running_operator("--database", url) as operator:
        answered = post_until_killed(operator)
        assert operator.process.returncode == -9
    assert KILLED_AFTER <= len(answered) < POSTS
    with running_operator("--database", url) as operator:
        there = kept(operator)
        assert answered.items() <= there.items()
        for number in range(POSTS):
            with operator.client(number % CUSTOMERS) as client:
                assert client.post(TICKETS, report(number)).status_code == 201
        complete = kept(operator)
        assert len(complete) == POSTS
        assert there.items() <= complete.items()


def test_a_call_in_hand_goes_on_where_it_was(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'operator.db'}"
    with running_operator("--database", url, "--pace", "0.1", has_agents=True) as operator, operator.client() as client:
        ticket = client.post(TICKETS, wish("w-1", first_number(client))).json()["id"]
        before = follow(client, ticket, "dialling")
        operator.process.kill()
        operator.process.wait(SECONDS)
    with (
        running_operator("--database", url, "--pace", "0.02", has_agents=True) as operator,
        operator.client() as client,
    ):
        after = follow(client, ticket, "served")
    assert after["id"] == before["id"]
    changes = after["statusChangeHistory"]
    assert changes[: len(before["statusChangeHistory"])] == before["statusChangeHistory"]
    assert [change["status"] for change in changes].count("acknowledged") == 1
    assert phase_and_attempt(after) == ("served", 1)


def phase_and_attempt(ticket: dict[str, Any]) -> tuple[str, int]:
    """How far a callback is."""
    values = {one["name"]: one["value"] for one in ticket["troubleTicketCharacteristic"]}
    return values["callPhase"], values["attempt"]


def follow(client: CheckedClient, ticket: str, phase: str) -> dict[str, Any]:
    """Wait by long polls until the callback is in ``phase``."""
    deadline = time.monotonic() + SECONDS
    etag = "none"
    while time.monotonic() < deadline:
        answer = client.get(f"{TICKETS}/{ticket}", Prefer="wait=5", If_None_Match=etag)
        etag = answer.headers["ETag"]
        if answer.status_code == 200 and phase_and_attempt(answer.json())[0] == phase:
            return dict(answer.json())
    raise AssertionError(f"never {phase}")


def test_a_confirmed_order_outlives_a_kill_and_a_draft_still_orders_nothing(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'operator.db'}"
    with running_operator("--database", url, "--pace", "0.005") as operator, operator.client() as client:
        held = confirmed(client, add("extra-news"))
        draft = drafted(client, add("extra-cloud"))
        operator.process.kill()
        operator.process.wait(SECONDS)
    with running_operator("--database", url, "--pace", "0.005") as operator, operator.client() as client:
        deadline = time.monotonic() + SECONDS
        while "draft" in (states := [again(client, one)["state"] for one in (held, draft)]) or "held" in states:
            assert time.monotonic() < deadline
        assert states == ["completed", "cancelled"]
        offerings = [one["productOffering"]["id"] for one in client.get(PRODUCTS).json()]
        assert offerings.count("extra-news") == 1
        assert "extra-cloud" not in offerings
