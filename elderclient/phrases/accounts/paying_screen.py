"""Texts that only the screen about balance and paying shows."""

from __future__ import annotations

from elderclient.domain.sentence import Sentence, say


def title() -> Sentence:
    """Title of 余额和交费, also in the window."""
    return say("Balance and paying").shortened(say("Paying"))


def how_to_pay() -> Sentence:
    """Heading above the ways to pay."""
    return say("How to pay:")


def nearest_hall() -> Sentence:
    """Caption of the way to the service halls."""
    return say("Nearest hall").shortened(say("Hall"))
