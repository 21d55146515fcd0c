"""Tells a screen reader about things that happened by themselves. A reader speaks them where it can; nothing moves."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleObject,
    QGuiApplication,
)
from PySide6.QtWidgets import QWidget

_BUS_PLATFORMS = ("xcb", "wayland")
"""There readers listen on the AT-SPI bus. Orca up to 43 is deaf to announcements, and each speaks a notification."""

_KEPT_NOTICES = 4
"""A reader asks for the words of a notification after it was told that there is one; until then others may follow."""


def announce(window: QWidget, text: str) -> None:
    """Say ``text`` to readers, without moving the focus. Empty text (a secret sentence) says nothing.

    It is said when all that belongs to the news is on the screen; where the focus stands on the same words then, they are
    said already.
    """
    if text:
        QTimer.singleShot(0, window, partial(_announce_now, window, text))


def _announce_now(window: QWidget, text: str) -> None:
    focused = window.focusWidget()
    if focused is not None and focused.accessibleName() == text:
        return
    if QGuiApplication.platformName() in _BUS_PLATFORMS:
        for old in window.findChildren(_Notice)[: 1 - _KEPT_NOTICES]:
            old.deleteLater()
        _Notice(window, text).show()
    else:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(window, text))


class _Notice(QObject):
    """A notification that only readers meet."""

    def __init__(self, window: QWidget, words: str) -> None:
        super().__init__(window)
        self.words = words
        self._face = _Face(self, window)
        QAccessible.registerAccessibleInterface(self._face)

    def show(self) -> None:
        """It appears to those who listen."""
        QAccessible.updateAccessibility(QAccessibleEvent(self._face, QAccessible.Event.ObjectShow))


class _Face(QAccessibleObject):
    """What the bus sees of a notice: role and name, nowhere on the screen."""

    def __init__(self, notice: _Notice, window: QWidget) -> None:
        super().__init__(notice)
        self._notice = notice
        self._window = window

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.Notification

    def text(self, kind: QAccessible.Text) -> str:
        return self._notice.words if kind == QAccessible.Text.Name else ""

    def state(self) -> QAccessible.State:
        return QAccessible.State()

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._window)

    def child(self, index: int) -> QAccessibleInterface:  # noqa: ARG002 - Qt's signature
        return None  # type: ignore[return-value]  # Qt asks for a null pointer where there is no child

    def childCount(self) -> int:  # noqa: N802
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: ARG002, N802
        return -1

    def rect(self) -> QRect:
        return QRect()
