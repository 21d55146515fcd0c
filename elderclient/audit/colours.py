"""Checks of colours, out of rendered pixels. Pure functions from ``Snapshot`` to findings."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from elderclient.audit.pixels import SIGHTS, contrast, contrast_of, ground_of, luminance, parts, seen_as
from elderclient.audit.snapshot import Finding, Kind, Picture, Region, Snapshot, Thing
from elderclient.ui.theme.scale import Rect

Mask: TypeAlias = "NDArray[np.bool_]"
TEXT, OTHER = 7.0, 3.0
_EDGE = 5
"""Border and focus ring lie in so many dp at the edge of a control."""
_SLACK = 0.05
"""Rendering rounds colours."""
_SHAPE_PIXELS = 12
"""So many pixels make a mark that an eye without colours sees."""


def faint_text(snapshot: Snapshot) -> Iterator[Finding]:
    """Letters and icons stand out by 7:1 from what is behind them."""
    for thing in snapshot.things:
        yield from _faint(thing, "faint-text")


def faint_pressed(snapshot: Snapshot) -> Iterator[Finding]:
    """Letters and icons stand out by 7:1 also while the control is held down."""
    for thing in snapshot.things:
        if thing.pressed_picture is None:
            continue
        pressed = thing._replace(picture=thing.pressed_picture)
        if parts(_inside(thing)) and not parts(_inside(pressed)):
            yield Finding("faint-pressed", thing.key, "nothing can be read on it while it is pressed")
        yield from _faint(pressed, "faint-pressed")


def faint_edge(snapshot: Snapshot) -> Iterator[Finding]:
    """The edge of what is pressed stands out by 3:1; the strip is known by its words, wherever it is."""
    for thing in snapshot.things:
        if thing.kind is Kind.WORDS or thing.region is Region.STRIP or min(thing.picture.shape[:2]) < 2 * _EDGE:
            continue
        middle = thing.picture[thing.picture.shape[0] // 2, :_EDGE]
        best = max(contrast_of(_colour(pixel), snapshot.ground) for pixel in middle)
        if best < OTHER - _SLACK:
            yield Finding("faint-edge", thing.key, f"its edge stands out by {best:.2f}:1")


def colour_alone(snapshot: Snapshot) -> Iterator[Finding]:
    """Chosen and not chosen differ without colours, by a mark or by 3:1, in every kind of sight."""
    choices = [thing for thing in snapshot.things if thing.kind is Kind.CHOICE]
    for one, other in itertools.pairwise(sorted(choices, key=lambda thing: thing.is_reported_checked)):
        is_same = one.is_reported_checked == other.is_reported_checked
        if not is_same and not _differ(one.picture, other.picture, _mark(one, other)):
            yield Finding("colour-alone", other.key, "only its colour says that it is chosen")


def reading_unmarked(snapshot: Snapshot) -> Iterator[Finding]:
    """The sentence being read aloud is marked by more than a colour."""
    for thing in snapshot.things:
        if thing.read_picture is None or thing.read_picture.shape != thing.picture.shape:
            continue
        if not _differ(thing.picture, thing.read_picture, Rect(0, 0, thing.rect.width, thing.rect.height)):
            yield Finding("colour-alone", thing.key, "only a colour says that it is being read")


def _faint(thing: Thing, check: str) -> Iterator[Finding]:
    for part in parts(_inside(thing)):
        # What is lower than a letter, or twice as high as one, is drawn and not written: 3:1 (WCAG 1.4.11).
        is_drawn = part.is_solid or part.height < thing.em // 3 or part.height > 2 * thing.em
        least = OTHER if is_drawn else TEXT
        if part.contrast < least - _SLACK:
            yield Finding(check, thing.key, f"{part.contrast:.2f}:1 at {part.x},{part.y}, at least {least:g}:1")
            return


def _inside(thing: Thing) -> Picture:
    if thing.kind is Kind.WORDS:
        return thing.picture
    return thing.picture[_EDGE:-_EDGE, _EDGE:-_EDGE]


def _mark(one: Thing, other: Thing) -> Rect:
    """Where a mark may be: left of the first letter, where words of any length leave room for it."""
    width = min(2 * max(one.em, other.em), one.rect.width, other.rect.width)
    return Rect(_EDGE, _EDGE, width - _EDGE, min(one.rect.height, other.rect.height) - 2 * _EDGE)


def _differ(one: Picture, other: Picture, where: Rect) -> bool:
    """Whether the two differ in every kind of sight: by the shape of what is drawn, or by how light it is."""
    shapes = [_shape(_centred(picture, where)) for picture in (one, other)]
    if int(_whole(shapes[0] != shapes[1]).sum()) >= _SHAPE_PIXELS:
        return True
    grounds = ground_of(one), ground_of(other)
    return all(contrast_of(*(seen_as(ground, sight) for ground in grounds)) >= OTHER for sight in SIGHTS)


def _whole(mask: Mask) -> Mask:
    """What is left without its outermost pixels: soft edges of letters are gone, marks are not."""
    inner = mask.copy()
    for axis, step in itertools.product((0, 1), (1, -1)):
        inner &= np.roll(mask, step, axis)
    return inner


def _centred(picture: Picture, where: Rect) -> Picture:
    """The rectangle at the middle of the height, so that pictures of unequal heights compare."""
    top = max(0, (picture.shape[0] - where.height) // 2)
    return picture[top : top + where.height, where.x : where.x + where.width]


def _shape(picture: Picture) -> Mask:
    """What is drawn clearly (3:1) on its own ground, whatever the colours are."""
    ground = luminance(np.array([[ground_of(picture)]], np.uint8))[0, 0]
    return contrast(luminance(picture), ground) >= OTHER


def _colour(pixel: NDArray[np.uint8]) -> tuple[int, int, int]:
    red, green, blue = (int(one) for one in pixel)
    return (red, green, blue)
