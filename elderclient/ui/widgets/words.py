"""Text in whole lines: broken by measure, painted line by line, never elided. One sentence is one focusable label."""

from __future__ import annotations

import math
import re

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QWidget

from elderclient.ui.flow.presenting import Weight
from elderclient.ui.theme import qt_numbers
from elderclient.ui.theme.look import Look
from elderclient.ui.widgets.button import paint_focus_ring, paint_reading_mark
from elderclient.ui.widgets.text_style import TextStyle, style_of

_UNITS = "年月日元角号点分位个条次天项秒兆"
_SPACE_IN_A_VALUE = rf"(?<=[0-9]) (?=[A-Za-z{_UNITS}])|(?<=[年月]) (?=[0-9])|(?<=[0-9]) (?=[0-9])"
_END_IN_A_VALUE = rf"(?<=[0-9])(?=[{_UNITS}])|(?<=[年月])(?=[0-9])"
_SENTENCE_END = re.compile(r"(?<=[。！？])(?![”’」）])|(?<=[。！？][”’」）])|(?<=[.!?])\s+(?=[A-Z“(0-9])")
"""Between two sentences. A stop before a small letter ends an abbreviation."""
_LIFT = 0.06
"""How far a baseline is raised, em: Noto Sans SC reaches 1.16 em up and 0.29 em down, its characters 0.88 and 0.12."""
MOST_CHARACTERS = 40
"""From a longer line of Chinese the eye does not find the next one (WCAG 1.4.8)."""
_HARD_SPACE, _JOINER = "\u00a0", "\u2060"
"""No line is broken at either of them; the joiner has no width."""


def text_width(look: Look, width: int) -> int:
    """The room for letters in a body ``width`` wide: a focus ring fits beside them, and 40 Chinese characters at most."""
    return min(width - 2 * look.scale.padding, MOST_CHARACTERS * look.scale.em)


def break_lines(text: str, font: QFont, width: int) -> tuple[str, ...]:
    """Return ``text`` in lines of at most ``width`` dp, broken between words (between characters in Chinese).

    A number stays with its unit and a date is not broken: "11" at the end of a line is no date.
    """
    lines: list[str] = []
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    for paragraph in _glued(text).split("\n"):
        layout = QTextLayout(paragraph, font)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            start, length = line.textStart(), line.textLength()
            lines.append(_cut(paragraph, start, length).replace(_JOINER, "").replace(_HARD_SPACE, " ").rstrip())
        layout.endLayout()
    return tuple(lines) or ("",)


def sentences_in(text: str) -> tuple[str, ...]:
    """Return the sentences of ``text``, without the spaces between them; one that names no end is one sentence."""
    return tuple(part for part in _SENTENCE_END.split(text) if part) or (text,)


def _glued(text: str) -> str:
    if not any(one.isdecimal() for one in text):
        return text
    return re.sub(_END_IN_A_VALUE, _JOINER, re.sub(_SPACE_IN_A_VALUE, _HARD_SPACE, text))


def _cut(text: str, start: int, length: int) -> str:
    """Qt counts UTF-16 units; characters outside the first plane count twice."""
    if text.isascii() or max(map(ord, text), default=0) <= 0xFFFF:
        return text[start : start + length]
    return text.encode("utf-16-le")[start * 2 : (start + length) * 2].decode("utf-16-le")


