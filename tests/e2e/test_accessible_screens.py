"""Every screen as assistive technology meets it: the running client, read and pressed over the accessibility bus.

From each screen on, whatever its entries and actions lead to is looked at on all its pages, in Chinese and English, at the
smallest and the largest text, with the operator and after it has gone, and gone round by Tab both ways. Nothing of the
client is imported.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.contract.running_operator import RunningOperator, running_operator
from tests.e2e.accessible_events import Events
from tests.e2e.accessible_walk import Walk
from tests.e2e.client_window import client_window
from tests.e2e.desktop import Desktop, missing_programs
from tests.fakes.faulty_operator import FaultyProxy

SCREENS = Path(__file__).resolve().parents[2] / "elderclient" / "ui" / "screens"
# A PC that is not set up has that one page, and nothing that leads to it.
NAMES = sorted({presenter.parent.name for presenter in SCREENS.glob("*/*/presenter.py")} - {"not_set_up"})
WITH_ANOTHER = {
    "bill": ("paper",),
    "subscriptions": ("confirm_order",),
    "plan": ("change_plan",),
    "faults": ("lost_phone",),
}
"""Screens that are opened with something at hand only from another one."""


class State(NamedTuple):
    """How the program is met."""

    language: str
    size: str
    most_presses: int
    """So many presses are spent on a screen."""
    is_cut_off: bool = False
    """The operator goes once the first page stands."""


STATES = {
    "zh-smallest": State("zh", "18", 7),
    "en-largest": State("en", "36", 2),
    "zh-largest": State("zh", "36", 2),
    "en-smallest": State("en", "18", 2),
    "zh-cut-off": State("zh", "36", 2, is_cut_off=True),
    "en-cut-off": State("en", "18", 2, is_cut_off=True),
}

pytestmark = [
    pytest.mark.xdist_group("desktop"),
    pytest.mark.skipif(bool(missing_programs()), reason="no virtual desktop on this machine"),
]


@dataclass(frozen=True)
class Surroundings:
    """What every walk needs: a desktop and an operator of its own, whose data the walks may change."""

    desktop: Desktop
    operator: RunningOperator
    token: Path


@pytest.fixture(scope="module")
def around(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Surroundings]:
    with Desktop() as desktop, running_operator() as operator:
        token = tmp_path_factory.mktemp("token") / "token"
        token.write_text(operator.token(), encoding="ascii")
        yield Surroundings(desktop, operator, token)


def test_every_screen_is_among_the_names() -> None:
    assert len(NAMES) > 20
    assert {*WITH_ANOTHER, *(name for names in WITH_ANOTHER.values() for name in names)} <= {*NAMES}


@pytest.mark.long(share=90)
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("name", NAMES)
def test_everything_on_the_way_is_told_and_can_be_reached(
    around: Surroundings, tmp_path: Path, name: str, state: str
) -> None:
    language, size, most_presses, is_cut_off = STATES[state]
    look = ["--window", "1366x768", "--lang", language, "--size", size, "--place", name]
    follows = frozenset({name, *WITH_ANOTHER.get(name, ())} - {"home"})
    with FaultyProxy(around.operator.url) as front:
        arguments = ["--operator", front.url, "--token-file", str(around.token), *look]
        with client_window(around.desktop, tmp_path / "data", *arguments) as window:
            events = Events(window.tree)
            try:
                walk = Walk(window, events, follows, most_presses)
                walk.page()
                if is_cut_off:
                    front.set_fault("down")
                walk.go_everywhere()
            finally:
                events.close()
    assert name in {view for view, _title in walk.looked_at}
    assert not walk.wrong, "\n".join(walk.wrong)
