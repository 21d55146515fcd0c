"""The operator's number to dial, alone on its line. Must not know why it has to be dialled."""

from __future__ import annotations

from elderclient.domain.phone import PrintedNumber, ShortCode
from elderclient.domain.sentence import Sentence, say


def number_alone(number: ShortCode) -> Sentence:
    """Show the number alone, in large letters; where it is not known, where it is printed."""
    return (
        say("Dial {hotline}", hotline=number) if isinstance(number, PrintedNumber) else say("{hotline}", hotline=number)
    )


def number_named(number: ShortCode) -> Sentence:
    """Show whose number it is; where it is not known, where it is printed."""
    if isinstance(number, PrintedNumber):
        return say("Dial {hotline}", hotline=number)
    return say("Hotline {hotline}", hotline=number)
