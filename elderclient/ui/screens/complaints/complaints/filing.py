"""The pages on which something is complained about: what, how, and is that it? Pure pages. Imports no Qt."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from elderclient.domain.complaints import LONGEST_TEXT, Subject, SubjectKind
from elderclient.domain.sentence import Sentence
from elderclient.phrases.complaints import complaint, complaints_screen
from elderclient.ui.flow.presenting import Action, Block, Entry, Field, Page, Text, Weight
from elderclient.ui.place import Place
from elderclient.ui.screens.complaints.complaints.where import (
    CALLS,
    CHARGES,
    OTHER,
    SAY,
    SERVICES,
    WRITE,
    Where,
    place_of,
    place_of_subject,
)

Go = Callable[[Place], None]
MOST = 20
"""Charges, services or calls offered to choose from."""


class Pen(NamedTuple):
    """What is being written, and what becomes of it."""

    draft: str
    changed: Callable[[str], None]
    send: Callable[[], None]
    leave: Callable[[], None]
    problem: tuple[Text, ...] = ()
    """Why it was not sent the last time."""


def new(go: Go) -> Page:
    """The first question: what is it about."""
    question = Text(complaints_screen.what_is_it_about(), Weight.BOLD)
    bill = Entry(complaint.kind_of_subject(SubjectKind.LINE), partial(go, place_of(CHARGES)), icon="bill")
    service = Entry(
        complaint.kind_of_subject(SubjectKind.PRODUCT), partial(go, place_of(SERVICES)), icon="subscriptions"
    )
    call = Entry(complaint.kind_of_subject(SubjectKind.CALL), partial(go, place_of(CALLS)), icon="phone")
    other = Entry(complaints_screen.something_else(), partial(go, place_of(OTHER)), icon="complaints")
    return Page((question, bill, service, call, other))


def choices(subjects: tuple[Subject, ...], kind: SubjectKind, go: Go, leave: Action) -> Page:
    """Which charge of the newest bill, which service or which call it is about; others are found in the bills."""
    others: tuple[Block, ...] = ()
    if kind is SubjectKind.LINE:
        look = partial(go, Place("bill", "newest/lines//0"))
        others = (Entry(complaints_screen.another_charge(), look, icon="bill"),)
    if not subjects:
        return Page((Text(complaints_screen.nothing_to_choose(kind), Weight.BOLD), *others), (leave,))
    entries = (
        Entry(
            complaint.name_of(subject),
            partial(go, place_of_subject(subject)),
            None if subject.amount is None else complaint.amount_of(subject.amount),
        )
        for subject in subjects[:MOST]
    )
    return Page((Text(complaints_screen.which(kind), Weight.BOLD), *entries, *others))


def chosen(where: Where, subject: Subject | None, go: Go) -> Page:
    """What is wrong with it. One press chooses a sentence; nothing is sent yet."""
    blocks: list[Block] = []
    if subject is not None:
        blocks.append(Text(complaint.subject_words(subject).at("subject"), Weight.BOLD))
    blocks.append(Text(complaints_screen.what_is_wrong(), is_heading=True))
    for number, (_topic, sentence) in enumerate(complaint.sentences_about(where.kind)):
        blocks.append(Entry(sentence, partial(go, where.at(SAY, number))))
    own = Action(complaints_screen.write_it_myself(), partial(go, where.at(WRITE)))
    return Page(tuple(blocks), (own,))


def confirm(
    sentence: Sentence, subject: Subject | None, send: Action, leave: Action, problem: tuple[Text, ...]
) -> Page:
    """Whether that is it. One press sends it."""
    blocks: list[Block] = [
        *problem,
        Text(complaints_screen.your_complaint_says()),
        Text(sentence.at("said"), Weight.BOLD),
    ]
    if subject is not None:
        about = complaint.about(subject).shortened(complaints_screen.about_what_you_chose())
        blocks.append(Text(about))
    return Page(tuple(blocks), (leave, send), is_one_page=True)


def write(subject: Subject | None, pen: Pen) -> Page:
    """The page on which the complaint is written in one's own words."""
    field = Field(complaints_screen.write_here(), pen.draft, pen.changed, pen.send, LONGEST_TEXT)
    blocks: list[Block] = [field, *pen.problem]
    if subject is not None:
        blocks.append(Text(complaint.about(subject)))
    blocks.append(Text(complaints_screen.how_much_to_write()))
    leave = Action(complaints_screen.do_not_send(), pen.leave)
    return Page(tuple(blocks), (leave, Action(complaints_screen.send_it(), pen.send)))
