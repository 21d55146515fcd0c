"""What every screen's view has in common: its place in the frame, where the focus goes, what is highlighted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6 import QtCore
from PySide6.QtCore import QPoint, QRect, QTimer
from PySide6.QtWidgets import QLabel, QWidget

from elderclient.domain.sentence import Sentence
from elderclient.ui.a11y.pressing import ActionGuard
from elderclient.ui.flow.presenting import Presenter
from elderclient.ui.place import Spot
from elderclient.ui.theme.look import Look
from elderclient.ui.theme.scale import Frame
from elderclient.ui.widgets.words import Words, takes_focus

if TYPE_CHECKING:
    from elderclient.ui.intents import Emit


READING_MS = 1000
"""For this time after it got the focus, a screen reader may still ask for the text of a sentence."""


class Surroundings(NamedTuple):
    """What a view is built into; replaced at every change of size, colours, language or window."""

    look: Look
    frame: Frame
    guard: ActionGuard
    emit: Emit
    parent: QWidget


class ScreenView(QWidget):
    """A screen on the whole window; strip and bar lie over its lower part. Subclasses build their children."""

    def __init__(self, presenter: Presenter, around: Surroundings) -> None:
        super().__init__(around.parent)
        self.presenter = presenter
        self.around = around
        self.look = around.look
        self.frame = around.frame
        self.being_read: Sentence | None = None
        self._pressed = ""
        self.setGeometry(0, 0, around.frame.width, around.frame.height)

    def show_again(self, *, is_result: bool = False) -> None:
        """Show what the presenter has now; with ``is_result`` the focus goes to the first sentence."""
        if is_result:
            self.announce_result()

    def arrive(self) -> None:
        """Focus what a person who has just come here needs first."""
        self.focus_first()

    def spot(self) -> Spot:
        """Return where the person is on this screen: on what is being pressed, else where the focus is."""
        return Spot(self._pressed or self._focus_key())

    def show_spot(self, spot: Spot) -> None:
        """Show the page of ``spot``, where the person was before; the focus stays."""

    def return_to(self, spot: Spot) -> None:
        """Show the page of ``spot`` and focus the control the person had there; without it, as on arrival."""
        self.show_spot(spot)
        if not self._focus_on(spot.focus):
            self.arrive()

    def press(self, name: str, act: Callable[[], None]) -> None:
        """Do what the control of this name is for. Assistive technology presses without moving the focus there."""
        self._pressed = name
        try:
            act()
        finally:
            self._pressed = ""

    def announce_result(self) -> None:
        """Focus the first sentence, the result of the person's act; announce it where the focus was there already."""
        before = self.window().focusWidget()
        self.focus_first()
        after = self.window().focusWidget()
        if after is not None and after is before:
            from elderclient.ui.a11y.announcer import announce

            announce(self.window(), after.accessibleName())

    def focus_first(self) -> None:
        """Focus the topmost text, or the title of a screen without one, or 返回 where no title fits; never an action."""
        texts = [one for one in self.findChildren(QLabel) if takes_focus(one)]
        if texts:
            # Not the first that was made: rows over a bar are texts, too, and pages are filled in several passes.
            min(texts, key=lambda one: (one.y(), one.x())).setFocus()
            return
        title = self.findChild(Words, "title")
        if title is not None:
            title.set_focusable(is_focusable=True)
            title.setFocus()
            return
        back = self.findChild(QWidget, "back")
        if back is not None:
            back.setFocus()

    def turn(self, step: int) -> None:
        """Turn ``step`` pages, where the screen has more than one."""

    def move_focus(self, right: int, down: int) -> None:
        """Focus the nearest control in that direction (-1, 0 or 1 each); from outside the screen, the first of all."""
        focused = self.window().focusWidget()
        others = self._controls()
        if focused is None or not self.isAncestorOf(focused):
            self.focus_end(is_last=False)
            return
        here = self._rect_of(focused)
        near = [(way, one) for one in others if (way := _way(here, self._rect_of(one), right, down)) is not None]
        if near:
            min(near, key=lambda found: found[0])[1].setFocus()

    def focus_end(self, *, is_last: bool) -> None:
        """Focus the first or the last control of this page, without the header above it."""
        body = [one for one in self._controls() if one.parentWidget() is self]
        if body:
            body[-1 if is_last else 0].setFocus()

    def _controls(self) -> list[QWidget]:
        """Return what can be focused on this screen, from the top."""
        reached = [one for one in self.findChildren(QWidget) if one.focusPolicy() & QtCore.Qt.FocusPolicy.TabFocus]
        found = [one for one in reached if takes_focus(one) and one.isVisibleTo(self)]
        return sorted(found, key=lambda one: (self._rect_of(one).top(), self._rect_of(one).left()))

    def _rect_of(self, control: QWidget) -> QRect:
        return QRect(control.mapTo(self, QPoint(0, 0)), control.size())

    def said_from_here(self) -> tuple[Sentence, ...]:
        """Return what 朗读 reads: what is visible, and what follows it."""
        return self.presenter.sentences()

    def highlight(self, sentence: Sentence | None) -> None:
        """Mark the sentence being read, by its anchor or its words; none for ``None``."""
        self.being_read = sentence
        texts = {self.look.text(sentence), self.look.short(sentence)} if sentence is not None else set()
        anchor = sentence.anchor if sentence is not None else ""
        for words in self.findChildren(Words):
            is_read = words.text() in texts or (bool(anchor) and words.anchor == anchor)
            words.set_highlighted(is_highlighted=is_read)

    def _focus_key(self) -> str:
        """Return the name of the focused control of this screen; empty where the focus is elsewhere."""
        focused = self.window().focusWidget()
        return focused.objectName() if focused is not None and self.isAncestorOf(focused) else ""

    def _leave_focus(self) -> str:
        """Take the focus off this screen before its controls are deleted; return the name of the one that had it.

        Otherwise Qt moves it from each deleted control to the next one, and a screen reader speaks them all.
        """
        key = self._focus_key()
        if key:
            self.window().focusWidget().clearFocus()
        return key

    def _restore_focus(self, key: str) -> None:
        """Focus the control of this name again, or the first sentence where there is none."""
        if key and not self._focus_on(key):
            self.focus_first()

    def _focus_on(self, name: str) -> bool:
        """Focus the control of this name; return whether there is one that takes the focus. Without a name there is none."""
        control = self.findChild(QWidget, name) if name else None
        if control is None or not takes_focus(control):
            return False
        control.setFocus()
        return True


def _way(here: QRect, there: QRect, right: int, down: int) -> tuple[int, int] | None:
    """Return how far ``there`` is in that direction, then aside of it; ``None`` where it is not in that direction."""
    if down:
        ahead = there.top() - here.bottom() if down > 0 else here.top() - there.bottom()
        return (ahead, abs(there.center().x() - here.center().x())) if ahead > 0 else None
    ahead = there.left() - here.right() if right > 0 else here.left() - there.right()
    is_beside = there.top() <= here.bottom() and there.bottom() >= here.top()
    return (ahead, abs(there.center().y() - here.center().y())) if ahead > 0 and is_beside else None


def retire(part: QWidget, *, is_read: bool) -> None:
    """Delete a control; with ``is_read`` later, because a screen reader may be asking for its text just now."""
    part.hide()
    if not is_read:
        part.setParent(None)
        part.deleteLater()
        return
    part.setObjectName("")
    end = QTimer(part)
    end.setSingleShot(True)
    end.timeout.connect(part.deleteLater)
    end.start(READING_MS)
