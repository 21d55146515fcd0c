"""The bar that is always there: 回首页 · 朗读给我听 · 调字号 · 请人工打给我. Same order and place on every screen."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from elderclient.domain.sentence import Sentence
from elderclient.phrases.shell import window
from elderclient.ui.theme.look import Look
from elderclient.ui.widgets.button import Caption, Kind, PressButton, width_of


class BarState(NamedTuple):
    """What the bar shows. ``answers_by_text``: the call button asks for a written answer. ``has_voice``: see 没有声音."""

    is_speaking: bool = False
    answers_by_text: bool = False
    has_voice: bool = True


class _Slot(NamedTuple):
    key: str
    icon: str
    forms: tuple[Sentence, Sentence, Sentence]
    """Captions at L0, L1, L2."""
    names: tuple[Sentence, Sentence, Sentence]
    """Full accessible names; each holds the caption it belongs to (WCAG 2.5.3)."""


def slots(state: BarState) -> tuple[_Slot, ...]:
    """The four buttons in their order."""
    return (_home(), _read(state), _size(), _call(state))


def _home() -> _Slot:
    long, short = window.go_home()
    return _Slot("home", "home", (long, short, short), (long,) * 3)


def _read(state: BarState) -> _Slot:
    if state.is_speaking:
        stop, name = window.stop()
        return _Slot("read", "stop", (stop,) * 3, (name,) * 3)
    if not state.has_voice:
        return _Slot("read", "mute", window.no_sound(), window.no_sound_names())
    long, short = window.read_to_me()
    return _Slot("read", "read", (long, short, short), (long,) * 3)


def _size() -> _Slot:
    long, short = window.text_size()
    return _Slot("size", "size", (long, short, short), (long,) * 3)


def _call(state: BarState) -> _Slot:
    if state.answers_by_text:
        forms = window.write_back_to_me()
        return _Slot("call", "call", forms, (forms[0], forms[0], forms[2]))
    forms = window.call_me_back()
    return _Slot("call", "call", forms, (forms[0],) * 3)


class Bar(QWidget):
    """Four buttons in one row. ``pressed`` is emitted with ``home``, ``read``, ``size`` or ``call``."""

    pressed = Signal(str)

    def __init__(self, look: Look, state: BarState, size: tuple[int, int], parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.resize(*size)
        self.buttons: dict[str, PressButton] = {}
        for slot in slots(BarState()):
            kind = Kind.CALL if slot.key == "call" else Kind.BAR
            button = PressButton(look, self._caption(slot, 0), kind=kind, parent=self)
            button.setObjectName(f"bar-{slot.key}")
            button.activated.connect(lambda key=slot.key: self.pressed.emit(key))
            self.buttons[slot.key] = button
        self._level = self._level_that_fits()
        self.show_state(state)

    def show_state(self, state: BarState) -> None:
        """Show another state. Buttons never move: their places fit the captions of every state."""
        for slot in slots(state):
            self.buttons[slot.key].set_caption(self._caption(slot, self._level))
        self._place()

    def _caption(self, slot: _Slot, level: int) -> Caption:
        form = min(level, 2)
        text, name = self._look.text(slot.forms[form]), self._look.text(slot.names[form])
        has_icon = level <= 2 or slot.key == "call"
        return Caption(text, name=name, icon=slot.icon if has_icon else "")

    def _widths(self, level: int) -> list[int]:
        """Width each button needs at ``level``, whatever the state (so that nothing moves when the voice speaks)."""
        widths: dict[str, int] = {}
        for state in (BarState(), BarState(is_speaking=True), BarState(has_voice=False)):
            for slot in slots(state):
                width = width_of(self._look, self._caption(slot, level))
                widths[slot.key] = max(widths.get(slot.key, 0), width)
        # The call button is always the widest, however short its caption is.
        widths["call"] = max(widths["call"], 1 + max(width for key, width in widths.items() if key != "call"))
        return list(widths.values())

    def _room(self) -> int:
        return self.width() - 3 * self._look.scale.gap

    def _level_that_fits(self) -> int:
        """0-2 as in the layout scheme; 3 is L2 with the phone as its only icon (36 pt, English, 800 wide)."""
        for level in (0, 1, 2):
            if sum(self._widths(level)) <= self._room():
                return level
        return 3

    def _place(self) -> None:
        widths = self._widths(self._level)
        spare = max(0, self._room() - sum(widths))
        # The call button takes the greater part of what is left.
        shares = [spare // 6] * 3
        shares.append(spare - sum(shares))
        x = 0
        for button, width, share in zip(self.buttons.values(), widths, shares, strict=True):
            button.setGeometry(x, 0, width + share, self.height())
            x += width + share + self._look.scale.gap
