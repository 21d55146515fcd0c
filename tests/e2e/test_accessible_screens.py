"""Every screen as assistive technology meets it: the running client, read and pressed over the accessibility bus.

From each screen on, whatever its entries and actions lead to is looked at on all its pages, in Chinese at the smallest text
and in English at the largest, and gone round by Tab both ways. Nothing of the client is imported.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.contract.running_operator import RunningOperator, running_operator
from tests.e2e.accessible_events import Events
from tests.e2e.accessible_walk import Walk
from tests.e2e.client_window import client_window
from tests.e2e.desktop import Desktop, missing_programs

SCREENS = Path(__file__).resolve().parents[2] / "elderclient" / "ui" / "screens"
NAMES = sorted(presenter.parent.name for presenter in SCREENS.glob("*/presenter.py"))
WITH_ANOTHER = {
    "bill": ("PaperView",),
    "subscriptions": ("ConfirmOrderView",),
    "plan": ("ChangePlanView",),
    "faults": ("LostPhoneView",),
}
"""Screens that are opened with something at hand only from another one."""
LOOKS = {"zh": ("18", 7), "en": ("36", 2)}
"""The smallest and the largest text, by language, and how many presses are spent on a screen."""

pytestmark = [
    pytest.mark.xdist_group("desktop"),
    pytest.mark.skipif(bool(missing_programs()), reason="no virtual desktop on this machine"),
]


@dataclass(frozen=True)
class Surroundings:
    """What every walk needs: a desktop and an operator of a language's own, whose data the walks may change."""

    desktop: Desktop
    operator: RunningOperator
    token: Path


@pytest.fixture(scope="module")
def around(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Surroundings]:
    with Desktop() as desktop, running_operator() as operator:
        token = tmp_path_factory.mktemp("token") / "token"
        token.write_text(operator.token(), encoding="ascii")
        yield Surroundings(desktop, operator, token)


def view_of(name: str) -> str:
    """``BillView`` for ``bill``."""
    return "".join(word.capitalize() for word in name.split("_")) + "View"


@pytest.mark.long(share=30)
@pytest.mark.parametrize("language", LOOKS)
@pytest.mark.parametrize("name", NAMES)
def test_everything_on_the_way_is_told_and_can_be_reached(
    around: Surroundings, tmp_path: Path, name: str, language: str
) -> None:
    arguments = ["--operator", around.operator.url, "--token-file", str(around.token), "--window", "1366x768"]
    size, most_presses = LOOKS[language]
    look = ["--lang", language, "--size", size, "--place", name]
    follows = frozenset({view_of(name), *WITH_ANOTHER.get(name, ())} - {"HomeView"})
    with client_window(around.desktop, tmp_path / "data", *arguments, *look) as window:
        events = Events(window.tree)
        try:
            walk = Walk(window, events, follows, most_presses)
            walk.go_everywhere()
        finally:
            events.close()
    assert view_of(name) in {view for view, _title in walk.looked_at}
    assert not walk.wrong, "\n".join(walk.wrong)
