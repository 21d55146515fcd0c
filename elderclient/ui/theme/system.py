"""The colours of the desktop. The only reader of the system's palette."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette

from elderclient.ui.theme.palette import SystemColours


def system_colours() -> SystemColours:
    """Return the desktop's colours now; light and without contrast where it has none."""
    palette = QGuiApplication.palette()
    hints = QGuiApplication.styleHints()

    def colour(role: QPalette.ColorRole) -> str:
        return palette.color(role).name()

    return SystemColours(
        window=colour(QPalette.ColorRole.Window),
        text=colour(QPalette.ColorRole.WindowText),
        button=colour(QPalette.ColorRole.Button),
        button_text=colour(QPalette.ColorRole.ButtonText),
        highlight=colour(QPalette.ColorRole.Highlight),
        highlight_text=colour(QPalette.ColorRole.HighlightedText),
        is_dark=hints.colorScheme() is Qt.ColorScheme.Dark,
        is_contrast=hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast,
    )
