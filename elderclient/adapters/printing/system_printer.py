"""Sends paper to a printer of this PC. Must not open a dialog and must not run on the UI thread."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from elderclient.adapters.printing.frame import PageFrame
from elderclient.adapters.printing.pdf import MARGIN_MM
from elderclient.adapters.printing.sheets import Sheets
from elderclient.domain.errors import StoreError
from elderclient.domain.paper import Paper
from elderclient.domain.sentence import Sentence


def printer_of_this_pc() -> QPrinter | None:
    """Return the system's default printer, else any other; ``None`` without one. May block on the system."""
    info = QPrinterInfo.defaultPrinter()
    if info.isNull():
        info = next(iter(QPrinterInfo.availablePrinters()), info)
    return None if info.isNull() else QPrinter(info, QPrinter.PrinterMode.HighResolution)


def print_on(
    printer: QPrinter,
    paper: Paper,
    families: tuple[str, ...],
    render: Callable[[Sentence], str],
    frame: PageFrame,
) -> str:
    """Print ``paper`` on ``printer`` (A4) and return the printer's name. Raises ``StoreError`` where it fails."""
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageMargins(QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM), QPageLayout.Unit.Millimeter)
    # Everybody in the house can read the names in the queue.
    printer.setDocName("elderclient")
    Sheets(printer, families, render, frame).draw(paper)
    if printer.printerState() in (QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error):
        raise StoreError("the printer did not take the paper")
    return printer.printerName()
