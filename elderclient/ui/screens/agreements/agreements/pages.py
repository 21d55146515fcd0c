"""The agreements' pages, each made from what is known. Pure: asks nobody, goes nowhere. Imports no Qt."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from elderclient.domain.agreements import HardWord
from elderclient.phrases.agreements import agreements_screen
from elderclient.ui.flow.agreement_answers import answer_blocks
from elderclient.ui.flow.presenting import Block, Entry, Text, Weight
from elderclient.ui.place import Place
from elderclient.usecases.agreements.read_agreement import AgreementsView, AgreementView

SCREEN = "agreements"
ONE, FULL, WORD = "one", "full", "word"
Go = Callable[[Place], None]


def list_of(view: AgreementsView, go: Go) -> tuple[Block, ...]:
    """Every agreement: a line that opens it."""
    blocks: list[Block] = [Text(view.summary, Weight.BOLD)]
    for each in view.agreements:
        agreement = each.agreement
        name, state = agreements_screen.entry_name(each.name, agreement), agreements_screen.state(agreement)
        press = partial(go, Place(SCREEN, f"{ONE}/{agreement.id}"))
        blocks.append(Entry(each.name, press, state, name))
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
        return (Text(agreements_screen.no_full_text()),)
    blocks: list[Block] = [Text(agreements_screen.press_a_hard_word(), Weight.BOLD)]
    explained: set[str] = set()
    for clause in view.clauses:
        fresh = [word for word in clause.hard_words if word.key not in explained]
        explained |= {word.key for word in fresh}
        # A word is asked about where it is read.
        blocks.append(Text(clause.sentence, is_heading=bool(fresh)))
        blocks += [_entry(word, go)._replace(is_heading=word is not fresh[-1]) for word in fresh]
    return tuple(blocks)


def word_of(word: HardWord) -> tuple[Block, ...]:
    """What a hard word means."""
    return (Text(word.word, Weight.LARGE), Text(word.explanation.at("explanation")))


def _entry(word: HardWord, go: Go) -> Entry:
    name = agreements_screen.what_does_it_mean(word.word)
    return Entry(word.word, partial(go, Place(SCREEN, f"{WORD}/{word.key}")), name=name, icon="help")
