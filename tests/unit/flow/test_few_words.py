"""A page with a few words alone shows them large; one that only says to wait, or has something to press, does not."""

from __future__ import annotations

import pytest

from elderclient.domain.sentence import Sentence, say
from elderclient.ui.flow.presenting import Block, Entry, Page, Text
from elderclient.ui.flow.screen_presenter import ScreenPresenter
from elderclient.ui.place import Place
from tests.fakes.screen_context import Desk

WORDS = Text(say("There are no notices."))


class Shown(ScreenPresenter):
    """A presenter of one page that is given."""

    def __init__(self, *blocks: Block) -> None:
        super().__init__(Desk().context(), Place("notices"))
        self._blocks = blocks

    @property
    def title(self) -> Sentence:
        return WORDS.sentence

    def refresh(self) -> None:
        raise AssertionError("nothing is asked for")

    def page(self) -> Page:
        return Page(self._blocks)


@pytest.mark.parametrize(
    ("blocks", "is_large"),
    [
        ((WORDS,), True),
        ((WORDS, WORDS, WORDS), True),
        ((WORDS,) * 4, False),
        ((WORDS, Entry(say("Bill"), lambda: None)), False),
        ((WORDS._replace(is_waiting=True),), False),
        ((), False),
    ],
)
def test_a_few_words_alone_are_large(blocks: tuple[Block, ...], is_large: bool) -> None:
    assert Shown(*blocks).shown_page().fills is is_large
