"""Paper for a printer: drawn like the PDF, off the UI thread; without a printer the answer is ``None``."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter

from elderclient.adapters.printing import PaperPrinter
from elderclient.domain.errors import StoreError
from elderclient.domain.paper import Paper, Section
from elderclient.domain.sentence import say
from elderclient.phrases.shell.paper_frame import frame

PAPER = Paper(say("Your bill"), (Section(say("Start here"), (say("It has been paid."),) * 60),), 26)


class StoppedClock:
    def now(self) -> datetime:
        return datetime(2026, 11, 23, 9, tzinfo=UTC)


def printing_on(printer: QPrinter | None) -> PaperPrinter:
    return PaperPrinter(lambda sentence: sentence.msgid, StoppedClock(), frame, ("Sans",), "en", lambda: printer)


def into(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_all_pages_reach_the_printer_and_the_queue_names_no_bill(qapp: QGuiApplication, tmp_path: Path) -> None:
    assert qapp is not None
    printer = into(tmp_path / "out.pdf")
    assert printing_on(printer).print_out(PAPER) == printer.printerName()
    content = (tmp_path / "out.pdf").read_bytes()
    assert content.startswith(b"%PDF-")
    assert content.count(b"/Type /Page\n") > 1
    assert printer.docName() == "elderclient"


def test_a_pc_without_a_printer(qapp: QGuiApplication) -> None:
    assert qapp is not None
    assert printing_on(None).print_out(PAPER) is None


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing(qapp: QGuiApplication, tmp_path: Path) -> None:
    assert qapp is not None
    with pytest.raises(StoreError):
        printing_on(into(tmp_path / "no folder" / "out.pdf")).print_out(PAPER)
