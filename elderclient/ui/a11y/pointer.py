"""A larger mouse pointer in all windows of the program. Must not change the system's own.

A black pointer with a white and a black edge is visible on every background of every theme.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QCursor, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QApplication

from elderclient.domain.configuration import Pointer

HEIGHTS: Mapping[Pointer, int] = MappingProxyType({Pointer.LARGE: 48, Pointer.LARGEST: 96})
"""Heights in dp; a usual pointer is 24 to 32 high."""

_ARROW = ((2.0, 2.0), (2.0, 19.0), (6.2, 15.2), (9.0, 21.6), (12.2, 20.2), (9.4, 13.9), (15.0, 13.4))
"""The arrow's corners on an area of 16 x 24, tip first."""
_WIDTH, _HEIGHT = 16, 24


def show_pointer(pointer: Pointer) -> None:
    """Show the mouse pointer at that size in every window of this program; NORMAL restores the system's own."""
    is_changed = QApplication.overrideCursor() is not None
    if pointer is Pointer.NORMAL:
        if is_changed:
            QApplication.restoreOverrideCursor()
        return
    screen = QApplication.primaryScreen()
    cursor = _cursor(HEIGHTS[pointer], 1.0 if screen is None else screen.devicePixelRatio())
    if is_changed:
        QApplication.changeOverrideCursor(cursor)
    else:
        QApplication.setOverrideCursor(cursor)


def _cursor(height: int, ratio: float) -> QCursor:
    scale = height / _HEIGHT
    picture = QPixmap(round(_WIDTH * scale * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    arrow = QPolygonF([QPointF(x * scale, y * scale) for x, y in _ARROW])
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(Qt.GlobalColor.black))
    for colour, width in ((Qt.GlobalColor.black, 2.6), (Qt.GlobalColor.white, 1.6)):
        pen = QPen(QColor(colour), width * scale)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolygon(arrow)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPolygon(arrow)
    painter.end()
    return QCursor(picture, round(_ARROW[0][0] * scale), round(_ARROW[0][1] * scale))
