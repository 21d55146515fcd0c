"""The operator's rules of complaints over HTTP, each tried to be broken; the clerk on a clock that stands still."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from elderclient.backend.complaints.deadlines import AnswerTime, ComplaintRules
from elderclient.backend.complaints.lifecycle import ComplaintLife
from elderclient.backend.complaints.simulated_clerk import SimulatedClerk
from elderclient.backend.config import UnsafeConfigurationError
from elderclient.backend.config_file import read_configuration
from elderclient.backend.database.models import Ticket
from elderclient.backend.runtime import Operator
from tests.backend.sample import START, TICKETS, SampleOperator, sample_operator, text, values, whole, wish
from tests.contract.checked_client import CheckedClient

ZONE = ZoneInfo("Asia/Shanghai")


def complaint(external_id: str = "c-1", *, line: str = "", parent: str = "", **told: str) -> dict[str, Any]:
    """A complaint as the client sends it."""
    body = wish(external_id, ticketType="complaint", description="这个我没有订过。")
    body["troubleTicketCharacteristic"] = [text(name, value) for name, value in told.items()]
    if line:
        body["relatedEntity"] = [about(line)]
    if parent:
        relation = {"@type": "TroubleTicketRelationship", "id": parent, "relationshipType": "continues"}
        body["troubleTicketRelationship"] = [relation]
    return body


def about(identifier: str, referred: str = "AppliedCustomerBillingRate", role: str = "subject") -> dict[str, Any]:
    entity = {"@type": "EntityRef", "id": identifier, "@referredType": referred, "name": "我说的名字"}
    return {"@type": "RelatedEntity", "role": role, "entity": entity}


def file(client: CheckedClient, **more: Any) -> dict[str, Any]:
    answer = client.post(TICKETS, complaint(**more))
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def patch(client: CheckedClient, ticket: dict[str, Any], body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    path = f"{TICKETS}/{ticket['id']}"
    answer = client.patch(path, whole(client, path, body))
    return answer.status_code, dict(answer.json())


def rated(satisfaction: str) -> dict[str, Any]:
    return {"troubleTicketCharacteristic": [text("satisfaction", satisfaction)]}


def written(words: str) -> dict[str, Any]:
    return {"note": [{"@type": "Note", "author": "customer", "text": words}]}


def by_clerk(served: SampleOperator, ticket: dict[str, Any], step: str) -> None:
    """Take up, answer or refuse it as a person of the operator would."""
    life = ComplaintLife(served.operator.configuration)
    with served.operator.writing.begin() as session:
        row = session.get_one(Ticket, ticket["id"])
        getattr(life, step)(session, row, "我们查过了。", served.clock())


def moment(told: str) -> datetime:
    return datetime.fromisoformat(told).astimezone(ZONE)


def test_it_is_filed_once_with_its_promises_and_what_the_books_say(served: SampleOperator) -> None:
    first = file(served.elder, line="bill-A-10-1", level="service", topic="charge", disputedAmount="0.01")
    again = file(served.elder, line="bill-A-10-1", topic="charge")
    assert first["id"] == again["id"]
    assert first["id"].startswith("261123")
    assert len(first["id"]) == 12
    assert first["id"].isdecimal()
    assert first["status"] == "acknowledged"
    shown = values(first)
    assert (shown["level"], shown["topic"]) == ("service", "charge")
    assert (shown["disputedAmount"], shown["disputedMonth"], shown["subjectNameEn"]) == (29, "2026-10", "Plan rent")
    assert moment(shown["firstAnswerBy"]) == START + timedelta(hours=24)
    assert moment(first["expectedResolutionDate"]) == datetime(2026, 12, 8, 23, 59, tzinfo=ZONE)


def test_where_the_customer_lives_another_promise_holds(served: SampleOperator) -> None:
    ticket = file(served.young)
    assert moment(ticket["expectedResolutionDate"]) == datetime(2026, 11, 30, 23, 59, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("start", "promise", "day"),
    [
        (datetime(2026, 12, 30, 23, tzinfo=ZONE), AnswerTime(5, are_working_days=True), (2027, 1, 6)),
        (datetime(2026, 12, 20, 0, tzinfo=ZONE), AnswerTime(15), (2027, 1, 4)),
        (datetime(2026, 2, 13, 12, tzinfo=ZONE), AnswerTime(1, are_working_days=True), (2026, 2, 16)),
    ],
)
def test_a_promise_ends_with_its_last_day(start: datetime, promise: AnswerTime, day: tuple[int, int, int]) -> None:
    assert promise.until(start, ZONE) == datetime(*day, 23, 59, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"description": " "}, "1 to 2000 characters"),
        ({"description": "多" * 2001}, "1 to 2000 characters"),
        ({"troubleTicketCharacteristic": [text("topic", "weather")]}, "topic is one of"),
        ({"troubleTicketCharacteristic": [text("level", "mediation")]}, "begins at the level service"),
        ({"requestedResolutionDate": "2026-12-01T00:00:00Z"}, "the operator's promise"),
        ({"relatedEntity": [about("bill-B-10-1")]}, "is not there"),
        ({"relatedEntity": [about("no-such-line")]}, "is not there"),
        ({"relatedEntity": [about("prod-B", "Product")]}, "is not there"),
        ({"relatedEntity": [about("bill-B-10", "CustomerBill", "bill")]}, "is not there"),
        ({"relatedEntity": [about("A", "Individual")]}, "is about one of"),
    ],
)
def test_what_makes_no_complaint_is_refused_with_a_reason(
    shared: SampleOperator, changed: dict[str, Any], reason: str
) -> None:
    answer = shared.elder.post(TICKETS, complaint("refused") | changed)
    assert answer.status_code == 422
    assert reason in answer.json()["reason"]
    assert shared.elder.get(f"{TICKETS}?externalIdentifier.id=refused").json() == []


@pytest.mark.parametrize(("identifier", "referred"), [("prod-A", "Product"), ("bill-A-10", "CustomerBill")])
def test_it_may_be_about_anything_of_ones_own(served: SampleOperator, identifier: str, referred: str) -> None:
    body = complaint() | {"relatedEntity": [about(identifier, referred)]}
    assert served.elder.post(TICKETS, body).status_code == 201


def test_it_may_be_about_a_call_but_about_no_other_ticket(served: SampleOperator) -> None:
    call = served.elder.post(TICKETS, wish("call")).json()
    body = complaint() | {"relatedEntity": [about(call["id"], "TroubleTicket")]}
    filed = served.elder.post(TICKETS, body)
    assert filed.status_code == 201
    assert moment(values(filed.json())["disputedAt"]) == START
    body = complaint("c-2") | {"relatedEntity": [about(filed.json()["id"], "TroubleTicket")]}
    assert served.elder.post(TICKETS, body).status_code == 422


def test_nobody_touches_anothers_complaint(served: SampleOperator) -> None:
    ticket = file(served.elder)
    assert served.young.get(f"{TICKETS}/{ticket['id']}").status_code == 404
    assert patch(served.young, ticket, {"status": "cancelled"})[0] == 404
    body = complaint("theirs", parent=ticket["id"])
    assert served.young.post(TICKETS, body).status_code == 422


def test_one_writes_more_and_withdraws_only_while_it_is_open(served: SampleOperator) -> None:
    ticket = file(served.elder)
    for _ in range(2):  # an answer that was lost makes the client send it again
        status, shown = patch(served.elder, ticket, written("还有一件事。"))
        assert status == 200
    assert [(note["author"], note["text"]) for note in shown["note"]] == [("customer", "还有一件事。")]
    by_clerk(served, ticket, "take_up")
    by_clerk(served, ticket, "answer")
    for body in (written("晚了"), {"status": "cancelled"}):
        status, refused = patch(served.elder, ticket, body)
        assert status == 409
        assert "resolved" in refused["reason"]
    other = file(served.elder, external_id="c-2")
    for _ in range(2):
        status, shown = patch(served.elder, other, {"status": "cancelled"})
        assert (status, shown["status"]) == (200, "cancelled")
    assert patch(served.elder, other, written("晚了"))[0] == 409


def test_one_rates_once_and_only_after_the_answer(served: SampleOperator) -> None:
    ticket = file(served.elder)
    assert patch(served.elder, ticket, rated("5"))[0] == 409
    by_clerk(served, ticket, "answer")
    for wrong in ("0", "6", "good", ""):
        assert patch(served.elder, ticket, rated(wrong))[0] == 422
    for _ in range(2):
        status, shown = patch(served.elder, ticket, rated("2"))
        assert (status, values(shown)["satisfaction"]) == (200, 2)
    status, refused = patch(served.elder, ticket, rated("5"))
    assert status == 409
    assert "rated already" in refused["reason"]


@pytest.mark.parametrize(
    "body",
    [
        {"status": "resolved"},
        {"status": "closed"},
        {"requestedResolutionDate": "2026-12-01T00:00:00Z"},
        {"troubleTicketCharacteristic": [text("level", "mediation")]},
        {"troubleTicketCharacteristic": [text("firstAnswerBy", "2030-01-01T00:00:00Z")]},
    ],
)
def test_what_is_not_the_customers_to_change_stays(shared: SampleOperator, body: dict[str, Any]) -> None:
    ticket = file(shared.elder, external_id="unchanged")
    assert patch(shared.elder, ticket, body)[0] == 422


def test_it_is_opened_again_in_time_and_answered_by_a_new_promise(served: SampleOperator) -> None:
    ticket = file(served.elder)
    assert patch(served.elder, ticket, {"status": "inProgress"})[0] == 409
    by_clerk(served, ticket, "answer")
    served.clock.advance(days=9, hours=23)
    status, shown = patch(served.elder, ticket, {"status": "inProgress", **written("还是没好。")})
    assert (status, shown["status"], shown["statusChangeReason"]) == (200, "inProgress", "reopened")
    assert moment(shown["expectedResolutionDate"]).date() == (START + timedelta(days=25)).date()
    assert "resolutionDate" not in shown
    by_clerk(served, ticket, "answer")
    served.clock.advance(days=10)
    status, refused = patch(served.elder, ticket, {"status": "inProgress"})
    assert status == 409
    assert "time for opening it again has passed" in refused["reason"]


def test_what_was_liked_is_not_opened_again_nor_taken_further(served: SampleOperator) -> None:
    ticket = file(served.elder)
    by_clerk(served, ticket, "answer")
    patch(served.elder, ticket, rated("3"))
    assert patch(served.elder, ticket, {"status": "inProgress"})[0] == 409
    answer = served.elder.post(TICKETS, complaint("up", parent=ticket["id"]))
    assert answer.status_code == 409
    assert "settled" in answer.json()["reason"]


def answered_badly(served: SampleOperator, ticket: dict[str, Any]) -> None:
    by_clerk(served, ticket, "answer")
    patch(served.elder, ticket, rated("1"))


def refused(served: SampleOperator, ticket: dict[str, Any]) -> None:
    by_clerk(served, ticket, "refuse")


def unanswered(served: SampleOperator, _ticket: dict[str, Any]) -> None:
    served.clock.advance(hours=24, seconds=1)


def overdue(served: SampleOperator, ticket: dict[str, Any]) -> None:
    by_clerk(served, ticket, "take_up")
    served.clock.advance(days=16)


@pytest.mark.parametrize("happens", [answered_badly, refused, unanswered, overdue])
def test_it_goes_up_where_the_answer_was_bad_refused_missing_or_late(
    served: SampleOperator, happens: Callable[[SampleOperator, dict[str, Any]], None]
) -> None:
    ticket = file(served.elder, line="bill-A-10-2", topic="charge")
    early = served.elder.post(TICKETS, complaint("early", parent=ticket["id"]))
    assert early.status_code == 409
    assert "not late yet" in early.json()["reason"]
    happens(served, ticket)
    wrong = served.elder.post(TICKETS, complaint("up", parent=ticket["id"], level="mediation"))
    assert wrong.status_code == 422
    up = file(served.elder, external_id="up", parent=ticket["id"], line="bill-A-10-2", topic="charge")
    assert values(up)["level"] == "supervisor"
    assert [one["id"] for one in up["troubleTicketRelationship"]] == [ticket["id"]]
    below = served.elder.get(f"{TICKETS}/{ticket['id']}").json()
    assert (below["status"], below["statusChangeReason"]) == ("closed", "escalated")
    assert file(served.elder, external_id="up", parent=ticket["id"])["id"] == up["id"]
    assert served.elder.post(TICKETS, complaint("twice", parent=ticket["id"])).status_code == 409


def test_sent_many_times_at_once_it_goes_up_once(served: SampleOperator) -> None:
    ticket = file(served.elder)
    by_clerk(served, ticket, "refuse")
    body = complaint("up", parent=ticket["id"])
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: _posted(served, body), range(16)))
    assert {status for status, _ in answers} == {201}
    assert len({identifier for _, identifier in answers}) == 1
    tickets = served.elder.get(f"{TICKETS}?ticketType=complaint").json()
    assert len(tickets) == 2


def _posted(served: SampleOperator, body: dict[str, Any]) -> tuple[int, str]:
    authorization = served.elder.authorization
    assert authorization is not None
    with CheckedClient(served.url, authorization.removeprefix("Bearer ")) as client:
        answer = client.post(TICKETS, body)
    return answer.status_code, answer.json()["id"]


def test_above_mediation_is_only_the_regulator(served: SampleOperator) -> None:
    ticket = file(served.elder)
    for level in ("supervisor", "mediation"):
        by_clerk(served, ticket, "refuse")
        ticket = file(served.elder, external_id=level, parent=ticket["id"])
        assert values(ticket)["level"] == level
    by_clerk(served, ticket, "refuse")
    answer = served.elder.post(TICKETS, complaint("beyond", parent=ticket["id"]))
    assert answer.status_code == 422
    assert "the regulator takes an appeal" in answer.json()["reason"]


def test_only_a_complaint_is_continued(served: SampleOperator) -> None:
    call = served.elder.post(TICKETS, wish("call")).json()
    assert served.elder.post(TICKETS, complaint(parent=call["id"])).status_code == 422


def simulating(operator: Operator) -> SimulatedClerk:
    configuration = replace(operator.configuration, has_simulated_agents=True)
    return SimulatedClerk(replace(operator, configuration=configuration))


def days_of_work(served: SampleOperator, clerk: SimulatedClerk, seconds: int) -> None:
    for _ in range(seconds):
        served.clock.advance(seconds=1)
        clerk.run()


def test_the_clerk_takes_up_answers_and_offers(tmp_path: Path) -> None:
    with sample_operator(tmp_path, has_simulated_agents=True) as served:
        clerk = simulating(served.operator)
        ticket = file(served.elder, line="bill-A-10-1", topic="charge")
        days_of_work(served, clerk, 25)
        shown = served.elder.get(f"{TICKETS}/{ticket['id']}").json()
        assert shown["status"] == "inProgress"
        assert "演示" in shown["note"][0]["text"]
        days_of_work(served, clerk, 70)
        shown = served.elder.get(f"{TICKETS}/{ticket['id']}").json()
        assert shown["status"] == "resolved"
        assert " 29.00 元退给您" in shown["note"][1]["text"]
        assert not clerk.run()
        patch(served.elder, ticket, {"status": "inProgress"})
        days_of_work(served, clerk, 70)
        assert served.elder.get(f"{TICKETS}/{ticket['id']}").json()["status"] == "resolved"


def test_the_clerk_is_sometimes_late_but_not_at_the_next_level(tmp_path: Path) -> None:
    with sample_operator(tmp_path, has_simulated_agents=True) as served:
        clerk = simulating(served.operator)
        ticket = file(served.elder, topic="staff")
        days_of_work(served, clerk, 200)
        assert served.elder.get(f"{TICKETS}/{ticket['id']}").json()["status"] == "inProgress"
        served.clock.advance(days=15, hours=14)
        clerk.run()
        up = file(served.elder, external_id="up", parent=ticket["id"], topic="staff")
        days_of_work(served, clerk, 200)
        assert served.elder.get(f"{TICKETS}/{up['id']}").json()["status"] == "resolved"
        forgotten = file(served.elder, external_id="c-2", topic="call")
        days_of_work(served, clerk, 30)
        served.clock.advance(days=17)
        clerk.run()
        assert served.elder.get(f"{TICKETS}/{forgotten['id']}").json()["status"] == "resolved"


def test_without_a_simulated_clerk_nothing_happens_by_itself(served: SampleOperator) -> None:
    ticket = file(served.elder)
    clerk = SimulatedClerk(served.operator)
    served.clock.advance(days=40)
    assert not clerk.run()
    assert served.elder.get(f"{TICKETS}/{ticket['id']}").json()["status"] == "acknowledged"


def test_the_promises_can_be_configured(tmp_path: Path) -> None:
    file_ = tmp_path / "operator.toml"
    base = 'database_url = "sqlite://"\nsecret = "0f8a7c6b5d4e3f2a1b0c9d8e7f6a5b4c"\nhosts = ["example.org"]\n'
    told = "[complaints]\nfirst_answer_hours = 2\nanswer_days = 7\nreopen_days = 3\n"
    file_.write_text(base + told + "[complaints.provinces.CN-GD]\ndays = 4\nworking_days = true\n")
    rules = read_configuration(file_, {}).complaints
    assert rules == ComplaintRules(
        timedelta(hours=2), AnswerTime(7), {"CN-GD": AnswerTime(4, are_working_days=True)}, timedelta(days=3)
    )
    assert read_configuration(_written(tmp_path, base), {}).complaints == ComplaintRules()
    with pytest.raises(UnsafeConfigurationError):
        read_configuration(_written(tmp_path, base + '[complaints]\nanswer_days = "soon"\n'), {})


def _written(folder: Path, content: str) -> Path:
    path = folder / "other.toml"
    path.write_text(content)
    return path
