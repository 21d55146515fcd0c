"""A conversation in writing: queued like a call, never dialled, appended to, answered, closed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from elderclient.backend.callbacks.dialling.agent import SimulatedAgent
from elderclient.backend.config import CallbackRules
from tests.backend.sample import TICKETS, SampleOperator, sample_operator, text, values, whole, wish

CHECK = "/elderclient/v1/callCheck"


def by_text(**more: Any) -> dict[str, Any]:
    asked = wish(**more)
    asked["troubleTicketCharacteristic"].append(text("contactBy", "text"))
    return asked


def placed(served: SampleOperator) -> str:
    answer = served.elder.post(TICKETS, by_text())
    assert answer.status_code == 201, answer.text
    assert values(answer.json())["contactBy"] == "text"
    assert values(answer.json())["queuePosition"] == 1
    return str(answer.json()["id"])


def write(served: SampleOperator, ticket: str, *lines: dict[str, Any]) -> Any:
    path = f"{TICKETS}/{ticket}"
    written = {"note": [{"@type": "Note", **line} for line in lines]}
    return served.elder.patch(path, whole(served.elder, path, written))


def test_it_is_taken_answered_and_closed_without_ever_being_dialled(served: SampleOperator) -> None:
    ticket = placed(served)
    assert served.agent("take", ticket) == 200
    assert served.agent("dial", ticket) == 409
    assert served.agent("answer", ticket) == 200
    now = served.elder.get(f"{TICKETS}/{ticket}").json()
    assert values(now)["callPhase"] == "talking"
    assert "callCheckCode" not in values(now)
    assert served.elder.get(CHECK).json()["state"] == "notCalling"
    assert served.agent("close", ticket) == 200


def test_what_is_new_is_appended_with_an_id_and_a_date(served: SampleOperator) -> None:
    ticket = placed(served)
    first = write(served, ticket, {"text": "  我听不见。 ", "author": "agent"}).json()["note"]
    assert [(note["author"], note["text"]) for note in first] == [("customer", "我听不见。")]
    assert first[0]["id"]
    assert first[0]["date"]
    second = write(served, ticket, first[0], {"text": "请写慢一点。"}).json()["note"]
    assert [note["text"] for note in second] == ["我听不见。", "请写慢一点。"]
    assert second[0] == first[0]


def test_what_cannot_be_written_is_refused_with_a_reason(served: SampleOperator) -> None:
    ticket = placed(served)
    assert write(served, ticket, {"text": "字" * 2000}).status_code == 200
    assert write(served, ticket, {"text": "字" * 2001}).status_code == 422
    assert write(served, ticket, {"text": "   "}).status_code == 422
    assert write(served, ticket, {"id": "999", "text": "不是我的"}).status_code == 422
    assert served.young.patch(f"{TICKETS}/{ticket}", {"note": [{"@type": "Note", "text": "x"}]}).status_code == 404
    served.elder.patch(f"{TICKETS}/{ticket}", {"status": "cancelled"})
    assert write(served, ticket, {"text": "还在吗？"}).status_code == 409


def test_the_customer_ends_what_has_begun(served: SampleOperator) -> None:
    ticket = placed(served)
    end = {"status": "closed"}
    assert served.elder.patch(f"{TICKETS}/{ticket}", end).status_code == 409
    served.agent("take", ticket)
    assert served.elder.patch(f"{TICKETS}/{ticket}", end).status_code == 409
    served.agent("answer", ticket)
    assert served.young.patch(f"{TICKETS}/{ticket}", end).status_code == 404
    ended = served.elder.patch(f"{TICKETS}/{ticket}", end)
    assert ended.status_code == 200
    assert ended.json()["status"] == "closed"
    assert values(ended.json())["callPhase"] == "served"
    assert served.elder.patch(f"{TICKETS}/{ticket}", end).status_code == 200
    assert write(served, ticket, {"text": "还在吗？"}).status_code == 409


def test_a_call_by_telephone_is_not_ended_by_a_button(served: SampleOperator) -> None:
    ticket = served.elder.post(TICKETS, wish()).json()["id"]
    assert served.elder.patch(f"{TICKETS}/{ticket}", {"status": "closed"}).status_code == 422


def test_a_call_by_telephone_is_not_written_on(served: SampleOperator) -> None:
    ticket = served.elder.post(TICKETS, wish()).json()["id"]
    assert write(served, ticket, {"text": "你好"}).status_code == 409


def test_the_simulated_agent_greets_answers_and_closes_after_a_silence(tmp_path: Path) -> None:
    with sample_operator(tmp_path) as served:
        operator = served.operator
        simulating = replace(operator, configuration=replace(operator.configuration, has_simulated_agents=True))
        dialling = SimulatedAgent(simulating, operator.now())
        ticket = placed(served)

        def live(seconds: int) -> dict[str, Any]:
            for _ in range(seconds):
                served.clock.advance(seconds=1)
                dialling.run()
            return dict(served.elder.get(f"{TICKETS}/{ticket}").json())

        greeted = live(15)
        assert values(greeted)["callPhase"] == "talking"
        assert [note["author"] for note in greeted["note"]] == ["agent"]
        assert "演示" in greeted["note"][0]["text"]
        assert write(served, ticket, {"text": "账单为什么多了？"}).status_code == 200
        answered = live(6)
        assert [note["author"] for note in answered["note"]] == ["agent", "customer", "agent"]
        assert "费用" in answered["note"][-1]["text"]
        assert values(live(60))["callPhase"] == "talking"
        over = live(60)
        assert values(over)["callPhase"] == "served"
        assert over["note"][-1]["author"] == "agent"


def test_a_call_by_a_technician_or_the_service_is_known_to_the_call_check(served: SampleOperator) -> None:
    for kind in ("technician", "service"):
        assert served.outgoing("call", kind) == 200
        told = served.elder.get(CHECK).json()
        assert (told["state"], told["kind"]) == ("calling", kind)
        assert served.young.get(CHECK).json()["state"] == "notCalling"
        assert served.outgoing("hangUp") == 200
        assert served.elder.get(CHECK).json() == {"@type": "CallCheck", "state": "notCalling"}


def test_who_does_not_record_all_calls_never_says_that_nobody_calls(tmp_path: Path) -> None:
    with sample_operator(tmp_path, rules=CallbackRules(records_all_calls=False)) as served:
        assert served.elder.get(CHECK).json()["state"] == "unknown"
        assert served.outgoing("call", "technician") == 200
        assert served.elder.get(CHECK).json()["state"] == "calling"
