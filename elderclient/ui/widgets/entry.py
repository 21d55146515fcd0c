"""An entry of a list: one row where it fits, else its caption in whole lines with the value below. Knows no screen."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from elderclient.ui.flow.presenting import Bars, Entry
from elderclient.ui.theme.look import Look
from elderclient.ui.widgets.button import Arrangement, Caption, PressButton, width_of
from elderclient.ui.widgets.words import MOST_CHARACTERS, break_lines

BARS_LINES = 3
"""Greatest height of a drawing in lines of text."""
BARS_SHARE = 4
"""A drawing of more than two lines takes at most one part in so many of the page."""
MORE = "…"
"""Ends a caption that is longer than a page; a screen reader says all of it, and the opened entry shows it."""


class EntryShape(NamedTuple):
    """What an entry shows in a given width. ``lines`` is empty where everything fits one row.

    ``value`` is at the right edge of the last line; empty where it needs several lines, or everything is in one row.
    """

    caption: Caption
    lines: tuple[str, ...]
    height: int
    value: str = ""
    bars: Bars | None = None


def shape_of(block: Entry, look: Look, width: int, most: int) -> EntryShape:
    """Form of an entry in ``width`` dp, at most ``most`` dp high: one row, one row in its short form, or several lines."""
    value = "" if block.value is None else look.text(block.value)
    text = look.text(block.caption)
    name = look.text(block.name) if block.name is not None else " ".join(part for part in (text, value) if part)
    short_value = value if block.value is None else look.short(block.value)
    full = Caption(text, name=name, icon=block.icon, value=value)
    if block.bars is not None:
        return _with_bars(_in_lines(full, look, width, most), block.bars, look, most)
    short = look.short(block.caption)
    for caption in (
        full,
        Caption(text, name=name, icon=block.icon, value=short_value),
        Caption(short, name=name, icon=block.icon, value=short_value),
        Caption(short, name=name, value=short_value),
    ):
        is_long = look.width(caption.text, bold=True) > MOST_CHARACTERS * look.scale.em
        if width_of(look, caption, Arrangement.LEFT) <= width and not is_long:
            return EntryShape(caption, (), look.scale.button)
    return _in_lines(full, look, width, most)


def _with_bars(shape: EntryShape, bars: Bars, look: Look, most: int) -> EntryShape:
    line = look.scale.line
    words = len(shape.lines) * line + 2 * look.scale.padding
    if words + line > most:
        # A tiny window has no room for the drawing; the words say the same.
        return shape
    # Of two lines at least, where there is room: bars no higher than letters would have to be as dark as these.
    high = min(BARS_LINES * line, max(2 * line, most // BARS_SHARE), max(line, most - words))
    return shape._replace(height=words + high, bars=bars)


def _in_lines(caption: Caption, look: Look, width: int, most: int) -> EntryShape:
    scale = look.scale
    room = width - 2 * (scale.padding + scale.border) - (scale.icon + scale.padding if caption.icon else 0)
    row, room = room, min(room, MOST_CHARACTERS * scale.em)
    font = look.font(bold=True)
    above = break_lines(caption.text, font, room)
    is_beside = look.width(above[-1], bold=True) + scale.em + look.width(caption.value, bold=True) <= row
    is_apart = bool(caption.value) and not is_beside and look.width(caption.value, bold=True) <= row
    below = ("",) if is_apart else () if is_beside or not caption.value else break_lines(caption.value, font, room)
    holds = max(1, (most - 2 * scale.gap) // scale.line - len(below))
    if len(above) > holds:
        last = above[holds - 1]
        held = min(room, row - scale.em - look.width(caption.value, bold=True)) if is_beside else room
        while last and look.width(last + MORE, bold=True) > held:
            last = last[:-1]
        above = (*above[: holds - 1], last + MORE)
    lines = (*above, *below)
    height = max(scale.button, len(lines) * scale.line + 2 * scale.gap)
    return EntryShape(caption._replace(value=""), lines, height, caption.value if is_beside or is_apart else "")


class EntryButton(PressButton):
    """A button in the form that ``shape_of`` found."""

    def __init__(self, look: Look, shape: EntryShape, parent: QWidget) -> None:
        self._shape = shape
        super().__init__(look, shape.caption, arrangement=Arrangement.LEFT, parent=parent)

    @property
    def painted(self) -> tuple[str, ...]:
        """The text as it is painted, line by line."""
        if not self._shape.lines:
            return super().painted
        return tuple(part for part in (*self._shape.lines, self._shape.value) if part)

    def width_needed(self) -> int:
        """The width in dp at which nothing of what it shows is cut."""
        return self.sizeHint().width() if self._shape.lines else super().width_needed()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as all its lines together."""
        if not self._shape.lines:
            return QSize(super().width_needed(), self._look.scale.button)
        widths = [self._look.width(line, bold=True) for line in self._shape.lines]
        beside = self._look.width(self._shape.value, bold=True) + self._look.scale.em if self._shape.value else 0
        widest = max(*widths, widths[-1] + beside)
        scale = self._look.scale
        icon = scale.icon + scale.padding if self.caption.icon else 0
        return QSize(widest + icon + 2 * (scale.padding + scale.border), self._shape.height)

    def _paint_content(self, painter: QPainter, ink: str) -> None:
        if not self._shape.lines:
            super()._paint_content(painter, ink)
            return
        scale = self._look.scale
        inner = self.rect().adjusted(scale.padding, scale.border, -scale.padding, -scale.border)
        font = self._look.font(bold=True)
        painter.setFont(font)
        left, metrics = inner.left(), QFontMetricsF(font)
        words = len(self._shape.lines) * scale.line
        top = inner.top() + (scale.padding if self._shape.bars is not None else (inner.height() - words) // 2)
        if self._shape.bars is not None:
            below = QRect(inner.left(), top + words, inner.width(), inner.bottom() - top - words - scale.padding)
            _paint_bars(painter, self._look, self._shape.bars, below)
            painter.setPen(self._look.colour(ink))
        if self.caption.icon:
            first = QRect(left, top, scale.icon, scale.line)
            self._paint_icon(painter, ink, QPoint(left, first.center().y() - scale.icon // 2 + 1), scale.icon)
            left += scale.icon + scale.padding
        drop = (scale.line - metrics.height()) / 2 + metrics.ascent()
        for index, line in enumerate(self._shape.lines):
            painter.drawText(QPointF(left, top + index * scale.line + drop), line)
        right = inner.right() - self._look.width(self._shape.value, bold=True)
        painter.drawText(QPointF(right, top + (len(self._shape.lines) - 1) * scale.line + drop), self._shape.value)


def _paint_bars(painter: QPainter, look: Look, bars: Bars, area: QRect) -> None:
    """Paint the bars on a common line: the one that matters is full, so that it is not known by its colour alone."""
    border = look.scale.border
    each = area.width() / max(1, len(bars.shares))
    painter.setPen(look.pen("bar_fill", border))
    painter.drawLine(area.bottomLeft(), area.bottomRight())
    for number, share in enumerate(bars.shares):
        high = min(1.0, max(0.0, float(share))) * (area.height() - border)
        bar = QRectF(area.left() + number * each + each / 6, area.bottom() - high, each * 2 / 3, high)
        painter.setBrush(look.colour("bar_fill" if number == bars.marked else "bar_ground"))
        if high:
            painter.drawRect(bar)
