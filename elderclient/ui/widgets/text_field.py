"""The one-line field a person writes in: as large as a button, with the input methods of the system. Knows no screen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from elderclient.ui.flow.presenting import Field
from elderclient.ui.theme.look import Look


class TextField(QLineEdit):
    """Holds at most ``block.longest`` characters. A screen reader says its caption as its name.

    Where the caption does not fit ``width`` dp its short form is shown.
    """

    def __init__(self, look: Look, block: Field, width: int, parent: QWidget) -> None:
        super().__init__(parent)
        caption = look.text(block.caption)
        self._look = look
        self.setFont(look.font())
        self.setMaxLength(block.longest)
        fits = look.width(caption) <= width - _edges(look)
        shown = caption if fits else look.short(block.caption)
        self.setPlaceholderText(shown)
        self.setAccessibleName(caption if shown.lower() in caption.lower() else shown + look.comma + caption)
        self.setText(block.text)
        text, ground = (look.colour(name).name() for name in ("text", "window"))
        ring = look.colour("focus_outer").name()
        edge = look.scale.border
        self.setStyleSheet(
            f"QLineEdit {{ color: {text}; background: {ground}; border: {edge}px solid {text};"
            f" border-radius: {look.scale.radius}px; padding: 0 {look.scale.padding}px;"
            f" placeholder-text-color: {text}; }}"
            # The text must not move when the border grows.
            f" QLineEdit:focus {{ border: {edge + 2}px solid {ring}; padding: 0 {look.scale.padding - 2}px; }}"
        )

    @property
    def painted(self) -> tuple[str, ...]:
        """What it shows: the caption, until something is written."""
        return () if self.text() else (self.placeholderText(),)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Show the menu of the right mouse button; it goes when something is chosen or pressed beside it."""
        menu = self.build_menu()
        if menu.isEmpty():
            return
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def build_menu(self) -> QMenu:
        """Return Qt's menu as large and as clear as everything else: what cannot be done now would be grey."""
        menu, look = self.createStandardContextMenu(), self._look
        for action in menu.actions():
            if not action.isEnabled() or action.isSeparator():
                menu.removeAction(action)
        menu.setFont(look.font())
        text, ground = (look.colour(name).name() for name in ("text", "window"))
        chosen_text, chosen = (look.colour(name).name() for name in ("chosen_text", "chosen"))
        high = look.scale.least_target
        menu.setStyleSheet(
            f"QMenu {{ color: {text}; background: {ground}; border: {look.scale.border}px solid {text}; }}"
            f" QMenu::item {{ min-height: {high}px; padding: 0 {look.scale.em}px; }}"
            f" QMenu::item:selected {{ color: {chosen_text}; background: {chosen}; }}"
        )
        return menu

    def sizeHint(self) -> QSize:  # noqa: N802
        """The size its caption needs, in dp."""
        look = self._look
        return QSize(look.width(self.placeholderText()) + _edges(look), look.scale.button)


def _edges(look: Look) -> int:
    """Space beside the text on each side, dp; the border is wider with the focus."""
    return 2 * (look.scale.padding + look.scale.border + 2)
