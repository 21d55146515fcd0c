"""Every act on a full disk, at a strict foreign operator over real HTTP: what is said lasts no longer than it can."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from elderclient.adapters.store.sqlite_store import SqliteStore
from elderclient.domain.errors import DiskFull, StoreError
from elderclient.phrases.callbacks import no_answer
from elderclient.phrases.shell import acts
from tests.contract.losing_desk import Desk, name_of_fault
from tests.contract.test_lost_acts import ACTS
from tests.fakes.clock import FakeClock
from tests.fakes.losing_operator import Fault, LosingOperator

LOOKED_UP_LATER = {acts.unanswered().msgid, no_answer.unanswered().msgid}
"""What promises more than a PC can hold that stores nothing."""
UNTIL_CLOSED = {acts.unanswered(is_kept=False).msgid, no_answer.unanswered(is_kept=False).msgid}


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def operator(clock: FakeClock) -> Iterator[LosingOperator]:
    with LosingOperator(lambda: clock.now().isoformat()) as operator:
        yield operator


def fill_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_values: object, **_named: object) -> None:
        raise DiskFull("full")

    for name in ("put", "write_act", "remove_act"):
        monkeypatch.setattr(SqliteStore, name, refuse)


@pytest.mark.long(share=20)
@pytest.mark.parametrize("is_restarted", [False, True])
@pytest.mark.parametrize("fault", [Fault.NONE, Fault.CLOSED, Fault.GATEWAY, Fault.CUT_AFTER], ids=name_of_fault)
@pytest.mark.parametrize("name", ACTS)
def test_on_a_full_disk_nothing_is_promised_that_a_restart_forgets(
    operator: LosingOperator,
    clock: FakeClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    fault: Fault,
    is_restarted: bool,
) -> None:
    desk = Desk(operator, clock, tmp_path / "first")
    act = ACTS[name](desk)
    is_refused = False
    try:
        with monkeypatch.context() as full:
            fill_the_disk(full)
            operator.fault = fault
            try:
                act.press()
            except StoreError:
                is_refused = True
            operator.fault = Fault.NONE
        assert not LOOKED_UP_LATER & set(desk.said)
        sent = len(operator.live(act.resource))
        if is_refused:
            assert (desk.said, sent) == ([], 0), "what is not kept is neither sent nor said to be done"
        if is_restarted:
            desk.restart()
        for _ in range(4):
            desk.round()
        live = len(operator.live(act.resource))
        assert live <= (0 if is_refused else 1)
        if is_restarted:
            assert live == sent
        elif UNTIL_CLOSED & set(desk.said):
            assert live == 1, "it is looked up, and sent where it did not arrive"
    finally:
        desk.close()
