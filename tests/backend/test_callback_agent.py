"""The simulated agent, step by step on a clock that stands still, and once in its own thread."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

from elderclient.backend.callbacks.dialling.agent import SimulatedAgent
from elderclient.backend.callbacks.hours import OpeningHours
from elderclient.backend.database.models import Ticket
from elderclient.backend.demo.other_callers import queue_others
from elderclient.backend.jobs.runner import JobRunner
from elderclient.backend.runtime import Operator
from tests.backend.sample import TICKETS, sample_operator, values, wish


def test_the_agent_takes_dials_talks_and_closes_in_its_own_time(tmp_path: Path) -> None:
    with sample_operator(tmp_path) as served:
        operator = served.operator
        dialling = _simulating(operator)
        ticket = served.elder.post(TICKETS, wish()).json()["id"]
        seen = []
        for _ in range(60):
            dialling.run()
            shown = _row(operator, ticket)
            seen.append((shown.phase, shown.check_words is not None))
            served.clock.advance(seconds=1)
        phases = [phase for phase, _ in seen]
        lengths = {phase: phases.count(phase) for phase in dict.fromkeys(phases)}
        assert lengths == {"waiting": 8, "taken": 4, "dialling": 20, "talking": 20, "served": 8}
        assert {phase for phase, has_words in seen if has_words} == {"dialling", "talking"}


def test_the_agent_serves_one_after_the_other_and_elders_first(tmp_path: Path) -> None:
    with sample_operator(tmp_path) as served:
        dialling = _simulating(served.operator)
        young = served.young.post(TICKETS, wish("b", "13900000001")).json()["id"]
        served.clock.advance(seconds=5)
        elder = served.elder.post(TICKETS, wish()).json()["id"]
        ended: list[str] = []
        for _ in range(130):
            served.clock.advance(seconds=1)
            dialling.run()
            for name, ticket in (("young", young), ("elder", elder)):
                if _row(served.operator, ticket).phase == "served" and name not in ended:
                    ended.append(name)
        assert ended == ["elder", "young"]


def test_a_cancelled_call_is_dropped_at_once(tmp_path: Path) -> None:
    with sample_operator(tmp_path) as served:
        dialling = _simulating(served.operator)
        ticket = served.elder.post(TICKETS, wish()).json()["id"]
        served.clock.advance(seconds=8)
        assert dialling.run()
        served.elder.patch(f"{TICKETS}/{ticket}", {"status": "cancelled"})
        served.clock.advance(seconds=60)
        assert not dialling.run()


def test_nobody_is_called_at_night(tmp_path: Path) -> None:
    hours = OpeningHours.parse({"monday": "08:30-18:00"})
    with sample_operator(tmp_path, hours=hours) as served:
        dialling = _simulating(served.operator)
        served.clock.advance(hours=12)
        ticket = served.elder.post(TICKETS, wish()).json()
        assert values(ticket)["queuePosition"] == 1
        night = "2026-11-24T03:00:00+08:00"
        refused = served.elder.post(TICKETS, wish("n", "13800000002", requestedResolutionDate=night))
        assert refused.status_code == 422
        served.clock.advance(minutes=5)
        assert not dialling.run()


def test_the_thread_does_the_whole_life_and_ends_when_told(tmp_path: Path) -> None:
    with sample_operator(
        tmp_path, is_clock_running=True, has_simulated_agents=True, admin_token="x", pace=0.01
    ) as served:
        answer = served.elder.post(TICKETS, wish())
        path = f"{TICKETS}/{answer.json()['id']}"
        seen = [values(answer.json())["callPhase"]]
        while seen[-1] != "served":
            answer = served.elder.get(path, Prefer="wait=20", If_None_Match=answer.headers["ETag"])
            assert answer.status_code == 200
            seen.append(values(answer.json())["callPhase"])
        assert list(dict.fromkeys(seen)) == ["waiting", "taken", "dialling", "talking", "served"]
    assert "dialling" not in {thread.name for thread in threading.enumerate()}


def test_others_stand_before_and_the_place_is_seen_moving(tmp_path: Path) -> None:
    with sample_operator(tmp_path) as served:
        with served.operator.writing.begin() as session:
            queue_others(session, served.clock())
        dialling = _simulating(served.operator)
        for _ in range(20):
            dialling.run()
            served.clock.advance(minutes=1)
        ticket = served.elder.post(TICKETS, wish()).json()
        path = f"{TICKETS}/{ticket['id']}"
        places = [values(ticket)["queuePosition"]]
        while (shown := _row(served.operator, ticket["id"])).phase != "served":
            served.clock.advance(seconds=1)
            if dialling.run() and shown.phase == "waiting":
                place = values(served.elder.get(path).json()).get("queuePosition")
                places += [place] if place is not None and place != places[-1] else []
        assert places == [3, 2, 1]
        dialling.run()
        served.clock.advance(seconds=1)
        assert values(served.young.post(TICKETS, wish("b", "13900000001")).json())["queuePosition"] == 5


def test_the_jobs_can_be_stopped_before_anything_happened(tmp_path: Path) -> None:
    with sample_operator(tmp_path) as served:
        jobs = JobRunner((SimulatedAgent(served.operator, served.operator.now()),), pace=1.0)
        jobs.start()
        jobs.stop()
        assert len([thread for thread in threading.enumerate() if thread.name == "jobs"]) == 1


def _simulating(operator: Operator) -> SimulatedAgent:
    """The agent of an operator whose own thread leaves the callbacks alone."""
    simulated = replace(operator, configuration=replace(operator.configuration, has_simulated_agents=True))
    return SimulatedAgent(simulated, operator.now())


def _row(operator: Operator, ticket_id: str) -> Ticket:
    with operator.reading() as session:
        return session.get_one(Ticket, ticket_id)
