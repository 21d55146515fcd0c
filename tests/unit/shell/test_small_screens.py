"""Small screens scaled two and three times: strip, bar and every page stay whole, and every tile can be reached."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from elderclient.domain.configuration import Configuration, Language
from elderclient.ui.shell.window import LEAST_WINDOW
from elderclient.ui.widgets.button import PressButton
from tests.fakes.desk_application import Bench
from tests.unit.a11y.test_scanning import TILES
from tests.unit.bills.test_bill_window import hard_operator
from tests.unit.shell.test_extremes import faults, faults_anywhere

Make = Callable[..., Bench]
Until = Callable[[Callable[[], bool]], None]
SCREENS = ((683, 374), (640, 350), (427, 233))
"""1366x768 twice, 1280x720 twice (or 1920x1080 three times), 1280x720 three times; each less the window's title."""


def tiles(window: QWidget) -> list[str]:
    buttons = [one for one in window.findChildren(PressButton) if one.isVisibleTo(window)]
    return [one.objectName() for one in buttons if one.objectName().startswith("tile-")]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_nothing_is_cut_or_covered(bench: Make, until: Until, width: int, height: int, language: Language) -> None:
    configuration = Configuration(text_size=36, language=language, bounce_ms=0)
    one = bench(configuration=configuration, width=width, height=height, gateway=hard_operator())
    application = one.open()
    until(lambda: application.tasks.is_idle)
    assert (application.window.width(), application.window.height()) == (width, height)
    assert faults_anywhere(application, until) == []


@pytest.mark.parametrize("language", Language)
def test_home_is_paged_where_its_tiles_would_be_cut(bench: Make, until: Until, language: Language) -> None:
    configuration = Configuration(language=language, bounce_ms=0)
    one = bench(configuration=configuration, width=LEAST_WINDOW[0], height=LEAST_WINDOW[1], gateway=hard_operator())
    application = one.open()
    until(lambda: application.tasks.is_idle)
    window = application.window
    shown = [tiles(window)]
    while window.findChild(PressButton, "next"):
        assert window.view is not None
        QTest.keyClick(window.view, Qt.Key.Key_PageDown)
        shown.append(tiles(window))
        assert faults(application, "home") == []
    assert len(shown) > 1
    assert [name for page in shown for name in page] == [f"tile-{name}" for name in TILES]
    one.click("previous")
    assert tiles(window) == shown[-2]
