"""Checks of where the focus is, where it goes, and whether it is seen. Pure functions from ``Snapshot`` to findings."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from elderclient.audit.pixels import contrast, ground_of, luminance
from elderclient.audit.snapshot import Finding, Kind, Region, Snapshot, Thing

_LEAST_CHANGE, _INK = 3.0, 7.0
_PERIMETER = 2
"""WCAG 2.4.13: an area of a 2 px perimeter changes by 3:1."""


def lost_on_arrival(snapshot: Snapshot) -> Iterator[Finding]:
    """On arrival the focus is on the first text, or where it is meant to be; never on an action by chance."""
    if not snapshot.arrival:
        yield Finding("lost-focus", "", "nothing has the focus on arrival")
    elif snapshot.arrival not in snapshot.may_arrive_on and snapshot.arrival != _first(snapshot):
        yield Finding("lost-focus", snapshot.arrival, f"the focus arrives on {snapshot.arrival}, not on the first text")


def lost_in_rebuild(snapshot: Snapshot) -> Iterator[Finding]:
    """When the window is rebuilt the focus stays where it was, or goes to the first text."""
    if snapshot.rebuilt_from and not snapshot.after_rebuild:
        yield Finding("lost-focus", snapshot.rebuilt_from, "the focus is gone after the window was rebuilt")


def silent_result(snapshot: Snapshot) -> Iterator[Finding]:
    """The result of an act is announced: the focus goes to the first text."""
    if snapshot.after_result != _first(snapshot):
        yield Finding(
            "silent-result", snapshot.after_result, "a result leaves the focus where it was, readers are silent"
        )


def trapped(snapshot: Snapshot) -> Iterator[Finding]:
    """Pressing Tab often enough leads back to where it began; no control holds the focus."""
    if not snapshot.is_round and snapshot.way:
        last = snapshot.way[-1]
        twice = len(snapshot.way) > 1 and snapshot.way[-2] == last
        what = "holds the focus" if twice else "the focus does not come round from here"
        yield Finding("trapped", last, what)


def unreachable(snapshot: Snapshot) -> Iterator[Finding]:
    """Everything that can be pressed or written in is reached by Tab; so is every text but titles."""
    if not snapshot.is_round:
        return
    for thing in snapshot.things:
        is_wanted = thing.kind is not Kind.WORDS or thing.is_focusable
        if is_wanted and thing.key not in snapshot.way:
            yield Finding("unreachable", thing.key, f"Tab never comes to this {thing.kind.value}")


def out_of_order(snapshot: Snapshot) -> Iterator[Finding]:
    """Tab goes as the eye reads: the screen row by row, or one of two columns after the other; then strip and bar."""
    things = {thing.key: thing for thing in snapshot.things}
    way = [things[key] for key in snapshot.way if key in things]
    if not way:
        return
    begin = min(range(len(way)), key=lambda index: (way[index].region.value, _row(way[index], way), way[index].rect.x))
    walked = [*way[begin:], *way[:begin]]
    reading = sorted(walked, key=lambda thing: (thing.region.value, _row(thing, way), thing.rect.x))
    if walked == _by_columns(reading):
        return
    for walked_to, read in zip(walked, reading, strict=True):
        if walked_to is not read:
            yield Finding("out-of-order", walked_to.key, f"Tab comes to {walked_to.key}, the eye to {read.key}")
            return


def _by_columns(reading: list[Thing]) -> list[Thing]:
    """The same things, blocks that are side by side in two columns read column by column."""
    blocks = [thing for thing in reading if thing.key.startswith("block-")]
    ordered: list[Thing] = []
    while blocks:
        count = next((n for n in range(len(blocks), 1, -1) if _columns(blocks[:n])), 1)
        left, right = _columns(blocks[:count]) or (blocks[:1], [])
        ordered += [*_downwards(left), *_downwards(right)]
        blocks = blocks[count:]
    those = iter(ordered)
    return [next(those) if thing.key.startswith("block-") else thing for thing in reading]


def _columns(things: list[Thing]) -> tuple[list[Thing], list[Thing]] | None:
    """Left and right of the one gap that goes down through all of them; ``None`` without one, or with several."""
    ordered = sorted(things, key=lambda thing: thing.rect.x)
    reach = [max(one.rect.x + one.rect.width for one in ordered[: n + 1]) for n in range(len(ordered))]
    gaps = [n + 1 for n in range(len(ordered) - 1) if ordered[n + 1].rect.x >= reach[n]]
    return (ordered[: gaps[0]], ordered[gaps[0] :]) if len(gaps) == 1 else None


def _downwards(things: list[Thing]) -> list[Thing]:
    return sorted(things, key=lambda thing: thing.rect.y)


def unseen_focus(snapshot: Snapshot) -> Iterator[Finding]:
    """What has the focus shows it."""
    for thing in snapshot.things:
        if thing.focused_picture is None or thing.focused_picture.shape != thing.picture.shape:
            continue
        changed = contrast(luminance(thing.picture), luminance(thing.focused_picture)) >= _LEAST_CHANGE
        wanted = 2 * _PERIMETER * (thing.rect.width + thing.rect.height - 2 * _PERIMETER)
        # Rounded corners take a little of the perimeter away.
        if changed.sum() < wanted * 0.95:
            yield Finding("unseen-focus", thing.key, f"{int(changed.sum())} pixels change by 3:1, {wanted} are wanted")


def ring_on_letters(snapshot: Snapshot) -> Iterator[Finding]:
    """The focus ring hides no letters."""
    for thing in snapshot.things:
        if _covered(thing) > _FEW_PIXELS:
            yield Finding("ring-on-letters", thing.key, f"the focus ring lies over {_covered(thing)} pixels of letters")


_EDGE = 5
"""The border of a control, which may change, lies in so many dp."""
_FEW_PIXELS = 24
"""So many pixels of tails of letters may lie under a ring without a letter being lost."""


def _covered(thing: Thing) -> int:
    if thing.focused_picture is None or thing.focused_picture.shape != thing.picture.shape or not thing.picture.size:
        return 0
    edge = 0 if thing.kind is Kind.WORDS else _EDGE
    inside = np.s_[edge : thing.rect.height - edge, edge : thing.rect.width - edge]
    before, after = luminance(thing.picture[inside]), luminance(thing.focused_picture[inside])
    ground = luminance(np.array([[ground_of(thing.picture)]], np.uint8))[0, 0]
    # The soft edges of letters take the colour of whatever is under them; the letters themselves do not.
    written = contrast(before, ground) >= _INK
    hidden = contrast(before, after) >= _LEAST_CHANGE
    return int(np.logical_and(written, hidden).sum())


def _row(thing: Thing, things: list[Thing]) -> int:
    """The top of the highest thing in the same region that is in one row with this one."""
    middle = thing.rect.y + thing.rect.height / 2
    row = [one.rect.y for one in things if one.region is thing.region and one.rect.y <= middle <= one.rect.bottom]
    return min(row) if thing.region is Region.SCREEN else thing.region.value


def _first(snapshot: Snapshot) -> str:
    """Where the focus belongs: the first text, else the field the page begins with, else the title, else 返回."""
    field = next(
        (thing.key for thing in snapshot.things if thing.kind is Kind.FIELD and thing.region is Region.SCREEN), ""
    )
    title = "back" if snapshot.thing("title") is None else "title"
    return snapshot.first_words or field or title


def dead_keys(snapshot: Snapshot) -> Iterator[Finding]:
    """Page Down turns the page wherever the focus is."""
    for key in snapshot.deaf:
        yield Finding("dead-keys", key, "Page Down does nothing while the focus is there")
