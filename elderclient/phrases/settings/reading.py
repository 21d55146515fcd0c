"""Settings of reading aloud: which voice, how fast, how loud, and what is read when."""

from __future__ import annotations

from elderclient.domain.configuration import Rate
from elderclient.domain.money import Money
from elderclient.domain.sentence import Name, Sentence, say
from elderclient.domain.units import Ordinal


def title() -> Sentence:
    """Name the page with all settings of the voice."""
    return say("Voice")


def press_try_it() -> Sentence:
    """Say above the settings of the voice how it can be heard."""
    return say("Press “Try it” and listen.")


def try_it() -> Sentence:
    """Caption of the action that reads an example."""
    return say("Try it")


def example() -> tuple[Sentence, Sentence]:
    """Return what is read when the voice is tried."""
    return (
        say("Hello. This is how I read to you. Can you hear me well?"),
        # Translators: read aloud when the voice is tried, so that the person hears how an amount of money sounds.
        say("For example: your bill this month is {amount}.", amount=Money.of("128.50")),
    )


def no_sound() -> Sentence:
    """Say in the list of settings that nothing can be heard on this PC."""
    return say("No sound")


def speaker_title() -> Sentence:
    """Name the setting of the engine's voice."""
    return say("Whose voice")


def speaker_question() -> Sentence:
    """Ask for the engine's voice."""
    return say("Which voice do you like?")


def usual_speaker() -> Sentence:
    """Name the voice that the engine uses where none is chosen."""
    return say("The usual voice")


def named_speaker(name: str) -> Sentence:
    """Name a voice by the engine's name for it."""
    return say("{name}", name=Name(name))


def numbered_speaker(number: int) -> Sentence:
    """Name a voice by its number, from 1, where the engine's name is too long for a button."""
    return say("The {which} voice", which=Ordinal(number))


def only_speaker() -> Sentence:
    """Say that the engine has a single voice."""
    return say("This computer has only this voice.")


def rate_title() -> Sentence:
    """Name the setting of the reading speed."""
    return say("How fast")


def rate_question() -> Sentence:
    """Ask for the reading speed."""
    return say("How fast should it be read?")


def rate(speed: Rate) -> Sentence:
    """Name a reading speed as a choice."""
    match speed:
        case Rate.SLOW:
            return say("Slow")
        case Rate.NORMAL:
            return say("Normal speed")
        case Rate.FAST:
            return say("Fast")


def volume_title() -> Sentence:
    """Name the setting of the loudness."""
    return say("How loud")


def volume_question() -> Sentence:
    """Question above the choices of loudness."""
    return say("How loud should it be?")


def soft() -> Sentence:
    """Name the lowest of three volumes."""
    return say("Quiet")


def middling() -> Sentence:
    """Name the middle one of three volumes."""
    return say("Medium")


def loud() -> Sentence:
    """Name the highest of three volumes."""
    return say("Loud")


def automatic_title() -> Sentence:
    """Name the setting whether a page is read when it is opened."""
    return say("Automatic")


def automatic_question() -> Sentence:
    """Ask whether a page shall be read when it is opened."""
    return say("Should every page be read automatically when you open it?")


def automatic() -> Sentence:
    """Say that a page is read when it is opened."""
    return say("Read it automatically")


def only_when_pressed() -> Sentence:
    """Caption of the choice that nothing is read without a press."""
    return say("Only when I press")


def when_pressed() -> Sentence:
    """Say in the list of settings that nothing is read without a press."""
    return say("When I press")


def amounts_title() -> Sentence:
    """Name the setting whether amounts of money are read."""
    return say("Amounts")


def amounts_question() -> Sentence:
    """Ask whether amounts of money shall be read."""
    return say("Should amounts of money be read, when others may hear?")


def amounts_unread() -> Sentence:
    """Caption of the choice that amounts are not read."""
    return say("Do not read amounts").shortened(say("Not read"))


def amounts_read() -> Sentence:
    """Caption of the choice that amounts are read."""
    return say("Read amounts").shortened(say("Are read"))


def screen_reader_title() -> Sentence:
    """Name the setting whether a screen reader is in use."""
    return say("Screen reader")


def screen_reader_question() -> Sentence:
    """Ask whether a screen reader is in use, and say what follows."""
    return say("Do you use a screen reader? If so, we read nothing automatically.")


def no_screen_reader() -> Sentence:
    """Caption of the choice that no screen reader is in use."""
    return say("I do not use one").shortened(say("None"))


def has_screen_reader() -> Sentence:
    """Caption of the choice that a screen reader is in use."""
    return say("I use a screen reader").shortened(say("In use"))
