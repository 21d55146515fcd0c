"""The supervisor's figures, from calls that really went through the desk."""

from __future__ import annotations

from datetime import timedelta

import pytest

from elderclient.backend.database.models import Ticket
from elderclient.backend.desk.figures import percentile
from tests.backend.desk.form_browser import FormBrowser, member_of
from tests.backend.sample import TICKETS, SampleOperator, wish

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(("percent", "minutes"), [(50, 5), (90, 9), (95, 10), (100, 10), (1, 1)])
def test_a_percentile_is_a_value_that_was_measured(percent: int, minutes: int) -> None:
    assert percentile([one * MINUTE for one in range(1, 11)], percent) == minutes * MINUTE


def test_without_calls_there_is_no_percentile() -> None:
    assert percentile([], 50) is None


def test_a_supervisor_reads_how_long_people_wait(served: SampleOperator) -> None:
    passwords = {
        "li.na": member_of(served.operator, "li.na", "agent"),
        "head": member_of(served.operator, "head", "supervisor", "马丽"),
    }
    served.elder.post(TICKETS, wish())
    served.young.post(TICKETS, wish("b", "13900000001"))
    with FormBrowser(served.url) as agent, FormBrowser(served.url) as head:
        served.clock.advance(minutes=10)
        agent.sign_in("li.na", passwords["li.na"])
        agent.press("Take the next call")
        agent.press("Dial now")
        agent.press("Picked up")
        agent.press("Done", result="退您 5 元。")
        served.clock.advance(minutes=10)
        agent.press("Take the next call")
        head.sign_in("head", passwords["head"])
        head.open("/desk/figures")
        assert "Taken 2 2 2" in head.words
        assert "Half waited at most 10 min 10 min 10 min" in head.words
        assert "90 of 100 waited at most 20 min" in head.words
        assert "Service level: taken within 15 min 50 %" in head.words
        assert "Talked 1 1 1" in head.words
        assert "李娜 Agent 1" in head.words
        assert "马丽 Supervisor 0" in head.words


def test_a_supervisor_says_what_became_of_a_call_that_was_lost_sight_of(served: SampleOperator) -> None:
    agent_password = member_of(served.operator, "li.na", "agent")
    head_password = member_of(served.operator, "head", "supervisor", "马丽")
    ticket = served.elder.post(TICKETS, wish()).json()["id"]
    with FormBrowser(served.url) as agent, FormBrowser(served.url) as head:
        agent.sign_in("li.na", agent_password)
        agent.press("Take the next call")
        agent.press("Dial now")
        agent.press("Picked up")
        with served.operator.writing.begin() as session:
            served.operator.lifecycle.lapse(session, session.get_one(Ticket, ticket), served.clock())
        agent.open(f"/desk/calls/{ticket}")
        assert "Tell a supervisor" in agent.words
        head.sign_in("head", head_password)
        head.open("/desk/figures")
        assert "李娜, since" in head.words
        assert head.press("They talked", result="") == 422
        head.press("They talked", result="退您 5 元。")
        assert "What became of the call is noted." in head.words
        assert "李娜, since" not in head.words
    after = served.elder.get(f"{TICKETS}/{ticket}").json()
    assert (after["status"], after["note"][-1]["text"]) == ("closed", "退您 5 元。")
