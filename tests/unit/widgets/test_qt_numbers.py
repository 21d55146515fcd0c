"""The numbers that stand for Qt's constants are Qt's, and what is set by number is set."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from elderclient.ui.a11y import keys
from elderclient.ui.theme import qt_numbers

_ALIGNMENT = Qt.AlignmentFlag
_KEY = Qt.Key
_FOCUS = Qt.FocusPolicy


@pytest.mark.parametrize(
    ("number", "flag"),
    [
        (qt_numbers.CENTRE, _ALIGNMENT.AlignCenter),
        (qt_numbers.LEFT, _ALIGNMENT.AlignVCenter | _ALIGNMENT.AlignLeft),
        (qt_numbers.RIGHT, _ALIGNMENT.AlignVCenter | _ALIGNMENT.AlignRight),
        (qt_numbers.UNCLIPPED, Qt.TextFlag.TextDontClip),
        (keys.RETURN, _KEY.Key_Return),
        (keys.ENTER, _KEY.Key_Enter),
        (keys.SPACE, _KEY.Key_Space),
        (keys.SELECT, _KEY.Key_Select),
        (keys.ESCAPE, _KEY.Key_Escape),
        (keys.F1, _KEY.Key_F1),
        (keys.F2, _KEY.Key_F2),
        (keys.F3, _KEY.Key_F3),
        (keys.PAGE_UP, _KEY.Key_PageUp),
        (keys.PAGE_DOWN, _KEY.Key_PageDown),
    ],
)
def test_a_number_is_qts_own(number: int, flag: _ALIGNMENT | Qt.TextFlag | _KEY) -> None:
    assert number == flag.value


@pytest.mark.parametrize(
    ("number", "policy"),
    [
        (qt_numbers.NO_FOCUS, _FOCUS.NoFocus),
        (qt_numbers.TAB_FOCUS, _FOCUS.TabFocus),
        (qt_numbers.STRONG_FOCUS, _FOCUS.StrongFocus),
    ],
)
def test_a_focus_policy_is_set_by_number(qtbot: QtBot, number: int, policy: _FOCUS) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    qt_numbers.set_focus_policy(button, number)
    assert button.focusPolicy() is policy


def test_words_with_tags_in_them_are_shown_as_they_are(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    qt_numbers.show_plain(label, "<b>bill</b>")
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == "<b>bill</b>"
