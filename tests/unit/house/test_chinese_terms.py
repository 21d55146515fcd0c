"""No Chinese sentence has a word that the glossary rules out, and the table of the language pass is well formed."""

from __future__ import annotations

import csv
from collections.abc import Iterable

import pytest

from elderclient.rendering.messages_zh import MESSAGES
from tests.guards import glossary_terms
from tests.guards.glossary_terms import GLOSSARY, Term

TABLE = GLOSSARY.parent / "language.csv"
HEADING = "## Chinese terms"
FEWEST_ROWS = 30
"""Fewer rows mean that the glossary's table was not found."""


def terms(glossary: str) -> list[Term]:
    """Return the rows of the glossary's table of Chinese terms."""
    return glossary_terms.terms(glossary, HEADING, "、")


def objections(sentences: Iterable[str], table: list[Term]) -> list[str]:
    """Return each sentence that has a forbidden word, with what is said instead."""
    return glossary_terms.objections(
        sentences,
        table,
        lambda sentence, word: word in sentence,
        lambda sentence, word: sentence.replace(word, ""),
    )


@pytest.fixture(scope="module")
def table() -> list[Term]:
    return terms(GLOSSARY.read_text(encoding="utf-8"))


def test_no_chinese_sentence_has_a_word_that_the_glossary_rules_out(table: list[Term]) -> None:
    assert len(table) >= FEWEST_ROWS
    assert objections(MESSAGES.values(), table) == []


@pytest.mark.parametrize(
    ("sentence", "is_found"),
    [
        ("提前不用，要交违约金。", True),
        ("提前退，要交违约金。", False),
        ("向管局申诉", True),
        ("向通信管理局反映", False),
        ("你的账单", True),
        ("增值业务", False),
        ("办理该业务", True),
    ],
)
def test_a_planted_word_is_found(table: list[Term], sentence: str, is_found: bool) -> None:
    assert bool(objections([sentence], table)) is is_found


def test_a_longer_word_that_is_allowed_is_left_out() -> None:
    head = "| Say | Not | Except | Why |\n|---|---|---|---|\n"
    glossary = f"{HEADING}\n\n{head}| 事 | 业务、该 | 增值业务、应该 | plain |\n\n## Next\n"
    table = terms(glossary)
    assert table == [Term("事", ("业务", "该"), ("增值业务", "应该"))]
    assert objections(["增值业务应该退", "业务"], table) == ["业务: 业务, say 事"]


def test_every_verdict_of_the_language_pass_is_one() -> None:
    with TABLE.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    assert head == ["context", "English", "Chinese", "reader of Mandarin", "reader of English"]
    assert len({(context, english) for context, english, *_ in rows}) == len(rows)
    wrong = [row for row in rows if any(not _is_verdict(verdict) for verdict in row[3:])]
    assert wrong == []


def _is_verdict(text: str) -> bool:
    """Whether it says that a sentence is fine, how it was changed, or (empty) that it was not read."""
    return text in ("", "fine") or (text.startswith("changed") and ": " in text)
