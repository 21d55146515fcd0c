"""What every page shows beside its own texts: its header, the states of its blocks, and data that are being fetched.

Loaded before the first paint: imports nothing but ``Sentence``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from elderclient.domain.sentence import Sentence, say

if TYPE_CHECKING:
    from datetime import date

    from elderclient.domain.units import Count, Ordinal


def back() -> Sentence:
    """Caption of the button that goes back to the screen before."""
    return say("Back")


def done() -> Sentence:
    """State of a step of a timeline that is finished."""
    return say("Done")


def fetching() -> Sentence:
    """In place of data, until the operator has answered."""
    return say("Fetching, one moment…")


def figures_of(day: date) -> Sentence:
    """The data shown are of ``day``, because the operator could not be asked since."""
    return say("These figures are from {day}.", day=day)


def stored_by_another_version() -> Sentence:
    """What was known last was stored by another version of this program, and cannot be shown until it is fetched anew."""
    return say(
        "What is saved on this PC is from another version of this program. You will see it again "
        "once we can be reached."
    )


def late() -> Sentence:
    """State of a step of a timeline that should be finished by now."""
    return say("Late")


def next_page() -> tuple[Sentence, Sentence]:
    """Caption and accessible name of the button that turns to the next page."""
    return say("Next"), say("Next page")


def now() -> Sentence:
    """State of the step of a timeline that is under way."""
    return say("Now")


def off() -> Sentence:
    """State of a switch that is off."""
    return say("Off")


def on() -> Sentence:
    """State of a switch that is on."""
    return say("On")


def place_of(place: Ordinal, total: Count) -> Sentence:
    """Which of how many blocks this is, for screen readers."""
    return say("{place} of {total}", place=place, total=total)


def is_chosen_already(choice: Sentence) -> Sentence:
    """News after a choice was pressed that is the chosen one."""
    return say("Already chosen: {choice}", choice=choice).shortened(say("Already chosen"))


def previous_page() -> tuple[Sentence, Sentence]:
    """Caption and accessible name of the button that turns to the previous page."""
    return say("Prev"), say("Previous page")


def read_on() -> Sentence:
    """Caption of the last action until the last page of a text is reached."""
    return say("Read on")


def state_at(state: Sentence, when: Sentence) -> Sentence:
    """State of a step of a timeline, and when that was or will be."""
    return say("{state}, {when}", state=state, when=when)


def step_of(place: Ordinal, total: Count, what: Sentence, how: Sentence) -> Sentence:
    """A step of a timeline as it is read aloud: its place, what it is, and its state."""
    return say("{place} of {total}: {what}. {how}", place=place, total=total, what=what, how=how)


def to_come() -> Sentence:
    """State of a step of a timeline that has not begun."""
    return say("To come")


def write_first() -> Sentence:
    """Shown where an empty text is to be sent."""
    return say("Please write something first.")
