"""Every length on the screen, calculated from one text size and the window. Pure arithmetic; imports no Qt.

1 dp = 1 Qt logical pixel; em = pt x 4/3; a line is 1.3 em; gap 8, or 12 from 1000 wide (layout scheme of the design).
Below 340 high (a small screen scaled three times) targets and gaps shrink to the smallest allowed: the page gives way,
strip and bar stay whole.
"""

from __future__ import annotations

from typing import NamedTuple

from elderclient.domain.configuration import TEXT_SIZES

LINE_FACTOR = 1.3
LARGE_FACTOR = 1.5
LEAST_TARGET = 60
"""Smallest height of anything that is pressed, dp."""
LEAST_TARGET_TINY = 44
"""The same in a window below ``TINY``: the least the norms allow for any target."""
LEAST_TILE_WIDTH = 120
WIDE = 1000
LOW = 480
"""Below this height the strip moves into the header row."""
TINY = 340
"""Below this height four lines and a row of actions are more than there is room for, whatever the text size."""
LEAST_LINES = 4
"""Lines of 15 characters a one-page screen needs."""
LEAST_CHARACTERS = 15
FOCUS_RING = 3


class Rect(NamedTuple):
    """A rectangle in the window, in dp."""

    x: int
    y: int
    width: int
    height: int

    @property
    def bottom(self) -> int:
        """The first row below the rectangle, dp."""
        return self.y + self.height


class Scale(NamedTuple):
    """Lengths at one text size (points) in dp."""

    points: int
    gap: int
    least_target: int = LEAST_TARGET
    """Smallest height of anything that is pressed, dp."""

    @property
    def em(self) -> int:
        """Size of the font in dp."""
        return round(self.points * 4 / 3)

    @property
    def line(self) -> int:
        """Height of a line of text, dp."""
        return round(self.points * 4 / 3 * LINE_FACTOR)

    @property
    def large_em(self) -> int:
        """Font size of the one answer of a screen, dp."""
        return round(self.em * LARGE_FACTOR)

    @property
    def large_line(self) -> int:
        """Line height of the one answer, dp."""
        return round(self.line * LARGE_FACTOR)

    @property
    def button(self) -> int:
        """Height of bar and action buttons, dp."""
        return max(self.least_target, self.line + 16)

    @property
    def strip(self) -> int:
        """Height of strip and header, dp."""
        return max(self.least_target, self.line + 8)

    @property
    def padding(self) -> int:
        """Distance between a button's edge and its caption, dp."""
        return 8 if self.gap < 12 else 12

    @property
    def icon(self) -> int:
        """Side of an icon in dp."""
        return self.em

    def icon_above(self, height: int) -> int:
        """Side of an icon over a caption in ``height`` dp: larger where a tile has room for it, 2.5 em at most."""
        return max(self.icon, min(self.em * 5 // 2, (height - self.line) // 2))

    @property
    def border(self) -> int:
        """Thickness of a button's border, dp."""
        return 2

    @property
    def radius(self) -> int:
        """Radius of a button's corners, dp."""
        return 8


def scale_for(points: int, width: int, height: int) -> Scale:
    """Return the scale of a text size (pt) in a window of ``width`` x ``height`` dp."""
    if height < TINY:
        return Scale(points, 4, LEAST_TARGET_TINY)
    return Scale(points, 12 if width >= WIDE else 8)


class Frame(NamedTuple):
    """Where everything is in a window. ``header`` is the row of 返回 and title; home uses it for its greeting."""

    scale: Scale
    width: int
    height: int
    header: Rect
    body: Rect
    actions: Rect
    strip: Rect
    bar: Rect
    is_low: bool

    @property
    def body_without_actions(self) -> Rect:
        """The body of a screen that has no actions."""
        return Rect(self.body.x, self.body.y, self.body.width, self.actions.bottom - self.body.y)

    @property
    def home(self) -> Rect:
        """Everything above the strip; in a low window, what is left above the bar."""
        return Rect(self.body.x, self.header.y, self.body.width, self.actions.bottom - self.header.y)

    @property
    def lines(self) -> int:
        """Number of whole lines of text that fit the body above a row of actions."""
        return self.body.height // self.scale.line


def frame_for(points: int, width: int, height: int) -> Frame:
    """Return the layout at one text size in one window (all in dp)."""
    scale = scale_for(points, width, height)
    gap, inner = scale.gap, width - 2 * scale.gap
    is_low = height < LOW
    bar = Rect(gap, height - gap - scale.button, inner, scale.button)
    if is_low:
        # 返回, 上页 and 下页 are whole in a tiny window; its strip has what they leave.
        header_width = (inner - gap) * (12 if height < TINY else 11) // 20
        header = Rect(gap, gap, header_width, scale.strip)
        strip = Rect(gap + header_width + gap, gap, inner - gap - header_width, scale.strip)
        below = bar.y
    else:
        header = Rect(gap, gap, inner, scale.strip)
        strip = Rect(gap, bar.y - gap - scale.strip, inner, scale.strip)
        below = strip.y
    actions = Rect(gap, below - gap - scale.button, inner, scale.button)
    top = header.bottom + gap
    body = Rect(gap, top, inner, max(0, actions.y - gap - top))
    return Frame(scale, width, height, header, body, actions, strip, bar, is_low)


def fits(points: int, width: int, height: int) -> bool:
    """Return whether home and the one-page screens fit the window at this text size."""
    frame = frame_for(points, width, height)
    characters = frame.body.width // frame.scale.em
    tiles = frame.home.height - (1 if frame.is_low else 2) * frame.scale.line
    least_tile = max(frame.scale.least_target, frame.scale.line + 2 * frame.scale.border)
    home_fits = tiles - 2 * frame.scale.gap >= 2 * least_tile
    return frame.lines >= LEAST_LINES and characters >= LEAST_CHARACTERS and home_fits


def offered_sizes(width: int, height: int) -> tuple[int, ...]:
    """Return the text sizes (pt) a window of ``width`` x ``height`` dp can hold; the smallest is always offered."""
    return tuple(points for points in TEXT_SIZES if points == TEXT_SIZES[0] or fits(points, width, height))


def size_for(wanted: int, width: int, height: int) -> int:
    """Return the wanted size, or the largest below it that this window can hold."""
    offered = offered_sizes(width, height)
    return max((points for points in offered if points <= wanted), default=offered[0])
