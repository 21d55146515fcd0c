"""The pages of what was complained about: all cases, one case, and the questions before a move. Pure. Imports no Qt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from elderclient.domain.complaints import ComplaintState, Level, Move, Satisfaction
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.phrases.complaints import pages as words
from elderclient.phrases.complaints.complaint import subject_words
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
from elderclient.usecases.complaints.appeal_letter import APPEAL as APPEAL_LINE
from elderclient.usecases.complaints.appeal_letter import CONSUMERS
from elderclient.usecases.complaints.complain import AppealTerms, CaseView, ComplaintsView

Go = Callable[[Place], None]
STEPS = {Move.ADD: ADD, Move.RATE: RATE, Move.ESCALATE: ESCALATE, Move.REOPEN: REOPEN, Move.WITHDRAW: WITHDRAW}
AT_ONCE = 30
"""Cases listed; who has more asks a person."""


def listed(view: ComplaintsView, now: datetime, go: Go, *, is_english: bool) -> Page:
    """All cases, those that want something done first."""
    blocks: list[Block] = []
    if not view.cases:
        blocks.append(Text(say("You have no complaints."), Weight.BOLD))
        blocks.append(Text(say("If anything is wrong, press “Make a complaint” below.")))
    for case in view.cases[:AT_ONCE]:
        state, press = words.state_short(case, now.date()), partial(go, place_of(CASE, case.key))
        blocks += _one(case, state, press, is_english=is_english)
    return Page(tuple(blocks), (Action(say("Make a complaint"), partial(go, place_of(NEW)), icon="complaints"),))


def _one(case: CaseView, state: Sentence, press: Callable[[], None], *, is_english: bool) -> list[Block]:
    """A case as one line, or below its words where they are many."""
    matter = words.matter(case)
    if words.is_short(case, is_english=is_english):
        return [Entry(matter, press, state)]
    look = say("Look at it")
    name = say("Look at it, {state}, {matter}", state=state, matter=matter)
    return [Text(matter, Weight.BOLD, is_heading=True), Entry(look, press, state, name)]


def case_page(case: CaseView, step: str, now: datetime, go: Go, leave: Action) -> Page:
    """The answer first, then the timeline, then what can be done."""
    complaint, today = case.complaint, now.date()
    headline = words.filed_words(case) if step == FILED else words.headline(case, today)
    blocks: list[Block] = [Text(headline.at("state"), Weight.BOLD)]
    if case.pending:
        blocks.append(Text(say("What you did last is not sent yet; it goes when there is a network.")))
    if complaint.answer is not None and not complaint.state.is_open:
        blocks.append(Text(say("They say: “{answer}”", answer=OperatorText(complaint.answer.text))))
    blocks.append(timeline(case, now))
    blocks += [Text(note) for note in words.notes_on(case)]
    blocks += _what_was_said(case)
    primary, others = _moves(case)
    blocks += [_entry(case, move, go) for move in others]
    appeal = say("Appeal to the regulator").shortened(_appeal_short())
    open_appeal = partial(go, place_of(CASE, case.key, APPEAL))
    actions = [leave]
    if case.can_appeal and primary is Move.RATE:
        blocks.append(Entry(appeal, open_appeal))
    elif case.can_appeal:
        actions.append(Action(appeal, open_appeal))
    if primary is not None:
        actions.append(Action(words.move_caption(case, primary), _opener(case, primary, go)))
    return Page(tuple(blocks), tuple(actions))


def rate(act: Callable[[Satisfaction], None]) -> Page:
    """Five answers in words; one press is the rating."""
    question = Text(say("Are you satisfied with the answer?"), Weight.BOLD)
    entries = [Entry(words.satisfaction_words(one), partial(act, one)) for one in reversed(Satisfaction)]
    return Page((question, *entries))


def question(case: CaseView, move: Move, act: Callable[[], None], leave: Callable[[], None]) -> Page:
    """One question before a move is made; the negative answer leaves everything as it is."""
    if move is Move.WITHDRAW:
        asked = say("Withdraw the complaint?")
        follow = say("Then they no longer look into it.")
        no, yes = say("Leave it"), words.move_caption(case, move)
    elif move is Move.REOPEN:
        asked = say("Have it looked at again?")
        follow = _all_is_there()
        no, yes = say("No need"), words.move_caption(case, move)
    else:
        is_mediation = case.complaint.level.next is Level.MEDIATION
        mediation = say("Ask for mediation?")
        asked = mediation if is_mediation else say("Have the next level look at it?")
        follow = _all_is_there()
        no, yes = say("Not now"), words.move_caption(case, move)
    blocks = (Text(asked, Weight.BOLD), Text(follow))
    return Page(blocks, (Action(no, leave), Action(yes, act)), is_one_page=True)


def appeal(terms: AppealTerms | None, leave: Action, letter: Callable[[], None]) -> Page:
    """The way to the regulator, and the letter."""
    first = say("You can appeal to the regulator. It is free.")
    lines = say("Call {appeal}, or the consumers' line {consumers}.", appeal=APPEAL_LINE, consumers=CONSUMERS)
    blocks: list[Block] = [Text(first, Weight.BOLD), Text(lines)]
    if terms is not None:
        blocks.append(Text(say("It is taken up to {within} after the trouble.", within=terms.within)))
        times = say(
            "You are told within {accepted} whether it is taken, and the result within {answered}.",
            accepted=terms.accepted,
            answered=terms.answered,
        )
        blocks.append(Text(times))
    blocks.append(Text(say("The letter is written for you: print it, sign it, send it.")))
    write = Action(say("Print the letter").shortened(_print()), letter, icon="print")
    return Page(tuple(blocks), (leave, write))


def _what_was_said(case: CaseView) -> list[Block]:
    complaint = case.complaint
    blocks: list[Block] = [Text(say("You said: “{text}”", text=OperatorText(complaint.text)))]
    if complaint.subject is not None:
        blocks.append(Text(say("About: {subject}.", subject=subject_words(complaint.subject))))
    for line in complaint.lines:
        if line is complaint.answer and not complaint.state.is_open:
            continue
        words_of = _own(line.text) if line.is_own else _theirs(line.text)
        blocks.append(Text(words_of))
    if complaint.id is not None:
        blocks.append(Text(say("Ticket number: {number}", number=OperatorText(complaint.id))))
    return blocks


def _own(text: str) -> Sentence:
    return say("You added: “{text}”", text=OperatorText(text))


def _theirs(text: str) -> Sentence:
    return say("They say: “{answer}”", answer=OperatorText(text))


def _moves(case: CaseView) -> tuple[Move | None, list[Move]]:
    """The one that helps most now, and the others."""
    is_late = case.is_overdue or case.complaint.state is ComplaintState.REFUSED
    is_rated = case.complaint.satisfaction is not None
    wanted = (Move.ESCALATE, Move.REOPEN) if is_late or is_rated else (Move.RATE, Move.ADD)
    order = [*wanted, Move.RATE, Move.REOPEN, Move.ESCALATE, Move.ADD, Move.WITHDRAW]
    found = [move for move in dict.fromkeys(order) if move in case.moves]
    if not found or found[0] is Move.WITHDRAW:
        return None, found
    return found[0], found[1:]


def _entry(case: CaseView, move: Move, go: Go) -> Entry:
    return Entry(words.move_caption(case, move), _opener(case, move, go))


def _opener(case: CaseView, move: Move, go: Go) -> Callable[[], None]:
    return partial(go, place_of(CASE, case.key, STEPS[move]))


def _all_is_there() -> Sentence:
    return say("All you said is there; you need not say it again.")


def _appeal_short() -> Sentence:
    return say("Appeal")


def _print() -> Sentence:
    return say("Print")