class Words(QLabel):
    """A sentence, or the part of it on this page. A screen reader says ``name``, else what is shown."""

    def __init__(
        self,
        look: Look,
        lines: tuple[str, ...],
        *,
        is_bold: bool = False,
        is_large: bool = False,
        anchor: str = "",
        is_focusable: bool = True,
        indent: int = 0,
        name: str = "",
        style: TextStyle | None = None,
        is_centred: bool = False,
        beside: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """``style``: the size of the letters where it is not the usual one of bold, large or plain text.

        ``beside`` is painted bold at the right edge of the first line, which has to leave it the room.
        """
        super().__init__(parent)
        self._look = look
        self._lines = lines
        weight = Weight.LARGE if is_large else Weight.BOLD if is_bold else Weight.PLAIN
        style = style or style_of(weight, look.scale)
        self._font = look.font(bold=style.is_bold, em=style.em)
        self._indent = indent
        self._line = style.line
        self._is_centred = is_centred
        self._beside, self._beside_font = beside, look.font(bold=True, em=style.em)
        self._is_highlighted = False
        self.anchor = anchor
        text = joined(lines)
        qt_numbers.show_plain(self, text)
        self.setAccessibleName(name or text)
        self.setFont(self._font)
        self.setPalette(look.ink("text"))
        self.set_focusable(is_focusable=is_focusable)

    @property
    def painted(self) -> tuple[str, ...]:
        """The text as it is painted, line by line."""
        return (f"{self._lines[0]} {self._beside}", *self._lines[1:]) if self._beside else self._lines

    def set_focusable(self, *, is_focusable: bool) -> None:
        """Set whether Tab and the program may focus this text."""
        self.is_focusable = is_focusable
        qt_numbers.set_focus_policy(self, qt_numbers.TAB_FOCUS if is_focusable else qt_numbers.NO_FOCUS)

    def set_highlighted(self, *, is_highlighted: bool) -> None:
        """Mark it while its sentence is read aloud."""
        if is_highlighted != self._is_highlighted:
            self._is_highlighted = is_highlighted
            self.setPalette(self._look.ink("highlight_text" if is_highlighted else "text"))

    def height_needed(self) -> int:
        """Return the height of all lines, dp."""
        return self._line * len(self._lines)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as its longest line, and as high as all."""
        metrics = QFontMetricsF(self._font)
        widths = [metrics.horizontalAdvance(line) for line in self._lines]
        if self._beside:
            widths[0] += self._font.pixelSize() / 2 + self._beside_width()
        width = max(widths, default=0)
        return QSize(math.ceil(width) + self._indent + 2 * self._look.scale.padding, self.height_needed())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """The size hint, because text never shrinks."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the lines below each other, 1.3 em apart."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_highlighted:
            paint_reading_mark(painter, self._look, self.rect())
        if self.hasFocus():
            paint_focus_ring(painter, self._look, self.rect())
        painter.setFont(self._font)
        metrics = QFontMetricsF(self._font)
        # A little above the middle: Chinese characters are centred then, and no descender meets the ring or the next line.
        drop = (
            (self._line - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent() - _LIFT * self._font.pixelSize()
        )
        left = float(self._look.scale.padding + self._indent)
        for index, line in enumerate(self._lines):
            x = (self.width() - metrics.horizontalAdvance(line)) / 2 if self._is_centred else left
            painter.drawText(QPointF(x, index * self._line + drop), line)
        if self._beside:
            painter.setFont(self._beside_font)
            right = self.width() - self._look.scale.padding - self._beside_width()
            painter.drawText(QPointF(right, drop), self._beside)
        painter.end()

    def _beside_width(self) -> float:
        return QFontMetricsF(self._beside_font).horizontalAdvance(self._beside)


def takes_focus(widget: QWidget) -> bool:
    """Return whether the focus may go there: not to text that only names something else."""
    return not widget.isHidden() and (not isinstance(widget, Words) or widget.is_focusable)


def joined(lines: tuple[str, ...]) -> str:
    """Return broken lines as one text again: a space where words met the edge, none between Chinese characters.

    Between Chinese and a number or Latin word there was one, too: what is written without it, such as a date, is not broken.
    """
    text = ""
    for line in lines:
        text += (" " if text and line and _are_apart(text[-1], line[0]) else "") + line
    return text


def _are_apart(last: str, first: str) -> bool:
    if last.isascii() == first.isascii():
        return last.isascii()
    return last.isalnum() and first.isalnum()
