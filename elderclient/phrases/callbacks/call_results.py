"""What came of a call by a person that took place, and whether it settled the matter."""

from __future__ import annotations

from elderclient.domain.complaints import PastCall
from elderclient.domain.sentence import OperatorText, Sentence, say


def in_brief(call: PastCall) -> Sentence:
    """Name the call in the list of things done."""
    return say("Chat with our staff") if call.by_text else say("A call from our staff")


def result_of(call: PastCall) -> Sentence:
    """What the operator has noted of what was agreed, in its own words."""
    if call.result:
        return say("Our note says: “{result}”", result=OperatorText(call.result))
    if call.by_text:
        return say("You chatted with our staff. What was agreed was not written down.")
    return say("Our staff spoke to you. What was agreed was not written down.")


def is_it_solved() -> Sentence:
    """Ask whether the call settled what it was about."""
    return say("Is it solved now?")


def solved() -> Sentence:
    """Answer that the call settled the matter."""
    return say("Solved")


def not_solved() -> Sentence:
    """Answer that it did not: a person calls again."""
    return say("Not solved")


def said_solved() -> Sentence:
    """Say that the person said the matter is settled."""
    return say("You said it is solved.")


def a_call_follows() -> Sentence:
    """What happens where it is not settled."""
    long = say("If it is not, we will call again, and we can see what was said.")
    return long.shortened(say("If not, we will call again."))
