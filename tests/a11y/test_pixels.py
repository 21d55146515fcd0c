"""Colours out of pixels: the figures of WCAG, and what stands on what."""

from __future__ import annotations

import numpy as np
import pytest

from elderclient.audit.pixels import contrast_of, ground_of, parts, seen_as

WHITE, BLACK = (255, 255, 255), (0, 0, 0)


def painted(*patches: tuple[int, int, int, int, tuple[int, int, int]]) -> np.ndarray:
    """40 x 120 white, with patches: top, left, height, width, colour."""
    picture = np.full((40, 120, 3), 255, np.uint8)
    for top, left, height, width, colour in patches:
        picture[top : top + height, left : left + width] = colour
    return picture


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        (WHITE, BLACK, 21.0),
        (WHITE, WHITE, 1.0),
        ((0x77, 0x77, 0x77), WHITE, 4.48),
        ((0x59, 0x59, 0x59), WHITE, 7.0),
        ((255, 0, 0), WHITE, 4.0),
    ],
)
def test_contrast_is_what_wcag_says(one: tuple[int, int, int], other: tuple[int, int, int], ratio: float) -> None:
    assert contrast_of(one, other) == pytest.approx(ratio, abs=0.01)


def test_the_ground_is_the_commonest_colour_and_parts_stand_on_it() -> None:
    picture = painted((10, 10, 10, 10, BLACK), (10, 60, 10, 10, (0xA8, 0xA8, 0xA8)))
    assert ground_of(picture) == WHITE
    first, second = parts(picture)
    assert (first.x, first.y, first.width, first.height) == (10, 10, 10, 10)
    assert first.contrast == pytest.approx(21)
    assert second.contrast == pytest.approx(2.37, abs=0.02)


def test_what_stands_on_a_badge_is_held_against_the_badge() -> None:
    badge = painted((5, 10, 30, 60, (139, 0, 0)), (12, 30, 16, 12, (120, 0, 0)))
    assert min(part.contrast for part in parts(badge)) < 1.5


@pytest.mark.parametrize("sight", ["grey", "protanopia", "deuteranopia", "tritanopia"])
def test_black_and_white_stay_apart_in_every_sight(sight: str) -> None:
    assert contrast_of(seen_as(WHITE, sight), seen_as(BLACK, sight)) > 20


def test_red_and_green_of_one_lightness_are_one_colour_without_colours() -> None:
    red, green = (0x7A, 0x1F, 0x1F), (0x1F, 0x4A, 0x1F)
    assert contrast_of(seen_as(red, "grey"), seen_as(green, "grey")) < 1.2
