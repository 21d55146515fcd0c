"""Announces news to screen readers, which speak them where they can. The focus does not move."""

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
"""There screen readers use the AT-SPI bus. Orca up to 43 ignores announcements; every version speaks a notification."""

_MOST_NOTICES = 4
"""A screen reader asks for a notification's text after its event; until then others may follow."""


def announce(window: QWidget, text: str) -> None:
    """Announce ``text`` to screen readers, without moving the focus. Empty text (a secret sentence) is not announced.

    It is announced once the pending changes are on the screen, and not where the focus is on the same text then.
    """
    if text:
        QTimer.singleShot(0, window, partial(_announce_now, window, text))


def _announce_now(window: QWidget, text: str) -> None:
    focused = window.focusWidget()
    if focused is not None and focused.accessibleName() == text:
        return
    if QGuiApplication.platformName() in _BUS_PLATFORMS:
        for old in window.findChildren(_Notice)[: 1 - _MOST_NOTICES]:
            old.deleteLater()
        _Notice(window, text).show()
    else:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(window, text))


class _Notice(QObject):
    """A notification that exists for screen readers only."""

    def __init__(self, window: QWidget, words: str) -> None:
        super().__init__(window)
        self.words = words
        self._face = _Face(self, window)
        QAccessible.registerAccessibleInterface(self._face)

    def show(self) -> None:
        """Send the event that the notification appeared."""
        QAccessible.updateAccessibility(QAccessibleEvent(self._face, QAccessible.Event.ObjectShow))


class _Face(QAccessibleObject):
    """The accessible object of a notice: role and name, and no place on the screen."""

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
