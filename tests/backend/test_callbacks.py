"""The whole life of a callback over HTTP, each step as the wire contract says."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.backend.sample import START, TICKETS, SampleOperator, text, values, whole, wish

CHECK = "/elderclient/v1/callCheck"


def place(served: SampleOperator, **more: Any) -> dict[str, Any]:
    answer = served.elder.post(TICKETS, wish(**more))
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def read(served: SampleOperator, ticket_id: str) -> dict[str, Any]:
    return dict(served.elder.get(f"{TICKETS}/{ticket_id}").json())


def test_a_call_is_placed_taken_dialled_talked_and_closed(served: SampleOperator) -> None:
    ticket = place(served)
    assert ticket["status"] == "acknowledged"
    assert ticket["priority"] == "high"
    shown = values(ticket)
    assert (shown["callPhase"], shown["queuePosition"], shown["attempt"]) == ("waiting", 1, 0)
    assert shown["estimatedWaitSeconds"] == 52
    assert shown["repeatToday"] is False
    assert ticket["expectedResolutionDate"] == "2026-11-23T02:01:00.000Z"

    for action, phase, status, state in (
        ("take", "taken", "inProgress", "notCalling"),
        ("dial", "dialling", "inProgress", "calling"),
        ("answer", "talking", "inProgress", "calling"),
        ("close", "served", "closed", "notCalling"),
    ):
        assert served.agent(action, ticket["id"]) == 200
        now = read(served, ticket["id"])
        assert (values(now)["callPhase"], now["status"]) == (phase, status)
        assert "queuePosition" not in values(now)
        # The caller can be heard only once the call is answered: until then there is nothing to compare them with.
        assert ("callCheckCode" in values(now)) is (phase in ("dialling", "talking"))
        assert ("callCheckCodeEn" in values(now)) is (phase in ("dialling", "talking"))
        assert served.elder.get(CHECK).json()["state"] == state
        assert served.young.get(CHECK).json()["state"] == "notCalling"
    assert [change["status"] for change in now["statusChangeHistory"]] == [
        "acknowledged",
        "inProgress",
        "inProgress",
        "inProgress",
        "resolved",
        "closed",
    ]


def test_the_words_are_two_things_and_a_number_and_never_the_same_twice(served: SampleOperator) -> None:
    seen = set()
    ticket = place(served)
    for _ in range(5):
        served.agent("take", ticket["id"])
        served.agent("dial", ticket["id"])
        shown = values(read(served, ticket["id"]))
        parts = shown["callCheckCode"].split(" ")
        assert len(parts) == 3
        assert 100 <= int(parts[2]) <= 999
        assert len(shown["callCheckCodeEn"].split(" ")) == 3
        assert shown["attempt"] == 1
        seen.add(shown["callCheckCode"])
        path = f"{TICKETS}/{ticket['id']}"
        patch = {"troubleTicketCharacteristic": [text("callCheckHeard", "wrong")]}
        after = served.elder.patch(path, whole(served.elder, path, patch))
        assert after.status_code == 200
        assert values(after.json())["callPhase"] == "waiting"
        assert "callCheckCode" not in values(after.json())
        assert after.json()["statusChangeReason"] == "fraudSuspicion"
    assert len(seen) > 1


def test_right_words_leave_the_call_going(served: SampleOperator) -> None:
    ticket = place(served)
    served.agent("take", ticket["id"])
    served.agent("dial", ticket["id"])
    heard = {"troubleTicketCharacteristic": [text("callCheckHeard", "right")]}
    path = f"{TICKETS}/{ticket['id']}"
    after = served.elder.patch(path, whole(served.elder, path, heard))
    assert values(after.json())["callPhase"] == "dialling"
    assert after.json()["statusChangeHistory"][-1]["statusChangeReason"] == "callCheckRight"
    assert "callCheckCode" not in values(after.json())
    served.agent("miss", ticket["id"])
    assert served.elder.patch(path, whole(served.elder, path, heard)).status_code == 409


def test_missed_calls_are_tried_again_until_the_last(served: SampleOperator) -> None:
    ticket_id = place(served)["id"]
    for attempt in (1, 2, 3):
        assert served.agent("take", ticket_id) == 200
        assert served.agent("dial", ticket_id) == 200
        assert served.agent("miss", ticket_id) == 200
        now = read(served, ticket_id)
        assert values(now)["attempt"] == attempt
    assert now["status"] == "closed"
    assert now["statusChangeReason"] == "noAnswer"
    assert values(now)["callPhase"] == "gaveUp"
    assert "nextAttemptAt" not in values(now)
    assert place(served, external_id="w-2")["id"] != ticket_id


def test_a_missed_call_says_when_the_next_attempt_is(served: SampleOperator) -> None:
    ticket_id = place(served)["id"]
    for action in ("take", "dial", "miss"):
        served.agent(action, ticket_id)
    now = read(served, ticket_id)
    assert now["status"] == "pending"
    assert values(now)["nextAttemptAt"] == "2026-11-23T02:15:00.000Z"
    etag = served.elder.get(f"{TICKETS}/{ticket_id}").headers["ETag"]
    served.clock.advance(minutes=16)
    again = served.elder.get(f"{TICKETS}/{ticket_id}", Prefer="wait=20", If_None_Match=etag)
    assert values(again.json())["callPhase"] == "waiting"


def test_the_same_wish_again_is_the_same_ticket(served: SampleOperator) -> None:
    first = place(served)
    again = served.elder.post(TICKETS, wish())
    assert again.status_code == 201
    assert again.json()["id"] == first["id"]
    found = served.elder.get(f"{TICKETS}?externalIdentifier.id=w-1&sort=-creationDate").json()
    assert [one["id"] for one in found] == [first["id"]]


def test_a_second_live_call_to_the_same_number_is_refused_with_the_first_ones_id(served: SampleOperator) -> None:
    first = place(served)
    refused = served.elder.post(TICKETS, wish("w-2"))
    assert refused.status_code == 409
    assert refused.json()["existingId"] == first["id"]
    other = served.elder.post(TICKETS, wish("w-3", "13800000002"))
    assert other.status_code == 201
    assert values(other.json())["repeatToday"] is True
    moved = {"troubleTicketCharacteristic": [text("callbackNumber", "13800000001")]}
    path = f"{TICKETS}/{other.json()['id']}"
    clash = served.elder.patch(path, whole(served.elder, path, moved))
    assert clash.status_code == 409
    assert clash.json()["existingId"] == first["id"]


def test_cancelling_frees_the_number_and_comes_too_late_once_talking(served: SampleOperator) -> None:
    ticket_id = place(served)["id"]
    cancelled = served.elder.patch(f"{TICKETS}/{ticket_id}", {"status": "cancelled"}, media_type="application/json")
    assert cancelled.status_code == 200
    assert cancelled.json()["status"] == "cancelled"
    assert served.elder.patch(f"{TICKETS}/{ticket_id}", {"status": "cancelled"}).status_code == 200
    second = place(served, external_id="w-2")["id"]
    for action in ("take", "dial", "answer"):
        served.agent(action, second)
    assert served.elder.patch(f"{TICKETS}/{second}", {"status": "cancelled"}).status_code == 409
    served.agent("close", second)
    assert served.elder.patch(f"{TICKETS}/{second}", {"status": "cancelled"}).status_code == 409


def test_another_number_and_another_time(served: SampleOperator) -> None:
    ticket_id = place(served)["id"]
    path = f"{TICKETS}/{ticket_id}"
    other = {"troubleTicketCharacteristic": [text("callbackNumber", "13800000002")]}
    moved = served.elder.patch(path, whole(served.elder, path, other))
    assert values(moved.json())["callbackNumber"] == "13800000002"
    others = {"troubleTicketCharacteristic": [text("callbackNumber", "13900000001")]}
    foreign = served.elder.patch(path, whole(served.elder, path, others))
    assert foreign.status_code == 422
    later = (START + timedelta(hours=2)).isoformat()
    scheduled = served.elder.patch(path, {"requestedResolutionDate": later})
    assert scheduled.json()["status"] == "pending"
    assert scheduled.json()["requestedResolutionDate"] == "2026-11-23T04:00:00.000Z"
    assert "queuePosition" not in values(scheduled.json())
    at_once = served.elder.patch(path, {"requestedResolutionDate": None}, checks_requests=False)
    assert values(at_once.json())["queuePosition"] == 1


def test_a_call_for_later_waits_outside_the_queue(served: SampleOperator) -> None:
    later = (START + timedelta(minutes=30)).isoformat()
    ticket = place(served, requestedResolutionDate=later)
    assert ticket["status"] == "pending"
    assert ticket["expectedResolutionDate"] == "2026-11-23T02:30:00.000Z"
    assert values(ticket)["callPhase"] == "waiting"


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"ticketType": "party"}, 422),
        ({"ticketType": None}, 400),
        ({"troubleTicketCharacteristic": []}, 422),
        ({"troubleTicketCharacteristic": [text("callbackNumber", "13900000001")]}, 422),
        ({"troubleTicketCharacteristic": "x"}, 400),
        ({"@type": "Ticket"}, 400),
        ({"requestedResolutionDate": "2026-11-23T10:00:00"}, 400),
        ({"description": "x" * 5000}, 400),
    ],
)
def test_wishes_that_cannot_be_met_are_refused_with_a_reason(
    served: SampleOperator, change: dict[str, Any], status: int
) -> None:
    refused = served.elder.post(TICKETS, {**wish(), **change}, checks_requests=False)
    assert refused.status_code == status
    assert len(refused.json()["reason"]) > 5


@pytest.mark.parametrize("patch", [{"priority": "high"}, {"status": "closed"}, {"severity": "x"}])
def test_what_only_the_operator_may_change_stays(served: SampleOperator, patch: dict[str, str]) -> None:
    ticket = place(served)
    assert served.elder.patch(f"{TICKETS}/{ticket['id']}", patch).status_code == 422
    assert read(served, ticket["id"])["priority"] == "high"


def fraud_report(number: int) -> dict[str, Any]:
    return wish(f"f-{number}", ticketType="fraudReport", troubleTicketCharacteristic=[])


def test_a_customer_files_so_many_fraud_reports_an_hour(served: SampleOperator) -> None:
    most = served.operator.configuration.fraud_reports_an_hour
    first = served.elder.post(TICKETS, fraud_report(0)).json()["id"]
    served.clock.advance(minutes=20)
    for number in range(1, most):
        assert served.elder.post(TICKETS, fraud_report(number)).status_code == 201
    served.clock.advance(minutes=10)
    refused = served.elder.post(TICKETS, fraud_report(most))
    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == str(30 * 60)
    assert refused.json()["reason"] == "Too many: enough fraud reports for now."
    # The same one again is no further report, other matters go on, and so do other customers.
    assert served.elder.post(TICKETS, fraud_report(0)).json()["id"] == first
    assert served.elder.post(TICKETS, wish("w-1")).status_code == 201
    assert served.young.post(TICKETS, fraud_report(0)).status_code == 201
    served.clock.advance(minutes=29, seconds=59.5)
    refused = served.elder.post(TICKETS, fraud_report(most))
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "1")
    served.clock.advance(seconds=1)
    assert served.elder.post(TICKETS, fraud_report(most)).status_code == 201
    assert served.elder.post(TICKETS, fraud_report(most + 1)).status_code == 429


def test_a_fraud_report_is_kept_once(served: SampleOperator) -> None:
    report = wish("f-1", ticketType="fraudReport", troubleTicketCharacteristic=[])
    first = served.elder.post(TICKETS, report)
    assert first.status_code == 201
    assert "troubleTicketCharacteristic" not in first.json()
    assert served.elder.post(TICKETS, report).json()["id"] == first.json()["id"]
    assert served.elder.patch(f"{TICKETS}/{first.json()['id']}", {"status": "cancelled"}).status_code == 422


def test_the_hand_on_the_agent_needs_its_own_token_and_the_right_order(served: SampleOperator) -> None:
    ticket_id = place(served)["id"]
    body = {"action": "take", "ticketId": ticket_id}
    assert served.elder.post("/elderclient/v1/demo/agent", body).status_code == 401
    assert served.nobody.post("/elderclient/v1/demo/agent", body).status_code == 401
    assert served.agent("answer", ticket_id) == 409
    assert served.agent("take", "nothing") == 404
    assert served.hand.post("/elderclient/v1/demo/agent", {"action": "jump", "ticketId": "x"}).status_code == 400


def test_a_call_that_goes_on_with_another_keeps_its_place(served: SampleOperator) -> None:
    first = served.young.post(TICKETS, wish("young-1", "13900000001")).json()["id"]
    for action in ("take", "dial", "answer", "close"):
        served.agent(action, first)
    served.clock.advance(minutes=30)
    served.elder.post(TICKETS, wish("elder-1"))
    going_on = wish("young-2", "13900000001") | {
        "troubleTicketRelationship": [
            {"@type": "TroubleTicketRelationship", "id": first, "relationshipType": "continues"}
        ]
    }
    again = served.young.post(TICKETS, going_on)
    assert again.status_code == 201, again.text
    # It counts as having waited since the first one, and so stands before an elder who came now.
    assert values(again.json())["queuePosition"] == 1
