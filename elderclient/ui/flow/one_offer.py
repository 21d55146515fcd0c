"""A page on which several things are not known offers a person once, with the last of them. Imports no Qt."""

from __future__ import annotations

from elderclient.phrases.shell.unknowns import without_offer
from elderclient.ui.flow.presenting import Page, Text


def with_one_offer(page: Page) -> Page:
    """Return ``page`` with the offer of a person behind the last thing alone that is not known."""
    offers = [
        index
        for index, block in enumerate(page.blocks)
        if isinstance(block, Text) and without_offer(block.sentence) != block.sentence
    ]
    if len(offers) < 2:
        return page
    blocks = list(page.blocks)
    for index in offers[:-1]:
        block = blocks[index]
        if isinstance(block, Text):
            blocks[index] = block._replace(sentence=without_offer(block.sentence))
    return page._replace(blocks=tuple(blocks))
