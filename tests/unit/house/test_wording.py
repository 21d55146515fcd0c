"""Sentences are worded in one place, and every public name says what it does."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
PACKAGE = ROOT / "elderclient"
PHRASES = PACKAGE / "phrases"
FEWEST_WORDS = 5
"""A shorter docstring repeats the name it belongs to."""


def words_sentences(tree: ast.Module) -> bool:
    """Return whether a module uses ``domain.sentence.say``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "elderclient.domain.sentence":
            if any(alias.name == "say" for alias in node.names):
                return True
        elif isinstance(node, ast.Attribute) and node.attr == "say" and ast.unparse(node.value).endswith("sentence"):
            return True
    return False


def short_docstrings(tree: ast.Module) -> Iterator[str]:
    """Yield the public functions, classes and methods whose docstring has under five words."""
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) or node.name.startswith("_"):
            continue
        if _is_short(node):
            yield node.name
        if isinstance(node, ast.ClassDef):
            for method in node.body:
                if not isinstance(method, ast.FunctionDef | ast.AsyncFunctionDef) or method.name.startswith("_"):
                    continue
                if _is_short(method):
                    yield f"{node.name}.{method.name}"


def _is_short(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> bool:
    return len((ast.get_docstring(node) or "").split()) < FEWEST_WORDS


def test_sentences_are_worded_in_phrases_alone() -> None:
    wording = {
        module.relative_to(PACKAGE).as_posix()
        for module in PACKAGE.rglob("*.py")
        if not module.is_relative_to(PHRASES) and words_sentences(ast.parse(module.read_text(encoding="utf-8")))
    }
    assert wording == set(), "move these sentences to elderclient/phrases"


@pytest.mark.parametrize(
    ("source", "is_wording"),
    [
        ("from elderclient.domain.sentence import Sentence, say", True),
        ("from elderclient.domain import sentence\nsentence.say('Hello')", True),
        ("from elderclient.domain.sentence import Sentence", False),
        ("speaker.say('text', 'en')", False),
    ],
)
def test_a_module_that_words_sentences_is_found(source: str, is_wording: bool) -> None:
    assert words_sentences(ast.parse(source)) is is_wording


def test_every_public_name_says_what_it_does() -> None:
    short = {
        f"{module.relative_to(PACKAGE).as_posix()}: {name}"
        for module in PACKAGE.rglob("*.py")
        for name in short_docstrings(ast.parse(module.read_text(encoding="utf-8")))
    }
    assert short == set(), f"at least {FEWEST_WORDS} words: what it does, its units, what it raises"


def test_short_and_missing_docstrings_are_found() -> None:
    source = """
def plain(): "Return the number of bills that are unpaid."
def short(): "The bills."
def missing(): pass
def _private(): pass
class Bills:
    "All bills of one customer, newest first."
    def newest(self): "Newest."
    def _cached(self): pass
"""
    assert list(short_docstrings(ast.parse(source))) == ["short", "missing", "Bills.newest"]
