"""Texts that only the screen of common questions shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elderclient.domain.sentence import OperatorText, Sentence, say

if TYPE_CHECKING:
    from elderclient.domain.information.answer import StandardAnswer


def title() -> Sentence:
    """Title of 常见问题, also in the window."""
    return say("Common questions").shortened(say("Questions"))


def question(of: StandardAnswer) -> Sentence:
    """Show a question in the operator's words."""
    return say("{question}", question=OperatorText(of.question, of.question_en))


def paragraphs(of: StandardAnswer) -> tuple[Sentence, ...]:
    """Show an answer paragraph by paragraph; in English only where every paragraph has its English."""
    english = of.answer_en if len(of.answer_en) == len(of.answer) else ("",) * len(of.answer)
    return tuple(say("{text}", text=OperatorText(*pair)) for pair in zip(of.answer, english, strict=True))


def search() -> Sentence:
    """Caption of the field in which a question is searched for."""
    return say("Your question: a word is enough").shortened(say("Your question"))


def found(number: int) -> Sentence:
    """Say how many questions are like what was typed; where there is none, what to do."""
    if not number:
        return no_hit()
    from elderclient.domain.units import Count, Noun

    return say("{number} found.", number=Count(number, Noun.ITEM))


def no_hit() -> Sentence:
    """Say that no question is like what was typed."""
    long = say("We found no question like this. Just ask our staff.")
    return long.shortened(say("No question found"))


def ask_a_person() -> Sentence:
    """Say that a person answers, where the operator has no standard answers."""
    return say("Whatever you want to know, just ask our staff.")
