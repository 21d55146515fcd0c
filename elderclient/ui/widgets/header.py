"""The header of every screen but home: 返回, title, 上页 / 下页. Must not know what a page holds."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from elderclient.domain.frozen import frozen
from elderclient.domain.sentence import Sentence
from elderclient.phrases.shell import page_parts
from elderclient.ui.theme.look import Look
from elderclient.ui.widgets.button import Caption, Kind, PressButton, width_of
from elderclient.ui.widgets.words import Words


@frozen
class Paging:
    """Which page of how many, counted from 0."""

    number: int
    pages: int


class Header(QWidget):
    """The row at the top; emits ``went_back`` and ``turned`` (-1 or +1)."""

    went_back = Signal()
    turned = Signal(int)

    def __init__(self, look: Look, title: Sentence, paging: Paging, size: tuple[int, int], parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        width, height = size
        self.resize(width, height)
        # Made in the order of reading, which is the order Tab takes.
        turners = turner_captions(look) if paging.pages > 1 else ()
        right = width - sum(width_of(look, shown) + look.scale.gap for _step, shown, _key in turners)
        back = Caption(look.text(page_parts.back()), icon="back")
        if width_of(look, back) > right:
            # In a tiny window three buttons leave no room for its picture.
            back = back._replace(icon="")
        self.back = PressButton(look, back, kind=Kind.BAR, parent=self)
        self.back.setObjectName("back")
        self.back.setGeometry(0, 0, self.back.width_needed(), height)
        self.back.activated.connect(self.went_back)
        self._title(
            title, paging, self.back.width() + look.scale.gap, right - (0 if turners else look.scale.gap), height
        )
        for step, shown, key in turners:
            right += look.scale.gap
            wide = width_of(look, shown)
            if 0 <= paging.number + step < paging.pages:
                self._turner(step, shown, key).setGeometry(right, 0, wide, height)
            right += wide

    def _turner(self, step: int, shown: Caption, key: str) -> PressButton:
        button = PressButton(self._look, shown, kind=Kind.BAR, parent=self)
        button.setObjectName(key)
        button.activated.connect(lambda: self.turned.emit(step))
        return button

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
            # A page without any text of its own still has something the focus can be put on.
            str(paging.number + 1) if where else "",
        )
        text = next((form for form in forms if look.width(form, bold=True) <= room), "")
        if text:
            words = Words(look, (text,), is_bold=True, is_focusable=False, parent=self)
            words.setObjectName("title")
            words.setGeometry(left, (height - look.scale.line) // 2, right - left, look.scale.line)


def turner_captions(look: Look) -> tuple[tuple[int, Caption, str], ...]:
    """上页 and 下页: step, caption, object name. The one that leads nowhere is left out, its place stays empty."""
    up, up_name = page_parts.previous_page()
    down, down_name = page_parts.next_page()
    back = Caption(look.text(up), name=look.text(up_name))
    forth = Caption(look.text(down), name=look.text(down_name))
    return ((-1, back, "previous"), (1, forth, "next"))
