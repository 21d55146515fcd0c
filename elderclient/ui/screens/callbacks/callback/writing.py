"""The pages of a callback in writing: conversation (newest line above the field), ready sentences. Imports no Qt."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from elderclient.domain.callbacks import LONGEST_LINE, CallbackPhase, ChatMessage
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
    """Build the page of a conversation: what was written, oldest line first, the field below it, and its state."""
    first, *rest = status.lines
    state = Text(first.at("state"), Weight.BOLD)
    written = [
        Text(conversation.written_by(line), Weight.PLAIN if line.is_own else Weight.BOLD) for line in status.written
    ]
    field: list[Block] = []
    if pen.is_unsent:
        field.append(Text(conversation_screen.not_sent(), Weight.BOLD, is_heading=True))
    if status.can_write:
        field.append(Field(conversation_screen.write_here(), pen.draft, pen.changed, pen.send, LONGEST_LINE))
    actions = _actions(status, pen)
    callback = status.callback
    if callback is None or not callback.conversation:
        # The strip says that it is a demonstration, too: the place in the queue comes first.
        more = [*(Text(line, is_spare=line.anchor == "reason") for line in rest), *demo]
        return Page((state, *more, *field), actions, is_one_page=True)
    if not status.is_live:
        return Page((state, *written), actions)
    # Below the field is what one waits for: the place in the queue is not lost. Of the rest the title says enough.
    is_waiting = callback.phase is CallbackPhase.WAITING and rest
    waits = (
        (Text(rest[0].short or rest[0]),) if is_waiting else () if callback.phase is CallbackPhase.TALKING else (state,)
    )
    return Page((*written, *field, *waits), actions, opens_at_end=True)


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
