"""Paper in large type, as PDF. Must not choose what stands on it, and must never run on the UI thread."""

from elderclient.adapters.printing.pdf import PdfPrinter

__all__ = ["PdfPrinter"]
