"""How fast this PC receives from the address that the policy gives for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from decimal import Decimal


class SpeedMeter(Protocol):
    """Receives a file for a few seconds at most, and throws it away. Blocks."""

    def measure(self) -> Decimal:
        """Return megabits a second. Raises ``OperatorError`` where nothing, or too little, was received."""
