"""Held keys, and the pointer's size: at once, everywhere in the program, and given back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWindow
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from elderclient.domain.configuration import Configuration, Pointer
from elderclient.ui.a11y.handling import Handling
from elderclient.ui.a11y.input_watch import InputWatch
from elderclient.ui.a11y.pressing import ActionGuard, BounceFilter, RepeatDelay
from tests.fakes.clock import FakeSeconds


class Keyed(QWidget):
    """Counts the presses of Tab that reach it."""

    def __init__(self) -> None:
        super().__init__()
        self.presses = 0

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress:
            self.presses += 1
            return True
        return super().event(event)


@pytest.fixture
def shown(qtbot: QtBot) -> QWidget:
    """A window that is watched."""
    widget = Keyed()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def handling(shown: QWidget) -> Iterator[Handling]:
    made = Handling(ActionGuard(FakeSeconds()), Configuration())
    made.start(shown)
    yield made
    made.stop()


def test_a_held_key_repeats_only_after_the_delay() -> None:
    time = FakeSeconds()
    delay = RepeatDelay(time, 2.0)
    delay.pressed("Tab")
    time.seconds += 1.9
    assert not delay.takes_repeat("Tab")
    time.seconds += 0.2
    assert delay.takes_repeat("Tab")
    delay.released("Tab")
    delay.pressed("Tab")
    assert not delay.takes_repeat("Tab")


def test_never_is_never_and_a_change_holds_at_once() -> None:
    time = FakeSeconds()
    delay = RepeatDelay(time, 0)
    delay.pressed("Tab")
    time.seconds += 3600
    assert not delay.takes_repeat("Tab")
    delay.seconds = 0.5
    assert delay.takes_repeat("Tab")


def test_a_key_held_since_another_window_starts_its_time_here() -> None:
    time = FakeSeconds()
    delay = RepeatDelay(time, 1.0)
    delay.pressed("Down")
    time.seconds += 5
    delay.forget()
    assert not delay.takes_repeat("Down")
    time.seconds += 1
    assert delay.takes_repeat("Down")


def test_a_key_that_goes_down_as_backtab_and_comes_up_as_tab_is_not_held_for_ever(qtbot: QtBot) -> None:
    time = FakeSeconds()
    guard = ActionGuard(time)
    watch = InputWatch(guard, BounceFilter(time, 0), RepeatDelay(time, 1.0))
    widget = Keyed()
    qtbot.addWidget(widget)
    widget.show()
    tab, shift = 23, 50
    no, shifted = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
    watch.start(widget)
    try:
        for kind, key, modifier, scan_code in (
            (QEvent.Type.KeyPress, Qt.Key.Key_Shift, no, shift),
            (QEvent.Type.KeyPress, Qt.Key.Key_Backtab, shifted, tab),
            (QEvent.Type.KeyRelease, Qt.Key.Key_Shift, shifted, shift),
            (QEvent.Type.KeyRelease, Qt.Key.Key_Tab, no, tab),
        ):
            QApplication.sendEvent(widget.windowHandle(), QKeyEvent(kind, key, modifier, scan_code, 0, 0))
    finally:
        watch.stop()
    guard.arm()
    time.seconds += 1
    assert guard.is_open()


def test_the_window_gets_a_held_key_once_and_repeats_after_the_delay(qtbot: QtBot) -> None:
    time = FakeSeconds()
    watch = InputWatch(ActionGuard(time), BounceFilter(time, 0), RepeatDelay(time, 1.0))
    widget = Keyed()
    qtbot.addWidget(widget)
    widget.show()
    widget.setFocus()
    window = widget.windowHandle()

    def key(kind: QEvent.Type, *, is_repeat: bool) -> None:
        event = QKeyEvent(kind, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier, "", is_repeat)
        QApplication.sendEvent(window, event)

    watch.start(widget)
    try:
        key(QEvent.Type.KeyPress, is_repeat=False)
        for _ in range(5):
            key(QEvent.Type.KeyRelease, is_repeat=True)
            key(QEvent.Type.KeyPress, is_repeat=True)
        assert widget.presses == 1
        time.seconds += 1
        key(QEvent.Type.KeyPress, is_repeat=True)
        assert widget.presses == 2
    finally:
        watch.stop()


@pytest.fixture
def watched(shown: QWidget) -> Iterator[tuple[QWidget, ActionGuard, FakeSeconds]]:
    """A window, the guard that is fed with its presses, and the time."""
    time = FakeSeconds()
    guard = ActionGuard(time)
    watch = InputWatch(guard, BounceFilter(time, 0), RepeatDelay(time, 1.0))
    watch.start(shown)
    yield shown, guard, time
    watch.stop()


def _button(window: QWindow, kind: QEvent.Type) -> None:
    pressed = Qt.MouseButton.LeftButton if kind == QEvent.Type.MouseButtonPress else Qt.MouseButton.NoButton
    here, button, none = QPointF(1, 1), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QMouseEvent(kind, here, here, here, button, pressed, none))


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_button_released_over_a_menu_that_it_opened_is_up(
    qtbot: QtBot, watched: tuple[QWidget, ActionGuard, FakeSeconds]
) -> None:
    widget, guard, time = watched
    menu = QMenu(widget)
    menu.addAction("Paste")
    guard.arm()
    _button(widget.windowHandle(), QEvent.Type.MouseButtonPress)
    time.seconds += 10
    assert not guard.is_open()
    menu.popup(widget.mapToGlobal(widget.rect().center()))
    qtbot.waitUntil(guard.is_open)
    guard.arm()
    _button(menu.windowHandle(), QEvent.Type.MouseButtonPress)
    time.seconds += 10
    assert not guard.is_open()
    _button(menu.windowHandle(), QEvent.Type.MouseButtonRelease)
    assert guard.is_open()
    menu.close()


def test_what_is_held_when_the_window_loses_the_keyboard_is_forgotten(
    watched: tuple[QWidget, ActionGuard, FakeSeconds],
) -> None:
    widget, guard, time = watched
    guard.arm()
    _button(widget.windowHandle(), QEvent.Type.MouseButtonPress)
    time.seconds += 10
    assert not guard.is_open()
    QApplication.sendEvent(widget.windowHandle(), QFocusEvent(QEvent.Type.FocusOut))
    assert guard.is_open()


def test_the_pointer_is_as_large_as_chosen_and_the_systems_own_comes_back(
    qapp: QApplication, handling: Handling
) -> None:
    assert qapp.overrideCursor() is None
    for pointer, height in ((Pointer.LARGE, 48), (Pointer.LARGEST, 96), (Pointer.LARGE, 48)):
        handling.apply(replace(Configuration(), pointer=pointer))
        cursor = qapp.overrideCursor()
        assert cursor is not None
        picture = cursor.pixmap()
        assert picture.height() / picture.devicePixelRatio() == height
        # The tip is where the press goes.
        assert cursor.hotSpot().x() <= height // 8
        assert cursor.hotSpot().y() <= height // 8
        middle = picture.toImage().pixelColor(round(picture.width() * 0.3), round(picture.height() * 0.5))
        assert (middle.red(), middle.green(), middle.blue()) == (0, 0, 0)
    handling.apply(Configuration())
    assert qapp.overrideCursor() is None


def test_a_large_pointer_of_an_earlier_run_is_there_from_the_start_and_gone_at_the_end(
    qapp: QApplication, shown: QWidget
) -> None:
    handling = Handling(ActionGuard(FakeSeconds()), Configuration(pointer=Pointer.LARGEST))
    assert qapp.overrideCursor() is None
    handling.start(shown)
    assert qapp.overrideCursor() is not None
    handling.stop()
    assert qapp.overrideCursor() is None
