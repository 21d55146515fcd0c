"""Colours out of rendered pixels: grounds, contrasts, parts, and how others see them. Arrays in, figures out.

Contrast and luminance as WCAG 2.2 defines them. Colour blindness by Machado, Oliveira and Fernandes (2009), severity 1.0.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from elderclient.audit.snapshot import Picture

GAP = 6
"""So many dp of bare ground part one thing in a picture from the next; letters of one text are closer."""
FEW = 4
"""So many pixels of a colour are the edge of a letter by chance, not its ink."""
_LARGE = 30_000
_LEAST_SIDE = 8
"""What is drawn in a filled part and is smaller than this (dp) is the softness of its edges."""
_SEES = MappingProxyType(
    {
        "protanopia": (
            (0.152286, 1.052583, -0.204868),
            (0.114503, 0.786281, 0.099216),
            (-0.003882, -0.048116, 1.051998),
        ),
        "deuteranopia": (
            (0.367322, 0.860646, -0.227968),
            (0.280085, 0.672501, 0.047413),
            (-0.011820, 0.042940, 0.968881),
        ),
        "tritanopia": (
            (1.255528, -0.076749, -0.178779),
            (-0.078411, 0.930809, 0.147602),
            (0.004733, 0.691367, 0.303900),
        ),
    }
)
SIGHTS = ("grey", *_SEES)
"""Kinds of sight in which states must still be distinguishable."""


class Part(NamedTuple):
    """Something drawn on a ground. ``contrast`` is that of its ink.

    ``is_solid``: it is filled and so a ground of its own (a badge, a bar), not writing.
    """

    x: int
    y: int
    width: int
    height: int
    contrast: float
    is_solid: bool


def linear(picture: Picture) -> NDArray[np.float64]:
    """SRGB bytes as linear light, 0 to 1."""
    value = np.arange(256) / 255
    table = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    light: NDArray[np.float64] = table[picture]
    return light


def luminance(picture: Picture) -> NDArray[np.float64]:
    """Relative luminance of every pixel."""
    light: NDArray[np.float64] = linear(picture) @ np.array((0.2126, 0.7152, 0.0722))
    return light


def contrast(one: NDArray[np.float64], other: NDArray[np.float64] | float) -> NDArray[np.float64]:
    """Contrast ratios of luminances, 1 to 21."""
    ratio: NDArray[np.float64] = (np.maximum(one, other) + 0.05) / (np.minimum(one, other) + 0.05)
    return ratio


def contrast_of(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """The contrast of two colours."""
    both = luminance(np.array([[one, other]], np.uint8))[0]
    return float(contrast(both[0], both[1]))


def ground_of(picture: Picture) -> tuple[int, int, int]:
    """The commonest colour; of a large picture every ninth pixel is asked."""
    some = picture[::3, ::3] if picture.size > _LARGE else picture
    flat = some.reshape(-1, 3).astype(np.uint32)
    if not len(flat):
        return (0, 0, 0)
    codes, counts = np.unique(flat[:, 0] << 16 | flat[:, 1] << 8 | flat[:, 2], return_counts=True)
    code = int(codes[counts.argmax()])
    return (code >> 16, code >> 8 & 255, code & 255)


def seen_as(colour: tuple[int, int, int], sight: str) -> tuple[int, int, int]:
    """The colour as somebody with that sight has it."""
    light = linear(np.array([[colour]], np.uint8))[0, 0]
    if sight == "grey":
        mixed = np.full(3, light @ np.array((0.2126, 0.7152, 0.0722)))
    else:
        mixed = np.clip(np.array(_SEES[sight]) @ light, 0, 1)
    value = np.where(mixed <= 0.0031308, mixed * 12.92, 1.055 * mixed ** (1 / 2.4) - 0.055)
    red, green, blue = (round(float(one) * 255) for one in value)
    return (red, green, blue)


def parts(picture: Picture) -> tuple[Part, ...]:
    """What is drawn on the picture's ground: every word, icon, badge or bar by itself.

    A filled part is taken apart once more on its own ground, so that the figure in a badge is found as well.
    """
    found: list[Part] = []
    _take_apart(picture, (0, 0), found, depth=0)
    return tuple(found)


def _take_apart(picture: Picture, at: tuple[int, int], found: list[Part], *, depth: int) -> None:
    ground = ground_of(picture)
    drawn = (picture != np.array(ground, np.uint8)).any(axis=2)
    if not drawn.any():
        return
    light = luminance(np.array([[ground]], np.uint8))[0, 0]
    ratios = contrast(luminance(picture), light)
    for top, bottom in _runs(drawn.any(axis=1), 1):
        for left, right in _runs(drawn[top:bottom].any(axis=0), GAP):
            box = drawn[top:bottom, left:right]
            is_solid = ground_of(picture[top:bottom, left:right]) != ground
            if depth and min(box.shape) < _LEAST_SIDE:
                continue
            ink = np.sort(ratios[top:bottom, left:right][box])[::-1]
            ratio = float(ink[min(FEW, len(ink)) - 1])
            found.append(Part(at[0] + left, at[1] + top, right - left, bottom - top, ratio, is_solid))
            if is_solid and depth == 0 and min(box.shape) > 2 * GAP:
                inner = picture[top + 2 : bottom - 2, left + 2 : right - 2]
                _take_apart(inner, (at[0] + left + 2, at[1] + top + 2), found, depth=1)


def _runs(line: NDArray[np.bool_], gap: int) -> list[tuple[int, int]]:
    """Stretches of True that are parted by at least ``gap`` of False, as [begin, end)."""
    marked = np.flatnonzero(line)
    if not len(marked):
        return []
    # Plain integers: NumPy's own types of sums and indices differ between the versions for Python 3.11 and 3.13.
    places: list[int] = marked.tolist()
    cuts: list[int] = np.flatnonzero(np.diff(marked) > gap).tolist()
    begins = [places[0], *(places[cut + 1] for cut in cuts)]
    ends = [*(places[cut] + 1 for cut in cuts), places[-1] + 1]
    return list(zip(begins, ends, strict=True))
