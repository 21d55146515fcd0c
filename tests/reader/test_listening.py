"""The rules of listening find what they are made to find; the kept transcripts hold their facts. Needs no Orca."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reader.journeys import JOURNEYS, Journey
from tests.reader.listener import bare_names, is_button, missing_facts, spoken_in

TRANSCRIPTS = Path(__file__).parent / "transcripts"


@pytest.mark.parametrize(
    "words", ["push button.", "label.", "按钮.", "filler", "QWidget 标签.", "PressButton push button."]
)
def test_a_bare_role_or_a_class_is_found(words: str) -> None:
    assert bare_names([words]) == [words]


@pytest.mark.parametrize(
    "words", ["我的账单 按钮.", "My bill push button.", "128.50 元 标签.", "未选中 单选钮", "Read to me"]
)
def test_words_for_people_are_let_pass(words: str) -> None:
    assert bare_names([words]) == []


@pytest.mark.parametrize("words", ["My bill push button.", "My bill button.", "我的账单 按钮."])
def test_a_button_is_one_in_the_words_of_each_version_of_the_reader(words: str) -> None:
    assert is_button(words)
    assert not is_button(f"{words} not selected radio button")


def test_a_fact_that_is_missing_or_comes_too_early_is_found() -> None:
    spoken = ["128.50 元 标签.", "已经交了 标签."]
    assert missing_facts(("128.50 元", "已经交了"), spoken) == []
    assert missing_facts(("已经交了", "128.50 元"), spoken) == ["128.50 元"]
    assert missing_facts(("128.60 元",), spoken) == ["128.60 元"]


@pytest.mark.parametrize("journey", JOURNEYS, ids=[journey.title for journey in JOURNEYS])
def test_the_kept_transcript_holds_the_facts(journey: Journey) -> None:
    spoken = spoken_in(TRANSCRIPTS / f"{journey.title}.txt")
    assert missing_facts(journey.facts, spoken) == []
    assert bare_names(spoken) == []
