"""The Qt binding keeps its references: some releases drop one to None at every void call until the interpreter dies."""

from __future__ import annotations

import sys

from PySide6.QtGui import QFont

CALLS = 1000
TOLERANCE = 50


def test_void_calls_keep_the_references_to_none() -> None:
    font = QFont()
    font.setPixelSize(1)
    before = sys.getrefcount(None)
    for size in range(1, CALLS + 1):
        font.setPixelSize(size)
    assert sys.getrefcount(None) > before - TOLERANCE
