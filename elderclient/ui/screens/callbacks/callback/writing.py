"""The pages of a callback in writing: field, conversation (newest line first), ready sentences. Imports no Qt."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from elderclient.domain.callbacks import LONGEST_LINE, Line
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
        # zh: 在这里写字
        blocks.append(Field(say("Write here"), pen.draft, pen.changed, pen.send, LONGEST_LINE))
    if pen.is_unsent:
        # zh: 没有发出去。字还在，等一下再按“发出”。
        kept = say("It was not sent. Your words are still there: press Send again in a while.")
        # zh: 没发出去，字还在
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
    # zh: 按一句，就发出去
    question = Text(say("Press one to send it"), Weight.BOLD)
    return Page((question, *(Entry(sentence, partial(send, sentence)) for sentence in _sentences())))


def remembered(written: tuple[Line, ...]) -> Page:
    """The last conversation, to be read again; oldest line first."""
    # zh: 上次写的
    title = Text(say("What was written last time"), Weight.BOLD, is_heading=True)
    return Page((title, *(Text(line_words(line)) for line in written)))


def demo_words() -> Sentence:
    """Nobody real writes in a demonstration."""
    # zh: 这是演示，回复您的不是真人。
    long = say("This is a demo: no real person will answer.")
    # zh: 演示，不是真人
    return long.shortened(say("A demo, nobody real"))


def _actions(status: CallbackStatus, pen: Pen) -> tuple[Action, ...]:
    # zh: 知道了
    leave = Action(say("All right"), pen.leave)
    # zh: 取消
    cancel = Action(say("Cancel"), pen.cancel)
    if not status.is_live:
        return (leave,)
    if not status.can_write:
        return (cancel,)
    # zh: 常用的话
    chosen = Action(say("Ready sentences").shortened(_ready_short()), pen.open_ready)
    # zh: 发出
    send = Action(say("Send"), pen.send)
    # zh: 结束
    end = Action(say("End it").shortened(_end_short()), pen.end)
    return (cancel if status.can_change else end, chosen, send)


def _end_short() -> Sentence:
    # zh: 结束
    return say("End")


def _ready_short() -> Sentence:
    # zh: 选句
    return say("Choose")


def _sentences() -> tuple[Sentence, ...]:
    return (
        # zh: 我听不见，请写字。
        say("I cannot hear, please write."),
        # zh: 请写短一点。
        say("Please write shorter."),
        # zh: 我看不懂。
        say("I do not understand."),
        # zh: 账单为什么多了？
        say("Why is my bill higher?"),
        # zh: 家里上不了网。
        say("My internet is broken."),
        # zh: 好的。
        say("Yes, all right."),
        # zh: 不要。
        say("No, I do not want that."),
        # zh: 没有了，谢谢。
        say("No more, thank you."),
    )
