"""What the help screen (F1) shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elderclient.domain.sentence import Sentence, say
from elderclient.phrases.shell.hotline import number_alone

if TYPE_CHECKING:
    from elderclient.domain.phone import ShortCode


def title() -> Sentence:
    """Title of the screen, 帮助; also the entry that opens it."""
    return say("Help")


def press_the_button() -> Sentence:
    """How to be called back by a person."""
    return say("Press the yellow button, and we will call you.")


def or_dial() -> Sentence:
    """Heading of the hotline's number."""
    return say("Or call us yourself:")


def number(hotline: ShortCode) -> Sentence:
    """The hotline's number alone, in large letters."""
    return number_alone(hotline)


def caller_check() -> Sentence:
    """Entry that opens the check whether a caller is the operator."""
    return say("Is it us calling?")


def settings() -> Sentence:
    """Entry that opens the settings."""
    return say("Size, voice, colours")


def guide() -> Sentence:
    """Entry that shows the guide in the browser."""
    return say("The guide, in large print").shortened(say("The guide"))


def keyboard() -> tuple[Sentence, ...]:
    """What the keys of the keyboard do."""
    return (
        say("On the keyboard: Tab goes to the next thing, Enter presses it."),
        say("Esc goes back. F1 brings you here."),
        say("F2 checks whether it is really us calling."),
        say("F3 reads the page to you. Press it again to stop."),
    )
