"""Complaints at the desk: who may see which, the norm's deadlines, and answers that customers read at once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from elderclient.backend.database.models import AccessRecord
from tests.backend.desk.form_browser import FormBrowser, member_of
from tests.backend.sample import TICKETS, SampleOperator, text, wish


@pytest.fixture
def clerk(served: SampleOperator) -> Iterator[FormBrowser]:
    password = member_of(served.operator, "chen", "clerk")
    with FormBrowser(served.url) as browser:
        browser.sign_in("chen", password)
        yield browser


def _complain(served: SampleOperator, words: str = "这笔钱我没有用过") -> str:
    body = {
        "@type": "TroubleTicket",
        "ticketType": "complaint",
        "description": words,
        "severity": "normal",
        "troubleTicketCharacteristic": [text("topic", "charge")],
    }
    answer = served.elder.post(TICKETS, body)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def _acts(served: SampleOperator) -> list[str]:
    with served.operator.reading() as session:
        return list(session.scalars(select(AccessRecord.act).order_by(AccessRecord.id)))


def test_a_clerk_answers_within_the_norm_and_the_customer_reads_it(served: SampleOperator, clerk: FormBrowser) -> None:
    ticket = _complain(served)
    clerk.open("/desk/complaints")
    assert ticket in clerk.words
    assert "First answer" in clerk.words
    assert "24 h" in clerk.words or "1 d 0 h left" in clerk.words
    assert "Granny" not in clerk.words
    assert _acts(served) == []
    clerk.open(f"/desk/complaints/{ticket}")
    assert "这笔钱我没有用过" in clerk.words
    assert "Granny A" in clerk.words
    clerk.open(f"/desk/complaints/{ticket}")
    assert _acts(served) == ["complaintRead"], "loading the page again is the same look"
    assert clerk.press("Send as the answer", text=" ") == 422
    clerk.press("Send as first answer", text="我们正在查。")
    assert "The first answer is sent." in clerk.words
    shown = served.elder.get(f"{TICKETS}/{ticket}").json()
    assert shown["status"] == "inProgress"
    assert shown["note"][-1]["text"] == "我们正在查。"
    clerk.press("Send as the answer", text="退您 5 元。")
    assert served.elder.get(f"{TICKETS}/{ticket}").json()["status"] == "resolved"
    assert "This complaint is answered." in clerk.words
    assert clerk.open("/desk/complaints") == 200
    assert "No complaint waits" in clerk.words
    assert _acts(served) == ["complaintRead", "complaintAnswered", "complaintAnswered"]


def test_two_clerks_do_not_answer_the_same_complaint(served: SampleOperator, clerk: FormBrowser) -> None:
    ticket = _complain(served)
    password = member_of(served.operator, "zhou", "clerk", "周静")
    clerk.open(f"/desk/complaints/{ticket}")
    with FormBrowser(served.url) as other:
        other.sign_in("zhou", password)
        other.open(f"/desk/complaints/{ticket}")
        other.press("Refuse, for this reason", text="这笔钱是上个月订的服务。")
    assert clerk.press("Send as the answer", text="退您 5 元。") == 409
    assert "Nothing was sent" in clerk.words
    notes = served.elder.get(f"{TICKETS}/{ticket}").json()["note"]
    assert [note["text"] for note in notes] == ["这笔钱是上个月订的服务。"]


def test_what_is_late_says_by_how_much_and_stands_first(served: SampleOperator, clerk: FormBrowser) -> None:
    late = _complain(served)
    served.clock.advance(hours=30)
    clerk.sign_in("chen", "chen likes green tea")
    fresh = _complain(served, "再说一件事")
    clerk.open("/desk/complaints")
    assert "Late by 6 h 0 min" in clerk.words
    assert clerk.words.index(late) < clerk.words.index(fresh)


def test_an_agent_sees_only_complaints_of_the_customer_in_hand(served: SampleOperator) -> None:
    ticket = _complain(served)
    password = member_of(served.operator, "li.na", "agent")
    with FormBrowser(served.url) as agent:
        agent.sign_in("li.na", password)
        assert agent.open(f"/desk/complaints/{ticket}") == 404
        served.elder.post(TICKETS, wish())
        agent.open("/desk")
        agent.press("Take the next call")
        assert f"/desk/complaints/{ticket}" in agent.html
        assert agent.open(f"/desk/complaints/{ticket}") == 200
        agent.press("Send as first answer", text="我们正在查。")
        assert served.elder.get(f"{TICKETS}/{ticket}").json()["status"] == "inProgress"


def test_what_was_handed_up_is_the_supervisors(served: SampleOperator, clerk: FormBrowser) -> None:
    ticket = _complain(served)
    clerk.open(f"/desk/complaints/{ticket}")
    clerk.press("Refuse, for this reason", text="不退。")
    body = {
        "@type": "TroubleTicket",
        "ticketType": "complaint",
        "description": "我不同意",
        "severity": "normal",
        "troubleTicketRelationship": [
            {"@type": "TroubleTicketRelationship", "id": ticket, "relationshipType": "continues"}
        ],
    }
    answer = served.elder.post(TICKETS, body)
    assert answer.status_code == 201, answer.text
    upper = answer.json()["id"]
    assert clerk.open(f"/desk/complaints/{upper}") == 404
    password = member_of(served.operator, "head", "supervisor", "马丽")
    with FormBrowser(served.url) as head:
        head.sign_in("head", password)
        head.open("/desk/complaints")
        assert upper in head.words
        assert head.open(f"/desk/complaints/{upper}") == 200
