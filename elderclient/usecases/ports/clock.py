"""The time, corrected by the operator's own clock."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol, TypeVar

# The store reads an act's type hints while it runs; what the Protocols name is not needed then.


T = TypeVar("T")


class Clock(Protocol):
    """The time, corrected by the operator's ``Date`` header where one was seen."""

    def now(self) -> datetime:
        """Aware, in the configured zone."""
