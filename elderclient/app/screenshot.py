"""Saves a picture of one screen with the operator's data. Must not build the program itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QTimer

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

    from elderclient.app.session import Session

DEADLINE_SECONDS = 90
CHECK_EVERY_MS = 50
FAILED = 1
"""Exit code where there is no picture, or one of an error."""
WRONG_PLACE = 2


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
        """Return 0 when the picture was written, ``FAILED`` when it could not be or shows an error.

        A picture of an error is written as well: staff want to see it.
        """
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
            self._go()
        elif self._quiet >= 2 or self._checks_left <= 0:
            self._timer.stop()
            self._session.qt.exit(self._take())

    def _go(self) -> None:
        from elderclient.app.setup_report import report

        try:
            self._session.go(self._place)
        except Exception as error:  # noqa: BLE001 - a screen may raise anything for a subject that does not exist
            self._timer.stop()
            report(f"--place: {self._place} cannot be shown ({type(error).__name__})")
            self._session.qt.exit(WRONG_PLACE)

    def _take(self) -> int:
        from elderclient.app.setup_report import in_english, report

        picture = _png(self._session.application.window.grab())
        if not picture:
            report("the window is too large for a picture, or there is no memory for it")
            return FAILED
        try:
            self._file.write_bytes(picture)
        except OSError:
            report(f"--screenshot: {self._file} could not be written")
            return FAILED
        if self._checks_left <= 0:
            report(f"the picture shows a screen that was not finished after {DEADLINE_SECONDS} seconds")
            return FAILED
        problem = self._session.application.problem
        if problem is None or self._session.refusal:
            return self._session.refusal
        part = getattr(self._session.application.news.problem, "part", "")
        hint = f" ({part})" if part else ""
        report(f"the picture shows an error: {in_english(problem)}{hint}")
        return FAILED


def _png(picture: QPixmap) -> bytes:
    """Qt would write a file of another name where the name is no UTF-8."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(content.data())
