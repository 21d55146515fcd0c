"""A question is found by what old people type: a word, one that sounds the same, first letters, spellings, with errors."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from elderclient.backend.demo.answers import answers
from elderclient.domain.information.answer import MOST_HITS, Finder, StandardAnswer
from elderclient.domain.information.syllables_zh import CHARACTERS

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def finder() -> Finder:
    return Finder(
        StandardAnswer(
            one.key,
            one.question,
            one.answer,
            one.question_en,
            one.answer_en,
            tuple(one.words.split()),
            tuple(one.words_en.split()),
        )
        for one in answers()
    )


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("退订", "cancel-extra"),
        ("怎么投诉", "complain"),
        ("手机丢了", "lost-phone"),
        # A wrong character that sounds the same, as input methods offer it.
        ("话废怎么交", "pay"),
        ("营业听在那里", "hall"),
        ("朗独", "read-aloud"),
        # A character missing, one too many, two exchanged.
        ("流量什么意思", "data-word"),
        ("试用到期会会自动收钱", "trial"),
        ("子字太小看不清", "letters"),
        # First letters, whole spellings, and one letter wrong.
        ("yyt", "hall"),
        ("yingyeting", "hall"),
        ("hfzmj", "pay"),
        ("xinhao", "no-signal"),
        ("xinghao", "no-signal"),
        # English, with an error.
        ("lost", "lost-phone"),
        ("brodband", "slow-internet"),
        ("how do i complain", "complain"),
    ],
)
def test_what_is_meant_is_among_the_first_three(finder: Finder, typed: str, key: str) -> None:
    assert key in [answer.id for answer in finder.find(typed)][:3]


def test_every_question_finds_itself_first(finder: Finder) -> None:
    for answer in answers():
        assert finder.find(answer.question)[0].id == answer.key
        assert finder.find(answer.question_en)[0].id == answer.key


def test_nothing_typed_shows_all_and_nonsense_shows_none(finder: Finder) -> None:
    assert len(finder.find("  ，。")) == len(answers())
    assert finder.find("xqzvk") == ()
    assert finder.find("鼎鼐") == ()
    assert len(finder.find("的")) <= MOST_HITS


def test_a_strange_corpus_does_no_harm() -> None:
    strange = Finder([StandardAnswer("a", "？？", ("。",)), StandardAnswer("b", "𠮷" * 300, ("x",), words=("",))])
    assert [answer.id for answer in strange.find("𠮷")] == ["b"]
    assert Finder(()).find("什么") == ()


def test_every_common_character_is_spelt_once() -> None:
    signs = "".join(CHARACTERS.values())
    assert len(signs) == len(set(signs)) == 3755


@pytest.mark.skipif(importlib.util.find_spec("pypinyin") is None, reason="pypinyin is only for development")
def test_the_spellings_are_what_the_program_writes() -> None:
    made = subprocess.run([sys.executable, ROOT / "packaging" / "make_syllables.py", "--check"], check=False)
    assert made.returncode == 0
