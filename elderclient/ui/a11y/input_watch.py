"""Watches every key and mouse button before any control sees it, and passes it to guard, bounce filter and repeat delay.

Looks at windows only (each press arrives there exactly once): at ours, and at the menu of a text field while it is open.
Text fields keep their double letters: of keys only Enter, Space and the function keys are filtered. A held key repeats
after the person's own delay, in text fields too.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import cast

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWindow
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from elderclient.ui.a11y import keys
from elderclient.ui.a11y.pressing import ActionGuard, BounceFilter, RepeatDelay

_MOUSE = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease)
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
_FILTERED = keys.PRESSING | {keys.ESCAPE, keys.F1, keys.F2, keys.F3}


class InputWatch(QObject):
    """Event filter that works between ``start`` and ``stop``.

    Not installed on the application: PySide gives every object that has an event a Python type then, and makes most of
    Qt's 300 types in search of the right one (15 ms and 3 MB).
    """

    def __init__(self, guard: ActionGuard, bounce: BounceFilter, repeat: RepeatDelay) -> None:
        super().__init__()
        self._guard = guard
        self._bounce = bounce
        self._repeat = repeat
        self._window: QWindow | None = None

    def start(self, window: QWidget) -> None:
        """Begin to watch ``window``, which is shown."""
        self._window = window.windowHandle()
        if self._window is not None:
            self._window.installEventFilter(self)

    def stop(self) -> None:
        """Stop watching the window and its menus."""
        if self._window is not None:
            self._window.removeEventFilter(self)
            self._window = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802
        """Return True for an event that no control may get."""
        kind = event.type()
        if kind == QEvent.Type.FocusOut:
            self._forget()
        if kind in _MOUSE:
            self._look_for_menu()
            button = cast("QMouseEvent", event).button()
            return self._swallows(button, is_release=kind == QEvent.Type.MouseButtonRelease, is_filtered=True)
        if kind in _KEYS:
            key = cast("QKeyEvent", event)
            if key.isAutoRepeat():
                return not self._repeat.takes_repeat(_which(key))
            is_release = kind == QEvent.Type.KeyRelease
            if is_release:
                self._repeat.released(_which(key))
            else:
                self._repeat.pressed(_which(key))
                self._look_for_menu()
            is_filtered = key.key() in _FILTERED and not is_typing()
            return self._swallows(_which(key), is_release=is_release, is_filtered=is_filtered)
        return False

    def _look_for_menu(self) -> None:
        """Watch a menu that this press may open: it is a window of its own and gets the release."""
        QTimer.singleShot(0, self, self._watch_menu)

    def _watch_menu(self) -> None:
        menu = QApplication.activePopupWidget()
        window = None if menu is None else menu.windowHandle()
        if window is not None:
            self._forget()
            window.installEventFilter(self)

    def _forget(self) -> None:
        """Forget pressed keys: the keyboard went elsewhere, and releases will not be seen."""
        self._guard.forget()
        self._repeat.forget()

    def _swallows(self, what: object, *, is_release: bool, is_filtered: bool) -> bool:
        if is_release:
            self._guard.released(what)
            return is_filtered and not self._bounce.takes_release(what)
        self._guard.pressed(what)
        return is_filtered and not self._bounce.takes_press(what)


def _which(key: QKeyEvent) -> Hashable:
    """Identify the physical key: where Shift is released first, Backtab is pressed and Tab released."""
    return ("scan code", key.nativeScanCode()) if key.nativeScanCode() else key.key()


def is_typing() -> bool:
    """Return whether the focus is in a text field."""
    return isinstance(QApplication.focusWidget(), QLineEdit | QTextEdit | QPlainTextEdit)
