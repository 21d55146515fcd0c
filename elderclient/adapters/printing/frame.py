"""What stands on every paper besides its text: when it was made, and that it is not locked."""

from __future__ import annotations

from datetime import date

from elderclient.domain.sentence import Sentence, say
from elderclient.domain.units import FullDate


def made_on(day: date) -> Sentence:
    """When it was made."""
    return say("Made on {day}", day=FullDate(day))


def not_locked() -> Sentence:
    """The warning."""
    # Translators: stands at the foot of every printed page; the file has no password.
    return say("This file is not locked: whoever opens it can read it. Keep it safe.")
