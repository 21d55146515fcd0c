"""How to do the safe things that a person tries before a fault is reported. Must not decide which ones fit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from elderclient.domain.faults.check import Check
from elderclient.domain.sentence import Sentence, say
from elderclient.domain.units import Count, Noun, Ordinal


def place_of_check(number: int, total: int) -> Sentence:
    """Say which of ``total`` checks this is, ``number`` from 1, above its instruction."""
    place, count = Ordinal(number, Noun.STEP), Count(total, Noun.STEP)
    return say("Try this first. {place} of {count}:", place=place, count=count)


def instruction(check: Check) -> Sentence:
    """Say how one check is done, as the only thing on its page."""
    return _INSTRUCTIONS[check]()


_INSTRUCTIONS: Mapping[Check, Callable[[], Sentence]] = MappingProxyType(
    {
        Check.FLIGHT_MODE: lambda: say(
            "Look for a little aeroplane on the mobile. If there is one, switch flight mode off."
        ),
        Check.RESTART_MOBILE: lambda: say("Switch the mobile off, wait a minute, and switch it on again."),
        Check.BETTER_SIGNAL: lambda: say("Go to a window or outside and try again."),
        Check.MOBILE_DATA: lambda: say("Check that “mobile data” is switched on."),
        Check.RECEIVER: lambda: say("Put the receiver down properly, wait a moment, and pick it up again."),
        Check.TELEPHONE_CABLE: lambda: say("Unplug the telephone cable at both ends and plug it in firmly."),
        Check.OTHER_TELEPHONE: lambda: say("If you have another telephone, try that one."),
        Check.ROUTER_CABLES: lambda: say("Look at the internet box, and push in any loose cables."),
        Check.RESTART_ROUTER: lambda: say(
            "Unplug the internet box, wait a minute, plug it in again, and wait three minutes."
        ),
        Check.FEWER_DEVICES: lambda: say("Keep other mobiles and the TV off the internet, and try again."),
        Check.TV_POWER: lambda: say(
            "Check that the TV and the TV box have a light on. If not, press the power button."
        ),
        Check.TV_SOURCE: lambda: say(
            "Press “source” on the remote control, one after the other, until there is a picture."
        ),
        Check.RESTART_TV_BOX: lambda: say("Unplug the TV box, wait a minute, and plug it in again."),
    }
)
