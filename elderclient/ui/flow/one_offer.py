"""A page on which several things are not known offers a person once, with the last of them. Imports no Qt."""

from __future__ import annotations

from elderclient.phrases.shell.unknowns import without_offer
from elderclient.ui.flow.presenting import Page, Text


def with_one_offer(page: Page) -> Page:
    """Return ``page`` with the offer of a person behind the last thing alone that is not known.

    Behind none where an error on the page offers one already.
    """
    offers = [
        index
        for index, block in enumerate(page.blocks)
        if isinstance(block, Text) and without_offer(block.sentence) != block.sentence
    ]
    if not offers:
        return page
    # Loaded only where something is not known, as the first page is not to wait for it.
    from elderclient.phrases.shell.trouble import try_again_later

    is_offered = any(isinstance(block, Text) and block.sentence.at("") == try_again_later() for block in page.blocks)
    blocks = list(page.blocks)
    rest = offers if is_offered else offers[:-1]
    if not rest:
        return page
    for index in rest:
        block = blocks[index]
        if isinstance(block, Text):
            blocks[index] = block._replace(sentence=without_offer(block.sentence))
    return page._replace(blocks=tuple(blocks))
