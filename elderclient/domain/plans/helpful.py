"""Services of an operator that protect or help old people, by what they do. Must not know how an operator names them."""

from __future__ import annotations

from enum import Enum


class HelpfulKind(Enum):
    """What a helpful service does. Values name its page; the order is that of the list."""

    NUISANCE_BLOCKING = "nuisance"
    """Keeps nuisance calls and texts away (来电来信免打扰)."""
    USAGE_REMINDER = "reminder"
    """Tells the customer before data, minutes or money run out."""
    FAMILY_NUMBERS = "family"
    """Calls with a few chosen numbers cost less, or nothing."""
