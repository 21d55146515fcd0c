"""The client as ``elderclient run`` starts it, with its moments told: first paint, today's sentence, after five screens.

Prints one line of JSON a moment: ``{"moment", "at", "pss"}`` (monotonic seconds, KB). Ends after the moment named first
on the command line; the rest of the line is the client's own.
"""

# ruff: noqa: E402 - as on the command line, Qt is loaded first of all, and by the program's own way
import sys

from elderclient.app import cli

cli.load_qt()

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from elderclient.app import composition, session
from elderclient.ui.intents import GoTo
from elderclient.ui.place import Place
from tests.bench.programs.bare_window import FirstPaint, tell

FIVE = (Place("bill"), Place("plan"), Place("caller_check"), Place("settings"), Place("more"))
STAY_MS = 1500
"""Time for each screen to have its data."""


class Watched(session.Session):
    """A session that tells its moments."""

    last = ""

    def open(self) -> None:
        self._first = FirstPaint(lambda: self._tell("painted"))
        self.application.window.installEventFilter(self._first)
        super().open()

    def connect(self) -> None:
        super().connect()
        self._looking = QTimer(self.application.window)
        self._looking.timeout.connect(self._look)
        self._looking.start(2)

    def _look(self) -> None:
        today = self.application.window.findChild(QWidget, "today")
        if today is None or today.accessibleName() == self._fetching:
            return
        self._looking.stop()
        self._drawn = FirstPaint(self._on_today)
        today.installEventFilter(self._drawn)
        today.update()

    def _on_today(self) -> None:
        self._tell("today")
        self._left = list(FIVE)
        QTimer.singleShot(STAY_MS, self.application.window, self._next)

    def _next(self) -> None:
        if not self._left:
            self._tell("five screens")
            return
        self.application.emit(GoTo(self._left.pop(0)))
        QTimer.singleShot(STAY_MS, self.application.window, self._next)

    def _tell(self, moment: str) -> None:
        tell(moment)
        today = self.application.window.findChild(QWidget, "today")
        self._fetching = "" if today is None else today.accessibleName()
        if moment == self.last:
            self.application.window.close()
            self.qt.quit()


def main() -> int:
    """Run the client until the moment asked for."""
    Watched.last = sys.argv[1]
    setattr(composition, "Session", Watched)  # noqa: B010 - a name the module itself only imports
    return cli.main(["run", "--skip-notice", *sys.argv[2:]])


if __name__ == "__main__":
    sys.exit(main())
