"""Settings of presses and keys: shaky hand, held keys, one key for everything."""

from __future__ import annotations

from elderclient.domain.configuration import Scanning
from elderclient.domain.sentence import Sentence, say
from elderclient.domain.units import Duration


def bounce_title() -> Sentence:
    """Name the setting within which time presses count as one."""
    return say("Shaky hand")


def bounce_question() -> Sentence:
    """Ask within which time presses shall count as one."""
    return say("For how long should repeated presses count as one?")


def bounce(milliseconds: int) -> Sentence:
    """Name a time within which presses count as one: 300, 400, 600, 800 or 1000 ms."""
    return {
        300: say("Once in 0.3 seconds"),
        400: say("Once in 0.4 seconds"),
        600: say("Once in 0.6 seconds"),
        800: say("Once in 0.8 seconds"),
        1000: say("Once in 1 second"),
    }[milliseconds]


def repeat_title() -> Sentence:
    """Name the setting after which time a held key repeats."""
    return say("A held key")


def repeat_question() -> Sentence:
    """Ask after which time a held key shall repeat."""
    return say("How long must a key be held down before it repeats?")


def repeat(milliseconds: int) -> Sentence:
    """Name a time after which a held key repeats: 500, 1000 or 2000 ms, 0 for never."""
    return {
        0: say("Never: it counts once").shortened(say("Never")),
        500: say("Again after 0.5 seconds"),
        1000: say("Again after 1 second"),
        2000: say("Again after 2 seconds"),
    }[milliseconds]


def scanning_title() -> Sentence:
    """Name the setting of use with one key."""
    return say("One key only").shortened(say("One key"))


def scanning_question() -> Sentence:
    """Ask what presses the thing that the space key has reached."""
    return say("Space moves to the next thing. What should press it?")


def scanning(kind: Scanning) -> Sentence:
    """Name a way of use with one key: none, a pause, or a second key."""
    if kind is Scanning.OFF:
        return say("I do not need this").shortened(say("Not used"))
    if kind is Scanning.BY_KEY:
        return say("Another key: Enter").shortened(say("Space and Enter"))
    pause = Duration(seconds=kind.value or 0)
    return say("A pause of {pause}", pause=pause).shortened(say("{pause} pause", pause=pause))
