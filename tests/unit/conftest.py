"""Fixtures of the user interface's tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from elderclient.ui.theme.icons import Icons
from tests.fakes.desk_application import Bench, load_family, load_icons


@pytest.fixture(scope="session")
def family(qapp: Any) -> str:
    assert qapp is not None
    return load_family()


@pytest.fixture(scope="session")
def icons() -> Icons:
    return load_icons()


@pytest.fixture
def bench(qtbot: QtBot, family: str, icons: Icons) -> Iterator[Callable[..., Bench]]:
    """Makes benches that are not opened yet; closes what was opened."""
    made: list[Bench] = []

    def make(**wanted: Any) -> Bench:
        one = Bench(family=family, icons=icons, **wanted)
        made.append(one)
        return one

    yield make
    for one in made:
        if hasattr(one, "application"):
            one.close()
    qtbot.wait(0)


@pytest.fixture
def until(qtbot: QtBot) -> Callable[[Callable[[], bool]], None]:
    """Let events run until something is true (5 s at most)."""

    def wait(condition: Callable[[], bool]) -> None:
        qtbot.waitUntil(condition, timeout=5000)

    return wait
