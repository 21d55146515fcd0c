"""Tests name a phrase by its function: a copy edit breaks the tests of phrases alone.

The text of a phrase, English or Chinese, is written in these rooms only: tests of phrases (``*_phrases.py``), of how
sentences are shown and spoken, and tests that look at the program from outside, where a text is all there is to be seen.
Everywhere else the function of ``elderclient.phrases`` is imported and its Sentence compared, or shown by ``rendering``
first. What must never be said is named by its function too: a text in such a list is forgotten by the next copy edit.
``say("...")`` in a test makes up a sentence of its own, and may say anything, but is not compared with. Why a test fails
or is skipped is said in words of its own.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from elderclient.rendering.messages_zh import MESSAGES

ROOT = Path(__file__).resolve().parents[3]
TESTS = ROOT / "tests"
ROOMS = ("e2e", "reader", "unit/rendering", "unit/speech")
"""Folders of tests that need what is shown, spoken or translated word for word."""
FEWEST_WORDS = 2
"""A text of one word is also the name of many other things."""
FEWEST_IN_A_ROW = 4
"""So many words of a phrase one after the other are its text; fewer are everyday English."""

FEWEST_CHARACTERS = 5
"""A Chinese text of fewer characters is also the name of many other things."""
FEWEST_CHARACTERS_IN_A_ROW = 8
"""So many characters of a translation one after the other are its text; fewer are everyday Chinese."""
SAID_BY_PEOPLE = ("这个我没有订过。", "账单为什么多了？")
"""What tests have people write in their own words, and is offered to be chosen as well."""

_HAN = re.compile("[\u4e00-\u9fff]+")
_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_PLACEHOLDER = re.compile(r"\{\w+\}")


def words_of(text: str) -> list[str]:
    return _WORD.findall(_PLACEHOLDER.sub(" ", text))


@cache
def phrases() -> frozenset[str]:
    """Return the English text of every phrase, with its placeholders."""
    return frozenset(
        node.args[0].value
        for module in (ROOT / "elderclient" / "phrases").rglob("*.py")
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and _makes_up(node)
        if isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str)
    )


@cache
def _runs() -> frozenset[tuple[str, ...]]:
    """Return every run of ``FEWEST_IN_A_ROW`` words between the placeholders of a phrase."""
    pieces = (_WORD.findall(piece) for text in phrases() for piece in _PLACEHOLDER.split(text))
    return frozenset(run for words in pieces for run in _runs_of(words))


@cache
def _translations() -> frozenset[str]:
    return frozenset(MESSAGES.values())


@cache
def _chinese_runs() -> frozenset[str]:
    """Return every run of ``FEWEST_CHARACTERS_IN_A_ROW`` between the placeholders and stops of a translation."""
    return frozenset(run for text in MESSAGES.values() for piece in _HAN.findall(text) for run in _characters(piece))


def _characters(text: str) -> Iterator[str]:
    length = FEWEST_CHARACTERS_IN_A_ROW
    return (text[at : at + length] for at in range(len(text) - length + 1))


def _runs_of(words: list[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[at : at + FEWEST_IN_A_ROW]) for at in range(len(words) - FEWEST_IN_A_ROW + 1))


def is_text_of_a_phrase(text: str) -> bool:
    """Return whether ``text`` is a phrase, whole or filled in, or so much of one that it breaks with it."""
    han = _HAN.findall(text)
    if sum(map(len, han)) >= FEWEST_CHARACTERS and text in _translations() and text not in SAID_BY_PEOPLE:
        return True
    if any(run in _chinese_runs() for piece in han for run in _characters(piece)):
        return True
    words = words_of(text)
    if len(words) < FEWEST_WORDS:
        return False
    return text in phrases() or any(run in _runs() for run in _runs_of(words))


def _makes_up(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id == "say" and bool(call.args)


def _own_words(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield what a test words itself: sentences it makes up and does not compare with, docstrings, and why it fails."""
    compared = {id(node) for part in ast.walk(tree) if isinstance(part, ast.Compare) for node in ast.walk(part)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _makes_up(node) and id(node) not in compared:
            yield from node.args
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
        elif isinstance(node, ast.Raise) or (isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.skip"):
            yield from ast.walk(node)
        elif isinstance(node, ast.Assert) and node.msg is not None:
            yield from ast.walk(node.msg)


def written(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield line and text of every phrase that a test writes out, except in words of its own."""
    left_out = {id(node) for node in _own_words(tree)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in left_out:
            continue
        if is_text_of_a_phrase(node.value):
            yield node.lineno, node.value


def may_write_phrases(path: Path) -> bool:
    """Return whether a file of tests is one of those that need the words."""
    within = path.relative_to(TESTS).as_posix()
    return path.name.endswith("_phrases.py") or within.startswith(tuple(f"{room}/" for room in ROOMS))


def test_phrases_are_written_in_their_own_tests_alone() -> None:
    found = [
        f"{path.relative_to(ROOT).as_posix()}:{line}: {text!r}"
        for path in sorted(TESTS.rglob("*.py"))
        if not may_write_phrases(path) and path != Path(__file__)
        for line, text in written(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not found, "name these phrases by their function:\n" + "\n".join(found)


@pytest.mark.parametrize(
    ("source", "is_found"),
    [
        ('press(page, "Try again")', True),
        ('assert said == ["There is no network now."]', True),
        ('assert "cannot be reached now" in said', True),
        ('assert said == "Please try again in a little later"', True),
        ('assert f"{name} is cancelled as soon as there is a network" in said', True),
        ('assert said == [say("There is no network now.")]', True),
        ('STOPS = "If it is not paid before {day}, your line stops working."', True),
        ('assert zh(said) == ["现在没有网。"]', True),
        ('assert "这台电脑没有装朗读的程序" in zh(said)', True),
        ('file("这个我没有订过。")', False),
        ('name = "视频会员"', False),
        ("press(page, actions.try_again())", False),
        ('show(say("There is no network now."))', False),
        ('"""There is no network now."""', False),
        ('Place("bill")', False),
        ('assert said == ["{text}"]', False),
        ('raise AssertionError("There is no network now.")', False),
        ('assert page.actions, "There is no network now."', False),
        ('assert said == "no network"', False),
    ],
)
def test_a_phrase_that_a_test_writes_is_found(source: str, is_found: bool) -> None:
    assert bool(list(written(ast.parse(source)))) is is_found


@pytest.mark.parametrize(
    ("path", "may"),
    [
        ("unit/bills/test_bill_phrases.py", True),
        ("reader/journeys.py", True),
        ("unit/bills/test_see_bill.py", False),
        ("unit/readers/test_x.py", False),
        ("fakes/shop.py", False),
    ],
)
def test_only_tests_of_words_write_phrases(path: str, may: bool) -> None:
    assert may_write_phrases(TESTS / path) is may
