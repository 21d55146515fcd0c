"""The window with an operator in memory and the real voice, put together as the program does it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication

from elderclient.app.connection import open_speaker
from elderclient.domain.configuration import Configuration
from elderclient.rendering import shown
from elderclient.ui.intents import GoTo
from elderclient.ui.place import Place
from elderclient.ui.shell.application import Application
from tests.fakes.desk_application import Bench, load_family, load_icons


@dataclass
class TalkingClient:
    """A window that speaks."""

    bench: Bench
    application: Application

    def open(self, place: Place) -> None:
        """Go there, and wait until a press counts."""
        self.application.emit(GoTo(place))
        self.wait_until(self.application.guard.is_open)

    def wait_until(self, condition: Callable[[], object], seconds: float = 20.0) -> None:
        """Let the window live until ``condition`` holds."""
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, "never came about"
            QApplication.processEvents()

    def button(self) -> str:
        """What the button 朗读 is called now."""
        return self.bench.button("bar-read").accessibleName()

    def words(self) -> str:
        """Everything the screen says."""
        assert self.application.presenter is not None
        language = self.application.configuration.language
        return "\n".join(shown(sentence, language) for sentence in self.application.presenter.sentences())


@contextmanager
def talking_client(configuration: Configuration, folder: Path) -> Iterator[TalkingClient]:
    """An open window, in whose ``folder`` the voice works; the environment says where the sound goes."""
    bench = Bench(configuration=configuration, family=load_family(), icons=load_icons())
    application = bench.open()
    speaker = open_speaker(configuration, folder)
    application.reading.connect(speaker)
    speaker.watch(
        lambda state: application.tasks.post(lambda: application.reading.on_state(state)),
        lambda saying: application.tasks.post(lambda: application.reading.on_ended(saying)),
    )
    client = TalkingClient(bench, application)
    try:
        client.wait_until(lambda: application.tasks.is_idle)
        yield client
    finally:
        speaker.close()
        bench.close()
        QApplication.processEvents()
