"""What is said about a callback in writing, where no telephone rings. Must not ask the operator anything."""

from __future__ import annotations

from elderclient.domain.callbacks import Callback, CallbackPhase, Line
from elderclient.domain.phone import ShortCode
from elderclient.domain.sentence import OperatorText, Sentence, say


def writing_words(
    callback: Callback, hotline: ShortCode, why: Sentence | None, around: tuple[Sentence, ...]
) -> tuple[Sentence, ...]:
    """Where the conversation stands; ``around`` are the place in the queue and the reason, told while it waits.

    ``why`` is the reason of a refusal.
    """
    match callback.phase:
        case CallbackPhase.KEPT:
            # zh: 记下了。一连上网就发出去，请人工写字回复您。
            noted = say("It is noted. As soon as there is a network, a person is asked to write to you.")
            # zh: 记下了，有网就发
            return (noted.shortened(say("Noted, sent when online")), *around)
        case CallbackPhase.TAKEN:
            # zh: 轮到您了。人工马上写给您。
            turn = say("It is your turn. A person will write to you in a moment.")
            # zh: 轮到您了
            return (turn.shortened(say("It is your turn")),)
        case CallbackPhase.TALKING | CallbackPhase.DIALLING:
            # zh: 人工正在和您写字。
            return (say("A person is writing with you."),)
        case CallbackPhase.SERVED:
            # zh: 写完了。还要找人工，再按一次就行。
            over = say("The conversation is over. If you need a person again, just press again.")
            # zh: 写完了
            return (over.shortened(say("The conversation is over")),)
        case CallbackPhase.CANCELLED:
            # zh: 取消了，没有人会写来。还要找人工，再按一次就行。
            gone = say("It is cancelled, nobody will write. If you need a person, just press again.")
            # zh: 取消了
            return (gone.shortened(say("It is cancelled")),)
        case CallbackPhase.REFUSED | CallbackPhase.GAVE_UP:
            return _failed(hotline, why)
        case CallbackPhase.WAITING | CallbackPhase.MISSED:
            return (_waiting(callback), *around)


def line_words(line: Line) -> Sentence:
    """One line of the conversation, with who wrote it."""
    if line.is_own:
        # zh: 您：{text}
        return say("You: {text}", text=OperatorText(line.text))
    # zh: 人工：{text}
    return say("Person: {text}", text=OperatorText(line.text))


def news_words(line: Line) -> Sentence:
    """A new line by a person of the operator."""
    # zh: 人工写来：{text}
    long = say("A person writes: {text}", text=OperatorText(line.text))
    # zh: 人工写来了，按这里
    return long.shortened(say("A person wrote: press here"))


def confirmation(asked: Sentence) -> Sentence:
    """The question put before an old wish is sent; ``asked`` is when it was made."""
    # zh: 您在{time}请人工写字回复您，当时没有网。现在还要吗？
    long = say("You asked at {time} for a person to write, but there was no network. Do you still want it?", time=asked)
    # zh: 还要人工写来吗？按这里
    return long.shortened(say("Still want it? Press here"))


def _waiting(callback: Callback) -> Sentence:
    if callback.is_repeat_today:
        # zh: 您今天已经请过人工。这次也记下了，会在这里写字回复您。
        first = say("You already asked for a person today. This wish is noted too, and you will be answered here.")
    else:
        # zh: 好了。人工会在这里写字回复您。
        first = say("Done. A person will write to you here.")
    # zh: 人工会在这里回复
    return first.shortened(say("A person will write here"))


def _failed(hotline: ShortCode, why: Sentence | None) -> tuple[Sentence, ...]:
    # zh: 这次没有办成，没有人会写来。
    first = say("It did not work. Nobody will write.")
    # zh: 没办成，没人写来
    first = first.shortened(say("Not done, nobody writes"))
    # zh: 请到营业厅，或者请家里人拨 {hotline}。
    instead = say("Please go to a service hall, or have somebody dial {hotline}.", hotline=hotline)
    return (first, *([] if why is None else [why]), instead)
