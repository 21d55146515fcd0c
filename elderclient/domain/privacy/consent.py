"""What the operator wants to use a person's data for, the person's answer, and the proof of a consent."""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from elderclient.domain.frozen import frozen
from elderclient.domain.sentence import OperatorText


class ConsentState(Enum):
    """A person's answer to one purpose. Only what is GRANTED may be done."""

    UNDECIDED = "undecided"
    """The operator has not asked yet."""
    ASKED = "asked"
    """The operator has asked, once, and has no answer yet."""
    GRANTED = "granted"
    REFUSED = "refused"
    """Refused or withdrawn: never asked about again."""
    UNCLEAR = "unclear"
    """The operator has an answer that is not understood."""


@frozen
class Purpose:
    """One use of personal data beyond what the contract needs. ``version`` is that of the wording of ``sentence``."""

    id: str
    name: OperatorText
    sentence: OperatorText
    version: str
    is_sensitive: bool = False
    """About health and the like: agreed to on a page of its own."""
    state: ConsentState = ConsentState.UNDECIDED

    @property
    def is_granted(self) -> bool:
        """Whether the data may be used for it."""
        return self.state is ConsentState.GRANTED


@frozen
class ConsentGiven:
    """A person agrees. ``words`` is the sentence as it was shown, in the person's language: the proof of consent."""

    purpose_id: str
    name: str
    version: str
    words: str
    given_at: datetime


@frozen
class ConsentWithdrawn:
    """A person refuses a purpose or withdraws a consent."""

    purpose_id: str
    withdrawn_at: datetime
