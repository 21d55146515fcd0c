"""What assistive technology does and is told beyond names: toggles ask, lists tell places, the field keeps its own."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from elderclient.domain.configuration import Language, Theme
from elderclient.domain.sentence import Name, say
from elderclient.domain.voice import VoiceState
from elderclient.phrases.settings import reading, settings_screen
from elderclient.phrases.shell import voice
from elderclient.rendering import shown
from elderclient.ui.a11y.pressing import ActionGuard
from elderclient.ui.flow.presenting import (
    Action,
    BarRow,
    Block,
    Choice,
    Entry,
    Field,
    Page,
    Switch,
    Text,
    position,
)
from elderclient.ui.intents import ShowNews
from elderclient.ui.place import Place
from elderclient.ui.screens.settings.settings.presenter import SettingsPresenter
from elderclient.ui.theme.icons import Icons
from elderclient.ui.theme.look import Look
from elderclient.ui.theme.palette import SystemColours, palette_for
from elderclient.ui.theme.scale import frame_for
from elderclient.ui.widgets.choice import ChoiceButton
from elderclient.ui.widgets.page_view import PageView
from elderclient.ui.widgets.screen_view import Surroundings
from elderclient.ui.widgets.switch import SwitchButton
from elderclient.ui.widgets.text_field import TextField
from tests.fakes.desk_application import Bench
from tests.fakes.screen_context import Desk, press
from tests.fakes.shows import Shows

Make = Callable[..., Bench]
PLAIN = SystemColours("#ffffff", "#000000", "#ffffff", "#000000", "#000080", "#ffffff")
A, B = say("{name}", name=Name("A")), say("{name}", name=Name("B"))


def nothing(*_given: object) -> None:
    """A press that leads nowhere."""


def told(blocks: tuple[Block, ...], language: Language = Language.ENGLISH) -> list[str]:
    places = [position(blocks, index) for index in range(len(blocks))]
    return ["" if place is None else shown(place, language) for place in places]


def test_what_is_pressed_or_compared_tells_its_place_and_what_is_read_does_not() -> None:
    blocks = (
        Text(A),
        Entry(A, nothing),
        Text(B, is_heading=True),
        Entry(B, nothing),
        BarRow(A, B, Decimal(1)),
        Field(A, "", nothing, nothing, 9),
    )
    assert told(blocks) == ["", "1st of 2 items", "", "2nd of 2 items", "", ""]
    switches = (Switch(A, is_on=True, press=nothing), Switch(B, is_on=False, press=nothing))
    assert told(switches, Language.CHINESE) == ["第 1 个，共 2 个", "第 2 个，共 2 个"]


@pytest.fixture
def view_of(family: str, icons: Icons, qtbot: QtBot) -> Callable[[Shows], PageView]:
    window = QWidget()
    window.resize(1024, 720)
    qtbot.addWidget(window)

    def make(presenter: Shows) -> PageView:
        frame = frame_for(18, 1024, 720)
        look = Look(frame.scale, palette_for(Theme.LIGHT, lambda: PLAIN), icons, Language.CHINESE, family)
        around = Surroundings(look, frame, ActionGuard(lambda: 0.0), lambda _intent: None, window)
        view = PageView(presenter, around)
        view.show()
        window.show()
        return view

    return make


def chosen(view: PageView) -> list[str]:
    return [one.accessibleName() for one in view.findChildren(ChoiceButton) if one.isChecked()]


def test_a_toggled_choice_asks_once_and_is_told_as_it_stands(view_of: Callable[[Shows], PageView]) -> None:
    asked: list[str] = []
    blocks = tuple(Choice(name, name is A, partial(asked.append, "pressed")) for name in (A, B))
    view = view_of(Shows(Page(blocks)))
    first, second = view.findChildren(ChoiceButton)
    second.toggle()
    assert asked == ["pressed"]
    assert chosen(view) == ["A"]
    assert first.focusPolicy() == second.focusPolicy() == Qt.FocusPolicy.StrongFocus
    second.click()
    assert asked == ["pressed", "pressed"]
    assert chosen(view) == ["A"]


def test_a_choice_is_told_with_all_its_area_and_its_place(view_of: Callable[[Shows], PageView]) -> None:
    view = view_of(Shows(Page((Choice(A, is_chosen=True, press=nothing), Choice(B, is_chosen=False, press=nothing)))))
    button = view.findChildren(ChoiceButton)[1]
    assert QAccessible.queryAccessibleInterface(button).rect().size() == button.size()
    assert button.accessibleDescription() == "第 2 个，共 2 个"


def test_a_toggled_switch_asks_once_and_is_told_as_it_stands(view_of: Callable[[Shows], PageView]) -> None:
    asked: list[str] = []
    view = view_of(Shows(Page((Switch(A, is_on=False, press=partial(asked.append, "pressed")),))))
    switch = view.findChildren(SwitchButton)[0]
    switch.toggle()
    assert asked == ["pressed"]
    assert not switch.isChecked()


def test_the_field_keeps_its_place_for_tab_and_readers_when_the_page_is_made_anew(
    view_of: Callable[[Shows], PageView],
) -> None:
    written = Field(A, "", nothing, nothing, 9)
    presenter = Shows(Page((Text(A), written, Entry(B, nothing)), (Action(A, nothing),)))
    view = view_of(presenter)
    old = view.findChild(TextField)
    presenter.shown = Page((Text(B), written, Entry(A, nothing)), (Action(B, nothing),))
    view.show_again()
    assert view.findChild(TextField) is old
    names = ("back", "block-0", "field", "block-2", "action-0")
    told = [one.objectName() for one in view.findChildren(QWidget) if one.objectName() in names]
    assert told == list(names)
    back = view.findChild(QWidget, "back")
    assert back is not None
    way, here = [back.objectName()], back.nextInFocusChain()
    while here is not back:
        assert here is not None
        if here.objectName() in names:
            way.append(here.objectName())
        here = here.nextInFocusChain()
    assert way == list(names)


def test_a_result_that_has_the_focus_already_is_announced(
    view_of: Callable[[Shows], PageView], monkeypatch: pytest.MonkeyPatch
) -> None:
    announced: list[str] = []
    monkeypatch.setattr("elderclient.ui.a11y.announcer.announce", lambda _window, text: announced.append(text))
    presenter = Shows(Page((Text(A),), (Action(A, nothing),)))
    view = view_of(presenter)
    view.show_again(is_result=True)
    view.show_again(is_result=True)
    assert announced[-1:] == ["A"]
    presenter.shown = Page((Text(B),), (Action(A, nothing),))
    before = len(announced)
    view.show_again(is_result=True)
    assert announced[before:] == []
    assert view.window().focusWidget() is view.findChild(QWidget, "block-0")


def test_the_window_is_a_frame_to_readers(bench: Make) -> None:
    window = bench().open().window
    assert QAccessible.queryAccessibleInterface(window).role() is QAccessible.Role.Window


@pytest.mark.parametrize("state", [VoiceState.NO_VOICE, VoiceState.NO_DEVICE])
def test_trying_a_voice_that_is_not_there_says_why(state: VoiceState) -> None:
    desk = Desk(silence=state)
    press(SettingsPresenter(desk.context(), Place("settings", "voice")).page(), reading.try_it())
    assert [one.sentence for one in desk.emitted if isinstance(one, ShowNews)] == [voice.silence(state)[0]]


def test_wanting_back_what_is_there_is_answered() -> None:
    desk = Desk()
    page = SettingsPresenter(desk.context(), Place("settings", "size")).page()
    press(page, settings_screen.as_before())
    (now,) = [block.caption for block in page.blocks if isinstance(block, Choice) and block.is_chosen]
    assert [one.sentence for one in desk.emitted if isinstance(one, ShowNews)] == [settings_screen.is_as_before(now)]
