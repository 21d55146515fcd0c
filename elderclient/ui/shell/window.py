"""The one window: a screen, the strip and the bar, laid out by the scheme. Must not know what any of them does."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QLocale, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from elderclient.domain.sentence import Sentence
from elderclient.ui.a11y import keys
from elderclient.ui.place import Spot
from elderclient.ui.shell.bar import Bar, BarState
from elderclient.ui.shell.strip import Strip
from elderclient.ui.theme.look import Look
from elderclient.ui.theme.scale import Frame
from elderclient.ui.widgets.button import PressButton
from elderclient.ui.widgets.screen_view import ScreenView

LEAST_WINDOW = (420, 220)
"""The smallest window strip and bar are whole in, dp: 1280x720 scaled three times, without its title."""
_KEYS = {keys.F1: "help", keys.F2: "caller_check", keys.ESCAPE: "back"}


class Window(QMainWindow):
    """The frame around the one screen; of Qt's windows only this one is a frame to screen readers, too.

    ``bar_pressed`` sends home, read, size or call; ``key_pressed`` help, caller_check or back; ``resized`` is
    sent once things have settled.
    """

    bar_pressed = Signal(str)
    strip_pressed = Signal()
    key_pressed = Signal(str)
    resized = Signal()
    closed = Signal()
    painted = Signal()
    """Emitted once, when the first paint has begun."""

    def __init__(self) -> None:
        super().__init__()
        self.bar: Bar | None = None
        self.strip: Strip | None = None
        self.view: ScreenView | None = None
        self._is_painted = False
        self.setMinimumSize(*LEAST_WINDOW)
        self.setAutoFillBackground(True)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(0)
        self._settled.timeout.connect(self.resized)

    def build_frame(self, look: Look, frame: Frame, state: BarState) -> None:
        """Build strip and bar again; ``put_view`` puts the screen in."""
        # Readers choose their voice by the language the program says it speaks; the widgets take it from their window.
        locale = QLocale(look.language.value)
        QLocale.setDefault(locale)
        self.setLocale(locale)
        self.setPalette(_palette(look))
        for old in (self.strip, self.bar):
            _dispose(old)
        self.strip = Strip(look, (frame.strip.width, frame.strip.height), None, self)
        self.strip.move(frame.strip.x, frame.strip.y)
        self.strip.activated.connect(self.strip_pressed)
        self.strip.show()
        self.bar = Bar(look, state, (frame.bar.width, frame.bar.height), self)
        self.bar.move(frame.bar.x, frame.bar.y)
        self.bar.pressed.connect(self.bar_pressed)
        self.bar.show()

    def put_view(self, view: ScreenView) -> None:
        """Show another screen and delete the one before. Tab goes through the screen, then strip, then bar."""
        old, self.view = self.view, view
        focused = self.focusWidget()
        if old is not None and focused is not None and old.isAncestorOf(focused):
            # Otherwise Qt moves the focus from control to control, and a screen reader speaks them all.
            focused.clearFocus()
        view.lower()
        view.show()
        _dispose(old)

    def announce(self, text: str) -> None:
        """Have screen readers say ``text``; the focus does not move."""
        from elderclient.ui.a11y.announcer import announce

        announce(self, text)

    def said_from_here(self, *, has_reader: bool) -> tuple[Sentence, ...]:
        """Return what is read aloud; behind the focused text where that is the first, and a reader has just said it."""
        view = self.view
        said = () if view is None else view.said_from_here()
        here = self.focusWidget()
        if view is None or not has_reader or len(said) < 2 or here is None:
            return said
        return said[1:] if here.accessibleName() == view.look.text(said[0]) else said

    def keep_on_screen(self) -> None:
        """Make the window no larger than what the screen has for it, its title included; once shown, its title is known."""
        title = self.frameGeometry().size() - self.size()
        room = self.screen().availableSize() - title
        self.setMinimumSize(QSize(*LEAST_WINDOW).boundedTo(room))
        self.resize(self.size().boundedTo(room))

    def spot(self) -> Spot:
        """Return where the person is: the page of the screen, and the focus, which may be on strip or bar."""
        spot = self.view.spot() if self.view is not None else Spot()
        focused = self.focusWidget()
        if spot.focus or focused is None or not self.isAncestorOf(focused):
            return spot
        return replace(spot, focus=focused.objectName())

    def spot_to_return_to(self) -> Spot:
        """Return where the person is, to be kept for their coming back: without the focus where a press rings."""
        spot = self.spot()
        control = self.findChild(PressButton, spot.focus) if spot.focus else None
        # Someone who only came back must not ring by the next press.
        return replace(spot, focus="", action=None) if control is not None and control.rings else spot

    def arrive(self, spot: Spot | None) -> None:
        """Focus what a person needs first who has just come; with ``spot``, show where they were when they left."""
        if self.view is None:
            return
        if spot is None:
            self.view.arrive()
        else:
            self.return_to(spot)

    def return_to(self, spot: Spot) -> None:
        """Show the page of ``spot`` and focus the control the person had there."""
        if self.view is None:
            return
        control = self.findChild(QWidget, spot.focus) if spot.focus else None
        if control is None or self.view.isAncestorOf(control):
            self.view.return_to(spot)
        else:
            self.view.show_spot(spot)
            control.setFocus()

    def hold_focus(self) -> None:
        """Focus the first text where nothing has the focus: a page that waits takes it only after a moment."""
        if self.view is not None and self.focusWidget() is None:
            self.view.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Handle what the focused control has no use for, wherever in the window it is.

        F1 (help), F2 (caller check) and Esc (back) are reported once per press, F3 presses the bar's reading button; Page Up
        and Page Down turn the screen's pages; arrows, Home and End move the focus on the screen.
        """
        key, view = event.key(), self.view
        meaning = _KEYS.get(key)
        if meaning is not None:
            if not event.isAutoRepeat():
                self.key_pressed.emit(meaning)
        elif key == keys.F3:
            # Whoever hears a page instead of seeing it needs it on every page, and the bar is the last that Tab comes to.
            if not event.isAutoRepeat():
                self.bar_pressed.emit("read")
        elif view is not None and key in keys.TURNING:
            view.turn(keys.TURNING[key])
        elif view is not None and key in keys.MOVING:
            view.move_focus(*keys.MOVING[key])
        elif view is not None and key in (keys.HOME, keys.END):
            view.focus_end(is_last=key == keys.END)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: ARG002, N802
        """Lay out again once the pending events are handled."""
        self._settled.start()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the background, and report the first paint."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Report that the person closed the window."""
        self._settled.stop()
        event.accept()
        self.closed.emit()


def _dispose(widget: QWidget | None) -> None:
    if widget is not None:
        widget.hide()
        widget.setParent(None)
        widget.deleteLater()


def _palette(look: Look) -> QPalette:
    palette = QPalette()
    for role, token in (
        (QPalette.ColorRole.Window, "window"),
        (QPalette.ColorRole.WindowText, "text"),
        (QPalette.ColorRole.Base, "window"),
        (QPalette.ColorRole.Text, "text"),
        (QPalette.ColorRole.Button, "button"),
        (QPalette.ColorRole.ButtonText, "button_text"),
        (QPalette.ColorRole.Highlight, "chosen"),
        (QPalette.ColorRole.HighlightedText, "chosen_text"),
    ):
        palette.setColor(role, look.colour(token))
    return palette
