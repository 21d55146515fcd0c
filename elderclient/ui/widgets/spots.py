"""Marks blocks of a page that is broken into pages, and finds them again on another breaking. Imports no Qt."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from elderclient.ui.flow.presenting import Page, parts_of
from elderclient.ui.place import Mark, Spot
from elderclient.ui.widgets.pages import name_of

if TYPE_CHECKING:
    from elderclient.domain.sentence import Sentence
    from elderclient.ui.flow.presenting import Action
    from elderclient.ui.widgets.pages import Placed


RETURNING_SECONDS = 10.0
"""Longest time in which the rest of a page may come and move what the person came back to; later they read something."""


class Returning:
    """Where the person was before on a page that they came back to, while the rest of it may still come."""

    def __init__(self) -> None:
        self.spot: Spot | None = None
        self._until = 0.0
        self._focus = ""

    def begin(self, spot: Spot, focus: str) -> None:
        """The person came back to ``spot``; ``focus`` is the control that has the focus so far."""
        self.spot, self._focus = spot, focus
        self._until = time.monotonic() + RETURNING_SECONDS

    def arrived(self, focus: str) -> None:
        """Note the control that was given the focus: while it stays there, the person has done nothing."""
        self._focus = focus

    def awaited(self, focus: str) -> Spot | None:
        """Return the spot that is still to be shown; ``None`` once the person moved on to ``focus``, or after a while."""
        if focus != self._focus or time.monotonic() > self._until:
            self.end()
        return self.spot

    def end(self) -> None:
        """The person went elsewhere on the page, or was brought to the result of an act."""
        self.spot = None


def page_of(page: Page, pages: tuple[tuple[Placed, ...], ...], spot: Spot) -> int:
    """Return which of ``pages`` holds what had the focus, else what was at the top, else what is at its place now."""
    if page.acts_at_end and spot.action == page.actions[-1].caption:
        return len(pages) - 1
    for mark in (spot.focused, spot.top):
        index = None if mark is None else index_of(page, mark)
        if mark is not None and index is not None:
            return page_with(pages, index, mark)
    return 0 if spot.top is None else page_with(pages, spot.top.index, spot.top)


def name_in(page: Page, actions: tuple[Action, ...], spot: Spot) -> str:
    """Return the object name that the control with the focus has now; empty where it is gone."""
    if spot.action is not None:
        captions = [action.caption for action in actions]
        return f"action-{captions.index(spot.action)}" if spot.action in captions else ""
    if spot.focused is None or spot.focus == "field":
        return spot.focus
    index = index_of(page, spot.focused)
    return "" if index is None else name_of(index, spot.focused.part)


def mark_of(page: Page, pages: tuple[tuple[Placed, ...], ...], number: int, placed: Placed) -> Mark:
    """Return the mark of ``placed``, which is on page ``number`` (from 0) of ``pages``."""
    before = (one for shown in pages[:number] for one in shown if (one.index, one.part) == (placed.index, placed.part))
    offset = sum(len(line) for one in before for line in one.lines)
    return Mark(placed.index, placed.part, _said(page, placed.index, placed.part), offset)


def index_of(page: Page, mark: Mark) -> int | None:
    """Return where the marked block is now: the nearest that says the same; ``None`` where none does."""
    if mark.said is None:
        return mark.index if mark.index < len(page.blocks) else None
    alike = [index for index in range(len(page.blocks)) if _said(page, index, mark.part) == mark.said]
    return min(alike, key=lambda index: abs(index - mark.index), default=None)


def page_with(pages: tuple[tuple[Placed, ...], ...], index: int, mark: Mark) -> int:
    """Return which of ``pages`` holds the marked line of block ``index``, else the last one that begins before it."""
    seen, found = 0, 0
    wanted = (index, mark.part)
    for number, shown in enumerate(pages):
        for placed in shown:
            here = (placed.index, placed.part)
            if here < wanted or (here == wanted and seen <= mark.offset):
                found = number
            if here == wanted:
                seen += sum(len(line) for line in placed.lines)
    return found


def _said(page: Page, index: int, part: int) -> Sentence | None:
    parts = parts_of(page.blocks[index])
    return parts[part][0] if part < len(parts) and parts[part] else None
