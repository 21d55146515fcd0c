"""What came of a call by a person that took place, and whether it settled the matter."""

from __future__ import annotations

from elderclient.domain.complaints import PastCall
from elderclient.domain.sentence import OperatorText, Sentence, say


def in_brief(call: PastCall) -> Sentence:
    """Name the call in the list of things done."""
    return say("Writing with a person") if call.by_text else say("A call by a person")


def result_of(call: PastCall) -> Sentence:
    """What the operator has noted of what was agreed, in its own words."""
    if call.result:
        return say("This was noted: “{result}”", result=OperatorText(call.result))
    if call.by_text:
        return say("You wrote with a person. What was agreed was not noted.")
    return say("A person spoke to you. What was agreed was not noted.")


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
    return say("You said that it is solved.")


def a_call_follows() -> Sentence:
    """What happens where it is not settled."""
    long = say("If it is not, a person calls again and sees what was said.")
    return long.shortened(say("If not, we call again."))
