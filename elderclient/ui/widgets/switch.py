"""Something that is on or off, as a large button that is a check box to screen readers. The presenter decides its state."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from elderclient.ui.flow.presenting import Switch
from elderclient.ui.theme.look import Look
from elderclient.ui.widgets.button import Arrangement, Caption, Kind, PressButton


class SwitchButton(PressButton):
    """A switch; picture, colour and word show its state, and screen readers say checked or not: its name is the caption."""

    def __init__(self, look: Look, switch: Switch, parent: QWidget) -> None:
        caption = Caption(
            look.text(switch.caption),
            icon="switch_on" if switch.is_on else "switch_off",
            value=look.text(switch.state),
        )
        kind = Kind.CHOSEN if switch.is_on else Kind.ACTION
        super().__init__(look, caption, kind=kind, arrangement=Arrangement.LEFT, parent=parent)
        self.setCheckable(True)
        self._is_on = switch.is_on
        self.setChecked(switch.is_on)
        self.toggled.connect(self._on_toggled)

    def _labels(self, caption: Caption) -> tuple[str, ...]:
        return (caption.text,)

    def nextCheckState(self) -> None:  # noqa: N802
        """Keep the state: a press only asks, and the page is rebuilt when it was done."""

    def _on_toggled(self, is_checked: bool) -> None:  # noqa: FBT001 - the shape of Qt's signal
        """Assistive technology toggled it, which is no click: restore the state, and take it as a press."""
        if is_checked != self._is_on:
            self.setChecked(self._is_on)
            self.click()
