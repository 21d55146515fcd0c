"""Where a page ends: the division of lines and controls into pages that tears apart the least. Measures nothing itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_PAGE = 400.0
_CUT = 10_000.0
"""A sentence or control that one page could hold is cut: its end on the next page would be read as another sentence."""
_HEADING_ALONE = 3_000.0
_HEADING_OF_MORE_THAN_A_PAGE = 500.0
_ALONE = 150.0
"""One line or button alone on a page; less than a page, so that none is added for it."""
_LINE_TORN_OFF = 40.0
_SPACE = 100.0
"""For a page left wholly empty; less by the square for one that is nearly full. The last page may be empty."""
_EQUAL = 1e-6


class Part(NamedTuple):
    """A line or control. ``gap`` is its distance from the part before on the same page; heights and gaps in dp.

    ``block`` names what is not cut where a page can hold its ``whole`` height; ``is_head``: the next block belongs to
    this one, and both need ``together`` dp. ``is_little``: it is too little for a page of its own.
    """

    block: object
    height: int
    gap: int
    whole: int
    together: int = 0
    is_head: bool = False
    is_little: bool = False


def divide(parts: Sequence[Part], height: int, holds: int = 0) -> tuple[tuple[int, int], ...]:
    """Return the pages of ``height`` dp as ranges (first, after the last) of ``parts``; the fewest that tear the least.

    ``holds``: what a page could hold, dp, where it is to be filled only up to ``height``.
    """
    count = len(parts)
    best: list[tuple[float, int]] = [(0.0, count)] * (count + 1)
    for first in range(count - 1, -1, -1):
        used, chosen = 0, (float("inf"), first + 1)
        for last in range(first, count):
            used += parts[last].height + (parts[last].gap if last > first else 0)
            if used > height and last > first:
                break
            after = last + 1
            cost = best[after][0] + _page_cost(parts, first, after, used / max(1, height))
            if after < count:
                cost += _cost_of_break(parts, after, max(height, holds))
            # Of two equally good ends the later one: pages fill up from the first.
            if cost <= chosen[0] + _EQUAL:
                chosen = (cost, after)
        best[first] = chosen
    pages, first = [], 0
    while first < count:
        after = best[first][1]
        pages.append((first, after))
        first = after
    return tuple(pages)


def _page_cost(parts: Sequence[Part], first: int, after: int, filled: float) -> float:
    is_only = first == 0 and after == len(parts)
    is_alone = after == first + 1 and parts[first].is_little and not is_only
    space = 0.0 if after == len(parts) else _SPACE * max(0.0, 1.0 - filled) ** 2
    return _PAGE + _ALONE * is_alone + space


def _cost_of_break(parts: Sequence[Part], place: int, height: int) -> float:
    """Return what it costs to end a page before part ``place``."""
    before, here = parts[place - 1], parts[place]
    if before.block == here.block:
        if before.whole <= height:
            return _CUT
        is_first = place == 1 or parts[place - 2].block != before.block
        is_last = place == len(parts) - 1 or parts[place + 1].block != here.block
        return _LINE_TORN_OFF * (is_first + is_last)
    if before.is_head:
        return _HEADING_ALONE if before.together <= height else _HEADING_OF_MORE_THAN_A_PAGE
    return 0.0
