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
    waits: Sentence,
) -> tuple[Sentence, ...]:
    """The state of the conversation; ``around``: place in the queue and reason, said while it waits.

    ``why`` is the reason of a refusal; ``waits`` says of a request without an answer what it waits for.
    """
    match callback.phase:
        case CallbackPhase.QUEUED | CallbackPhase.SENT:
            return (waits, *around)
        case CallbackPhase.DOUBTFUL:
            doubtful = say("We do not know if your request arrived. Our staff may write to you.")
            return (doubtful.shortened(say("We may write to you")), no_answer.dial_if_nothing_comes(hotline))
        case CallbackPhase.UNCLEAR:
            return (no_answer.unclear(by_text=True), no_answer.dial_if_nothing_comes(hotline))
        case CallbackPhase.TAKEN:
            turn = say("It is your turn. We will write to you in a moment.")
            return (turn.shortened(say("It is your turn")),)
        case CallbackPhase.TALKING | CallbackPhase.DIALLING:
            return (say("Our staff are writing to you now."),)
        case CallbackPhase.SERVED:
            over = say("The chat is over. If you need us again, just press again.")
            return (over.shortened(say("The chat is over")),)
        case CallbackPhase.CANCELLED:
            gone = say("It is cancelled, and nobody will write to you. If you need us, just press again.")
            return (gone.shortened(say("It is cancelled")),)
        case CallbackPhase.REFUSED | CallbackPhase.GAVE_UP:
            return _failed(hotline, why)
        case CallbackPhase.WAITING | CallbackPhase.MISSED:
            return (_waiting(callback), *around)


def written_by(line: ChatMessage) -> Sentence:
    """One line of the conversation, with who wrote it."""
    if line.is_own:
        return say("You: {text}", text=OperatorText(line.text))
    return say("Our staff: {text}", text=OperatorText(line.text))


def new_line(line: ChatMessage) -> Sentence:
    """The strip's line when the operator's agent wrote something."""
    long = say("Our staff say: {text}", text=OperatorText(line.text))
    return long.shortened(say("New message: press here"))


def without_hearing(hotline: ShortCode) -> Sentence:
    """What whoever cannot hear on the telephone can do where nobody writes."""
    long = say("Please go to a service hall, or ask someone to dial {hotline}.", hotline=hotline)
    return long.shortened(say("Ask someone to dial {hotline}", hotline=hotline))


def _waiting(callback: Callback) -> Sentence:
    if callback.is_repeat_today:
        first = say("You have already asked for our staff today. We have noted this too, and will answer you here.")
    else:
        first = say("Done. We will write to you here.")
    return first.shortened(say("We will write to you here"))


def _failed(hotline: ShortCode, why: Sentence | None) -> tuple[Sentence, ...]:
    first = say("That did not work. Nobody will write to you.")
    first = first.shortened(say("It failed, nobody will write"))
    return (first, *([] if why is None else [why]), without_hearing(hotline))
