"""The one thing that is pressed: bar buttons, tiles, actions, entries, choices. Must not decide what a press does."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from PySide6 import QtCore
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from elderclient.ui.a11y import keys
from elderclient.ui.a11y.pressing import RELEASE_MARGIN, ActionGuard
from elderclient.ui.theme import qt_numbers
from elderclient.ui.theme.look import Look
from elderclient.ui.theme.scale import FOCUS_RING


class Kind(Enum):
    """Kind of button: names the palette tokens of background, text and border."""

    ACTION = ("button", "button_text", "border")
    BAR = ("bar_button", "bar_text", "border")
    CALL = ("call", "call_text", "call_border")
    CHOSEN = ("chosen", "chosen_text", "border")
    STRIP = ("strip", "strip_text", "strip")


class Arrangement(Enum):
    """Where the icon is in relation to the caption."""

    BESIDE = "beside"
    ABOVE = "above"
    LEFT = "left"
    """Caption at the left edge; a value, if any, at the right."""


class Caption(NamedTuple):
    """What a button shows. ``name`` is what a screen reader says and must contain ``text``; ``value`` is at the right."""

    text: str
    name: str = ""
    icon: str = ""
    value: str = ""
    badge: str = ""
    em: int | None = None


class PressButton(QPushButton):
    """A button for unsteady hands. ``activated`` is emitted once per press, by mouse, keys or assistive technology.

    Never the default button, no auto-repeat, a release within 24 dp counts unless over another control; with a ``guard``
    a press counts only if the guard was open when it began. ``rings``: a press asks for a call, though it is not painted so.
    """

    activated = Signal()

    def __init__(
        self,
        look: Look,
        caption: Caption,
        *,
        kind: Kind = Kind.ACTION,
        arrangement: Arrangement = Arrangement.BESIDE,
        guard: ActionGuard | None = None,
        rings: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rings = rings or kind is Kind.CALL
        self._look = look
        self._guard = guard
        self._kind = kind
        self._arrangement = arrangement
        self._is_highlighted = False
        self._was_open = True
        self._held_key: int | None = None
        self.setAutoDefault(False)
        self.setDefault(False)
        self.setAutoRepeat(False)
        qt_numbers.set_focus_policy(self, qt_numbers.STRONG_FOCUS)
        self.setPalette(look.ink(kind.value[1]))
        self.caption = caption
        self.set_caption(caption)
        self.clicked.connect(self._on_clicked)

    def set_caption(self, caption: Caption, kind: Kind | None = None) -> None:
        """Show and name something else; ``ValueError`` for what a screen reader could not name.

        What is shown and is not in its name is said before it: who speaks to the PC says what is seen (WCAG 2.5.3).
        """
        shown = self._labels(caption)
        name = caption.name or " ".join(shown)
        if not name:
            raise ValueError("no control without a name")
        unsaid = [part for part in shown if part.lower() not in name.lower()]
        name = self._look.comma.join((*unsaid, name))
        self.caption = caption
        if kind is not None and kind is not self._kind:
            self._kind = kind
            self.setPalette(self._look.ink(self._tokens()[1]))
        self.setAccessibleName(name)
        self.update()

    def set_highlighted(self, *, is_highlighted: bool) -> None:
        """Mark it while its sentence is read aloud."""
        if is_highlighted != self._is_highlighted:
            self._is_highlighted = is_highlighted
            self.setPalette(self._look.ink(self._tokens()[1]))
            self.update()

    @property
    def rings(self) -> bool:
        """Whether a press asks the operator for a call."""
        return self._rings

    @property
    def painted(self) -> tuple[str, ...]:
        """The text as it is painted, line by line."""
        return tuple(part for part in (self.caption.text, self.caption.value) if part)

    def width_needed(self) -> int:
        """Return the smallest width that shows the whole caption, dp."""
        return width_of(self._look, self.caption, self._arrangement)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as the caption, as high as a button has to be."""
        return QSize(self.width_needed(), self._look.scale.button)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """The size hint, because captions never shrink."""
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Begin a press (left button only), and remember whether the guard was open."""
        if event.button() is not QtCore.Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._was_open = self._guard is None or self._guard.is_open()
        self.setDown(True)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take a second quick press as a press; the bounce filter has removed tremors before."""
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show the button as pressed while a release here would count."""
        if event.buttons() & QtCore.Qt.MouseButton.LeftButton:
            self.setDown(is_meant(self, event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Activate where the button is released near enough."""
        if event.button() is not QtCore.Qt.MouseButton.LeftButton:
            event.ignore()
            return
        counts = is_meant(self, event.position().toPoint())
        self.setDown(False)
        event.accept()
        if counts and self._was_open:
            self.click()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Begin a press by Enter or Space; ignore the repetitions of a held key."""
        if event.key() not in keys.PRESSING:
            event.ignore()
            return
        event.accept()
        if event.isAutoRepeat():
            return
        self._was_open = self._guard is None or self._guard.is_open()
        self._held_key = event.key()
        self.setDown(True)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Activate when the key that began the press is released."""
        if event.key() not in keys.PRESSING:
            event.ignore()
            return
        event.accept()
        if event.isAutoRepeat() or self._held_key != event.key():
            return
        self._held_key = None
        self.setDown(False)
        if self._was_open:
            self.click()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint background, border, icon, caption, value, badge and focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, ink, border = self._tokens()
        if self.isDown() and self._kind is not Kind.CALL:
            ground, ink = "pressed", "pressed_text"
            painter.setPen(self._look.pen(ink, 1))
        self._paint_ground(painter, ground, border)
        if self._is_highlighted:
            edge, corner = self._look.scale.border, self._look.scale.radius
            paint_side(painter, self._look, self.rect().adjusted(edge, corner, -edge, -corner), ink)
        # Before the text: large text is nearly as high as the button.
        if self.hasFocus():
            paint_focus_ring(painter, self._look, self.rect(), self._look.scale.border)
        self._paint_content(painter, ink)
        if self.caption.badge:
            self._paint_badge(painter)
        painter.end()

    def _labels(self, caption: Caption) -> tuple[str, ...]:
        """Return the words its name has to hold."""
        return tuple(part for part in (caption.text, caption.value) if part.strip())

    def _tokens(self) -> tuple[str, str, str]:
        ground, ink, border = self._kind.value
        return ("highlight", "highlight_text", border) if self._is_highlighted else (ground, ink, border)

    def _on_clicked(self) -> None:
        if self._guard is None or self._guard.is_open():
            self.activated.emit()

    def _paint_ground(self, painter: QPainter, ground: str, border: str) -> None:
        scale = self._look.scale
        path = _rounded(self.rect(), scale.border / 2, scale.radius)
        painter.fillPath(path, self._look.brush(ground))
        painter.strokePath(path, self._look.pen(border, scale.border))

    def _paint_content(self, painter: QPainter, ink: str) -> None:
        scale, caption = self._look.scale, self.caption
        inner = self.rect().adjusted(scale.padding, scale.border, -scale.padding, -scale.border)
        painter.setFont(self._look.font(bold=True, em=caption.em))
        icon = scale.icon if caption.icon else 0
        if icon and self._arrangement is Arrangement.ABOVE:
            icon = scale.icon_above(inner.height())
            top = inner.top() + (inner.height() - icon - scale.line) // 2
            self._paint_icon(painter, ink, QPoint(inner.center().x() - icon // 2, top), icon)
            line = QRect(inner.left(), top + icon, inner.width(), scale.line)
            painter.drawText(line, qt_numbers.CENTRE, caption.text)
            return
        space = icon + scale.padding if icon and caption.text else icon
        width = space + (self._look.width(caption.text, bold=True, em=caption.em) if caption.text else 0)
        is_left = self._arrangement is Arrangement.LEFT
        left = inner.left() if is_left else inner.left() + max(0, (inner.width() - width) // 2)
        if icon:
            self._paint_icon(painter, ink, QPoint(left, inner.center().y() - icon // 2 + 1), icon)
        rest = QRect(left + space, inner.top(), inner.right() - left - space + 1, inner.height())
        painter.drawText(rest, qt_numbers.LEFT | qt_numbers.UNCLIPPED, caption.text)
        if caption.value:
            painter.drawText(inner, qt_numbers.RIGHT, caption.value)

    def _paint_icon(self, painter: QPainter, ink: str, at: QPoint, side: int) -> None:
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(at, self._look.icons.pixmap(self.caption.icon, self._look.colour(ink), side, ratio))

    def _paint_badge(self, painter: QPainter) -> None:
        look, scale, text = self._look, self._look.scale, self.caption.badge
        side = badge_width(look, text)
        rect = QRect(self.width() - side - scale.border * 2, scale.border * 2, side, scale.line - scale.border * 2)
        painter.fillPath(_rounded(rect, 0, scale.radius), look.brush("badge"))
        # The painter's pen has the button's colour; a layout has its own.
        layout = QTextLayout(text, look.font(bold=True))
        dyed = QTextLayout.FormatRange()
        dyed.start, dyed.length = 0, len(text)
        dyed.format.setForeground(look.brush("badge_text"))
        layout.setFormats([dyed])
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        middle = QRectF(rect).center()
        layout.draw(painter, QPointF(middle.x() - line.naturalTextWidth() / 2, middle.y() - line.height() / 2))


def is_meant(control: QWidget, position: QPoint) -> bool:
    """Return whether a release at this point (dp from the corner of ``control``) counts: near it and over no other."""
    # The first paint does without these types.
    from PySide6.QtWidgets import QAbstractButton, QLineEdit

    if control.rect().contains(position):
        return True
    margin = RELEASE_MARGIN
    if not control.rect().adjusted(-margin, -margin, margin, margin).contains(position):
        return False
    return not isinstance(QApplication.widgetAt(control.mapToGlobal(position)), QAbstractButton | QLineEdit)


def badge_width(look: Look, text: str) -> int:
    """Return the width of a badge, dp."""
    return max(look.width(text, bold=True) + look.scale.padding * 2, look.scale.em)


def width_of(look: Look, caption: Caption, arrangement: Arrangement = Arrangement.BESIDE) -> int:
    """Return the width a button with this caption needs, dp."""
    scale = look.scale
    text = look.width(caption.text, bold=True, em=caption.em) if caption.text else 0
    is_beside = arrangement is not Arrangement.ABOVE
    icon = scale.icon + (scale.padding if caption.text else 0) if caption.icon and is_beside else 0
    value = look.width(caption.value, bold=True) + 2 * scale.padding if caption.value else 0
    # The caption stays in the middle, so a badge beside it needs its room on both sides.
    badge = 2 * badge_width(look, caption.badge) if caption.badge and is_beside else 0
    # With the icon above only the edge is beside the text, and a tile is narrow.
    padding = scale.padding if is_beside else scale.padding // 2
    return text + icon + value + badge + 2 * padding + 2 * scale.border


def paint_reading_mark(painter: QPainter, look: Look, rect: QRect) -> None:
    """Paint the background of what is being read, and the bar at its side."""
    painter.fillRect(rect, look.brush("highlight"))
    paint_side(painter, look, rect)


def paint_side(painter: QPainter, look: Look, rect: QRect, ink: str = "highlight_text") -> None:
    """Paint a bar beside what is being read: without seeing colours, yellow on white is not seen."""
    side = QRect(rect.left(), rect.top(), look.scale.padding // 2, rect.height())
    painter.fillRect(side, look.brush(ink))


def paint_focus_ring(painter: QPainter, look: Look, rect: QRect, border: int = 0) -> None:
    """Paint a ring of two colours, 3 dp each, inside ``rect``: one of them contrasts with any background.

    It leaves the border of a button uncovered: over it, half of the ring would replace dark by dark.
    """
    ring = FOCUS_RING
    for step, token in enumerate(("focus_outer", "focus_inner")):
        inset = border + ring * step + ring / 2
        path = _rounded(rect, inset, max(0.0, look.scale.radius - inset))
        painter.strokePath(path, look.pen(token, ring))


def _rounded(rect: QRect, inset: float, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius)
    return path
