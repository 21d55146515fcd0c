"""Where the sentence that is being read is on the page, and which page to show while it is read. Imports no Qt.

The page follows the voice, except while the person presses or has just pressed something, and except away from a page
the person turned to, until the voice comes there.
"""

from __future__ import annotations

from typing import TypeAlias

from elderclient.domain.sentence import Sentence
from elderclient.ui.flow.presenting import Page, parts_of
from elderclient.ui.widgets.pages import Placed

REST_SECONDS = 2.0
"""After so long without input the person is not about to press something on this page."""

Spot: TypeAlias = "tuple[int, int]"
"""A block of ``Page.blocks`` and its part."""


class ReadAlong:
    """Follows what the voice reads of one screen."""

    def __init__(self) -> None:
        self._sentence: Sentence | None = None
        self._spots: tuple[Spot, ...] = ()
        self._last: Spot = (0, 0)
        self._is_start = False
        self._is_parted = False

    def begin(self, page: Page, said: tuple[Sentence, ...], start: Spot) -> tuple[Sentence, ...]:
        """Return the part of ``said`` that is found at ``start`` or after it, where the voice begins; all if nothing is.

        A screen may say less than it shows, and some of it in other words.
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
        """The voice reads ``sentence`` now; ``None`` while it is silent."""
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
            # An announcement in between is not on the page; what follows it is searched for from here.
            self._last = self._spots[0]

    def part(self) -> None:
        """The person turned the page: stay there until the voice comes."""
        self._is_parted = True

    def reads(self, placed: Placed) -> bool:
        """Return whether this block is being read."""
        return (placed.index, placed.part) in self._spots

    def turn(self, pages: tuple[tuple[Placed, ...], ...], number: int, idle_seconds: float) -> int:
        """Return the page to show after ``number``, if nothing was pressed for ``idle_seconds``."""
        holding = [index for index, page in enumerate(pages) if any(self.reads(placed) for placed in page)]
        if number in holding:
            self._is_parted = False
        if not holding or number in holding or self._is_parted:
            return number
        # After 朗读 was pressed the page with the text is shown.
        return holding[0] if self._is_start or idle_seconds >= REST_SECONDS else number


def _parts(page: Page) -> list[tuple[Spot, Sentence]]:
    """Return every sentence of the page in reading order, and where it is."""
    return [
        ((index, part), one)
        for index, block in enumerate(page.blocks)
        for part, sentences in enumerate(parts_of(block))
        for one in sentences
    ]


def _find(page: Page, sentence: Sentence | None, last: Spot) -> tuple[Spot, ...]:
    """Return the part that says ``sentence``, first from ``last`` on; without one, all parts with its anchor."""
    if sentence is None:
        return ()
    said = _parts(page)
    found = [spot for spot, one in said if one == sentence]
    if found:
        return (next((spot for spot in found if spot >= last), found[0]),)
    return tuple(spot for spot, one in said if sentence.anchor and one.anchor == sentence.anchor)
