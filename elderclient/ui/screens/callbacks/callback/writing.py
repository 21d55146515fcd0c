"""The pages of a callback in writing: field, conversation (newest line first), ready sentences. Imports no Qt."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from elderclient.domain.callbacks import LONGEST_LINE, ChatMessage
from elderclient.domain.sentence import Sentence
from elderclient.phrases.callbacks import callback_screen, conversation, conversation_screen
from elderclient.phrases.shell import actions
from elderclient.ui.flow.presenting import Action, Block, Entry, Field, Page, Text, Weight
from elderclient.usecases.callbacks.callback_status import CallbackStatus


class Pen(NamedTuple):
    """The line that is being written, and the presenter's functions for it."""

    draft: str
    changed: Callable[[str], None]
    send: Callable[[], None]
    open_ready: Callable[[], None]
    cancel: Callable[[], None]
    end: Callable[[], None]
    leave: Callable[[], None]
    is_unsent: bool
    """The last line may not have arrived; it is still in the field."""


def page(status: CallbackStatus, pen: Pen, demo: tuple[Text, ...]) -> Page:
    """Build the page of a conversation: the field, its state, and what was written."""
    first, *rest = status.lines
    blocks: list[Block] = []
    if status.can_write:
        blocks.append(Field(conversation_screen.write_here(), pen.draft, pen.changed, pen.send, LONGEST_LINE))
    if pen.is_unsent:
        blocks.append(Text(conversation_screen.not_sent(), Weight.BOLD))
    # The newest line comes before the state of the conversation, the older ones after it.
    written = [
        Text(conversation.written_by(line), Weight.PLAIN if line.is_own else Weight.BOLD)
        for line in reversed(status.written)
    ]
    state = Text(first.at("state"), Weight.BOLD)
    is_begun = bool(status.callback is not None and status.callback.conversation)
    blocks += [*written[:1], state, *written[1:]] if is_begun and status.is_live else [state]
    if not is_begun:
        # The strip says that it is a demonstration, too: the place in the queue comes first.
        blocks += [*(Text(line) for line in rest[:1]), *demo, *(Text(line) for line in rest[1:])]
    elif not status.is_live:
        blocks += written
    is_one_page = not is_begun
    return Page(tuple(blocks), _actions(status, pen), is_one_page=is_one_page)


def ready(send: Callable[[Sentence], None]) -> Page:
    """Build the page of the sentences that are sent by one press."""
    question = Text(conversation_screen.press_to_send(), Weight.BOLD)
    return Page(
        (question, *(Entry(sentence, partial(send, sentence)) for sentence in conversation_screen.sentences_to_send()))
    )


def remembered(written: tuple[ChatMessage, ...]) -> Page:
    """Build the page of the last conversation; oldest line first."""
    title = Text(conversation_screen.written_last_time(), Weight.BOLD, is_heading=True)
    return Page((title, *(Text(conversation.written_by(line)) for line in written)))


def _actions(status: CallbackStatus, pen: Pen) -> tuple[Action, ...]:
    leave = Action(actions.all_right(), pen.leave)
    cancel = Action(callback_screen.cancel(by_text=True), pen.cancel)
    if not status.is_live:
        return (leave,)
    if not status.can_write:
        return (cancel,)
    chosen = Action(conversation_screen.ready_sentences(), pen.open_ready)
    send = Action(conversation_screen.send(), pen.send)
    end = Action(conversation_screen.end(), pen.end)
    return (cancel if status.can_change else end, chosen, send)
