"""Paper in large type: PDF, HTML, printer. Must not decide its contents, and must never run on the UI thread."""

from elderclient.adapters.printing.printer import PaperPrinter

__all__ = ["PaperPrinter"]
