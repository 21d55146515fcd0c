"""What an act on a callback led to: the sentence of its result page."""

from __future__ import annotations

from elderclient.domain.phone import ShortCode
from elderclient.domain.sentence import Sentence, say


def dropped() -> Sentence:
    """A request that was never sent is deleted."""
    return say("All right, no call.")


def cancelled(*, by_text: bool) -> Sentence:
    """The operator confirmed that it is cancelled; ``by_text``: it was to be answered in writing."""
    if by_text:
        return say("It is cancelled. Nobody will write.")
    return say("The call is cancelled. Nobody will call.")


def cancel_waits_for_network() -> Sentence:
    """The cancellation is only on this PC yet."""
    return say("It is noted. The call is cancelled as soon as there is a network.")


def cancel_waits_for_answer() -> Sentence:
    """The cancellation is only on this PC yet, although there is a network."""
    long = say(
        "It is noted. The operator's computer does not answer yet; cancelling the call is tried again by itself."
    )
    return long.shortened(say("Noted, to be cancelled"))


def not_certain(hotline: ShortCode) -> Sentence:
    """The operator took the cancellation, and the call is still there as far as it shows."""
    return say("It is not certain that the call is cancelled. To be sure, dial {hotline} yourself.", hotline=hotline)


def cancel_noted() -> Sentence:
    """The request, or its cancelling, was sent without an answer."""
    long = say("It is noted. It may have arrived already; as soon as that is known, the call is cancelled.")
    return long.shortened(say("Noted, to be cancelled"))


def cancel_unknown() -> Sentence:
    """The request was taken and cannot be found to be cancelled."""
    return say("It is not known whether your request arrived. If a person calls, you need not answer.")


def too_late_to_cancel() -> Sentence:
    """The operator is dialling or talking already."""
    return say("The call is already under way. You need not answer it.")


def already_over() -> Sentence:
    """The call to be cancelled had taken place."""
    return say("The call is already over.")


def conversation_ended() -> Sentence:
    """The conversation in writing is over."""
    return say("It is ended. If you need a person again, just press again.")


def conversation_not_ended() -> Sentence:
    """The operator could not be reached to end the conversation."""
    return say("It cannot be ended now. You need not write; the person will end it.")


def words_were_right() -> Sentence:
    """The caller said the check words."""
    return say("That is right, it is us. You can talk.")


def words_were_wrong() -> Sentence:
    """The caller did not say the check words: hang up."""
    return say("Please hang up. Who does not know the words is a fraudster.")
