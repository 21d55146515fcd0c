"""What the operator wants to use a person's data for, how the person stands to it, and the proof of a consent."""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from elderclient.domain.frozen import frozen
from elderclient.domain.sentence import OperatorText


class ConsentState(Enum):
    """How a person stands to one purpose. What is not GRANTED is not done."""

    UNDECIDED = "undecided"
    """Nobody has asked yet."""
    ASKED = "asked"
    """The operator has asked, once, and waits for an answer."""
    GRANTED = "granted"
    REFUSED = "refused"
    """Refused, or taken back: never asked about again."""


@frozen
class Purpose:
    """One use of personal data beyond what the contract needs. ``version`` names the words of ``sentence``."""

    id: str
    name: OperatorText
    sentence: OperatorText
    version: str
    is_sensitive: bool = False
    """About health and the like: agreed to on a page of its own."""
    state: ConsentState = ConsentState.UNDECIDED

    @property
    def is_granted(self) -> bool:
        """It may be done."""
        return self.state is ConsentState.GRANTED


@frozen
class ConsentGiven:
    """A person agrees. ``words`` is the sentence as it was shown, in the person's language; it becomes the proof."""

    purpose_id: str
    name: str
    version: str
    words: str
    given_at: datetime


@frozen
class ConsentWithdrawn:
    """A person refuses, or takes a consent back."""

    purpose_id: str
    withdrawn_at: datetime
