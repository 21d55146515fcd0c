"""One of several possibilities, as a large radio button. Combo boxes are silent in screen readers, so there are none."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProxyStyle, QRadioButton, QStyle, QStyleOption, QWidget

from elderclient.ui.a11y import keys
from elderclient.ui.flow.presenting import Choice
from elderclient.ui.theme.look import Look
from elderclient.ui.theme.scale import LINE_FACTOR
from elderclient.ui.widgets.button import is_meant, paint_focus_ring, paint_side


class ChoiceButton(QRadioButton):
    """One possibility; ``activated`` is emitted when the person chooses it. The presenter decides what is shown."""

    activated = Signal()

    def __init__(self, look: Look, choice: Choice, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._choice = choice
        self._is_highlighted = False
        self._text = look.text(choice.caption)
        self._held_key: int | None = None
        self.report_choice()
        self.setAccessibleName(self._text)
        self.setStyle(_WholeStyle(self))
        self.clicked.connect(self.activated)
        self.toggled.connect(self._on_toggled)

    def set_highlighted(self, *, is_highlighted: bool) -> None:
        """Mark it while its sentence is read aloud."""
        self._is_highlighted = is_highlighted
        self.update()

    @property
    def painted(self) -> tuple[str, ...]:
        """The text as it is painted, line by line."""
        return (self._text,)

    def sizeHint(self) -> QSize:  # noqa: N802
        """The smallest size that shows all of the text."""
        scale, em = self._look.scale, self._em()
        words = self._look.width(self._text, bold=True, em=em)
        return QSize(3 * scale.padding + 2 * (scale.em // 3) + words + scale.border, round(em * LINE_FACTOR))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Keep all choices in the Tab order: Qt would leave the others to the arrows, which choose nothing here."""
        event.accept()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Accept the press; its release chooses."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Choose where the button is released near enough and not over another choice."""
        if event.button() is Qt.MouseButton.LeftButton and is_meant(self, event.position().toPoint()):
            self.activated.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take Enter and Space only; arrows do not choose, so that nothing changes in passing."""
        if event.key() not in keys.PRESSING:
            event.ignore()
        elif not event.isAutoRepeat():
            self._held_key = event.key()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Choose once, when the key that began the press is released."""
        if event.key() not in keys.PRESSING:
            event.ignore()
        elif not event.isAutoRepeat() and self._held_key == event.key():
            self._held_key = None
            self.activated.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint frame, circle (filled where chosen) and text, at its own size where it shows one."""
        look, scale = self._look, self._look.scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, text = ("chosen", "chosen_text") if self._choice.is_chosen else ("button", "button_text")
        if self._is_highlighted:
            ground, text = "highlight", "highlight_text"
        painter.setPen(QPen(look.colour("border"), scale.border))
        painter.setBrush(look.colour(ground))
        inset = scale.border // 2
        painter.drawRoundedRect(self.rect().adjusted(inset, inset, -inset, -inset), scale.radius, scale.radius)
        if self._is_highlighted:
            paint_side(painter, look, self.rect().adjusted(scale.border, scale.radius, -scale.border, -scale.radius))
        if self.hasFocus():
            paint_focus_ring(painter, look, self.rect(), scale.border)
        radius = scale.em // 3
        centre = QPoint(scale.padding * 2 + radius, self.height() // 2)
        painter.setPen(QPen(look.colour(text), 3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, radius, radius)
        if self._choice.is_chosen:
            painter.setBrush(look.colour(text))
            painter.drawEllipse(centre, radius // 2, radius // 2)
        painter.setFont(look.font(bold=True, em=self._em()))
        painter.setPen(look.colour(text))
        left = centre.x() + radius + scale.padding
        rest = QRect(left, 0, self.width() - left, self.height())
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._text)
        painter.end()

    def _em(self) -> int:
        return self._look.scale.em if self._choice.text_size is None else round(self._choice.text_size * 4 / 3)

    def nextCheckState(self) -> None:  # noqa: N802
        """Keep the state: the presenter decides what is shown."""

    def report_choice(self) -> None:
        """Restore the shown state for screen readers and the Tab order: a toggle by Qt changes both."""
        # Only an exclusive button is a radio button to screen readers; set last, since Qt would take the others out of Tab.
        self.setAutoExclusive(False)
        self.setChecked(self._choice.is_chosen)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoExclusive(True)

    def _on_toggled(self, is_checked: bool) -> None:  # noqa: FBT001 - the shape of Qt's signal
        """Assistive technology toggled it, which is no click but is meant as one."""
        if is_checked == self._choice.is_chosen:
            return
        page = self.parentWidget()
        for one in () if page is None else page.findChildren(ChoiceButton):
            one.report_choice()
        if is_checked:
            self.activated.emit()


class _WholeStyle(QProxyStyle):
    """Reports the whole button to screen readers and magnifiers; Qt's own style reports the circle of a small one."""

    def __init__(self, button: ChoiceButton) -> None:
        super().__init__()
        self.setParent(button)

    def subElementRect(  # noqa: N802
        self, element: QStyle.SubElement, option: QStyleOption, /, widget: QWidget | None = None
    ) -> QRect:
        """Return the rectangle of the whole button."""
        if element is QStyle.SubElement.SE_RadioButtonClickRect:
            return QRect(option.rect)
        return super().subElementRect(element, option, widget)  # type: ignore[arg-type]  # the stubs forget that it may be None
