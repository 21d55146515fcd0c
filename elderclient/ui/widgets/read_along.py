"""Where the sentence that is being read stands, and which page a person who listens is to see. Imports no Qt.

The page follows the voice, but never the hand away: not while somebody presses or has just pressed something, and not
away from a page that somebody turned to, until the voice comes there.
"""

from __future__ import annotations

from typing import TypeAlias

from elderclient.domain.sentence import Sentence
from elderclient.ui.presenting import Page, parts_of
from elderclient.ui.widgets.pages import Placed

REST_SECONDS = 2.0
"""Hands that did nothing for so long are not about to press something on this page."""

Spot: TypeAlias = "tuple[int, int]"
"""A block of ``Page.blocks`` and its part."""


class ReadAlong:
    """Keeps up with the voice on one screen."""

    def __init__(self) -> None:
        self._sentence: Sentence | None = None
        self._spot: Spot = (0, 0)
        self._is_here = False
        self._is_start = False
        self._is_parted = False

    def hear(self, page: Page, sentence: Sentence | None) -> None:
        """The voice is at ``sentence`` now; ``None``: it is silent."""
        self._is_start = self._sentence is None
        if self._is_start:
            self._spot, self._is_parted = (0, 0), False
        self._sentence = sentence
        self.look(page)

    def look(self, page: Page) -> None:
        """Find the sentence again on a page that changed."""
        found = _find(page, self._sentence, self._spot)
        # An announcement in between stands nowhere on the page; what follows it is looked for from here.
        self._is_here, self._spot = found is not None, found or self._spot

    def part(self) -> None:
        """The person turned the page."""
        self._is_parted = True

    def reads(self, placed: Placed) -> bool:
        """This is being read."""
        return self._is_here and (placed.index, placed.part) == self._spot

    def turn(self, pages: tuple[tuple[Placed, ...], ...], number: int, idle_seconds: float) -> int:
        """The page to show, where ``number`` is shown and nobody has pressed anything for ``idle_seconds``."""
        holding = [index for index, page in enumerate(pages) if any(self.reads(placed) for placed in page)]
        if number in holding:
            self._is_parted = False
        if not holding or number in holding or self._is_parted:
            return number
        # Who has just pressed 朗读 wants to hear this screen from its first sentence on.
        return holding[0] if self._is_start or idle_seconds >= REST_SECONDS else number


def _find(page: Page, sentence: Sentence | None, before: Spot) -> Spot | None:
    """The part that says ``sentence``, or has its anchor: of several the first one that does not lie before ``before``."""
    if sentence is None:
        return None
    found = [
        (index, part)
        for index, block in enumerate(page.blocks)
        for part, said in enumerate(parts_of(block))
        if any(one == sentence or (one.anchor and one.anchor == sentence.anchor) for one in said)
    ]
    return next((spot for spot in found if spot >= before), found[0] if found else None)
