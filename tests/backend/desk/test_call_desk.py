"""A call from the wish to the result, at the desk by plain forms over HTTP, with the customer's side looked at each time."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from sqlalchemy import select

from elderclient.backend.database.models import AccessRecord, StaffMember, StaffSession
from elderclient.backend.staff.sessions import IDLE
from tests.backend.desk.form_browser import FormBrowser, member_of
from tests.backend.sample import TICKETS, SampleOperator, text, values, whole, wish

RESULT = "退您 5 元，下个月账单里少收。"


@pytest.fixture
def agent(served: SampleOperator) -> Iterator[FormBrowser]:
    password = member_of(served.operator, "li.na", "agent")
    with FormBrowser(served.url) as browser:
        assert browser.sign_in("li.na", password) == 200
        yield browser


def _asked(served: SampleOperator, **more: object) -> str:
    answer = served.elder.post(TICKETS, wish(**more))  # type: ignore[arg-type] # as wish takes them
    assert answer.status_code == 201
    return str(answer.json()["id"])


def _phase(served: SampleOperator, ticket: str) -> str:
    return str(values(served.elder.get(f"{TICKETS}/{ticket}").json())["callPhase"])


def test_a_call_is_taken_dialled_talked_and_done_and_the_customer_reads_the_result(
    served: SampleOperator, agent: FormBrowser
) -> None:
    ticket = _asked(
        served,
        troubleTicketCharacteristic=[
            text("callbackNumber", "13800000001"),
            text("reasonScreen", "bill"),
            text("reasonSubject", "2026-10/line/bill-A-10-2"),
        ],
    )
    agent.open("/desk")
    assert "Waiting: 1" in agent.words
    assert "13800000001" not in agent.html
    assert "王A" not in agent.html, "nobody has looked at this customer yet"
    assert agent.press("Take the next call") == 200, agent.words
    assert agent.path == f"/desk/calls/{ticket}"
    assert _phase(served, ticket) == "taken"
    for word in ("Granny A", "13800000001", "80", "Goes before", "超出的通话", "CNY 4.58", "Oct 2026"):
        assert word in agent.words, word
    agent.press("Dial now")
    shown = values(served.elder.get(f"{TICKETS}/{ticket}").json())
    assert shown["callPhase"] == "dialling"
    assert shown["callCheckCode"] in agent.words
    agent.press("Picked up")
    assert _phase(served, ticket) == "talking"
    assert agent.press("Done", result="  ") == 422
    assert "one plain sentence" in agent.words
    agent.press("Done", result=RESULT)
    assert agent.path == "/desk"
    assert "The customer can read the result now." in agent.words
    after = served.elder.get(f"{TICKETS}/{ticket}").json()
    assert values(after)["callPhase"] == "served"
    assert after["note"][-1]["text"] == RESULT
    with served.operator.reading() as session:
        who = session.scalar(select(StaffMember.id).where(StaffMember.sign_in_name == "li.na"))
        looks = session.execute(select(AccessRecord.act, AccessRecord.staff_id).order_by(AccessRecord.id)).all()
    assert [tuple(look) for look in looks] == [("read", who), ("dialled", who)]


@pytest.mark.parametrize("button", ["No answer", "Busy"])
def test_whoever_is_not_reached_is_called_again(served: SampleOperator, agent: FormBrowser, button: str) -> None:
    ticket = _asked(served)
    agent.press("Take the next call")
    agent.press("Dial now")
    agent.press(button)
    assert "not reached" in agent.words
    assert _phase(served, ticket) == "missed"


def test_a_call_can_be_arranged_for_later_with_a_note(served: SampleOperator, agent: FormBrowser) -> None:
    ticket = _asked(served)
    agent.press("Take the next call")
    agent.press("Dial now")
    agent.press("Picked up")
    agent.press("Keep the note", text="在吃饭")
    assert "在吃饭" in agent.words
    for wrong in ("2026-11-23T09:00", "2027-02-01T10:00", "tomorrow", "2026-11-24T10:00+09:00"):
        assert agent.press("Arrange", at=wrong) == 422
        assert "that lie ahead" in agent.words
    agent.press("Arrange", at="2026-11-24T10:00")
    assert agent.path == "/desk"
    shown = served.elder.get(f"{TICKETS}/{ticket}").json()
    assert shown["requestedResolutionDate"] == "2026-11-24T02:00:00.000Z"
    assert values(shown)["attempt"] == 0
    assert shown["note"][-1]["text"] == "在吃饭"


def test_what_is_put_back_waits_again(served: SampleOperator, agent: FormBrowser) -> None:
    ticket = _asked(served)
    agent.press("Take the next call")
    agent.press("Put it back")
    assert _phase(served, ticket) == "waiting"
    assert "Waiting: 1" in agent.words


def test_a_conversation_in_writing_goes_back_and_forth(served: SampleOperator, agent: FormBrowser) -> None:
    ticket = _asked(
        served,
        troubleTicketCharacteristic=[
            text("callbackNumber", "13800000001"),
            text("contactBy", "text"),
        ],
    )
    path = f"{TICKETS}/{ticket}"
    agent.press("Take the next call")
    agent.press("Begin to write")
    agent.press("Send", text="您好，我是客服李娜。")
    notes = served.elder.get(path).json()["note"]
    assert [note["text"] for note in notes] == ["您好，我是客服李娜。"]
    served.elder.patch(path, whole(served.elder, path, {"note": [{"@type": "Note", "text": "我的账单错了"}]}))
    seen = agent.watch(agent.tag)
    assert "我的账单错了" in seen.text
    agent.press("End the conversation")
    assert _phase(served, ticket) == "served"


def test_wrong_words_end_the_call_at_the_desk_at_once(served: SampleOperator, agent: FormBrowser) -> None:
    ticket = _asked(served)
    agent.press("Take the next call")
    agent.press("Dial now")
    answers: list[str] = []
    waiting = threading.Thread(target=lambda: answers.append(agent.watch(agent.tag).text))
    waiting.start()
    path = f"{TICKETS}/{ticket}"
    heard = {"troubleTicketCharacteristic": [text("callCheckHeard", "wrong")]}
    assert served.elder.patch(path, whole(served.elder, path, heard)).status_code == 200
    waiting.join(10)
    assert "hang up" in answers[0]
    assert agent.press("Picked up") == 409
    assert "no longer in your hand" in agent.words
    assert agent.open(f"/desk/calls/{ticket}") == 404
    assert "suspicion of fraud" in agent.words


def test_what_a_customer_writes_runs_nowhere(served: SampleOperator, agent: FormBrowser) -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'"
    ticket = _asked(
        served,
        description=evil,
        troubleTicketCharacteristic=[
            text("callbackNumber", "13800000001"),
            text("contactBy", "text"),
            text("reasonScreen", evil[:40]),
            text("reasonSubject", evil),
        ],
    )
    path = f"{TICKETS}/{ticket}"
    served.elder.patch(path, whole(served.elder, path, {"note": [{"@type": "Note", "text": evil}]}))
    agent.press("Take the next call")
    assert "alert(1)" in agent.html
    assert "<script>alert" not in agent.html
    assert "<img" not in agent.html
    assert agent.page.scripts == ["/desk/files/desk.js"]
    assert "<img" not in agent.watch().text


def test_one_call_in_hand_at_a_time_and_nobody_elses(served: SampleOperator, agent: FormBrowser) -> None:
    ticket = _asked(served)
    served.young.post(TICKETS, wish("b", "13900000001"))
    agent.press("Take the next call")
    agent.open("/desk")
    assert "In your hand" in agent.words
    assert agent.press("Take the next call") == 409
    assert "Finish it first" in agent.words
    password = member_of(served.operator, "zhao", "agent", "赵敏")
    with FormBrowser(served.url) as other:
        other.sign_in("zhao", password)
        assert other.open(f"/desk/calls/{ticket}") == 404
        assert "Granny" not in other.words
        assert "There is no such page." in other.words
        other.press("Sign out")


def test_idle_people_are_signed_out_but_not_with_a_call_in_hand(served: SampleOperator, agent: FormBrowser) -> None:
    _asked(served)
    agent.press("Take the next call")
    for _ in range(40):  # As the page's script does, which holds the call but is no press.
        served.clock.advance(seconds=50)
        assert agent.watch().status_code == 200
    assert agent.press("Put it back") == 200
    assert agent.path == "/desk"
    served.clock.advance(seconds=IDLE.total_seconds())
    assert agent.watch().status_code == 401
    agent.open("/desk")
    assert agent.path == "/desk/sign-in"
    with served.operator.reading() as session:
        assert session.scalars(select(StaffSession.revoked_at)).all() == [None]
