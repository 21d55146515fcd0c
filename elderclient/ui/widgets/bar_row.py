"""A named amount over a horizontal bar. Screen readers say the name and the amount; the bar is only for the eye."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from elderclient.ui.flow.presenting import BarRow
from elderclient.ui.theme.look import Look
from elderclient.ui.widgets.button import Caption, PressButton, paint_focus_ring, paint_reading_mark
from elderclient.ui.widgets.pages import BAR_HEIGHT, row_amount, row_captions


class BarButton(PressButton):
    """A row that leads somewhere when pressed."""

    def __init__(self, look: Look, row: BarRow, parent: QWidget) -> None:
        super().__init__(look, Caption(look.text(row.caption), value=look.text(row.amount)), parent=parent)
        self._row = row

    @property
    def painted(self) -> tuple[str, ...]:
        """The text as it is painted, line by line."""
        return words_of(self._look, self._row, self.width())

    def sizeHint(self) -> QSize:  # noqa: N802
        """The smallest size that shows all of the text."""
        return size_needed(self._look, self._row, self.width())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the background, the text above, the bar below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, ink = ("pressed", "pressed_text") if self.isDown() else ("button", self._tokens()[1])
        self._paint_ground(painter, ground, "border")
        # The ring is painted before the text: a row is not much higher than the text.
        if self.hasFocus():
            paint_focus_ring(painter, self._look, self.rect(), self._look.scale.border)
        paint_row(painter, self._look, self._row, self.rect(), ink)
        painter.end()


class BarWords(QLabel):
    """A row that is only read."""

    def __init__(self, look: Look, row: BarRow, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._row = row
        self._is_highlighted = False
        text = f"{look.text(row.caption)} {look.text(row.amount)}"
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_highlighted(self, *, is_highlighted: bool) -> None:
        """Mark it while its sentence is read aloud."""
        self._is_highlighted = is_highlighted
        self.update()

    @property
    def painted(self) -> tuple[str, ...]:
        """The text as it is painted, line by line."""
        return (" ".join(words_of(self._look, self._row, self.width())),)

    def sizeHint(self) -> QSize:  # noqa: N802
        """The smallest size that shows all of the text."""
        return size_needed(self._look, self._row, self.width())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the text above and the bar below."""
        painter = QPainter(self)
        if self.hasFocus():
            paint_focus_ring(painter, self._look, self.rect())
        paint_row(painter, self._look, self._row, self.rect(), "highlight_text" if self._is_highlighted else "text")
        painter.end()


def words_of(look: Look, row: BarRow, width: int) -> tuple[str, str]:
    """Return caption and amount in the form that fits ``width`` dp."""
    return row_captions(row, look, width)[0], row_amount(row, look, width)


def size_needed(look: Look, row: BarRow, width: int) -> QSize:
    """Return the size the row needs in a body of ``width`` dp."""
    scale = look.scale
    is_apart = row_captions(row, look, width)[1]
    wide = [look.width(word, bold=True) for word in words_of(look, row, width)]
    needed = max(wide) + 2 * scale.padding if is_apart else sum(wide) + 3 * scale.padding
    return QSize(needed, (1 + is_apart) * scale.line + BAR_HEIGHT)


def paint_row(painter: QPainter, look: Look, row: BarRow, rect: QRect, ink: str) -> None:
    """Caption at the left, amount at the right (below where one line does not hold both), the bar under them."""
    scale = look.scale
    caption, is_apart = row_captions(row, look, rect.width())
    lines = 1 + is_apart
    top = (rect.height() - lines * scale.line - BAR_HEIGHT) // 2
    first = QRect(scale.padding, top, rect.width() - 2 * scale.padding, scale.line)
    last = first.translated(0, (lines - 1) * scale.line)
    painter.setFont(look.font(bold=True))
    painter.setPen(look.colour(ink))
    # A little higher than the middle, so that the tails of letters stay clear of the bar.
    lift = scale.em // 12
    if ink == "highlight_text":
        # Behind the text only: the bar keeps the background it contrasts with.
        edge = scale.border
        paint_reading_mark(painter, look, QRect(edge, top, rect.width() - 2 * edge, lines * scale.line))
    painter.drawText(first.translated(0, -lift), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, caption)
    amount = row_amount(row, look, rect.width())
    painter.drawText(last.translated(0, -lift), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, amount)
    ground = QRectF(last.left(), last.bottom() + 1, last.width(), BAR_HEIGHT - scale.border)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("bar_ground"))
    painter.drawRect(ground)
    painter.setBrush(look.colour("bar_fill"))
    share = min(1.0, max(0.0, float(row.share)))
    painter.drawRect(QRectF(ground.left(), ground.top(), ground.width() * share, ground.height()))
