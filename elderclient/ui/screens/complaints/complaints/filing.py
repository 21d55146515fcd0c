"""The pages on which something is complained about: what, how, and is that it? Pure pages. Imports no Qt."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from elderclient.domain.complaints import LONGEST_TEXT, Subject, SubjectKind
from elderclient.domain.sentence import Sentence, say
from elderclient.phrases.complaints import pages as words
from elderclient.phrases.complaints.complaint import subject_words
from elderclient.ui.flow.presenting import Action, Block, Entry, Field, Page, Text, Weight
from elderclient.ui.place import Place
from elderclient.ui.screens.complaints.complaints.where import (
    CALLS,
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
"""Services or calls offered to choose from."""


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
    question = Text(say("What is it about?"), Weight.BOLD)
    bill = Entry(say("A charge on my bill"), partial(go, Place("bill", "newest/lines//0")), icon="bill")
    service = Entry(say("A service I have"), partial(go, place_of(SERVICES)), icon="subscriptions")
    call = Entry(say("A call I had"), partial(go, place_of(CALLS)), icon="phone")
    other = Entry(say("Something else"), partial(go, place_of(OTHER)), icon="complaints")
    return Page((question, bill, service, call, other))


def choices(subjects: tuple[Subject, ...], kind: SubjectKind, go: Go, leave: Action) -> Page:
    """Which service or which call it is about."""
    if not subjects:
        no_calls = say("There was no call yet.")
        none = no_calls if kind is SubjectKind.CALL else say("Your services were not found.")
        return Page((Text(none, Weight.BOLD),), (leave,))
    which_call = say("Which call?")
    question = which_call if kind is SubjectKind.CALL else say("Which service?")
    blocks: list[Block] = [Text(question, Weight.BOLD)]
    for subject in subjects[:MOST]:
        blocks.append(Text(subject_words(subject), is_heading=True))
        this = say("This one")
        name = say("This one, {subject}", subject=subject_words(subject))
        blocks.append(Entry(this, partial(go, place_of_subject(subject.kind, subject.id)), name=name))
    return Page(tuple(blocks))


def chosen(where: Where, subject: Subject | None, go: Go) -> Page:
    """What is wrong with it. One press chooses a sentence; nothing is sent yet."""
    blocks: list[Block] = []
    if subject is not None:
        blocks.append(Text(subject_words(subject).at("subject"), Weight.BOLD))
    blocks.append(Text(say("What is wrong? Press one:"), is_heading=True))
    for number, (_topic, sentence) in enumerate(words.sentences_about(where.kind)):
        blocks.append(Entry(sentence, partial(go, where.at(SAY, number))))
    own = Action(say("Write it myself"), partial(go, where.at(WRITE)))
    return Page(tuple(blocks), (own,))


def confirm(
    sentence: Sentence, subject: Subject | None, send: Action, leave: Action, problem: tuple[Text, ...]
) -> Page:
    """Whether that is it. One press sends it."""
    blocks: list[Block] = [*problem, Text(say("Your complaint says:")), Text(sentence.at("said"), Weight.BOLD)]
    if subject is not None:
        about = say("About: {subject}.", subject=subject_words(subject))
        blocks.append(Text(about.shortened(say("About what you chose."))))
    return Page(tuple(blocks), (leave, send), is_one_page=True)


def write(subject: Subject | None, pen: Pen) -> Page:
    """In one's own words."""
    field = Field(say("Write here"), pen.draft, pen.changed, pen.send, LONGEST_TEXT)
    blocks: list[Block] = [field, *pen.problem]
    if subject is not None:
        blocks.append(Text(say("About: {subject}.", subject=subject_words(subject))))
    blocks.append(Text(say("A sentence or two will do. Then press “Send it”.")))
    leave = Action(say("Don't send"), pen.leave)
    return Page(tuple(blocks), (leave, Action(say("Send it"), pen.send)))
