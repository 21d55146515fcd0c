"""What is said of a request for a person that has no answer yet, by telephone or in writing."""

from __future__ import annotations

from elderclient.domain.phone import ShortCode
from elderclient.domain.sentence import Sentence, say


def unanswered() -> Sentence:
    """The request was sent, and it is not known yet whether it arrived."""
    long = say("Your request was sent, but there is no answer yet. We look up whether it arrived.")
    return long.shortened(say("Sent, no answer yet"))


def noted_until_closed() -> Sentence:
    """The request waits in memory, because this PC cannot store it."""
    long = say("It is noted until you close this program, and tried again by itself until then.")
    return long.shortened(say("Noted until you close this"))


def tried_again(*, by_text: bool) -> Sentence:
    """The request waits on this PC, and not for a network: the operator did not answer."""
    if by_text:
        long = say(
            "It is noted. The operator's computer does not answer yet; it is tried again until a person is asked to"
            " write to you."
        )
    else:
        long = say(
            "It is noted. The operator's computer does not answer yet; it is tried again until a person is asked to"
            " call you."
        )
    return long.shortened(say("Noted, tried again"))


def cancelling(*, by_text: bool) -> Sentence:
    """The call was to be cancelled, and it is not known that it is."""
    if by_text:
        long = say("You asked to cancel this. It is not known whether that is done: a person may still write.")
        return long.shortened(say("Cancelling: not known yet"))
    long = say("You asked to cancel this call. It is not known whether that is done: a person may still call.")
    return long.shortened(say("Cancelling: not known yet"))


def unclear(*, by_text: bool) -> Sentence:
    """The operator has the request, and what it says of its state is not understood."""
    if by_text:
        long = say("You asked for a person to write. Whether anybody still will is not clear from the operator's data.")
        return long.shortened(say("Not clear whether a person writes"))
    long = say("You asked for a call. Whether it still comes is not clear from the operator's data.")
    return long.shortened(say("Not clear whether a call comes"))


def dial_if_nothing_comes(hotline: ShortCode) -> Sentence:
    """What to do where it is not known whether a person will answer."""
    return say("If nothing comes, dial {hotline} yourself.", hotline=hotline)
