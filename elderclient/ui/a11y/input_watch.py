"""Watches every key and mouse button before any control sees it, and feeds guard, bounce filter and repeat delay.

Looks at window events only (each press arrives there exactly once). Text fields keep their double letters: of keys only
Enter, Space and the function keys are filtered. A held key repeats after the person's own delay, in text fields too.
"""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWindow
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from elderclient.ui.a11y import keys
from elderclient.ui.a11y.pressing import ActionGuard, BounceFilter, RepeatDelay

_MOUSE = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease)
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
_FILTERED = keys.PRESSING | {keys.ESCAPE, keys.F1, keys.F2}


class InputWatch(QObject):
    """Install on the application with ``start``; ``stop`` takes it off."""

    def __init__(self, guard: ActionGuard, bounce: BounceFilter, repeat: RepeatDelay) -> None:
        super().__init__()
        self._guard = guard
        self._bounce = bounce
        self._repeat = repeat

    def start(self) -> None:
        """Begin to watch."""
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def stop(self) -> None:
        """Watch no longer."""
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """True takes the event away from everybody."""
        kind = event.type()
        if kind == QEvent.Type.ApplicationDeactivate:
            self._guard.forget()
            self._repeat.forget()
        if kind in _MOUSE and isinstance(watched, QWindow):
            button = cast("QMouseEvent", event).button()
            return self._swallows(button, is_release=kind == QEvent.Type.MouseButtonRelease, is_filtered=True)
        if kind in _KEYS and isinstance(watched, QWindow):
            key = cast("QKeyEvent", event)
            if key.isAutoRepeat():
                return not self._repeat.takes_repeat(key.key())
            is_release = kind == QEvent.Type.KeyRelease
            if is_release:
                self._repeat.released(key.key())
            else:
                self._repeat.pressed(key.key())
            is_filtered = key.key() in _FILTERED and not _is_typing()
            return self._swallows(key.key(), is_release=is_release, is_filtered=is_filtered)
        return False

    def _swallows(self, what: object, *, is_release: bool, is_filtered: bool) -> bool:
        if is_release:
            self._guard.released(what)
            return is_filtered and not self._bounce.takes_release(what)
        self._guard.pressed(what)
        return is_filtered and not self._bounce.takes_press(what)


def _is_typing() -> bool:
    return isinstance(QApplication.focusWidget(), QLineEdit | QTextEdit | QPlainTextEdit)
