"""The program as one person has it: the real window and its own operator, worked by real key events alone.

Owns one opened program: keys, what has the focus and what is said of it, what is on the page. Must not know any task.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from elderclient.adapters.platform.select import current
from elderclient.app.session import Options, Session
from elderclient.domain.configuration import Language, Scanning
from elderclient.ui.a11y.scan_watch import scan_order
from elderclient.ui.widgets.page_view import PageView
from tests.contract.running_operator import RunningOperator, running_operator
from tests.fakes.speaker import FakeSpeaker

SIZE = (1366, 768)
PATIENCE_SECONDS = 60.0
KEYS = {
    "Tab": (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
    "Shift+Tab": (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier),
    "Left": (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier),
    "Right": (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier),
    "Up": (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier),
    "Down": (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier),
    "Home": (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier),
    "End": (Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier),
    "Page Up": (Qt.Key.Key_PageUp, Qt.KeyboardModifier.NoModifier),
    "Page Down": (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier),
    "Enter": (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
    "Space": (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier),
    "F1": (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier),
    "F2": (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier),
    "F3": (Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier),
}


class Said(NamedTuple):
    """What is said of one control or text; ``key`` is the program's own name of it."""

    key: str
    words: str


class TaskWindow:
    """One opened program. ``operator`` is its operator, where an agent is moved by hand."""

    def __init__(self, session: Session, operator: RunningOperator, customer: int, voice: FakeSpeaker) -> None:
        self._session = session
        self.voice = voice
        self.operator = operator
        self.customer = customer

    @property
    def window(self) -> Any:
        """The program's one window."""
        return self._session.application.window

    @property
    def application(self) -> Any:
        """What the window belongs to."""
        return self._session.application

    def key(self, name: str) -> None:
        """Press and release a key; events it caused right away are handled, answers of the operator are not awaited."""
        QTest.keyClick(self.window.windowHandle(), *KEYS[name])

    def settle(self) -> None:
        """Let events run until all that was asked of the operator has been answered and shown, and presses count again."""
        self.wait(lambda: self._session.is_settled() and self.application.guard.is_open() and bool(self.focus_name))

    def wait(self, is_there: Callable[[], bool]) -> None:
        """Let events run until it is there; fails after a minute."""
        end = time.monotonic() + PATIENCE_SECONDS
        QApplication.processEvents()
        while not is_there():
            assert time.monotonic() < end, self.texts()
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
        QApplication.processEvents()

    @property
    def focused(self) -> QWidget | None:
        """What has the keyboard."""
        found: QWidget | None = self.window.focusWidget()
        return found

    @property
    def focus_name(self) -> str:
        """The program's own name of what has the keyboard."""
        return "" if self.focused is None else self.focused.objectName()

    def said(self) -> str:
        """What a screen reader says of what has the keyboard: its name, and its place in a list."""
        return "" if self.focused is None else " ".join(filter(None, said_of(self.focused)))

    def is_on_control(self) -> bool:
        """What has the keyboard can be pressed."""
        return isinstance(self.focused, QAbstractButton)

    @property
    def page(self) -> tuple[int, int]:
        """The number of the page, from 0, and how many there are."""
        view = self.window.view
        return (view.page_number, view.page_count) if isinstance(view, PageView) else (0, 1)

    def texts(self) -> list[str]:
        """The words of all that is on the page, strip and bar included."""
        return [one.words for one in self.visible()]

    @property
    def screen(self) -> str:
        """The name of the screen that is open."""
        return str(self.application.history.here.screen)

    def visible(self) -> list[Said]:
        """What is on the page, strip and bar included: the program's name and the reader's words of each."""
        shown = (one for one in self.window.findChildren(QWidget) if one.isVisible() and one.accessibleName())
        return [Said(one.objectName(), said_of(one)[0]) for one in shown]

    def here(self) -> Said:
        """What has the keyboard, with its place in a list."""
        return Said(self.focus_name, self.said())

    @property
    def is_voice_speaking(self) -> bool:
        """The program's own voice is reading aloud."""
        return bool(self.application.reading.is_speaking)

    def listen(self, is_enough: Callable[[str], bool], *, goes_on: bool) -> list[tuple[str, str]]:
        """Hear the voice until a sentence is enough or it ends; each sentence as shown and as spoken.

        ``goes_on``: the sentence that it is at was heard before.
        """
        heard: list[tuple[str, str]] = []
        reading = self.application.reading
        if goes_on:
            reading.on_ended(len(self.voice.said))
        while reading.sentence is not None:
            heard.append((self.application.look.text(reading.sentence), self.voice.said[-1][0]))
            if is_enough(heard[-1][0]):
                break
            reading.on_ended(len(self.voice.said))
        return heard

    def seen(self) -> tuple[object, ...]:
        """What tells one page from another."""
        return (self.application.history.here, self.page, *self.texts())

    def is_in_screen(self) -> bool:
        """What has the keyboard is part of the screen itself, and neither of its header nor of strip or bar."""
        return self.focused is not None and self.focused.parentWidget() is self.window.view

    def put(self, page: int, name: str) -> None:
        """Go back to where a key was tried from; the person does nothing here."""
        view = self.window.view
        if isinstance(view, PageView) and view.page_number != page:
            view.turn(page - view.page_number)
        control = self.window.findChild(QWidget, name)
        if control is not None:
            control.setFocus()

    def controls(self) -> list[QWidget]:
        """What the one key comes to, in its order, beginning behind what has the focus; that itself comes last."""
        return scan_order(self.window)


def said_of(control: QWidget) -> tuple[str, str]:
    """The name and the description that a screen reader is given."""
    face = QAccessible.queryAccessibleInterface(control)
    return face.text(QAccessible.Text.Name), face.text(QAccessible.Text.Description)


@contextmanager
def task_window(folder: Path, language: str, customer: int, scanning: Scanning = Scanning.OFF) -> Iterator[TaskWindow]:
    """Open the program for the n-th demo customer of an operator of its own; no key is taken for a tremor.

    The voice only notes what it is asked to say; how long that lasts is measured afterwards.
    """
    voice = FakeSpeaker()
    with running_operator() as operator, pytest.MonkeyPatch.context() as patch:
        patch.setattr("elderclient.app.connection.open_speaker", lambda _configuration, _data: voice)
        token = folder / "token"
        token.write_text(operator.token(customer), encoding="ascii")
        folders = replace(current().folders(), config=folder, data=folder, cache=folder, documents=lambda: folder)
        options = Options(
            change=lambda own: replace(
                own, language=Language(language), bounce_ms=0, scanning=scanning, uses_screen_reader=True
            ),
            operator_url=operator.url,
            token_file=token,
            window=SIZE,
            data_dir=folder,
            has_notice=False,
        )
        qt: Any = QApplication.instance()
        session = Session(options, qt, folders)
        try:
            session.open()
            session.connect()
            opened = TaskWindow(session, operator, customer, voice)
            opened.window.activateWindow()
            opened.settle()
            yield opened
        finally:
            session.close()
