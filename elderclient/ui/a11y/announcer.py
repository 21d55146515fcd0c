"""Tells a screen reader about things that happened by themselves. A reader speaks them where it can; nothing moves."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(window: QWidget, text: str) -> None:
    """Say ``text`` to readers, without moving the focus. Empty text (a secret sentence) says nothing."""
    if text:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(window, text))
