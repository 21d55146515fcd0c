"""The tables of terms in the glossary: what is said, and what is said instead of it nowhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

GLOSSARY = Path(__file__).resolve().parents[2] / "docs" / "glossary.md"


class Term(NamedTuple):
    """A row of the glossary: what is said, what is not, and the longer words in which it may stand."""

    said: str
    forbidden: tuple[str, ...]
    allowed: tuple[str, ...]


def terms(glossary: str, heading: str, separator: str) -> list[Term]:
    """Return the rows of the table under ``heading``; ``separator`` is between the words of a cell."""
    section = glossary.partition(heading)[2].partition("\n## ")[0]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if line.startswith("|")
    ]

    def words(cell: str) -> tuple[str, ...]:
        return tuple(word.strip() for word in cell.split(separator) if word.strip())

    return [Term(said, words(forbidden), words(allowed)) for said, forbidden, allowed, _why in rows[2:]]


def objections(
    sentences: Iterable[str],
    table: list[Term],
    has: Callable[[str, str], bool],
    without: Callable[[str, str], str],
) -> list[str]:
    """Return each sentence that has a forbidden word, with what is said instead.

    ``has``: whether a sentence has a word; ``without``: the sentence without the longer words that are allowed.
    """
    found = []
    for sentence in sentences:
        for term in table:
            rest = sentence
            for allowed in term.allowed:
                rest = without(rest, allowed)
            found += [f"{sentence}: {word}, say {term.said}" for word in term.forbidden if has(rest, word)]
    return found
