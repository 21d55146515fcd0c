"""Periodic work goes on: one job or row that raises costs only itself, and many due at once move in batches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import event, select, update
from sqlalchemy.exc import OperationalError

from elderclient.backend.callbacks.lapses import LapseJob
from elderclient.backend.callbacks.returns import ReturnJob
from elderclient.backend.database.models import Ticket
from elderclient.backend.jobs.runner import BATCH, LONGEST_REST, JobRunner
from tests.backend.sample import START, SampleOperator, sample_operator
from tests.backend.test_callback_taking import crowd, hire, row


@pytest.fixture
def still(tmp_path: Path) -> Iterator[SampleOperator]:
    """An operator whose own thread looks at its jobs so seldom that a test sees its own run of them only."""
    with sample_operator(tmp_path, pace=100) as served:
        yield served


class Broken:
    """A job that raises whenever it is run."""

    def __init__(self, error: Exception) -> None:
        self._error = error
        self.runs = 0

    def run(self) -> bool:
        self.runs += 1
        raise self._error


class Sound:
    """A job that works."""

    def __init__(self) -> None:
        self.runs = 0

    def run(self) -> bool:
        self.runs += 1
        return True


@pytest.mark.parametrize("error", [ValueError("a name"), OperationalError("s", None, ValueError("x")), KeyError("k")])
def test_a_job_that_raises_rests_longer_each_time_and_the_others_go_on(
    error: Exception, caplog: pytest.LogCaptureFixture, expected_log: Callable[[str], None]
) -> None:
    expected_log(r"Broken (failed|could not use the database)")
    broken, sound = Broken(error), Sound()
    jobs = JobRunner((broken, sound), pace=1.0)
    looks = 4 * LONGEST_REST
    for _ in range(looks):
        jobs.look_once()
    assert sound.runs == looks
    assert 5 < broken.runs < 15
    assert len(caplog.records) == broken.runs
    assert "a name" not in caplog.text


def test_a_row_that_cannot_be_moved_is_set_aside_and_the_others_move(
    still: SampleOperator, expected_log: Callable[[str], None]
) -> None:
    expected_log("t0003 was set aside: WrongPhaseError")
    crowd(still, 6)
    with still.operator.writing.begin() as session:
        session.execute(update(Ticket).values(phase="missed", next_attempt_at=START))
        session.execute(update(Ticket).where(Ticket.id == "t0003").values(phase="served"))
    assert ReturnJob(still.operator).run()
    assert [row(still, f"t{one:04}").phase for one in range(6)] == ["waiting"] * 3 + ["served"] + ["waiting"] * 2
    assert row(still, "t0003").next_attempt_at == START + timedelta(minutes=10)
    assert not ReturnJob(still.operator).run()


def test_a_lapsed_lease_that_cannot_end_keeps_no_other_from_ending(
    still: SampleOperator, expected_log: Callable[[str], None]
) -> None:
    expected_log("t0001 was set aside: LookupError")
    hire(still, "li", "wu", "he")
    crowd(still, 3)
    taken = {name: still.operator.taking.take_next(name) for name in ("li", "wu", "he")}
    assert set(taken.values()) == {"t0000", "t0001", "t0002"}

    def refuse(ticket: Ticket, value: str, _before: object, _event: object) -> None:
        if ticket.id == "t0001" and value == "waiting":
            raise LookupError

    event.listen(Ticket.phase, "set", refuse)
    try:
        still.clock.advance(seconds=61)
        assert LapseJob(still.operator).run()
        assert [row(still, f"t000{one}").phase for one in range(3)] == ["waiting", "taken", "waiting"]
        assert not LapseJob(still.operator).run()
    finally:
        event.remove(Ticket.phase, "set", refuse)


def test_very_many_due_at_once_move_in_batches(still: SampleOperator) -> None:
    count = 3 * BATCH + 7
    crowd(still, count)
    with still.operator.writing.begin() as session:
        session.execute(update(Ticket).values(phase="missed", next_attempt_at=START))
    commits: list[int] = []
    event.listen(still.operator.engine, "commit", lambda _connection: commits.append(1))
    assert ReturnJob(still.operator).run()
    assert len(commits) == 4
    with still.operator.reading() as session:
        assert session.scalars(select(Ticket.phase)).all() == ["waiting"] * count
    assert not ReturnJob(still.operator).run()
