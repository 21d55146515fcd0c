"""Keys that turn pages and move in a list: they work wherever the focus is, also on the bar and in a field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from elderclient.domain.configuration import Configuration
from elderclient.ui.intents import GoTo
from elderclient.ui.place import Place
from elderclient.ui.shell.application import Application
from elderclient.ui.widgets.page_view import PageView
from tests.fakes.desk_application import Bench
from tests.unit.a11y.test_scanning import TILES
from tests.unit.information.test_public_presenters import ANSWERS

Make = Callable[..., Bench]
Until = Callable[[Callable[[], bool]], None]
KEY = Qt.Key


def opened(bench: Make, until: Until, place: Place, size: int = 36) -> Bench:
    one = bench(configuration=Configuration(text_size=size, bounce_ms=0))
    application = one.open()
    application.emit(GoTo(place))
    until(lambda: application.tasks.is_idle)
    return one


def press(application: Application, key: KEY) -> str:
    focused = application.window.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)
    now = application.window.focusWidget()
    assert now is not None
    return str(now.objectName())


@pytest.mark.parametrize("start", ["bar-home", "bar-call", "strip", "back", "block-0"])
def test_pages_turn_wherever_the_focus_is(bench: Make, until: Until, start: str) -> None:
    one = opened(bench, until, Place("settings", "size"))
    application = one.application
    view = application.window.view
    assert isinstance(view, PageView)
    assert view.page_count > 1
    there = application.window.findChild(QWidget, start)
    assert there is not None
    there.setFocus()
    press(application, KEY.Key_PageDown)
    assert view._number == 1
    application.window.bar.buttons["size"].setFocus()  # type: ignore[union-attr]  # the window has a bar
    press(application, KEY.Key_PageUp)
    assert view._number == 0


def test_pages_turn_from_a_field_and_its_own_keys_stay_its_own(bench: Make, until: Until) -> None:
    one = bench(configuration=Configuration(text_size=36, bounce_ms=0))
    one.gateway.public.all_answers = tuple(replace(ANSWERS[0], id=str(number)) for number in range(9))
    one.open().emit(GoTo(Place("answers")))
    until(lambda: one.application.tasks.is_idle)
    application = one.application
    view = application.window.view
    assert isinstance(view, PageView)
    field = application.window.findChild(QLineEdit)
    assert field is not None
    assert view.page_count > 1
    field.setFocus()
    QTest.keyClicks(field, "ab")
    QTest.keyClick(field, KEY.Key_Home)
    assert (application.window.focusWidget(), field.cursorPosition()) == (field, 0)
    field.selectAll()
    QTest.keyClick(field, KEY.Key_Delete)
    until(lambda: application.tasks.is_idle and view.page_count > 1)
    press(application, KEY.Key_PageDown)
    assert view._number == 1


def test_arrows_home_and_end_move_in_a_list_and_choose_nothing(bench: Make, until: Until) -> None:
    one = opened(bench, until, Place("settings", "colours"), 18)
    application = one.application
    before = application.configuration
    names = [press(application, KEY.Key_Down) for _step in range(4)]
    assert names == ["block-1", "block-2", "block-3", "block-4"]
    assert press(application, KEY.Key_Up) == "block-3"
    assert press(application, KEY.Key_End) == "action-1"
    assert press(application, KEY.Key_Left) == "action-0"
    assert press(application, KEY.Key_Right) == "action-1"
    assert press(application, KEY.Key_Home) == "block-0"
    assert press(application, KEY.Key_Up) == "back"
    assert application.configuration == before
    application.window.bar.buttons["call"].setFocus()  # type: ignore[union-attr]  # the window has a bar
    assert press(application, KEY.Key_Down) == "block-0"


def test_arrows_move_over_the_tiles_of_home_as_they_lie(bench: Make, until: Until) -> None:
    one = opened(bench, until, Place("home"), 18)
    application = one.application
    one.button(f"tile-{TILES[0]}").setFocus()
    assert press(application, KEY.Key_Right) == f"tile-{TILES[1]}"
    assert press(application, KEY.Key_Down) == f"tile-{TILES[4]}"
    assert press(application, KEY.Key_Left) == f"tile-{TILES[3]}"
    assert press(application, KEY.Key_Up) == f"tile-{TILES[0]}"
