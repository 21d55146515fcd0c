"""The header of every screen but home: 返回, title, 上页 / 下页. Must not know what a page holds."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from elderclient.domain.frozen import frozen
from elderclient.domain.sentence import Sentence, say
from elderclient.ui.theme.look import Look
from elderclient.ui.widgets.button import Caption, Kind, PressButton
from elderclient.ui.widgets.words import Words


@frozen
class Paging:
    """Which page of how many, counted from 0."""

    number: int
    pages: int


class Header(QWidget):
    """The row at the top. ``went_back``, ``turned`` (-1 or +1)."""

    went_back = Signal()
    turned = Signal(int)

    def __init__(self, look: Look, title: Sentence, paging: Paging, size: tuple[int, int], parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        width, height = size
        self.resize(width, height)
        # zh: 返回
        back = Caption(look.text(say("Back")), icon="back")
        self.back = PressButton(look, back, kind=Kind.BAR, parent=self)
        self.back.setObjectName("back")
        self.back.setGeometry(0, 0, self.back.width_needed(), height)
        self.back.activated.connect(self.went_back)
        right = self._turners(paging, width, height) if paging.pages > 1 else width
        self._title(title, paging, self.back.width() + look.scale.gap, right - look.scale.gap, height)

    def _turners(self, paging: Paging, width: int, height: int) -> int:
        """Place 上页 and 下页; the x where they begin. The one that leads nowhere is left out, its place stays empty."""
        # zh: 上页
        up = say("Prev")
        # zh: 下页
        down = say("Next")
        # zh: 上页，上一页
        up_name = say("Previous page")
        # zh: 下页，下一页
        down_name = say("Next page")
        x = width
        for step, caption, name, key in ((1, down, down_name, "next"), (-1, up, up_name, "previous")):
            shown = Caption(self._look.text(caption), name=self._look.text(name))
            button = PressButton(self._look, shown, kind=Kind.BAR, parent=self)
            button.setObjectName(key)
            x -= button.width_needed()
            button.setGeometry(x, 0, button.width_needed(), height)
            x -= self._look.scale.gap
            if 0 <= paging.number + step < paging.pages:
                button.activated.connect(lambda step=step: self.turned.emit(step))
            else:
                button.hide()
        return x + self._look.scale.gap

    def _title(self, title: Sentence, paging: Paging, left: int, right: int, height: int) -> None:
        """The longest form of the title that fits; the window title always has all of it."""
        look = self._look
        where = f" {paging.number + 1}/{paging.pages}" if paging.pages > 1 else ""
        room = right - left - 2 * look.scale.padding
        forms = (
            look.text(title) + where,
            look.short(title) + where,
            look.text(title),
            look.short(title),
            where.strip(),
        )
        text = next((form for form in forms if look.width(form, bold=True) <= room), "")
        if text:
            words = Words(look, (text,), is_bold=True, is_focusable=False, parent=self)
            words.setObjectName("title")
            words.setGeometry(left, (height - look.scale.line) // 2, right - left, look.scale.line)
