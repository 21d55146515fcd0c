"""How long this machine needs to say two plain buttons: the yardstick for a key that seemed silent.

Run as a program it shows them. Owns nothing of the client.
"""

from __future__ import annotations

import subprocess
import sys

from tests.e2e.desktop import Desktop
from tests.reader.listener import SILENCE_SECONDS, Listener
from tests.reader.orca import Orca

ENOUGH_SECONDS = SILENCE_SECONDS / 2
"""A machine on which even a plain button needs longer cannot tell whether the client is silent."""
_STEPS = 8
_PROGRAM = """
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
application = QApplication([])
window = QWidget()
layout = QVBoxLayout(window)
layout.addWidget(QPushButton("One"))
layout.addWidget(QPushButton("Two"))
window.show()
application.exec()
"""


def slowest_answer(desktop: Desktop, reader: Orca) -> float:
    """Seconds from a key to the first word, the slowest of some steps between two buttons; 2 where nothing was said."""
    process = subprocess.Popen(
        [sys.executable, "-c", _PROGRAM], env=desktop.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        listener = Listener(desktop, reader)
        listener.hear("One")
        for _ in range(_STEPS):
            listener.press("Tab")
        answers = [moment.answer_seconds for moment in listener.moments if moment.key]
        return max(SILENCE_SECONDS if answer is None else answer for answer in answers)
    finally:
        process.terminate()
        process.wait()
