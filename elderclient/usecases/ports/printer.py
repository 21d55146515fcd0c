"""Makes paper and files for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

# The store reads an act's type hints while it runs; what the Protocols name is not needed then.

if TYPE_CHECKING:
    from pathlib import Path

    from elderclient.domain.paper import Paper

T = TypeVar("T")


class Printer(Protocol):
    """Makes paper: never called on the UI thread."""

    def save_pdf(self, paper: Paper, path: Path) -> None:
        """Write a large-print PDF, whole or not at all; raises ``DiskFull`` or ``StoreError``."""

    def save_page(self, paper: Paper, path: Path) -> None:
        """Write an accessible HTML page for the screen, whole or not at all; raises ``DiskFull`` or ``StoreError``."""

    def save_data(self, text: str, path: Path) -> None:
        """Write a text file for machines, whole or not at all; raises ``DiskFull`` or ``StoreError``."""

    def print_out(self, paper: Paper) -> str | None:
        """Print on this PC's printer; its name, or ``None`` where there is none. Raises ``StoreError`` where it fails."""
