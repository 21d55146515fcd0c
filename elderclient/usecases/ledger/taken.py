"""What can become of an act that the person no longer wants. Holds no rule."""

from __future__ import annotations

from enum import Enum


class Taken(Enum):
    """What became of an act that is no longer wanted."""

    GONE = "gone"
    """It was never sent."""
    WITHDRAWN = "withdrawn"
    """The operator has cancelled it, or certainly never had it."""
    NOTED = "noted"
    """It may have arrived; it is withdrawn as soon as that is known."""
    TOO_LATE = "tooLate"
    """The operator has it and can no longer cancel it."""
    UNKNOWN = "unknown"
    """It was taken, and cannot be found to be withdrawn."""
    ARRIVED = "arrived"
    """The operator has answered it meanwhile, so that it is no longer here."""
