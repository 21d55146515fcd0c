"""The state and the lines of a callback that is answered in writing, where no telephone rings."""

from __future__ import annotations

from elderclient.domain.callbacks import Callback, CallbackPhase, ChatMessage
from elderclient.domain.phone import ShortCode
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.phrases.callbacks import no_answer


def lines(
    callback: Callback,
    hotline: ShortCode,
    why: Sentence | None,
    around: tuple[Sentence, ...],
    waits: Sentence | None = None,
) -> tuple[Sentence, ...]:
    """The state of the conversation; ``around``: place in the queue and reason, said while it waits.

    ``why`` is the reason of a refusal; ``waits`` says of a request that was not sent what it waits for.
    """
    match callback.phase:
        case CallbackPhase.QUEUED | CallbackPhase.SENT:
            return (waits or no_answer.unanswered(), *around)
        case CallbackPhase.DOUBTFUL:
            doubtful = say("It is not known whether your request arrived. A person may write to you.")
            return (doubtful.shortened(say("A person may write")), no_answer.dial_if_nothing_comes(hotline))
        case CallbackPhase.UNCLEAR:
            return (no_answer.unclear(by_text=True), no_answer.dial_if_nothing_comes(hotline))
        case CallbackPhase.TAKEN:
            turn = say("It is your turn. A person will write to you in a moment.")
            return (turn.shortened(say("It is your turn")),)
        case CallbackPhase.TALKING | CallbackPhase.DIALLING:
            return (say("A person is writing with you."),)
        case CallbackPhase.SERVED:
            over = say("The conversation is over. If you need a person again, just press again.")
            return (over.shortened(say("The conversation is over")),)
        case CallbackPhase.CANCELLED:
            gone = say("It is cancelled, nobody will write. If you need a person, just press again.")
            return (gone.shortened(say("It is cancelled")),)
        case CallbackPhase.REFUSED | CallbackPhase.GAVE_UP:
            return _failed(hotline, why)
        case CallbackPhase.WAITING | CallbackPhase.MISSED:
            return (_waiting(callback), *around)


def written_by(line: ChatMessage) -> Sentence:
    """One line of the conversation, with who wrote it."""
    if line.is_own:
        return say("You: {text}", text=OperatorText(line.text))
    return say("Person: {text}", text=OperatorText(line.text))


def new_line(line: ChatMessage) -> Sentence:
    """The strip's line when the operator's agent wrote something."""
    long = say("A person writes: {text}", text=OperatorText(line.text))
    return long.shortened(say("A person wrote: press here"))


def without_hearing(hotline: ShortCode) -> Sentence:
    """What whoever cannot hear on the telephone can do where nobody writes."""
    long = say("Please go to a service hall, or have somebody dial {hotline}.", hotline=hotline)
    return long.shortened(say("Have somebody dial {hotline}", hotline=hotline))


def _waiting(callback: Callback) -> Sentence:
    if callback.is_repeat_today:
        first = say("You already asked for a person today. This wish is noted too, and you will be answered here.")
    else:
        first = say("Done. A person will write to you here.")
    return first.shortened(say("A person will write here"))


def _failed(hotline: ShortCode, why: Sentence | None) -> tuple[Sentence, ...]:
    first = say("It did not work. Nobody will write.")
    first = first.shortened(say("Not done, nobody writes"))
    return (first, *([] if why is None else [why]), without_hearing(hotline))
