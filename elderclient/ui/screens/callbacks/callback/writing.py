"""The pages of a callback in writing: field, conversation (newest line first), ready sentences. Imports no Qt."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from elderclient.domain.callbacks import LONGEST_LINE, ChatMessage
from elderclient.domain.sentence import Sentence, say
from elderclient.phrases.callbacks.conversation import line_words
from elderclient.ui.flow.presenting import Action, Block, Entry, Field, Page, Text, Weight
from elderclient.usecases.callbacks.request_callback import CallbackStatus


class Pen(NamedTuple):
    """What is being written, and what the presenter does with it."""

    draft: str
    changed: Callable[[str], None]
    send: Callable[[], None]
    open_ready: Callable[[], None]
    cancel: Callable[[], None]
    end: Callable[[], None]
    leave: Callable[[], None]
    is_unsent: bool
    """The last line may not have arrived; it is still in the field."""


def conversation(status: CallbackStatus, pen: Pen, demo: tuple[Text, ...]) -> Page:
    """The field, where it stands, and what was written."""
    first, *rest = status.lines
    blocks: list[Block] = []
    if status.can_write:
        blocks.append(Field(say("Write here"), pen.draft, pen.changed, pen.send, LONGEST_LINE))
    if pen.is_unsent:
        kept = say("It was not sent. Your words are still there: press Send again in a while.")
        blocks.append(Text(kept.shortened(say("Not sent, still there")), Weight.BOLD))
    # What was said last is nearer than where the conversation stands.
    told = [Text(line_words(line), Weight.PLAIN if line.is_own else Weight.BOLD) for line in reversed(status.written)]
    state = Text(first.at("state"), Weight.BOLD)
    is_begun = bool(status.callback is not None and status.callback.conversation)
    blocks += [*told[:1], state, *told[1:]] if is_begun and status.is_live else [state]
    if not is_begun:
        # The strip says that it is a demonstration, too: the place in the queue comes first.
        blocks += [*(Text(line) for line in rest[:1]), *demo, *(Text(line) for line in rest[1:])]
    elif not status.is_live:
        blocks += told
    is_one_page = not is_begun
    return Page(tuple(blocks), _actions(status, pen), is_one_page=is_one_page)


def ready(send: Callable[[Sentence], None]) -> Page:
    """Sentences that are sent by one press."""
    question = Text(say("Press one to send it"), Weight.BOLD)
    return Page((question, *(Entry(sentence, partial(send, sentence)) for sentence in _sentences())))


def remembered(written: tuple[ChatMessage, ...]) -> Page:
    """The last conversation, to be read again; oldest line first."""
    title = Text(say("What was written last time"), Weight.BOLD, is_heading=True)
    return Page((title, *(Text(line_words(line)) for line in written)))


def demo_words() -> Sentence:
    """Nobody real writes in a demonstration."""
    long = say("This is a demo: no real person will answer.")
    return long.shortened(say("A demo, nobody real"))


def _actions(status: CallbackStatus, pen: Pen) -> tuple[Action, ...]:
    leave = Action(say("All right"), pen.leave)
    cancel = Action(say("Cancel"), pen.cancel)
    if not status.is_live:
        return (leave,)
    if not status.can_write:
        return (cancel,)
    chosen = Action(say("Ready sentences").shortened(_ready_short()), pen.open_ready)
    send = Action(say("Send"), pen.send)
    end = Action(say("End it").shortened(_end_short()), pen.end)
    return (cancel if status.can_change else end, chosen, send)


def _end_short() -> Sentence:
    return say("End")


def _ready_short() -> Sentence:
    return say("Choose")


def _sentences() -> tuple[Sentence, ...]:
    return (
        say("I cannot hear, please write."),
        say("Please write shorter."),
        say("I do not understand."),
        say("Why is my bill higher?"),
        say("My internet is broken."),
        say("Yes, all right."),
        say("No, I do not want that."),
        say("No more, thank you."),
    )
