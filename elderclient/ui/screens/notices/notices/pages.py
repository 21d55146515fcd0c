"""The notices' pages, each made from what is known. Pure: asks nobody, goes nowhere. Imports no Qt."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from elderclient.domain.agreements import ShownSummary, Topic
from elderclient.domain.configuration import Language
from elderclient.phrases.notices import notice, notices_screen
from elderclient.ui.flow.agreement_answers import answer_blocks
from elderclient.ui.flow.presenting import Block, Entry, Text, Weight
from elderclient.ui.place import Place
from elderclient.usecases.notices.answer_notice import NoticesView, NoticeView

SCREEN = "notices"
ONE, AGREE, REFUSE = "one", "agree", "refuse"
Go = Callable[[Place], None]


def list_of(view: NoticesView, go: Go) -> tuple[Block, ...]:
    """How many are new and want an answer, then one line each."""
    if not view.notices:
        return (Text(notices_screen.none(), Weight.BOLD),)
    return (Text(view.headline, Weight.BOLD), *(_line(each, go) for each in view.notices))


def _line(each: NoticeView, go: Go) -> Entry:
    press = partial(go, Place(SCREEN, f"{ONE}/{each.notice.id}"))
    if not each.notice.subject.strip():
        return Entry(each.kind, press, each.state)
    return Entry(each.subject, press, each.state, notices_screen.entry_name(each.kind, each.subject, each.state))


def one_of(each: NoticeView) -> tuple[Block, ...]:
    """What was answered, what it says, and what one would agree to."""
    blocks: list[Block] = [Text(each.subject, Weight.BOLD)]
    blocks += [Text(sentence.at("stored"), Weight.BOLD) for sentence in each.stored]
    blocks += [Text(sentence) for sentence in each.facts]
    if each.summary:
        blocks.append(Text(notices_screen.what_agreeing_means(), Weight.BOLD, is_heading=True))
    blocks += answer_blocks(each.summary)
    if each.is_open and not can_accept(each):
        blocks.append(Text(notices_screen.cannot_be_shown()))
    return tuple(blocks)


def before_yes(each: NoticeView) -> tuple[Block, ...]:
    """The question, and what binds: nobody says yes without these before their eyes."""
    binding = [point for point in each.summary if point.topic in (Topic.HOW_LONG, Topic.LEAVING_EARLY)]
    bound = (Text(sentence.at(point.topic.value)) for point in binding for sentence in point.answer)
    return (Text(notice.agree_question(each.notice).at("question"), Weight.BOLD), *bound)


def can_accept(each: NoticeView) -> bool:
    """What would be agreed to is on the page, and nothing that belongs to it is unclear."""
    return bool(each.summary) or (each.notice.offering_id is None and not each.notice.unclear)


def shown_of(each: NoticeView, language: Language) -> ShownSummary:
    """What stood on the page of ``one_of`` before the question."""
    points = [sentence for point in each.summary for sentence in point.sentences]
    return ShownSummary((each.subject, *each.facts, *points), language)
