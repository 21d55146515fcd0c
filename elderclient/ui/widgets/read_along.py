"""Where the sentence that is being read stands, and which page a person who listens is to see. Imports no Qt.

The page follows the voice, but never the hand away: not while somebody presses or has just pressed something, and not
away from a page that somebody turned to, until the voice comes there.
"""

from __future__ import annotations

from typing import TypeAlias

from elderclient.domain.sentence import Sentence
from elderclient.ui.flow.presenting import Page, parts_of
from elderclient.ui.widgets.pages import Placed

REST_SECONDS = 2.0
"""Hands that did nothing for so long are not about to press something on this page."""

Spot: TypeAlias = "tuple[int, int]"
"""A block of ``Page.blocks`` and its part."""


class ReadAlong:
    """Keeps up with the voice on one screen."""

    def __init__(self) -> None:
        self._sentence: Sentence | None = None
        self._spots: tuple[Spot, ...] = ()
        self._last: Spot = (0, 0)
        self._is_start = False
        self._is_parted = False

    def begin(self, page: Page, said: tuple[Sentence, ...], start: Spot) -> tuple[Sentence, ...]:
        """What of ``said`` is found at ``start`` or after it, where the voice is about to begin; all where nothing is.

        A screen may say less than stands on it, and some of it in other words.
        """
        parts = _parts(page)
        passed = 0
        for number, sentence in enumerate(said):
            found = next((place for place in range(passed, len(parts)) if parts[place][1] == sentence), None)
            if found is None:
                continue
            if start > (0, 0) and parts[found][0] >= start:
                self._last = start
                return said[number:]
            passed = found + 1
        return said

    def hear(self, page: Page, sentence: Sentence | None) -> None:
        """The voice is at ``sentence`` now; ``None``: it is silent."""
        self._is_start = self._sentence is None
        if self._is_start:
            self._is_parted = False
        if sentence is None:
            self._last = (0, 0)
        self._sentence = sentence
        self.look(page)

    def look(self, page: Page) -> None:
        """Find the sentence again on a page that changed."""
        self._spots = _find(page, self._sentence, self._last)
        if self._spots:
            # An announcement in between stands nowhere on the page; what follows it is looked for from here.
            self._last = self._spots[0]

    def part(self) -> None:
        """The person turned the page."""
        self._is_parted = True

    def reads(self, placed: Placed) -> bool:
        """This is being read."""
        return (placed.index, placed.part) in self._spots

    def turn(self, pages: tuple[tuple[Placed, ...], ...], number: int, idle_seconds: float) -> int:
        """The page to show, where ``number`` is shown and nobody has pressed anything for ``idle_seconds``."""
        holding = [index for index, page in enumerate(pages) if any(self.reads(placed) for placed in page)]
        if number in holding:
            self._is_parted = False
        if not holding or number in holding or self._is_parted:
            return number
        # Who has just pressed 朗读 wants to see what is said.
        return holding[0] if self._is_start or idle_seconds >= REST_SECONDS else number


def _parts(page: Page) -> list[tuple[Spot, Sentence]]:
    """Every sentence of the page in reading order, and where it stands."""
    return [
        ((index, part), one)
        for index, block in enumerate(page.blocks)
        for part, sentences in enumerate(parts_of(block))
        for one in sentences
    ]


def _find(page: Page, sentence: Sentence | None, last: Spot) -> tuple[Spot, ...]:
    """The part that says ``sentence``, the first not before ``last``; where none does, all that have its anchor."""
    if sentence is None:
        return ()
    said = _parts(page)
    found = [spot for spot, one in said if one == sentence]
    if found:
        return (next((spot for spot in found if spot >= last), found[0]),)
    return tuple(spot for spot, one in said if sentence.anchor and one.anchor == sentence.anchor)
