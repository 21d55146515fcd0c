"""Lays out a Paper in pages of whole lines, before anything is drawn. Must not draw or write.

One small step after another in Python on purpose: a single long call into Qt would hold the interpreter, and the
window would freeze meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from PySide6.QtGui import QFont, QFontMetricsF, QPaintDevice, QTextLayout, QTextOption

from elderclient.domain.frozen import frozen
from elderclient.domain.paper import Paper, Row
from elderclient.domain.sentence import Sentence

LINE_HEIGHT = 1.3
"""Line height over text size, as on the screen."""

SMALLEST = 18
"""Smallest text size on paper, points."""

_KEPT_LINES = 4
"""Sentences and rows of at most this many lines stay on one page."""

_LEAST_SHARE = 0.25
"""The last page is filled at least so far, as a share of its height: two lines on a sheet look like a mistake."""

_VALUE_SHARE = 0.45
"""Widest value at the right, as a share of the width; a wider one gets its own line."""


@frozen
class Line:
    """One line of text, or a rule when ``font`` is ``None``; ``top`` and ``left`` in device units from the body's corner."""

    text: str
    left: float
    top: float
    font: QFont | None
    height: float = 0.0
    unit: int = 0
    """The sentence or row it is a part of; a heading is one unit with what follows it."""


@dataclass(slots=True)
class Page:
    """The lines of one page's body."""

    lines: list[Line] = field(default_factory=list)


def sum_of(lines: list[Line]) -> float:
    """Return the height of lines that follow each other, in device units."""
    return max(line.top + line.height for line in lines) - lines[0].top if lines else 0.0


def font_at(families: tuple[str, ...], points: float, *, bold: bool = False) -> QFont:
    """Return a font of ``points`` for paper."""
    font = QFont(list(families))
    font.setPointSizeF(points)
    font.setBold(bold)
    # Substituted shapes have no character in the PDF: "file" would be read back as "le", a date without its digits.
    for feature in ("liga", "clig", "calt", "dlig", "ccmp", "locl"):
        font.setFeature(QFont.Tag(feature), 0)
    return font


def _cut(text: str, start: int, length: int) -> str:
    """Return a part of ``text`` by Qt's count: UTF-16 units, two for a rare character."""
    return text.encode("utf-16-le")[start * 2 : (start + length) * 2].decode("utf-16-le")


class Setter:
    """Lays out one paper for ``device`` into a body of ``width`` x ``height`` device units."""

    def __init__(
        self,
        device: QPaintDevice,
        families: tuple[str, ...],
        width: float,
        height: float,
        render: Callable[[Sentence], str],
    ) -> None:
        self._device = device
        self._families = families
        self._width = width
        self._height = height
        self._render = render
        self._pages = [Page()]
        self._top = 0.0
        self._unit = 0
        self._is_headed = False

    def set(self, paper: Paper) -> list[Page]:
        """Return all pages of ``paper``, at least one."""
        size = max(SMALLEST, paper.size)
        plain = font_at(self._families, size)
        heading = font_at(self._families, size * 1.2, bold=True)
        title = font_at(self._families, size * 1.5, bold=True)
        self._paragraph(self._render(paper.title), title)
        for section in paper.sections:
            self._space(plain)
            # A heading is never the last line of a page.
            self._keep_together(self._line_height(heading) * 2 + self._line_height(plain))
            self._paragraph(self._render(section.heading), heading)
            self._is_headed = True
            for sentence in section.sentences:
                self._paragraph(self._render(sentence), plain)
            for row in section.rows:
                self._row(row, plain)
        self._fill_last(self._line_height(plain) * 0.5)
        return self._pages

    def wrap(self, text: str, font: QFont, width: float) -> list[str]:
        """Return ``text`` in lines no wider than ``width``; words stay whole where they can."""
        layout = QTextLayout(text, font, self._device)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        lines = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            lines.append(_cut(text, line.textStart(), line.textLength()).rstrip())
        layout.endLayout()
        return lines

    def metrics(self, font: QFont) -> QFontMetricsF:
        """Return the measures of ``font`` on the device."""
        return QFontMetricsF(font, self._device)

    def _line_height(self, font: QFont) -> float:
        pixels = font.pointSizeF() * self._device.logicalDpiY() / 72
        return pixels * LINE_HEIGHT

    def _paragraph(self, text: str, font: QFont) -> None:
        self._begin_unit()
        for part in text.split("\n"):
            lines = self.wrap(part, font, self._width) or [""]
            # A sentence is not torn apart by the end of the page, unless it is a whole paragraph long.
            self._keep_together(min(len(lines), _KEPT_LINES) * self._line_height(font))
            for words in lines:
                self._line(words, 0.0, font)

    def _row(self, row: Row, font: QFont) -> None:
        self._begin_unit()
        value = self._render(row.right)
        value_width = self.metrics(font).horizontalAdvance(value)
        gap = self.metrics(font).horizontalAdvance("  ")
        has_own_line = value_width > self._width * _VALUE_SHARE
        words = self.wrap(
            self._render(row.left), font, self._width if has_own_line else self._width - value_width - gap
        )
        rest = self.wrap(value, font, self._width) if has_own_line else []
        lines = words + rest
        self._keep_together(min(len(lines), _KEPT_LINES) * self._line_height(font))
        for index, text in enumerate(lines):
            left = 0.0
            if has_own_line and index >= len(words):
                left = max(0.0, self._width - self.metrics(font).horizontalAdvance(text))
            self._line(text, left, font)
            if index == 0 and not has_own_line:
                last = self._pages[-1].lines[-1]
                beside = Line(value, self._width - value_width, last.top, font, last.height, self._unit)
                self._pages[-1].lines.append(beside)
        self._rule(font)

    def _line(self, text: str, left: float, font: QFont) -> None:
        height = self._line_height(font)
        self._keep_together(height)
        self._pages[-1].lines.append(Line(text, left, self._top, font, height, self._unit))
        self._top += height

    def _rule(self, font: QFont) -> None:
        gap = self._line_height(font) * 0.3
        self._pages[-1].lines.append(Line("", 0.0, self._top + gap / 2, None, gap / 2, self._unit))
        self._top += gap

    def _begin_unit(self) -> None:
        self._unit += 0 if self._is_headed else 1
        self._is_headed = False

    def _fill_last(self, space: float) -> None:
        """Move units from the page before to a last page of few lines; ``space`` is above a heading further down."""
        if len(self._pages) == 1:
            return
        before, last = self._pages[-2:]
        gap = space if last.lines[0].font is not None and last.lines[0].font.bold() else 0.0
        moved: list[Line] = []
        while sum_of(moved) + self._top < self._height * _LEAST_SHARE:
            unit = [line for line in before.lines if line.unit == before.lines[-1].unit]
            if len(unit) == len(before.lines) or sum_of(unit + moved) + gap + self._top > self._height:
                break
            before.lines, moved = before.lines[: -len(unit)], unit + moved
        if moved:
            start, shift = moved[0].top, sum_of(moved) + gap
            last.lines = [replace(line, top=line.top - start) for line in moved] + [
                replace(line, top=line.top + shift) for line in last.lines
            ]

    def _space(self, font: QFont) -> None:
        self._top += self._line_height(font) * 0.5

    def _keep_together(self, height: float) -> None:
        if self._top > 0 and self._top + height > self._height:
            self._pages.append(Page())
            self._top = 0.0
