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
    *,
    is_kept: bool = True,
) -> tuple[Sentence, ...]:
    """The state of the conversation; ``around``: place in the queue and reason, said while it waits.

    ``why`` is the reason of a refusal. ``is_kept``: a request that waits outlives the program.
    """
    match callback.phase:
        case CallbackPhase.QUEUED | CallbackPhase.SENT:
            return (_unanswered(callback, is_kept=is_kept), *around)
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


def confirm_old_request(asked: Sentence) -> Sentence:
    """The question before an old request is sent; ``asked`` is when it was made."""
    long = say("You asked at {time} for a person to write, but there was no network. Do you still want it?", time=asked)
    return long.shortened(say("Still want it? Press here"))


def without_hearing(hotline: ShortCode) -> Sentence:
    """What whoever cannot hear on the telephone can do where nobody writes."""
    long = say("Please go to a service hall, or have somebody dial {hotline}.", hotline=hotline)
    return long.shortened(say("Have somebody dial {hotline}", hotline=hotline))


def _unanswered(callback: Callback, *, is_kept: bool) -> Sentence:
    if callback.phase is CallbackPhase.SENT:
        return no_answer.unanswered()
    if not is_kept:
        return no_answer.noted_until_closed()
    noted = say("It is noted. As soon as there is a network, a person is asked to write to you.")
    return noted.shortened(say("Noted, sent when online"))


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
