"""The ``Printer`` port: PDF and HTML files, and paper from a printer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from elderclient.adapters.durable_file import write_durably
from elderclient.adapters.printing.frame import PageFrame
from elderclient.domain.paper import Frame, Paper
from elderclient.domain.sentence import Sentence
from elderclient.usecases.ports.clock import Clock

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class PaperPrinter:
    """Makes large-print paper (A4). One instance may be used from any worker thread; calls do not affect each other.

    ``render`` turns a Sentence into shown words of ``language`` (a ``Language`` value). ``frame`` returns what
    every document made on a day has beside its own text. ``families`` are font families that the application has loaded
    and that hold Chinese; they are embedded. A running ``QGuiApplication`` is needed for fonts. ``find_printer`` finds
    another printer than that of this PC.
    """

    def __init__(
        self,
        render: Callable[[Sentence], str],
        clock: Clock,
        frame: Callable[[date], Frame],
        families: tuple[str, ...],
        language: str = "en",
        find_printer: Callable[[], QPrinter | None] | None = None,
    ) -> None:
        self._render = render
        self._clock = clock
        self._frame = frame
        self._families = families
        self._language = language
        self._find_printer = find_printer

    def save_pdf(self, paper: Paper, path: Path) -> None:
        """See ``Printer.save_pdf`` for arguments and errors."""
        from elderclient.adapters.printing.pdf import pdf_of

        write_durably(path, pdf_of(paper, self._families, self._render, self._frame_of(paper)))

    def save_page(self, paper: Paper, path: Path) -> None:
        """See ``Printer.save_page`` for arguments and errors."""
        from elderclient.adapters.printing.web_page import page_of

        write_durably(path, page_of(paper, self._language, self._render, self._frame_of(paper)))

    def save_data(self, text: str, path: Path) -> None:
        """See ``Printer.save_data`` for arguments and errors."""
        write_durably(path, text.encode("utf-8"))

    def print_out(self, paper: Paper) -> str | None:
        """See ``Printer.print_out`` for arguments and errors."""
        from elderclient.adapters.printing.system_printer import print_on, printer_of_this_pc

        printer = (self._find_printer or printer_of_this_pc)()
        if printer is None:
            return None
        return print_on(printer, paper, self._families, self._render, self._frame_of(paper))

    def _frame_of(self, paper: Paper) -> PageFrame:
        frame, render = self._frame(self._clock.now().date()), self._render
        texts = (paper.title, frame.made, frame.warning, frame.item, frame.value)
        return PageFrame(*(render(text) for text in texts))
