"""What is said of a request for a person that has no answer yet, by telephone or in writing."""

from __future__ import annotations

from elderclient.domain.phone import ShortCode
from elderclient.domain.sentence import Sentence, say


def unanswered(*, is_kept: bool = True) -> Sentence:
    """The request was sent, and it is not known yet whether it arrived. Not ``is_kept``: this PC cannot store it."""
    if is_kept:
        long = say("Your request was sent, but there is no answer yet. We are checking if it arrived.")
    else:
        long = say(
            "Your request was sent, but there is no answer yet. Until you close this program, we are "
            "checking if it arrived."
        )
    return long.shortened(say("Sent, no answer yet"))


def noted_until_closed() -> Sentence:
    """The request waits in memory, because this PC cannot store it."""
    long = say("We will keep trying until you close this program. After that it is gone.")
    return long.shortened(say("Noted until you close this"))


def tried_again(*, by_text: bool) -> Sentence:
    """The request waits on this PC, and not for a network: the operator did not answer."""
    if by_text:
        long = say(
            "We have noted it. The operator's computer is not answering yet, so this program will "
            "try again to ask our staff to write to you."
        )
    else:
        long = say(
            "We have noted it. The operator's computer is not answering yet, so this program will "
            "try again to ask our staff to call you."
        )
    return long.shortened(say("Saved, will try again"))


def cancelling(*, by_text: bool) -> Sentence:
    """The call was to be cancelled, and it is not known that it is."""
    if by_text:
        long = say("You asked to cancel this. We do not know yet if it is cancelled: we may still write to you.")
        return long.shortened(say("Cancelling: not known yet"))
    long = say("You asked to cancel this call. We do not know yet if it is cancelled: we may still call you.")
    return long.shortened(say("Cancelling: not known yet"))


def unclear(*, by_text: bool) -> Sentence:
    """The operator has the request, and what it says of its state is not understood."""
    if by_text:
        long = say("You asked us to write to you. It is not clear from the operator's data if anyone still will.")
        return long.shortened(say("Not clear if we will write"))
    long = say("You asked for a call. It is not clear from the operator's data if it will still come.")
    return long.shortened(say("Not clear if we will call"))


def dial_if_nothing_comes(hotline: ShortCode) -> Sentence:
    """What to do where it is not known whether a person will answer."""
    return say("If you hear nothing, dial {hotline} yourself.", hotline=hotline)
