"""No English sentence of the program has a word that the glossary rules out."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from elderclient.rendering.messages_zh import MESSAGES
from tests.guards import glossary_terms
from tests.guards.glossary_terms import GLOSSARY, Term

HEADING = "## English terms"
FEWEST_ROWS = 12
"""Fewer rows mean that the glossary's table was not found."""
CONTEXT_END = "\x04"


def terms(glossary: str) -> list[Term]:
    """Return the rows of the glossary's table of English terms."""
    return glossary_terms.terms(glossary, HEADING, ",")


def objections(sentences: Iterable[str], table: list[Term]) -> list[str]:
    """Return each sentence that has a forbidden word, whole and in any case, with what is said instead."""
    return glossary_terms.objections(
        sentences,
        table,
        lambda sentence, word: re.search(_whole(word), sentence, re.IGNORECASE) is not None,
        lambda sentence, word: re.sub(_whole(word), "", sentence, flags=re.IGNORECASE),
    )


def _whole(words: str) -> str:
    return rf"\b{re.escape(words)}\b"


@pytest.fixture(scope="module")
def table() -> list[Term]:
    return terms(GLOSSARY.read_text(encoding="utf-8"))


def test_no_english_sentence_has_a_word_that_the_glossary_rules_out(table: list[Term]) -> None:
    assert len(table) >= FEWEST_ROWS
    assert objections((key.rpartition(CONTEXT_END)[2] for key in MESSAGES), table) == []


@pytest.mark.parametrize(
    ("sentence", "is_found"),
    [
        ("It was taken back.", True),
        ("Taken back: nothing was ordered.", True),
        ("That is undone.", False),
        ("Letters are kept here.", True),
        ("Letters are saved here.", False),
        ("How we reckoned it", True),
        ("How we worked it out", False),
    ],
)
def test_a_planted_word_is_found(table: list[Term], sentence: str, is_found: bool) -> None:
    assert bool(objections([sentence], table)) is is_found


def test_only_whole_words_count_and_a_longer_one_may_be_allowed() -> None:
    head = "| Say | Not | Except | Why |\n|---|---|---|---|\n"
    table = terms(f"{HEADING}\n\n{head}| plan | tariff, fee | fee table | plain |\n\n## Next\n")
    assert table == [Term("plan", ("tariff", "fee"), ("fee table",))]
    assert objections(["See the fee table", "Coffee", "A fee"], table) == ["A fee: fee, say plan"]
