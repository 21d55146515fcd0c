"""A step of a timeline: its words, and a mark whose shape says how far it is. Colour only repeats what shape and words say.

Done is a filled circle with a tick, now a ring with a dot, to come an empty ring, late a filled triangle with a bang.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from elderclient.ui.flow.presenting import Step, StepState, Timeline
from elderclient.ui.theme.look import Look
from elderclient.ui.widgets.words import Words

_STROKE = 0.09
"""Thickness of rings, ticks and the line that joins the marks, em."""


class StepWords(Words):
    """One step, or its lines on this page. A screen reader also says its place among all steps."""

    def __init__(
        self, look: Look, timeline: Timeline, number: int, lines: tuple[str, ...], *, is_start: bool, parent: QWidget
    ) -> None:
        step = timeline.steps[number]
        super().__init__(look, lines, is_bold=_stands_out(step), indent=marker_width(look), parent=parent)
        self._state = step.state
        self._is_start = is_start
        self._is_first, self._is_last = number == 0, number == len(timeline.steps) - 1
        if is_start:
            # The text as well: what is read aloud is found by it and highlighted.
            text = look.text(timeline.spoken_step(number))
            self.setText(text)
            self.setAccessibleName(text)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the text, the line through all steps, and this step's mark."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._look.colour("highlight_text" if self._is_highlighted else "border")
        em, centre = self._look.scale.em, self._centre()
        radius = em * 0.42
        painter.setPen(_pen(colour, em))
        end = self.height() - 1.0
        if not self._is_start:
            if not self._is_last:
                painter.drawLine(QPointF(centre.x(), 0), QPointF(centre.x(), end))
            painter.end()
            return
        if not self._is_first:
            painter.drawLine(QPointF(centre.x(), 0), centre - QPointF(0, radius))
        if not self._is_last:
            painter.drawLine(centre + QPointF(0, radius), QPointF(centre.x(), end))
        _paint_mark(painter, self._state, centre, em, (colour, self._look.colour(self._ground())))
        painter.end()

    def _centre(self) -> QPointF:
        return QPointF(self._look.scale.padding + self._look.scale.em / 2, self._line / 2)

    def _ground(self) -> str:
        return "highlight" if self._is_highlighted else "window"


def marker_width(look: Look) -> int:
    """Return the width the marks take beside the text, dp."""
    return look.scale.em + look.scale.padding


def step_font(look: Look, step: Step) -> QFont:
    """Return the font in which a step's text is measured and painted."""
    return look.font(bold=_stands_out(step))


def _stands_out(step: Step) -> bool:
    return step.state in {StepState.NOW, StepState.OVERDUE}


def _pen(colour: QColor, em: int) -> QPen:
    return QPen(colour, max(2.0, em * _STROKE), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)


def _paint_mark(painter: QPainter, state: StepState, centre: QPointF, em: int, inks: tuple[QColor, QColor]) -> None:
    """The shape of ``state``, as wide as a character; ``inks`` are the mark's colour and the ground's."""
    ink, ground = inks
    radius = em * 0.38
    painter.setPen(_pen(ink, em))
    if state is StepState.OVERDUE:
        painter.setBrush(ink)
        corners = ((0.0, -1.05), (1.1, 0.9), (-1.1, 0.9))
        painter.drawPolygon(QPolygonF([centre + QPointF(x, y) * radius for x, y in corners]))
        painter.setPen(_pen(ground, em))
        painter.drawLine(centre + QPointF(0, -0.35) * radius, centre + QPointF(0, 0.25) * radius)
        painter.drawPoint(centre + QPointF(0, 0.65) * radius)
        return
    painter.setBrush(ink if state is StepState.DONE else ground)
    painter.drawEllipse(centre, radius, radius)
    if state is StepState.DONE:
        painter.setPen(_pen(ground, em))
        tick = ((-0.5, 0.05), (-0.12, 0.42), (0.5, -0.38))
        painter.drawPolyline(QPolygonF([centre + QPointF(x, y) * radius for x, y in tick]))
    elif state is StepState.NOW:
        painter.setBrush(ink)
        dot = radius * 0.35
        painter.drawEllipse(QRectF(centre.x() - dot, centre.y() - dot, 2 * dot, 2 * dot))
