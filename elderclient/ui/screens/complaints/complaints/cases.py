"""The pages of what was complained about: all cases, one case, and the questions before a move. Pure. Imports no Qt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from elderclient.domain.complaints import AppealTerms, Case, ComplaintState, Move, Satisfaction
from elderclient.phrases.complaints import complaint as phrases
from elderclient.phrases.complaints import complaints_screen
from elderclient.ui.flow.presenting import Action, Block, Entry, Page, Text, Weight
from elderclient.ui.place import Place
from elderclient.ui.screens.complaints.complaints.steps import timeline
from elderclient.ui.screens.complaints.complaints.where import (
    ADD,
    APPEAL,
    CASE,
    ESCALATE,
    FILED,
    NEW,
    RATE,
    REOPEN,
    WITHDRAW,
    place_of,
)
from elderclient.usecases.complaints.complain import ComplaintsView

Go = Callable[[Place], None]
STEPS = {Move.ADD: ADD, Move.RATE: RATE, Move.ESCALATE: ESCALATE, Move.REOPEN: REOPEN, Move.WITHDRAW: WITHDRAW}
AT_ONCE = 30
"""Cases listed; whoever has more asks a person."""


def listed(view: ComplaintsView, now: datetime, go: Go, *, is_incomplete: bool) -> Page:
    """All cases, those that want something done first; ``is_incomplete``: there may be others."""
    blocks: list[Block] = []
    if not view.cases and not is_incomplete:
        blocks.append(Text(complaints_screen.none(), Weight.BOLD))
        blocks.append(Text(complaints_screen.how_to_begin()))
    for case in view.cases[:AT_ONCE]:
        state, press = phrases.state_short(case, now.date()), partial(go, place_of(CASE, case.key))
        blocks.append(Entry(phrases.matter(case), press, state))
    make = Action(complaints_screen.make_a_complaint(), partial(go, place_of(NEW)), icon="complaints")
    return Page(tuple(blocks), (make,))


def case_page(case: Case, step: str, now: datetime, go: Go, leave: Action) -> Page:
    """The answer first, then the timeline, then what can be done."""
    today = now.date()
    headline = phrases.headline_when_filed(case) if step == FILED else phrases.headline(case, today)
    blocks: list[Block] = [Text(headline.at("state"), Weight.BOLD)]
    if case.pending:
        blocks.append(Text(complaints_screen.last_act_not_sent()))
    answer = case.complaint.answer
    if answer is not None and not case.complaint.state.is_open:
        blocks.append(Text(complaints_screen.they_say(answer.text)))
    blocks.append(timeline(case, now))
    blocks += [Text(note) for note in phrases.notes_on(case)]
    blocks += _what_was_said(case)
    primary, others = _moves(case)
    blocks += [_entry(case, move, go) for move in others]
    appeal = complaints_screen.appeal_to_the_regulator()
    open_appeal = partial(go, place_of(CASE, case.key, APPEAL))
    actions = [leave]
    if case.can_appeal and primary is Move.RATE:
        blocks.append(Entry(appeal, open_appeal))
    elif case.can_appeal:
        actions.append(Action(appeal, open_appeal))
    if primary is not None:
        actions.append(Action(complaints_screen.move_caption(case, primary), _opener(case, primary, go)))
    return Page(tuple(blocks), tuple(actions))


def rate(act: Callable[[Satisfaction], None]) -> Page:
    """Five answers in words; one press is the rating."""
    question = Text(complaints_screen.are_you_satisfied(), Weight.BOLD)
    entries = [Entry(phrases.satisfaction_words(one), partial(act, one)) for one in reversed(Satisfaction)]
    return Page((question, *entries))


def question(case: Case, move: Move, act: Callable[[], None], leave: Callable[[], None]) -> Page:
    """One question before a move is made; the negative answer leaves everything as it is."""
    asked, follows, stay = complaints_screen.question_before(case, move)
    yes = complaints_screen.move_caption(case, move)
    blocks = (Text(asked, Weight.BOLD), Text(follows))
    return Page(blocks, (Action(stay, leave), Action(yes, act)), is_one_page=True)


def appeal(terms: AppealTerms | None, leave: Action, letter: Callable[[], None]) -> Page:
    """The way to the regulator, and the letter."""
    first, *rest = complaints_screen.appeal(terms)
    blocks = (Text(first, Weight.BOLD), *map(Text, rest))
    write = Action(complaints_screen.print_the_letter(), letter, icon="print")
    return Page(blocks, (leave, write))


def _what_was_said(case: Case) -> list[Block]:
    complaint = case.complaint
    said = [complaints_screen.you_said(complaint.text)] if complaint.text else []
    if complaint.subject is not None:
        said.append(phrases.about(complaint.subject))
    others = (line for line in complaint.lines if line is not complaint.answer or complaint.state.is_open)
    said += [
        complaints_screen.you_added(line.text) if line.is_own else complaints_screen.they_say(line.text)
        for line in others
    ]
    if complaint.id is not None:
        said.append(complaints_screen.ticket_number(complaint.id))
    return [Text(sentence) for sentence in said]


def _moves(case: Case) -> tuple[Move | None, list[Move]]:
    """The one that helps most now, and the others."""
    is_late = case.is_overdue or case.complaint.state is ComplaintState.REFUSED
    is_rated = case.complaint.satisfaction is not None
    wanted = (Move.ESCALATE, Move.REOPEN) if is_late or is_rated else (Move.RATE, Move.ADD)
    order = [*wanted, Move.RATE, Move.REOPEN, Move.ESCALATE, Move.ADD, Move.WITHDRAW]
    found = [move for move in dict.fromkeys(order) if move in case.moves]
    if not found or found[0] is Move.WITHDRAW:
        return None, found
    return found[0], found[1:]


def _entry(case: Case, move: Move, go: Go) -> Entry:
    return Entry(complaints_screen.move_caption(case, move), _opener(case, move, go))


def _opener(case: Case, move: Move, go: Go) -> Callable[[], None]:
    return partial(go, place_of(CASE, case.key, STEPS[move]))
