"""Our own simple icons, one per button, drawn in the colour of the text beside them. Reads only ``assets/icons``."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_INK = b"#000000"


class Icons:
    """SVG icons by name. Raises ``KeyError`` for a name without a file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sources: dict[str, bytes] = {}
        self._drawn: dict[tuple[str, str, int, float], QPixmap] = {}

    def read_all(self) -> None:
        """Read every icon into memory (before the first paint; no file is read afterwards)."""
        for file in sorted(self._folder.glob("*.svg")):
            self._sources[file.stem] = file.read_bytes()

    def names(self) -> frozenset[str]:
        """Return the names of all icons."""
        return frozenset(self._sources)

    def pixmap(self, name: str, colour: QColor, side: int, ratio: float) -> QPixmap:
        """The icon ``side`` dp square in ``colour``, for a screen of ``ratio`` pixels a dp."""
        key = (name, colour.name(), side, ratio)
        if key not in self._drawn:
            self._drawn[key] = self._draw(self._sources[name], colour, side, ratio)
        return self._drawn[key]

    @staticmethod
    def _draw(source: bytes, colour: QColor, side: int, ratio: float) -> QPixmap:
        pixels = round(side * ratio)
        pixmap = QPixmap(pixels, pixels)
        pixmap.fill(QColor(0, 0, 0, 0))
        renderer = QSvgRenderer(QByteArray(source.replace(_INK, colour.name().encode())))
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, pixels, pixels))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap
