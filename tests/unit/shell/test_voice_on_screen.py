"""The voice and the window: what is read without being asked, what is announced, and what is shown in silence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from elderclient.domain.configuration import Configuration, Language
from elderclient.domain.sentence import Sentence, say
from elderclient.domain.voice import VoiceState
from elderclient.phrases.callbacks import call_status, conversation_screen
from elderclient.phrases.settings import settings_screen
from elderclient.phrases.shell import voice, window
from elderclient.rendering import shown
from elderclient.ui.a11y.pressing import ActionGuard
from elderclient.ui.flow.reading import Reading
from elderclient.ui.intents import GoTo, ShowNews
from elderclient.ui.place import Place
from elderclient.ui.screens.shell.home.presenter import HomePresenter
from elderclient.ui.shell.application import Application
from elderclient.ui.shell.automatic_reading import ATTENTION_SECONDS, AutomaticReading, ReadingConditions
from elderclient.ui.widgets.button import PressButton
from elderclient.ui.widgets.words import Words
from elderclient.usecases.see_home import Badge
from tests.fakes.clock import FakeSeconds
from tests.fakes.desk_application import Bench
from tests.fakes.speaker import FakeSpeaker

Make = Callable[..., Bench]
Until = Callable[[Callable[[], bool]], None]
PAGE, OTHER = (say("Settings"),), (say("Back"),)


class Room:
    """Somebody who chose to be read to, at an active window, and a voice that notes."""

    def __init__(self) -> None:
        self.clock = FakeSeconds(1000.0)
        self.hands = ActionGuard(self.clock)
        self.speaker = FakeSpeaker()
        reading = Reading(lambda: None)
        reading.connect(self.speaker)
        here = ReadingConditions(lambda: True, lambda: True, Configuration, self.hands, self.clock)
        self.unasked = AutomaticReading(reading, here)

    def read(self, said: tuple[Sentence, ...], *, is_result: bool = False) -> bool:
        """Whether a screen that says so is read."""
        before = len(self.speaker.said)
        self.unasked.read(lambda: said, is_result=is_result)
        return len(self.speaker.said) > before


def test_a_page_is_read_once_and_data_that_come_in_soon_too() -> None:
    room = Room()
    assert room.read(PAGE)
    assert not room.read(PAGE)
    room.clock.seconds += 29
    assert room.read(OTHER)
    room.clock.seconds += 2
    assert not room.read(PAGE)
    assert room.read(PAGE, is_result=True)
    room.unasked.arrived()
    assert room.read(PAGE)


def test_nobody_is_read_to_who_touched_nothing_for_two_minutes() -> None:
    room = Room()
    room.clock.seconds += ATTENTION_SECONDS
    assert not room.read(PAGE, is_result=True)
    room.unasked.announce(PAGE[0])
    assert room.speaker.said == []
    room.unasked.announce(OTHER[0], is_urgent=True)
    assert len(room.speaker.said) == 1
    room.hands.pressed("Tab")
    room.hands.released("Tab")
    assert room.read(PAGE, is_result=True)


def speaking(one: Bench) -> tuple[Application, FakeSpeaker]:
    """The application with a voice that only notes."""
    application, speaker = one.open(), FakeSpeaker()
    application.reading.connect(speaker)
    return application, speaker


@pytest.mark.parametrize(
    ("configuration", "has_reader", "is_read"),
    [
        (Configuration(), False, False),
        (Configuration(reads_automatically=True), False, True),
        (Configuration(reads_automatically=True), True, False),
        (Configuration(reads_automatically=True, uses_screen_reader=True), False, False),
    ],
)
def test_only_who_chose_it_is_read_to_and_whoever_presses_always(
    bench: Make, until: Until, configuration: Configuration, *, has_reader: bool, is_read: bool
) -> None:
    one = bench(configuration=configuration)
    application, speaker = speaking(one)
    application.has_screen_reader = has_reader
    until(application.window.isActiveWindow)
    application.emit(GoTo(Place("settings")))
    assert bool(speaker.said) is is_read
    application.reading.stop()
    one.click("bar-read")
    assert speaker.said[-1][0] == zh(settings_screen.introduction())
    until(lambda: application.tasks.is_idle)


@pytest.mark.parametrize("place", ["home", "help", "settings"])
def test_one_key_reads_any_page_aloud_and_stops_it(bench: Make, until: Until, place: str) -> None:
    application, speaker = speaking(bench(configuration=Configuration(bounce_ms=0)))
    until(lambda: application.tasks.is_idle)
    application.emit(GoTo(Place(place)))
    until(lambda: application.tasks.is_idle)
    QTest.keyClick(application.window, Qt.Key.Key_F3)
    assert application.reading.is_speaking
    assert speaker.said
    QTest.keyClick(application.window, Qt.Key.Key_F3)
    assert not application.reading.is_speaking


@pytest.mark.parametrize("has_reader", [True, False])
def test_what_a_reader_has_just_said_is_not_said_again(bench: Make, until: Until, *, has_reader: bool) -> None:
    configuration = Configuration(bounce_ms=0, uses_screen_reader=has_reader)
    application, speaker = speaking(bench(configuration=configuration))
    application.emit(GoTo(Place("settings")))
    until(lambda: application.tasks.is_idle)
    QTest.keyClick(application.window, Qt.Key.Key_F3)
    assert (speaker.said[-1][0] == zh(settings_screen.introduction())) is not has_reader
    application.reading.stop()
    QTest.keyClick(application.window, Qt.Key.Key_Tab)
    QTest.keyClick(application.window, Qt.Key.Key_F3)
    assert speaker.said[-1][0] == zh(settings_screen.introduction())


def test_a_new_screen_silences_the_old_one_also_where_nothing_new_may_be_read(
    bench: Make, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    application, speaker = speaking(bench(configuration=Configuration(reads_automatically=True)))
    until(application.window.isActiveWindow)
    application.emit(GoTo(Place("settings")))
    is_read = speaker.is_speaking
    assert is_read
    monkeypatch.setattr(application.window, "isActiveWindow", lambda: False)
    application.emit(GoTo(Place("more")))
    assert not speaker.is_speaking
    assert not application.reading.is_speaking
    until(lambda: application.tasks.is_idle)


def test_the_strip_is_announced_after_the_sentence_being_read_and_only_to_who_chose_it(
    bench: Make, until: Until
) -> None:
    application, speaker = speaking(bench(configuration=Configuration(reads_automatically=True)))
    until(application.window.isActiveWindow)
    application.emit(GoTo(Place("settings")))
    before = len(speaker.said)
    application.emit(ShowNews(conversation_screen.sent()))
    assert len(speaker.said) == before
    application.reading.on_ended(before)
    assert speaker.said[-1][0] == zh(conversation_screen.sent())
    application.emit(ShowNews(replace(say("apple sun 27"), is_secret=True)))
    application.reading.on_ended(before + 1)
    assert "apple" not in str(speaker.said)
    application.reading.stop()
    application.configuration = Configuration()
    quiet = len(speaker.said)
    application.emit(ShowNews(conversation_screen.sent()))
    assert len(speaker.said) == quiet
    until(lambda: application.tasks.is_idle)


def test_a_call_that_rings_is_said_to_a_window_nobody_looks_at_but_only_where_chosen(
    bench: Make, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    application, speaker = speaking(bench(configuration=Configuration(reads_automatically=True)))
    monkeypatch.setattr(application.window, "isActiveWindow", lambda: False)
    application.emit(ShowNews(conversation_screen.sent()))
    assert speaker.said == []
    application._on_ringing(call_status.is_coming())
    assert [text for text, _language in speaker.said] == [zh(call_status.is_coming())]
    application.reading.stop()
    application.configuration = Configuration()
    application._on_ringing(call_status.is_coming())
    assert len(speaker.said) == 1
    until(lambda: application.tasks.is_idle)


@pytest.mark.parametrize("state", [state for state in VoiceState if state.is_silent])
def test_silence_is_seen_on_every_screen_and_one_press_says_why(bench: Make, until: Until, state: VoiceState) -> None:
    one = bench()
    application, speaker = speaking(one)
    speaker.watch(application.reading.on_state, application.reading.on_ended)
    one.click("bar-read")
    speaker.report(state)
    caption = one.button("bar-read").caption
    assert caption.icon == "mute"
    names = zip(window.no_sound(), window.no_sound_names(), strict=True)
    assert (caption.text, caption.name) in [(zh(text), zh(name)) for text, name in names]
    application.reading.stop()
    application._on_bar_pressed("read")
    assert application.history.here == Place("settings", "voice")
    told = zh(voice.silence(state)[0])
    assert told in words_of(application)
    # The advice was followed: the page that gave it knows.
    speaker.report(VoiceState.READY)
    assert told not in words_of(application)
    assert one.button("bar-read").caption.icon == "read"
    until(lambda: application.tasks.is_idle)


def zh(sentence: Sentence) -> str:
    return shown(sentence, Language.CHINESE)


def words_of(application: Application) -> list[str]:
    """The sentences on the screen."""
    view = application.window.view
    assert view is not None
    return [words.text() for words in view.findChildren(Words) if not words.isHidden()]


def test_a_tile_is_marked_while_what_its_badge_counts_is_read(
    bench: Make, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = bench()
    application, _speaker = speaking(one)
    until(lambda: application.tasks.is_idle)
    home, view = application.presenter, application.window.view
    assert isinstance(home, HomePresenter)
    assert view is not None
    told = Badge("more", 2, say("Settings"))
    tiles = tuple(tile._replace(badge=told if tile.screen == "more" else None) for tile in home.tiles())
    monkeypatch.setattr(home, "tiles", lambda: tiles)
    view.highlight(told.words)
    view.show_again()
    marked = [button.objectName() for button in view.findChildren(PressButton) if button._is_highlighted]
    assert marked == ["tile-more"]
    view.highlight(None)
    assert not one.button("tile-more")._is_highlighted
