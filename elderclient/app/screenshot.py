"""Saves a picture of one screen with the operator's data. Must not build the program itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from elderclient.app.session import Session

DEADLINE_SECONDS = 90
CHECK_EVERY_MS = 50


class PictureTaker:
    """Shows the real screen with the demo operator's data and saves a picture of it."""

    def __init__(self, session: Session, file: Path, place: str) -> None:
        self._session = session
        self._file = file
        self._place = place
        self._timer = QTimer()
        self._timer.setInterval(CHECK_EVERY_MS)
        self._timer.timeout.connect(self._on_time)
        self._checks_left = DEADLINE_SECONDS * 1000 // CHECK_EVERY_MS
        self._quiet = 0
        self._has_gone = False

    def run(self) -> int:
        """Return 0 when the picture was written, 1 when it could not be."""
        self._session.connect()
        self._timer.start()
        code = self._session.qt.exec()
        self._timer.stop()
        return code

    def _on_time(self) -> None:
        self._checks_left -= 1
        self._quiet = self._quiet + 1 if self._session.is_settled() else 0
        if self._quiet >= 2 and not self._has_gone and self._place:
            self._has_gone = True
            self._quiet = 0
            self._session.go(self._place)
        elif self._quiet >= 2 or self._checks_left <= 0:
            self._timer.stop()
            picture = self._session.application.window.grab()
            is_saved = picture.save(str(self._file), "PNG")
            self._session.qt.exit(0 if is_saved else 1)
