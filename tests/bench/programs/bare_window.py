"""The baseline: what Qt alone costs on this machine. A window with five widgets, painted and focusable, and nothing else.

Prints one line of JSON when it was first painted: the monotonic time in seconds, the PSS in KB,
and that of its child processes.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget


def pss_kb(process: str = "self") -> int:
    """Proportional set size of a process."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def children_kb() -> dict[str, int]:
    """PSS of each child process, by its last arguments."""
    found = {}
    for task in Path("/proc/self/task").iterdir():
        for child in (task / "children").read_text(encoding="ascii").split():
            words = Path(f"/proc/{child}/cmdline").read_bytes().decode().rstrip("\0").split("\0")
            found[f"{' '.join(words[-2:])} ({child})"] = pss_kb(child)
    return found


def tell(moment: str) -> None:
    """One line of JSON to whoever started this program."""
    told = {"moment": moment, "at": time.monotonic(), "pss": pss_kb(), "children": children_kb()}
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


class FirstPaint(QObject):
    """Calls ``then`` once, after the window's first paint."""

    def __init__(self, then: Callable[[], None]) -> None:
        super().__init__()
        self._then = then

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's own name
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._then)
        return False


def main() -> int:
    """Run until painted."""
    application = QApplication(sys.argv[:1])
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.addWidget(QLabel("elderclient"))
    buttons = [QPushButton(word) for word in ("one", "two", "three", "four")]
    for button in buttons:
        layout.addWidget(button)

    def painted() -> None:
        tell("painted")
        application.quit()

    first = FirstPaint(painted)
    window.installEventFilter(first)
    window.resize(1024, 720)
    window.show()
    buttons[0].setFocus()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
