"""One-key operation: Space moves to the next control that can be pressed, and a pause, or Enter, presses it.

The order is that of Tab without what is only read, so that there are no more presses than controls; but whoever cannot
go back comes to the next page and to a person right behind what the page has.
A switch that is joined to the computer sends the same keys. Must not decide what a press does, nor filter tremors:
``input_watch`` does, and is asked first.
"""

from __future__ import annotations

import math
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from elderclient.ui.a11y import keys
from elderclient.ui.a11y.input_watch import is_typing
from elderclient.ui.a11y.scanning import Scan

_LEADS_ON = ("next", "bar-call", "back", "previous")
"""Where the page ends: its next page, a person, the way back. Strip and the rest of the bar are seldom wanted there."""
_MOUSE = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class ScanWatch(QObject):
    """Event filter on ``window``, which is shown, until ``stop``."""

    def __init__(self, scan: Scan, window: QWidget) -> None:
        # A child of the window: its own pause may have switched one-key operation off.
        super().__init__(window)
        self._scan = scan
        self._root = window
        self._window = window.windowHandle()
        self._is_down = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._on_pause)
        self._window.installEventFilter(self)

    def stop(self) -> None:
        """Stop watching, and press nothing any more."""
        self._window.removeEventFilter(self)
        self._pause.stop()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802
        """Return True for an event that no control may get."""
        kind = event.type()
        if kind in _MOUSE:
            self._scan.stop()
        elif kind == QEvent.Type.FocusOut:
            self._scan.end()
        elif kind == QEvent.Type.KeyPress:
            return self._takes_press(cast("QKeyEvent", event))
        elif kind == QEvent.Type.KeyRelease and self._is_down and cast("QKeyEvent", event).key() == keys.SPACE:
            if not cast("QKeyEvent", event).isAutoRepeat():
                self._is_down = False
                self._scan.released()
                self._wait()
            return True
        return False

    def _takes_press(self, event: QKeyEvent) -> bool:
        is_plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() == keys.SPACE and is_plain and (self._scan.is_only_key or not is_typing()):
            if not event.isAutoRepeat():
                self._is_down = True
                self._move()
            return True
        if event.key() in keys.PRESSING:
            self._scan.end()
        else:
            self._scan.stop()
        return False

    def _move(self) -> None:
        to = next(iter(scan_order(self._root)), None)
        if to is not None:
            to.setFocus(Qt.FocusReason.TabFocusReason)
        self._scan.moved(None if to is None else _identity(to))

    def _wait(self) -> None:
        wait = self._scan.wait()
        if wait is not None:
            self._pause.start(math.ceil(wait * 1000))

    def _on_pause(self) -> None:
        if self._scan.wait():
            # The timer fired early, or the person moved on meanwhile.
            self._wait()
            return
        here = self._root.focusWidget()
        if isinstance(here, QAbstractButton) and self._scan.chooses(_identity(here)):
            here.click()


def _identity(control: QWidget) -> tuple[str, str]:
    """Identify the control the person moved to: a rebuilt page has the same control where name and text are the same."""
    return control.objectName(), control.accessibleName()


def scan_order(window: QWidget) -> list[QWidget]:
    """Return what the one key comes to, beginning behind what has the focus, which comes last.

    Children are in the order of Tab: a view is below strip and bar, and has what it shows in its order. Qt's own chain is
    not asked: PySide takes what ``nextInFocusChain`` returns for a part of the control it was asked of, and with that
    control the window itself would be gone.
    """
    every = sorted(window.findChildren(QWidget), key=_turn)
    here = window.focusWidget()
    start = every.index(here) + 1 if here in every else 0
    return [one for one in (*every[start:], *every[:start]) if _can_be_chosen(one)]


def _turn(control: QWidget) -> int:
    """When a control's turn comes: what the page has, then what leads on from it, then the rest of the window."""
    name = control.objectName()
    if name in _LEADS_ON:
        return 1 + _LEADS_ON.index(name)
    return 1 + len(_LEADS_ON) if name == "strip" or name.startswith("bar-") else 0


def _can_be_chosen(control: QWidget) -> bool:
    return isinstance(control, QAbstractButton | QLineEdit) and control.isVisible() and control.isEnabled()
