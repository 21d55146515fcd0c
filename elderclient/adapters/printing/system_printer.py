"""Sends paper to a printer of this PC. Must not ask anything and must not run on the UI thread."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from elderclient.adapters.printing.pdf import MARGIN_MM
from elderclient.adapters.printing.sheets import Sheets
from elderclient.domain.errors import StoreError
from elderclient.domain.paper import Paper
from elderclient.domain.sentence import Sentence


def printer_of_this_pc() -> QPrinter | None:
    """The printer people use here, else any there is; ``None`` without one. May ask the system and wait."""
    info = QPrinterInfo.defaultPrinter()
    if info.isNull():
        info = next(iter(QPrinterInfo.availablePrinters()), info)
    return None if info.isNull() else QPrinter(info, QPrinter.PrinterMode.HighResolution)


def print_on(
    printer: QPrinter,
    paper: Paper,
    families: tuple[str, ...],
    render: Callable[[Sentence], str],
    frame: tuple[str, str, str],
) -> str:
    """Print ``paper`` on ``printer`` (A4); the printer's name. Raises ``StoreError`` where the printer takes nothing."""
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageMargins(QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM), QPageLayout.Unit.Millimeter)
    # What stands in the queue can be read by everybody in the house.
    printer.setDocName("elderclient")
    Sheets(printer, families, render, frame).draw(paper)
    if printer.printerState() in (QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error):
        raise StoreError("the printer did not take the paper")
    return printer.printerName()
