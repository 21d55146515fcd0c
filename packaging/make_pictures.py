"""Pictures of the real screens, drawn by the real client with the demo operator's data. No display is needed.

python packaging/make_pictures.py                 those of the README, into packaging/pictures
python packaging/make_pictures.py --all FOLDER    every screen, smallest and largest text, two windows, two languages
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from elderclient.adapters.platform.select import current
from elderclient.app.session import Options, Session
from elderclient.domain.configuration import Configuration, Language, Theme
from elderclient.ui.intents import Configure, GoHome

HERE = Path(__file__).resolve().parent
PLACES = (
    *("home", "bill", "bill/newest/lines//0", "bill/newest/months//0", "plan", "plan/fit", "more", "caller_check"),
    *("settings", "settings/size", "settings/voice", "settings/speaker", "settings/pointer", "settings/repeat"),
    *("help/home/", "subscriptions", "call"),
)
WINDOWS = ((800, 600), (1366, 768))
README = (
    ("home", 26, Language.CHINESE, Theme.LIGHT, (1024, 640)),
    ("bill", 26, Language.CHINESE, Theme.LIGHT, (1024, 640)),
    ("plan", 26, Language.ENGLISH, Theme.LIGHT, (1024, 640)),
    ("home", 36, Language.ENGLISH, Theme.BLACK_YELLOW, (800, 600)),
    ("caller_check", 36, Language.CHINESE, Theme.LIGHT, (800, 600)),
    ("call", 36, Language.CHINESE, Theme.LIGHT, (800, 600)),
)
PATIENCE_SECONDS = 60.0


class Photographer:
    """One running client that is put into every pose."""

    def __init__(self, folder: Path, data: Path) -> None:
        self._folder = folder
        folders = replace(current().folders(), config=data, data=data, cache=data)
        options = Options(data_dir=data, window=WINDOWS[0], screenshot=folder / "none.png")
        self._session = Session(options, QApplication([]), folders)
        self._session.open()
        self._session.connect()
        self._settle()

    def take(self, place: str, size: int, language: Language, theme: Theme, window: tuple[int, int]) -> Path:
        """Draw one screen; the file it is in."""
        application = self._session.application
        application.window.resize(*window)
        wanted = Configuration(language=language, text_size=size, theme=theme)
        if application.configuration != wanted:
            application.emit(Configure(wanted))
        application.emit(GoHome())
        self._settle()
        self._session.go(place)
        self._settle()
        name = "_".join((place.strip("/").replace("/", "-"), language.value, str(size), f"{window[0]}x{window[1]}"))
        path = self._folder / f"{name}.png"
        if not application.window.grab().save(str(path), "PNG"):
            raise SystemExit(f"cannot write {path}")
        return path

    def close(self) -> None:
        """End the client."""
        self._session.close()

    def _settle(self) -> None:
        end = time.monotonic() + PATIENCE_SECONDS
        quiet = 0
        while quiet < 5 and time.monotonic() < end:
            self._session.qt.processEvents()
            quiet = quiet + 1 if self._session.is_settled() else 0


def main() -> int:
    """Take what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--all", metavar="FOLDER", type=Path, help="every screen, into this folder")
    wanted = parser.parse_args()
    folder = wanted.all or HERE / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    poses = (
        README
        if wanted.all is None
        else tuple(
            (place, size, language, Theme.LIGHT, window)
            for window in WINDOWS
            for language in Language
            for size in (18, 36)
            for place in PLACES
        )
    )
    with tempfile.TemporaryDirectory() as data:
        photographer = Photographer(folder, Path(data))
        for pose in poses:
            print(photographer.take(*pose))
        photographer.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
