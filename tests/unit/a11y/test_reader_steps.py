"""Where a reader's focus stands and what it says there: nothing that is gone at once, nothing twice, no other button."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QWidget

from elderclient.domain.configuration import Language, Theme
from elderclient.domain.sentence import say
from elderclient.rendering import shown
from elderclient.ui.a11y import announcer
from elderclient.ui.a11y.pressing import ActionGuard
from elderclient.ui.flow.presenting import Action, Entry, Page, Text
from elderclient.ui.flow.trouble import fetching
from elderclient.ui.shell.bar import BarState, slots
from elderclient.ui.theme.icons import Icons
from elderclient.ui.theme.look import Look
from elderclient.ui.theme.palette import SystemColours, palette_for
from elderclient.ui.theme.scale import frame_for
from elderclient.ui.widgets.page_view import PageView
from elderclient.ui.widgets.screen_view import Surroundings
from elderclient.ui.widgets.words import Words
from tests.fakes.shows import Shows

PLAIN = SystemColours("#ffffff", "#000000", "#ffffff", "#000000", "#000080", "#ffffff")
Until = Callable[[Callable[[], bool]], None]
WAITING = shown(fetching().sentence, Language.ENGLISH)


def nothing() -> None: ...


@dataclass
class Stand:
    """A page in a window."""

    presenter: Shows
    view: PageView
    window: QWidget

    def show(self, page: Page) -> None:
        self.presenter.shown = page
        self.view.show_again()

    @property
    def focused(self) -> str:
        """What has the focus says."""
        widget = self.window.focusWidget()
        return "" if widget is None else widget.accessibleName()

    def button(self, caption: str) -> QWidget:
        (found,) = [
            each
            for each in self.view.findChildren(QWidget)
            if each.accessibleName() == caption and each.objectName().startswith("action-")
        ]
        return found


@pytest.fixture
def stand(family: str, icons: Icons) -> Iterator[Stand]:
    window = QWidget()
    frame = frame_for(18, 1366, 768)
    look = Look(frame.scale, palette_for(Theme.LIGHT, lambda: PLAIN), icons, Language.ENGLISH, family)
    window.resize(1366, 768)
    presenter = Shows(Page((fetching(),)), title=say("Home"))
    view = PageView(presenter, Surroundings(look, frame, ActionGuard(lambda: 0.0), lambda _intent: None, window))
    window.show()
    yield Stand(presenter, view, window)
    window.deleteLater()


def test_the_focus_waits_for_the_answer_and_goes_to_it(stand: Stand) -> None:
    stand.view._leave_focus()
    stand.view.arrive()
    assert stand.focused == ""
    stand.show(Page((Text(say("Home")),)))
    assert stand.focused == "Home"


def test_whoever_waits_long_is_told_and_then_taken_to_the_answer(stand: Stand, until: Until) -> None:
    stand.view.arrive()
    until(lambda: stand.focused == WAITING)
    waiting = stand.window.focusWidget()
    stand.show(Page((Text(say("Home")),)))
    assert stand.focused == "Home"
    # A reader that asks late still finds the words it was sent to, though they are off the page.
    assert isinstance(waiting, Words)
    assert waiting.isHidden()
    assert waiting.accessibleName() == WAITING


def test_nobody_stands_on_another_button_when_the_page_turns(stand: Stand) -> None:
    stand.show(Page((Text(say("Home")),), (Action(say("Cancel"), nothing),)))
    stand.button("Cancel").setFocus()
    stand.show(Page((Text(say("Back")),), (Action(say("Cancel"), nothing),)))
    assert stand.focused == "Cancel"
    stand.show(Page((Text(say("Back")),), (Action(say("Wrong words"), nothing), Action(say("Right words"), nothing))))
    assert stand.focused == "Back"


def test_a_heading_is_a_stop_unless_the_button_under_it_says_it(stand: Stand) -> None:
    heading = Text(say("Home"), is_heading=True)
    stand.show(
        Page((heading, Entry(say("View"), nothing, name=say("To the start")), heading, Entry(say("Home"), nothing)))
    )
    stops = [
        words for words in stand.view.findChildren(Words) if words.accessibleName() == "Home" and not words.isHidden()
    ]
    policies = [words.focusPolicy() for words in stops if words.objectName() != "title"]
    assert policies == [Qt.FocusPolicy.TabFocus, Qt.FocusPolicy.NoFocus]


def test_a_reader_hears_the_name_of_a_text_that_has_one(stand: Stand) -> None:
    stand.show(Page((Text(say("Home"), name=say("To the start")),)))
    stand.view.focus_first()
    assert stand.focused == "To the start"


@pytest.mark.parametrize(
    "state", [BarState(), BarState(is_speaking=True), BarState(answers_by_text=True), BarState(has_voice=False)]
)
@pytest.mark.parametrize("language", list(Language))
def test_each_name_on_the_bar_holds_its_caption_and_says_it_once(state: BarState, language: Language) -> None:
    for slot in slots(state):
        for form, name in zip(slot.forms, slot.names, strict=True):
            assert shown(name, language).casefold().count(shown(form, language).casefold()) == 1


def test_a_notice_is_a_notification_with_words(stand: Stand) -> None:
    face = announcer._Notice(stand.window, "The kettle boils")._face
    assert face.role() == QAccessible.Role.Notification
    assert face.text(QAccessible.Text.Name) == "The kettle boils"
    assert face.parent().object() is stand.window


def test_news_are_announced_but_not_what_has_the_focus(
    stand: Stand, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "xcb")
    stand.show(Page((Text(say("Home")),)))
    stand.view.focus_first()
    announcer.announce(stand.window, "Home")
    announcer.announce(stand.window, "To the start")
    notices = announcer._Notice
    until(lambda: stand.window.findChild(notices) is not None)
    assert [notice.words for notice in stand.window.findChildren(notices)] == ["To the start"]
