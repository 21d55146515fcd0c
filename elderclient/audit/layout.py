"""Checks of positions, and whether everything is visible. Pure functions from ``Snapshot`` to findings; lengths in dp."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import numpy as np

from elderclient.audit.pixels import ground_of
from elderclient.audit.snapshot import Finding, Kind, Snapshot, Thing
from elderclient.ui.theme.scale import LINE_FACTOR, Rect

MAIN_TARGET, OTHER_TARGET = 60, 44
"""MIIT elder-friendly specification 2021."""
MOST_GLYPHS = 40
"""Chinese characters a line, WCAG 1.4.8."""
LEAST_EM = 24
"""18 pt at 96 dpi."""


def small_target(snapshot: Snapshot) -> Iterator[Finding]:
    """What is pressed is large enough for unsteady hands."""
    for thing in snapshot.things:
        least = MAIN_TARGET if thing.is_main else OTHER_TARGET
        if thing.kind is not Kind.WORDS and min(thing.rect.width, thing.rect.height) < least:
            yield Finding("small-target", thing.key, f"{thing.rect.width}x{thing.rect.height}, at least {least}")


def clipped(snapshot: Snapshot) -> Iterator[Finding]:
    """Everything has the room its content needs, and no letter touches an edge at the side."""
    for thing in snapshot.things:
        wide, high = thing.needs
        if wide > thing.rect.width or high > thing.rect.height:
            yield Finding("clipped", thing.key, f"needs {wide}x{high}, has {thing.rect.width}x{thing.rect.height}")
        elif thing.kind is Kind.WORDS and _touches_edge(thing):
            yield Finding("clipped", thing.key, "letters touch the edge")


def elided(snapshot: Snapshot) -> Iterator[Finding]:
    """Nothing ends with dots for want of room."""
    for thing in snapshot.things:
        is_in_name = thing.name.rstrip().endswith(("…", "..."))
        if any(line.rstrip().endswith(("…", "...")) for line in thing.lines) and not is_in_name:
            yield Finding("elided", thing.key, f"{thing.text!r} is cut short")


def outside(snapshot: Snapshot) -> Iterator[Finding]:
    """Nothing hangs out of the window."""
    for thing in snapshot.things:
        rect = thing.rect
        inside = rect.x >= 0 and rect.y >= 0 and rect.x + rect.width <= snapshot.variant.width
        if not inside or rect.bottom > snapshot.variant.height:
            yield Finding("outside", thing.key, f"lies at {tuple(rect)}")


def overlapping(snapshot: Snapshot) -> Iterator[Finding]:
    """Nothing lies over anything else."""
    for one, other in itertools.combinations(snapshot.things, 2):
        if _meet(one.rect, other.rect):
            yield Finding("overlapping", one.key, f"lies over {other.key}")
            yield Finding("overlapping", other.key, f"lies over {one.key}")


def half_line(snapshot: Snapshot) -> Iterator[Finding]:
    """Texts are whole lines, 1.3 em high at least."""
    for thing in snapshot.things:
        if thing.kind is not Kind.WORDS or not thing.line:
            continue
        if thing.rect.height < thing.line * len(thing.lines):
            yield Finding(
                "half-line", thing.key, f"{thing.rect.height} dp for {len(thing.lines)} lines of {thing.line}"
            )
        if thing.line < int(thing.em * LINE_FACTOR) and thing.rect.height < int(thing.em * LINE_FACTOR):
            yield Finding("half-line", thing.key, f"lines of {thing.line} dp, letters of {thing.em}")


def long_line(snapshot: Snapshot) -> Iterator[Finding]:
    """No line is so long that the eye loses the next one."""
    for thing in snapshot.things:
        longest = max((sum("\u4e00" <= one <= "\u9fff" for one in line) for line in thing.lines), default=0)
        if longest > MOST_GLYPHS:
            yield Finding("long-line", thing.key, f"{longest} characters in a line")


def small_text(snapshot: Snapshot) -> Iterator[Finding]:
    """Letters are 18 pt at least."""
    for thing in snapshot.things:
        if thing.em < LEAST_EM:
            yield Finding("small-text", thing.key, f"letters of {thing.em} dp")


def pages_apart(snapshot: Snapshot) -> Iterator[Finding]:
    """Home, confirmations, consents, the callback and the call check fit on one page at every offered size.

    A stretched translation may page them: it is longer than what their short forms were chosen for.
    """
    if snapshot.is_one_page and snapshot.pages > 1 and snapshot.variant.language != "pseudo":
        yield Finding("pages-apart", "", f"one page was promised, there are {snapshot.pages}")


def moves_by_itself(snapshot: Snapshot) -> Iterator[Finding]:
    """Nothing moves, blinks or changes while time passes; in a queue one line says the new place, where it was."""
    for key, what in snapshot.moved:
        yield Finding("moves-by-itself", key, what)


def _meet(one: Rect, other: Rect) -> bool:
    across = one.x < other.x + other.width and other.x < one.x + one.width
    return across and one.y < other.bottom and other.y < one.bottom


def _touches_edge(thing: Thing) -> bool:
    picture = thing.picture
    if min(picture.shape[:2]) < 3:
        return True
    ground = np.array(ground_of(picture), np.uint8)
    return any(bool((edge != ground).any()) for edge in (picture[:, 0], picture[:, -1]))
