"""Draws set pages into a PDF with a header and a footer on each, and writes it whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from elderclient.adapters.printing.setting import SMALLEST, Page, Setter, font_at
from elderclient.domain.errors import DiskFull, StoreError
from elderclient.domain.paper import Paper
from elderclient.domain.sentence import Sentence, say
from elderclient.domain.units import FullDate
from elderclient.usecases.ports import Clock

_DPI = 600
_MARGIN_MM = 16.0


class PdfPrinter:
    """Makes large-print PDF files (A4). One instance may be used from any worker thread; each call stands alone.

    ``render`` turns a Sentence into shown words in the person's language. ``families`` are font families that the
    application has loaded and that hold Chinese; they are embedded. A running ``QGuiApplication`` is needed for fonts.
    """

    def __init__(self, render: Callable[[Sentence], str], clock: Clock, families: tuple[str, ...]) -> None:
        self._render = render
        self._clock = clock
        self._families = families

    def save_pdf(self, paper: Paper, path: Path) -> None:
        """Write ``paper`` to ``path``, whole or not at all; never on the UI thread.

        Raises ``DiskFull`` where there is no room and ``StoreError`` where the file cannot be written; what stood at
        ``path`` before stands there still.
        """
        content = self._draw(paper)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _write_whole(content, path)
        except OSError as problem:
            kind = DiskFull if problem.errno in (errno.ENOSPC, errno.EDQUOT) else StoreError
            raise kind("the paper could not be written") from problem

    def _draw(self, paper: Paper) -> bytes:
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setResolution(_DPI)
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setPageMargins(QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM), QPageLayout.Unit.Millimeter)
        writer.setTitle(self._render(paper.title))
        writer.setCreator("elderclient")
        _Sheets(writer, self._families, self._render, self._frame(paper)).draw(paper)
        buffer.close()
        return bytes(content.data())

    def _frame(self, paper: Paper) -> tuple[str, str, str]:
        # zh: {day}打印
        made = say("Made on {day}", day=FullDate(self._clock.now().date()))
        # Translators: stands at the foot of every printed page; the file has no password.
        # zh: 这份文件没有上锁，谁打开都能看。请收好。
        warning = say("This file is not locked: whoever opens it can read it. Keep it safe.")
        return self._render(paper.title), self._render(made), self._render(warning)


class _Sheets:
    """One PDF under way."""

    def __init__(
        self,
        writer: QPdfWriter,
        families: tuple[str, ...],
        render: Callable[[Sentence], str],
        frame: tuple[str, str, str],
    ) -> None:
        self._writer = writer
        self._title, self._made, self._warning = frame
        self._small = font_at(families, SMALLEST)
        self._width, self._height = float(writer.width()), float(writer.height())
        self._line = SMALLEST * writer.logicalDpiY() / 72 * 1.3
        self._setter = Setter(writer, families, self._width, 0.0, render)
        self._warning_lines = self._setter.wrap(self._warning, self._small, self._width)
        self._body_top = self._line * 1.6
        body = self._height - self._body_top - self._line * (len(self._warning_lines) + 1.6)
        self._setter = Setter(writer, families, self._width, body, render)

    def draw(self, paper: Paper) -> None:
        pages = self._setter.set(paper)
        painter = QPainter(self._writer)
        painter.setPen(QPen(QColor(Qt.GlobalColor.black), self._writer.logicalDpiX() / 72))
        try:
            for index, page in enumerate(pages):
                if index:
                    self._writer.newPage()
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
        metrics = QFontMetricsF(font, self._writer)
        baseline = top + (height + metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(left, baseline), text)

    def _rule(self, painter: QPainter, top: float) -> None:
        painter.drawLine(QPointF(0, top), QPointF(self._width, top))


def _write_whole(content: bytes, path: Path) -> None:
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
