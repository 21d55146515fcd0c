"""The operator's number to dial, alone on its line. Must not know why it has to be dialled."""

from __future__ import annotations

from elderclient.domain.phone import PrintedNumber, ShortCode
from elderclient.domain.sentence import Sentence, say


def number_alone(number: ShortCode) -> Sentence:
    """Show the number alone, in large letters; where it is not known, where it is printed."""
    return _printed(number) if isinstance(number, PrintedNumber) else say("{hotline}", hotline=number)


def number_named(number: ShortCode) -> Sentence:
    """Show whose number it is; where it is not known, where it is printed."""
    return _printed(number) if isinstance(number, PrintedNumber) else say("Hotline {hotline}", hotline=number)


def to_dial_in_brief(number: ShortCode) -> Sentence:
    """Say what to dial where there is little room, even in large letters."""
    if isinstance(number, PrintedNumber):
        return say("The number is on your bill")
    return say("Dial {hotline}", hotline=number)


def _printed(number: PrintedNumber) -> Sentence:
    return say("Dial {hotline}", hotline=number).shortened(to_dial_in_brief(number))
