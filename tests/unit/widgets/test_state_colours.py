"""Every state of every control, in every theme, keeps 7:1 between its text and what is behind it: rendered pixels."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint
from PySide6.QtGui import QEnterEvent, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from elderclient.audit.pixels import parts
from elderclient.domain.configuration import Language, Theme
from elderclient.domain.money import Money
from elderclient.domain.sentence import say
from elderclient.ui.flow.presenting import BarRow, Choice, Entry, Field, Switch
from elderclient.ui.theme.icons import Icons
from elderclient.ui.theme.look import Look
from elderclient.ui.theme.palette import DARK, LEAST_CONTRAST, LIGHT, SystemColours, palette_for
from elderclient.ui.theme.scale import Scale
from elderclient.ui.widgets.bar_row import BarButton
from elderclient.ui.widgets.button import Caption, Kind, PressButton
from elderclient.ui.widgets.choice import ChoiceButton
from elderclient.ui.widgets.entry import EntryButton, shape_of
from elderclient.ui.widgets.pages import BAR_HEIGHT
from elderclient.ui.widgets.switch import SwitchButton
from elderclient.ui.widgets.text_field import TextField

NIGHT = SystemColours("#000000", "#ffffff", "#000000", "#ffff00", "#1aebff", "#000000", is_dark=True, is_contrast=True)
"""The black contrast theme of a desktop."""
FAINT = SystemColours("#ffffff", "#000000", "#808080", "#ffffff", "#308cc6", "#ffffff", is_contrast=True)
"""A contrast theme whose buttons and selection are too faint."""
FADED = SystemColours("#777777", "#ffffff", "#777777", "#ffffff", "#308cc6", "#ffffff", is_dark=True, is_contrast=True)
"""A contrast theme whose window is too faint."""
THEMES = {
    "light": (Theme.LIGHT, NIGHT),
    "dark": (Theme.DARK, NIGHT),
    "black-yellow": (Theme.BLACK_YELLOW, NIGHT),
    "night": (Theme.SYSTEM, NIGHT),
    "faint": (Theme.SYSTEM, FAINT),
    "faded": (Theme.SYSTEM, FADED),
    "plain": (Theme.SYSTEM, SystemColours("#efefef", "#000000", "#efefef", "#000000", "#308cc6", "#ffffff")),
}
WIDTH, HEIGHT = 700, 90


def nothing() -> None:
    """Stand in for what a press does."""


def controls(look: Look, page: QWidget) -> dict[str, QWidget]:
    made: dict[str, QWidget] = {
        kind.name: PressButton(look, Caption("Bill", icon="bill", value="61.67"), kind=kind, parent=page)
        for kind in Kind
    }
    for is_on in (True, False):
        switch = Switch(say("Call me first"), is_on, nothing)
        made[f"switch {is_on}"] = SwitchButton(look, switch, page)
        made[f"choice {is_on}"] = ChoiceButton(look, Choice(say("Dark"), is_on, nothing), page)
    row = BarRow(say("Monthly price"), say("{paid}", paid=Money(Decimal(59))), Decimal("0.4"), nothing)
    made["bar row"] = BarButton(look, row, page)
    entry = Entry(say("A question that is longer than one line of this list, so that it is broken in two"), nothing)
    made["entry"] = EntryButton(look, shape_of(entry, look, WIDTH, 300), page)
    made["field"] = TextField(look, Field(say("Search"), "", lambda _text: None, nothing, 40), WIDTH, page)
    return made


def colours(image: QImage) -> NDArray[np.uint8]:
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    lines = np.frombuffer(plain.constBits(), dtype=np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return lines[:, : plain.width() * 3].reshape(plain.height(), plain.width(), 3).copy()


def faintest(control: QWidget) -> float:
    """Contrast of the faintest letter or icon, 21 where nothing is written; a bar is no writing, nor is a full stop."""
    picture = colours(control.grab().toImage())[9:-9, 14:-14]
    if isinstance(control, BarButton):
        picture = picture[: control.height() - BAR_HEIGHT * 2 - 9]
    return min((part.contrast for part in parts(picture) if not part.is_solid and part.height > 11), default=21.0)


def press(control: QWidget) -> None:
    control.setDown(True)  # type: ignore[attr-defined]  # only what is pressed comes here


def hover(control: QWidget) -> None:
    at = QPoint(30, 30).toPointF()
    QApplication.sendEvent(control, QEnterEvent(at, at, at))


def read(control: QWidget) -> None:
    control.set_highlighted(is_highlighted=True)  # type: ignore[attr-defined]  # only what is read comes here


def disable(control: QWidget) -> None:
    control.setEnabled(False)


def take_focus(control: QWidget) -> None:
    control.setFocus()


STATES: dict[str, tuple[Callable[[QWidget], None], ...]] = {
    "plain": (),
    "hovered": (hover,),
    "pressed": (press,),
    "disabled": (disable,),
    "focused": (take_focus,),
    "read": (read,),
    "read and pressed": (read, press),
    "read and disabled": (read, disable),
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("theme", THEMES)
def test_text_keeps_seven_to_one(qtbot: QtBot, family: str, icons: Icons, theme: str, state: str) -> None:
    wanted, system = THEMES[theme]
    look = Look(Scale(26, 8), palette_for(wanted, lambda: system), icons, Language.ENGLISH, family)
    page = QWidget()
    qtbot.addWidget(page)
    page.setPalette(look.ink("window"))
    page.setAutoFillBackground(True)
    page.show()
    faint = []
    for name, control in controls(look, page).items():
        control.resize(WIDTH, HEIGHT if name != "entry" else 150)
        control.show()
        for step in STATES[state]:
            is_pressed_or_read = step in (press, read)
            if not (is_pressed_or_read and name == "field") and not (step is press and name.startswith("choice")):
                step(control)
        if (ratio := faintest(control)) < LEAST_CONTRAST - 0.05:
            faint.append(f"{name}: {ratio:.2f}")
    assert faint == [], faint


def test_a_contrast_theme_that_cannot_be_read_gives_way_to_ours() -> None:
    assert palette_for(Theme.SYSTEM, lambda: FADED) == DARK
    assert palette_for(Theme.SYSTEM, lambda: FADED._replace(is_dark=False)) == LIGHT


def test_the_menu_of_a_field_offers_only_what_works_in_letters_of_its_size(
    qtbot: QtBot, family: str, icons: Icons
) -> None:
    look = Look(Scale(26, 8), DARK, icons, Language.ENGLISH, family)
    page = QWidget()
    qtbot.addWidget(page)
    field = TextField(look, Field(say("Search"), "abc", lambda _text: None, nothing, 40), WIDTH, page)
    field.selectAll()
    menu = field.build_menu()
    assert menu.actions()
    assert all(action.isEnabled() for action in menu.actions())
    assert menu.fontInfo().pixelSize() == look.scale.em
    assert faintest(menu) >= LEAST_CONTRAST
