"""What an act on a callback led to: the sentence of its result page."""

from __future__ import annotations

from elderclient.domain.phone import ShortCode
from elderclient.domain.sentence import Sentence, say


def dropped() -> Sentence:
    """A request that was never sent is deleted."""
    return say("All right, we will not call.")


def cancelled(*, by_text: bool) -> Sentence:
    """The operator confirmed that it is cancelled; ``by_text``: it was to be answered in writing."""
    if by_text:
        return say("It is cancelled. Nobody will write.")
    return say("The call is cancelled. Nobody will call.")


def cancel_waits_for_network() -> Sentence:
    """The cancellation is only on this PC yet."""
    return say("We have noted it. The call will be cancelled as soon as you are online.")


def cancel_waits_for_answer() -> Sentence:
    """The cancellation is only on this PC yet, although there is a network."""
    long = say(
        "We have noted it. The operator's computer is not answering yet, so this program will "
        "try again to cancel the call."
    )
    return long.shortened(say("Noted, to be cancelled"))


def not_certain(hotline: ShortCode) -> Sentence:
    """The operator took the cancellation, and the call is still there as far as it shows."""
    return say("We cannot be certain that the call is cancelled. To be sure, dial {hotline} yourself.", hotline=hotline)


def cancel_noted() -> Sentence:
    """The request, or its cancelling, was sent without an answer."""
    long = say(
        "We have noted it. Your request may have arrived already: as soon as we know, the call will be cancelled."
    )
    return long.shortened(say("Noted, to be cancelled"))


def cancel_unknown() -> Sentence:
    """The request was taken and cannot be found to be cancelled."""
    return say("We do not know if your request arrived. If we call, you do not have to answer.")


def too_late_to_cancel() -> Sentence:
    """The operator is dialling or talking already."""
    return say("We are already calling you. You do not have to answer.")


def already_over() -> Sentence:
    """The call to be cancelled had taken place."""
    return say("The call is already over.")


def conversation_ended() -> Sentence:
    """The conversation in writing is over."""
    return say("The chat has ended. If you need us again, just press again.")


def conversation_not_ended() -> Sentence:
    """The operator could not be reached to end the conversation."""
    return say("The chat cannot be ended now. You do not have to write: our staff will end it.")


def words_were_right() -> Sentence:
    """The caller said the check words."""
    return say("That is right, it is us. You can talk freely.")


def words_were_wrong() -> Sentence:
    """The caller did not say the check words: hang up."""
    return say("Please hang up. Anyone who does not know the words is a fraudster.")
