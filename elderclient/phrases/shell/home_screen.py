"""What the home screen shows: greeting, today's sentence, the tiles and their badges.

Loaded before the first paint: imports nothing but ``Sentence``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from elderclient.domain.sentence import Sentence, say

if TYPE_CHECKING:
    from datetime import date

    from elderclient.domain.phone import Phone
    from elderclient.domain.sentence import Name, OperatorText
    from elderclient.domain.units import Count


def title() -> Sentence:
    """Title of the home screen, 首页."""
    return say("Home")


def hello() -> Sentence:
    """Greeting before anything is known of the customer."""
    return say("Hello")


def good_morning() -> Sentence:
    """Greeting from early morning to noon."""
    return say("Good morning")


def good_day() -> Sentence:
    """Greeting in the hours around noon."""
    return say("Hello", "around noon")


def good_afternoon() -> Sentence:
    """Greeting from early afternoon to the evening."""
    return say("Good afternoon")


def good_evening() -> Sentence:
    """Greeting from evening to night."""
    return say("Good evening")


def good_night() -> Sentence:
    """Greeting at night, before and after midnight."""
    return say("Good evening", "late at night")


def greeting_to(name: Name, greeting: Sentence) -> Sentence:
    """Greeting with the form of address the operator has for the customer."""
    return say("{greeting}, {name}", greeting=greeting, name=name)


def nothing_known_offline() -> Sentence:
    """Today's sentence without a network, where no data are stored on this PC."""
    return say("There is no internet right now, so we cannot look anything up. Please check the cable or the Wi-Fi.")


def offline_since_today() -> Sentence:
    """Today's sentence without a network, where the stored data are of today."""
    return say("There is no internet right now. These figures are from earlier today.")


def offline_since(day: date) -> Sentence:
    """Today's sentence without a network, where the stored data are of an earlier ``day``."""
    return say("There is no internet right now. These figures are from {day}.", day=day)


def call_awaited(number: Phone | None) -> Sentence:
    """Today's sentence while a callback to ``number`` is waiting; ``None`` where it is not known what rings."""
    if number is None:
        return say("Someone will call you.")
    return say("Someone will call you on {number}.", number=number)


def call_missed() -> Sentence:
    """Today's sentence after a call that was not answered."""
    return say("We called you, but nobody answered.")


def reply_waiting() -> Sentence:
    """Today's sentence while a person has written, and waits for what the customer writes."""
    return say("Our staff have replied to you.")


def press_for_advice() -> Sentence:
    """Short form, in the strip, of what to do about trouble."""
    return say("What to do: press here")


def bills_unpaid(count: Count) -> Sentence:
    """Badge on the bill's tile."""
    return say("{count} not paid yet", count=count)


def lines_in_repair(count: Count) -> Sentence:
    """Badge on the tile for repairs."""
    return say("{count} under repair", count=count)


def free_until(day: date, name: OperatorText) -> Sentence:
    """Badge on the tile for paid extras: the free trial of ``name`` ends on ``day``."""
    return say("“{name}” is free until {day}", name=name, day=day)


def bill() -> Sentence:
    """Tile that opens the bill."""
    return say("My bill").shortened(say("Bill"))


def plan() -> Sentence:
    """Tile that opens the plan."""
    return say("My plan").shortened(say("Plan"))


def subscriptions() -> Sentence:
    """Tile that opens the services that cost extra."""
    return say("Paid extras").shortened(say("Extras"))


def faults() -> Sentence:
    """Tile that opens faults and repairs."""
    return say("Repair")


def complaints() -> Sentence:
    """Tile that opens the complaints."""
    return say("Complaints").shortened(say("Complain"))


def more() -> Sentence:
    """Tile that opens the list of all other screens."""
    return say("More")
