"""The eight questions and answers of an agreement as blocks, wherever they are shown. Imports no Qt."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from elderclient.ui.flow.presenting import Text, Weight

if TYPE_CHECKING:
    from elderclient.domain.agreements import AnsweredQuestion


def answer_blocks(answers: Iterable[AnsweredQuestion]) -> tuple[Text, ...]:
    """Each question as a heading, its answer below."""
    blocks: list[Text] = []
    for each in answers:
        blocks.append(Text(each.question, Weight.BOLD, is_heading=True))
        blocks += [Text(sentence.at(each.topic.value)) for sentence in each.answer]
    return tuple(blocks)
