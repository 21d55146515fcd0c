"""A whole application on the offscreen desktop: real widgets, use cases and threads, an operator in memory."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from elderclient import resources
from elderclient.adapters.rules.files import RuleFiles
from elderclient.domain.configuration import Configuration
from elderclient.domain.phone import ShortCode
from elderclient.ui.flow.paper_desk import Paperwork
from elderclient.ui.flow.services import Services
from elderclient.ui.shell.application import Application
from elderclient.ui.shell.dependencies import ApplicationDependencies
from elderclient.ui.theme.icons import Icons
from elderclient.ui.widgets.button import PressButton
from elderclient.usecases.dependencies import Dependencies
from tests.fakes.clock import FakeClock
from tests.fakes.gateway import FakeGateway
from tests.fakes.store import FakeStore

HOTLINE = ShortCode("10000")


def load_family() -> str:
    """The program's own font, loaded into the running QApplication."""
    names = [
        QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(f))) for f in resources.font_files()
    ]
    return names[0][0]


def load_icons() -> Icons:
    icons = Icons(resources.asset("icons"))
    icons.read_all()
    return icons


@dataclass
class Bench:
    """The application and what stands around it."""

    configuration: Configuration = field(default_factory=Configuration)
    width: int = 800
    height: int = 600
    family: str = ""
    icons: Icons | None = None
    gateway: FakeGateway = field(default_factory=FakeGateway)
    store: FakeStore = field(default_factory=FakeStore)
    clock: FakeClock = field(default_factory=FakeClock)
    saved: list[Configuration] = field(default_factory=list)
    paperwork: Paperwork | None = None

    def open(self, *, is_connected: bool = True) -> Application:
        assert self.icons is not None
        parts = ApplicationDependencies(
            self.configuration, self.clock, self.icons, self.family, self.saved.append, self.paperwork
        )
        self.application = Application(parts)
        self.application.open(self.width, self.height)
        if is_connected:
            self.application.connect(self.services())
        return self.application

    def services(self) -> Services:
        numbers = itertools.count(1)
        rules = RuleFiles(resources.asset("rules"))
        return Services(
            Dependencies(self.gateway, self.store, self.clock, rules, HOTLINE, lambda: f"id{next(numbers)}")
        )

    def close(self) -> None:
        self.gateway.close()
        self.application.close()

    def button(self, name: str) -> PressButton:
        found = self.application.window.findChild(PressButton, name)
        assert found is not None, f"there is no {name}"
        return found

    def click(self, name: str) -> None:
        """A real click, through the window's own events."""
        click(self.application.window, self.button(name))


def click(window: QWidget, widget: QWidget, at: QPoint | None = None) -> None:
    """Press and release in the middle of ``widget``, as the window system would tell."""
    handle = window.windowHandle()
    assert handle is not None
    position = widget.mapTo(window, at or widget.rect().center())
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, position)


Waits = Callable[[Callable[[], bool]], None]
