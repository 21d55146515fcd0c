"""The agreements' pages, each made from what is known. Pure: asks nobody, goes nowhere. Imports no Qt."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from elderclient.domain.sentence import Sentence, say
from elderclient.phrases.agreements.terms import HardWord
from elderclient.ui.flow.agreement_answers import answer_blocks
from elderclient.ui.flow.presenting import Block, Entry, Text, Weight
from elderclient.ui.place import Place
from elderclient.usecases.agreements.read_agreement import AgreementsView, AgreementView

SCREEN = "agreements"
ONE, FULL, WORD = "one", "full", "word"
Go = Callable[[Place], None]


def list_of(view: AgreementsView, go: Go) -> tuple[Block, ...]:
    """Every agreement: its whole name above the line that opens it."""
    blocks: list[Block] = [Text(view.summary, Weight.BOLD)]
    for each in view.agreements:
        caption = say("Read it")
        state = _state(each)
        name = say("{name}, {state}. {what}", name=each.name, state=state, what=caption)
        blocks.append(Text(each.name, is_heading=True))
        blocks.append(Entry(caption, partial(go, Place(SCREEN, f"{ONE}/{each.agreement.id}")), state, name))
    return tuple(blocks)


def one_of(view: AgreementView) -> tuple[Block, ...]:
    """Eight questions and answers, then when it was signed."""
    return (
        Text(view.name, Weight.BOLD),
        *answer_blocks(view.answers),
        *(Text(sentence) for sentence in view.notes),
    )


def full_of(view: AgreementView, go: Go) -> tuple[Block, ...]:
    """Clause by clause; a hard word can be pressed where it stands first."""
    if not view.clauses:
        return (Text(say("The full text is not here. A person can give it to you.")),)
    blocks: list[Block] = [Text(say("Press a hard word to learn what it means."), Weight.BOLD)]
    explained: set[str] = set()
    for clause in view.clauses:
        blocks.append(Text(clause.sentence))
        fresh = [word for word in clause.hard_words if word.key not in explained]
        explained |= {word.key for word in fresh}
        blocks += [_entry(word, go) for word in fresh]
    return tuple(blocks)


def word_of(word: HardWord) -> tuple[Block, ...]:
    """What a hard word means."""
    return (Text(word.word, Weight.LARGE), Text(word.explanation.at("explanation")))


def _entry(word: HardWord, go: Go) -> Entry:
    name = say("{word}: what does it mean?", word=word.word)
    return Entry(word.word, partial(go, Place(SCREEN, f"{WORD}/{word.key}")), name=name, icon="help")


def _state(view: AgreementView) -> Sentence:
    if view.agreement.is_active:
        return say("in force")
    return say("over")
