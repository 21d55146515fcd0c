"""What is not known of a value that an operator was asked for. Must not know any of the values."""

from __future__ import annotations

from enum import Enum
from typing import TypeVar

T = TypeVar("T")


class Unknown(Enum):
    """Why a value is not known. A field of type ``Money | Unknown`` holds one of the three: the value, or one of these.

    Only a value that is known may be computed with or stated; for the others a screen says what it does not know.
    """

    ABSENT = "absent"
    """The operator did not send it."""
    NOT_UNDERSTOOD = "not understood"
    """The operator sent something that this program cannot read: an unknown unit, state, spelling or type."""


def known(value: T | Unknown) -> T | None:
    """Return the value where it is known, else ``None``. Use it where both kinds of unknown mean the same."""
    return None if isinstance(value, Unknown) else value
