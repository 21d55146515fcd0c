"""Draws set pages, with a header and a footer on each, into a PDF file or onto a printer. Must not write files."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPdfWriter, QPen

from elderclient.adapters.printing.frame import PageFrame
from elderclient.adapters.printing.setting import SMALLEST, Page, Setter, font_at
from elderclient.domain.errors import StoreError
from elderclient.domain.paper import Paper
from elderclient.domain.sentence import Sentence

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class Sheets:
    """Draws one document on ``device``, whose pages all have one size; ``frame`` is drawn on each page."""

    def __init__(
        self,
        device: QPdfWriter | QPrinter,
        families: tuple[str, ...],
        render: Callable[[Sentence], str],
        frame: PageFrame,
    ) -> None:
        self._device = device
        self._title, self._made, self._warning = frame.title, frame.made, frame.warning
        self._small = font_at(families, SMALLEST)
        self._width, self._height = float(device.width()), float(device.height())
        self._line = SMALLEST * device.logicalDpiY() / 72 * 1.3
        self._setter = Setter(device, families, self._width, 0.0, render)
        self._warning_lines = self._setter.wrap(self._warning, self._small, self._width)
        self._body_top = self._line * 1.6
        body = self._height - self._body_top - self._line * (len(self._warning_lines) + 1.6)
        self._setter = Setter(device, families, self._width, body, render)

    def draw(self, paper: Paper) -> None:
        """Draw every page; raises ``StoreError`` where the device cannot be drawn on."""
        pages = self._setter.set(paper)
        painter = QPainter()
        if not painter.begin(self._device):
            raise StoreError("the paper could not be drawn")
        painter.setPen(QPen(QColor(Qt.GlobalColor.black), self._device.logicalDpiX() / 72))
        try:
            for index, page in enumerate(pages):
                if index:
                    self._device.newPage()
                self._frame(painter, index + 1, len(pages))
                self._body(painter, page)
        finally:
            painter.end()

    def _frame(self, painter: QPainter, number: int, count: int) -> None:
        metrics = self._setter.metrics(self._small)
        made = metrics.horizontalAdvance(self._made)
        title = self._setter.wrap(self._title, self._small, max(self._width - made * 1.1, self._width / 3))[:1]
        self._text(painter, title[0] if title else "", 0.0, 0.0, self._small, self._line)
        self._text(painter, self._made, self._width - made, 0.0, self._small, self._line)
        self._rule(painter, self._line * 1.2)
        top = self._height - self._line * (len(self._warning_lines) + 1)
        self._rule(painter, top - self._line * 0.2)
        for words in self._warning_lines:
            self._text(painter, words, 0.0, top, self._small, self._line)
            top += self._line
        numbers = f"{number} / {count}"
        self._text(painter, numbers, self._width - metrics.horizontalAdvance(numbers), top, self._small, self._line)

    def _body(self, painter: QPainter, page: Page) -> None:
        for line in page.lines:
            if line.font is None:
                self._rule(painter, self._body_top + line.top)
            else:
                self._text(painter, line.text, line.left, self._body_top + line.top, line.font, line.height)

    def _text(self, painter: QPainter, text: str, left: float, top: float, font: QFont, height: float) -> None:
        painter.setFont(font)
        metrics = QFontMetricsF(font, self._device)
        baseline = top + (height + metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(left, baseline), text)

    def _rule(self, painter: QPainter, top: float) -> None:
        painter.drawLine(QPointF(0, top), QPointF(self._width, top))
