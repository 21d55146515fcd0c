"""Makes large-print PDF files. Must not decide what they contain."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter

from elderclient.adapters.printing.frame import PageFrame
from elderclient.adapters.printing.sheets import Sheets
from elderclient.domain.paper import Paper
from elderclient.domain.sentence import Sentence

_DPI = 600
MARGIN_MM = 16.0


def pdf_of(paper: Paper, families: tuple[str, ...], render: Callable[[Sentence], str], frame: PageFrame) -> bytes:
    """``paper`` as the content of a PDF file (A4, fonts embedded)."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM), QPageLayout.Unit.Millimeter)
    writer.setTitle(render(paper.title))
    writer.setCreator("elderclient")
    Sheets(writer, families, render, frame).draw(paper)
    buffer.close()
    return bytes(content.data())
