"""The ten main tasks by eye and keys, by ear and keys, and with one switch; what each costs, side by side.

``docs/main-tasks.md`` has the table and says what is counted; ``--write-transcripts`` writes its rows anew.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from elderclient.domain.configuration import Scanning
from tests.a11y.main_tasks import TASKS, Known, Task
from tests.a11y.task_table import Row, put_row, seconds_of
from tests.a11y.task_users import ListeningTyping, OneSwitch, Person, SightedTyping, do
from tests.a11y.task_window import TaskWindow, task_window

LANGUAGES = ("zh_CN", "en")
PEOPLE: tuple[tuple[Callable[[TaskWindow], Person], Scanning], ...] = (
    (SightedTyping, Scanning.OFF),
    (ListeningTyping, Scanning.OFF),
    (OneSwitch, Scanning.AFTER_2),
)
MOST = 2.0


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("task", TASKS, ids=[task.name for task in TASKS])
def test_a_main_task_by_ear_or_one_switch_takes_twice_the_presses_at_most(
    qapp: Any,
    task: Task,
    language: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    pytestconfig: pytest.Config,
) -> None:
    assert qapp is not None
    costs = []
    for number, (kind, scanning) in enumerate(PEOPLE):
        folder = tmp_path / str(number)
        folder.mkdir()
        with task_window(folder, language, task.customer, scanning) as window:
            costs.append(do(task, kind(window), window))
            assert task.done is None or is_known(window, task.done)
    sighted, listening, switch = costs
    row = Row(
        task.name,
        language,
        sighted.acts,
        listening.acts,
        seconds_of(listening.heard, language),
        switch.acts,
        switch.best,
    )
    with capsys.disabled():
        print(f"\n{row.line}")  # noqa: T201 - the table is what this test is for
    if pytestconfig.getoption("--write-transcripts"):
        put_row(row)
    assert listening.acts <= MOST * sighted.acts
    assert switch.acts <= MOST * switch.best


def is_known(window: TaskWindow, wanted: Known) -> bool:
    """Whether the operator knows what was done."""
    with window.operator.client(window.customer) as client:
        found = client.get(f"/tmf-api/{wanted.path}").json()
    return sum(wanted.words in json.dumps(one, ensure_ascii=False) for one in found) == wanted.objects
