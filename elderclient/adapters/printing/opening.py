"""Has the system show a file. UI thread only."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_file(path: Path) -> bool:
    """Open ``path`` with the system's program for it; False where there is none, or the file is gone."""
    return path.is_file() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
