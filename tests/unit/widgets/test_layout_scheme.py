"""The layout scheme: what is offered where, and that nothing overlaps."""

from __future__ import annotations

import itertools

import pytest

from elderclient.domain.configuration import TEXT_SIZES
from elderclient.ui.theme.scale import LEAST_LINES, LEAST_TARGET, LEAST_TARGET_TINY, frame_for, offered_sizes, size_for

WINDOWS = (
    (800, 600),
    (1024, 768),
    (1093, 543),
    (911, 440),
    (1366, 768),
    (1920, 1080),
    (683, 374),
    (640, 350),
    (427, 233),
)


@pytest.mark.parametrize(
    ("window", "largest"), [((800, 600), 36), ((1366, 768), 36), ((1093, 543), 30), ((911, 440), 26)]
)
def test_the_sizes_the_design_promises_are_offered(window: tuple[int, int], largest: int) -> None:
    assert offered_sizes(*window) == tuple(size for size in TEXT_SIZES if size <= largest)


def test_at_the_largest_size_in_the_smallest_window_stand_four_lines_of_fifteen_characters() -> None:
    frame = frame_for(36, 800, 600)
    assert frame.lines == LEAST_LINES == 4
    assert frame.body.width // frame.scale.em >= 15


@pytest.mark.parametrize(("window", "size"), list(itertools.product(WINDOWS, TEXT_SIZES)))
def test_nothing_overlaps_and_every_target_is_high_enough(window: tuple[int, int], size: int) -> None:
    frame = frame_for(size_for(size, *window), *window)
    least = LEAST_TARGET_TINY if window == (427, 233) else LEAST_TARGET
    assert frame.lines >= 2
    rows = [frame.header, frame.body, frame.actions, frame.bar]
    if not frame.is_low:
        rows.insert(3, frame.strip)
    for above, below in itertools.pairwise(rows):
        assert above.bottom + frame.scale.gap <= below.y
    assert rows[-1].bottom + frame.scale.gap == window[1]
    assert min(row.height for row in (frame.header, frame.actions, frame.strip, frame.bar)) >= least
    for row in rows:
        assert row.x == frame.scale.gap
        assert row.x + row.width <= window[0] - frame.scale.gap


@pytest.mark.parametrize("window", [(683, 374), (640, 350), (427, 233), (300, 200)])
def test_the_smallest_size_is_offered_in_every_window(window: tuple[int, int]) -> None:
    assert offered_sizes(*window)[0] == TEXT_SIZES[0]
    assert size_for(36, *window) >= TEXT_SIZES[0]


def test_the_strip_moves_into_the_header_row_of_a_low_window() -> None:
    frame = frame_for(26, 911, 440)
    assert frame.is_low
    assert frame.strip.y == frame.header.y
    assert frame.header.x + frame.header.width < frame.strip.x


def test_a_size_that_does_not_fit_steps_down_and_comes_back() -> None:
    assert size_for(36, 1093, 543) == 30
    assert size_for(36, 1366, 768) == 36
    assert size_for(18, 320, 200) == 18
