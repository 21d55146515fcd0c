"""One press, one activation, from unsteady hands too."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from elderclient.domain.configuration import Language
from elderclient.ui.a11y.pressing import ActionGuard
from elderclient.ui.theme.icons import Icons
from elderclient.ui.theme.look import Look
from elderclient.ui.theme.palette import LIGHT
from elderclient.ui.theme.scale import Scale
from elderclient.ui.widgets.button import Caption, PressButton

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def look(family: str, icons: Icons) -> Look:
    return Look(Scale(26, 8), LIGHT, icons, Language.ENGLISH, family)


class Hand:
    """A window with two buttons side by side, and how often each was activated."""

    def __init__(self, look: Look, guard: ActionGuard | None = None) -> None:
        self.window = QWidget()
        self.window.resize(400, 300)
        self.first = PressButton(look, Caption("Bill", icon="bill"), guard=guard, parent=self.window)
        self.second = PressButton(look, Caption("Plan"), parent=self.window)
        self.first.setGeometry(20, 100, 170, 60)
        self.second.setGeometry(200, 100, 170, 60)
        self.pressed: list[str] = []
        self.first.activated.connect(lambda: self.pressed.append("first"))
        self.second.activated.connect(lambda: self.pressed.append("second"))
        self.window.show()


@pytest.fixture
def hand(qtbot: QtBot, look: Look) -> Iterator[Hand]:
    hand = Hand(look)
    qtbot.addWidget(hand.window)
    yield hand
    hand.window.close()


def drag(hand: Hand, to: QPoint) -> None:
    QTest.mousePress(hand.first, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(50, 30))
    QTest.mouseRelease(hand.first, LEFT, Qt.KeyboardModifier.NoModifier, to)


def test_a_click_activates_once(hand: Hand) -> None:
    QTest.mouseClick(hand.first, LEFT)
    assert hand.pressed == ["first"]


def test_a_release_24_dp_below_still_counts(hand: Hand) -> None:
    drag(hand, QPoint(50, 60 + 23))
    assert hand.pressed == ["first"]


def test_a_release_farther_away_does_not(hand: Hand) -> None:
    drag(hand, QPoint(50, 60 + 26))
    assert hand.pressed == []


def test_a_release_over_another_control_does_not(hand: Hand) -> None:
    drag(hand, QPoint(185, 30))
    assert hand.pressed == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_press(hand: Hand, key: Qt.Key) -> None:
    QTest.keyClick(hand.first, key)
    assert hand.pressed == ["first"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_held_key_presses_once(hand: Hand, key: Qt.Key) -> None:
    def send(kind: QKeyEvent.Type, *, is_repeat: bool) -> None:
        QApplication.sendEvent(hand.first, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "", is_repeat))

    send(QKeyEvent.Type.KeyPress, is_repeat=False)
    for _time in range(5):
        send(QKeyEvent.Type.KeyRelease, is_repeat=True)
        send(QKeyEvent.Type.KeyPress, is_repeat=True)
    assert hand.pressed == []
    send(QKeyEvent.Type.KeyRelease, is_repeat=False)
    assert hand.pressed == ["first"]


def test_a_key_that_went_down_elsewhere_does_not_press(hand: Hand) -> None:
    QTest.keyRelease(hand.first, Qt.Key.Key_Return)
    assert hand.pressed == []


def test_the_right_button_does_nothing(hand: Hand) -> None:
    QTest.mouseClick(hand.first, Qt.MouseButton.RightButton)
    assert hand.pressed == []


def test_a_guarded_button_takes_nothing_until_the_guard_opens(qtbot: QtBot, look: Look) -> None:
    seconds = [0.0]
    guard = ActionGuard(lambda: seconds[0])
    hand = Hand(look, guard)
    qtbot.addWidget(hand.window)
    guard.arm()
    QTest.mouseClick(hand.first, LEFT)
    QTest.keyClick(hand.first, Qt.Key.Key_Return)
    hand.first.click()
    assert hand.pressed == []
    seconds[0] = 1.0
    QTest.mouseClick(hand.first, LEFT)
    assert hand.pressed == ["first"]


def test_a_press_begun_while_the_guard_was_closed_never_counts(qtbot: QtBot, look: Look) -> None:
    seconds = [0.0]
    guard = ActionGuard(lambda: seconds[0])
    hand = Hand(look, guard)
    qtbot.addWidget(hand.window)
    guard.arm()
    QTest.mousePress(hand.first, LEFT)
    seconds[0] = 1.0
    QTest.mouseRelease(hand.first, LEFT)
    assert hand.pressed == []


def test_there_is_no_default_button_and_no_mnemonic(hand: Hand) -> None:
    assert not hand.first.isDefault()
    assert not hand.first.autoDefault()
    assert hand.first.text() == ""
    assert hand.first.accessibleName() == "Bill"
