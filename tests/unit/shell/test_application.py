"""The whole window with an operator in memory: places, the bar, the call, sizes and colours."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from elderclient.domain.callbacks import CallbackPhase, CheckedCall, Reason
from elderclient.domain.configuration import TEXT_SIZES, Configuration, Language, Theme
from elderclient.domain.errors import ServerDown
from elderclient.domain.sentence import Sentence, say
from elderclient.phrases.callbacks import call_status, callback_screen, caller_check
from elderclient.phrases.shell import home_screen, page_parts, window
from elderclient.phrases.shell.trouble import reaction_to, try_again_later
from elderclient.rendering import shown
from elderclient.ui.intents import CallMe, Configure, GoTo, ShowNews
from elderclient.ui.place import HOME, Place
from elderclient.ui.shell.application import Application
from elderclient.ui.shell.bar import Bar
from elderclient.ui.widgets.button import PressButton
from elderclient.ui.widgets.page_view import PageView
from elderclient.ui.widgets.words import Words
from tests.fakes.complaints import one_of_every_kind
from tests.fakes.desk_application import HOTLINE, Bench
from tests.fakes.notices import notice

Make = Callable[..., Bench]
Until = Callable[[Callable[[], bool]], None]
ENGLISH = Configuration(language=Language.ENGLISH)


def english(sentence: Sentence) -> str:
    return shown(sentence, Language.ENGLISH)


def texts(application: Application) -> str:
    view = application.window.view
    assert view is not None
    return "\n".join(words.text() for words in view.findChildren(QLabel) if not words.isHidden())


def focused(application: Application) -> QWidget:
    widget = application.window.focusWidget()
    assert widget is not None
    return widget


def test_home_stands_before_anything_is_connected(bench: Make) -> None:
    application = bench(configuration=ENGLISH).open(is_connected=False)
    assert english(page_parts.fetching()) in texts(application)
    assert len(application.window.findChildren(PressButton)) == 6 + 1 + 4
    assert application.window.windowTitle() == f"{english(home_screen.title())} - {english(window.demo())}"
    assert isinstance(focused(application), Words)


def test_home_greets_once_connected(bench: Make, until: Until) -> None:
    one = bench(configuration=ENGLISH)
    application = one.open()
    until(lambda: "Granny Wang" in texts(application))
    until(lambda: application.tasks.is_idle)


def test_at_midnight_the_date_in_the_strip_and_the_open_screen_are_of_the_new_day(bench: Make, until: Until) -> None:
    one = bench(configuration=ENGLISH)
    application = one.open()
    until(lambda: "Granny Wang" in texts(application) and application.tasks.is_idle)
    assert "Monday, 12 October" in one.button("strip").accessibleName()
    asked = list(one.gateway.asked)
    application._midnight.timeout.emit()
    assert application.tasks.is_idle
    one.clock.move(hours=15)
    # Showing the strip anew is not yet the new day: the open screen has to be asked for all the same.
    application.emit(ShowNews(say("OK")))
    application.news.message = None
    application._midnight.timeout.emit()
    assert "Tuesday, 13 October" in one.button("strip").accessibleName()
    until(lambda: application.tasks.is_idle and len(one.gateway.asked) > len(asked))
    assert application._midnight.isActive()


def test_trouble_at_home_is_told_once_in_the_strip(bench: Make, until: Until) -> None:
    one = bench(configuration=ENGLISH)
    one.gateway.trouble = ServerDown("x")
    application = one.open()
    down = reaction_to(ServerDown()).sentence
    assert down.short is not None
    until(lambda: english(down) in texts(application))
    # The page says it already, since nothing else is known: the strip says what happens next, and leads there.
    strip = one.button("strip").accessibleName()
    assert english(down) not in strip
    assert english(down.short) not in strip
    assert english(try_again_later()) in strip
    one.click("strip")
    assert application.history.here == Place("message")
    assert english(down) in texts(application)


@pytest.mark.parametrize("place", ["home", "caller_check", "more", "help", "settings"])
def test_one_press_on_the_bar_places_a_call_anywhere(bench: Make, until: Until, place: str) -> None:
    one = bench(configuration=ENGLISH)
    application = one.open()
    application.emit(GoTo(Place(place)))
    until(lambda: application.tasks.is_idle)
    one.click("bar-call")
    assert application.history.here == Place("callback")
    until(lambda: one.gateway.live is not None and "138 0013 8000" in texts(application))
    assert one.gateway.live is not None
    assert one.gateway.live.reason is not None
    assert one.gateway.live.reason.screen == place
    assert "demo" in texts(application)


def test_a_second_press_rejoins_the_call(bench: Make, until: Until) -> None:
    one = bench(configuration=replace(ENGLISH, bounce_ms=0))
    application = one.open()
    one.click("bar-call")
    until(lambda: "138 0013 8000" in texts(application))
    one.click("bar-home")
    one.click("bar-call")
    until(lambda: "138 0013 8000" in texts(application))
    assert one.gateway.asked.count("place") == 1


def test_a_call_wished_before_the_connection_stands_is_placed_afterwards(bench: Make, until: Until) -> None:
    one = bench(configuration=ENGLISH)
    application = one.open(is_connected=False)
    one.click("bar-call")
    assert english(callback_screen.asking()) in texts(application)
    application.connect(one.services())
    until(lambda: "138 0013 8000" in texts(application))


def ring(one: Bench, application: Application) -> None:
    live = one.gateway.live
    assert live is not None
    one.gateway.live = replace(
        live,
        phase=CallbackPhase.DIALLING,
        check_words=("苹果", "太阳", "27"),
        check_words_en=("apple", "sun", "27"),
        version="2",
    )
    application.calls.follow()


def test_the_open_page_turns_into_the_ringing_page(bench: Make, until: Until) -> None:
    one = bench(configuration=ENGLISH)
    application = one.open()
    application.emit(CallMe(Reason("home")))
    until(lambda: "138 0013 8000" in texts(application))
    ring(one, application)
    until(lambda: "apple sun 27" in texts(application))
    assert "苹果" not in texts(application)
    assert "apple" not in one.button("strip").accessibleName()
    assert "apple" not in application.window.windowTitle()
    captions = [one.button(f"action-{index}").caption.text for index in range(2)]
    assert captions == [english(callback_screen.wrong_words()), english(callback_screen.right_words())]
    assert application.presenter is not None
    assert not application.guard.is_open()


def test_the_words_vanish_with_the_call_and_are_never_read(bench: Make, until: Until) -> None:
    one = bench(configuration=ENGLISH)
    application = one.open()
    application.emit(CallMe(Reason("home")))
    until(lambda: "138 0013 8000" in texts(application))
    ring(one, application)
    until(lambda: "apple" in texts(application))
    heard: list[str] = []

    class Listener:
        """A voice that only notes."""

        def say(self, text: str, language: str) -> int:  # noqa: ARG002 - the port
            heard.append(text)
            return len(heard)

        def stop(self) -> None:
            """Silent already."""

    application.reading.connect(Listener())  # type: ignore[arg-type]  # only these two are used
    one.click("bar-read")
    assert heard
    while application.reading.is_speaking:
        application.reading.on_ended(len(heard))
    assert len(heard) == 4
    assert "apple" not in " ".join(heard)
    live = one.gateway.live
    assert live is not None
    # The caller is heard only now: the words stay although this operator has dropped them.
    one.gateway.live = replace(live, phase=CallbackPhase.TALKING, check_words=(), check_words_en=(), version="3")
    application.calls.follow()
    until(lambda: english(callback_screen.title_while_comparing()) in application.window.windowTitle())
    assert "apple sun 27" in texts(application)
    captions = [one.button(f"action-{index}").caption.text for index in range(2)]
    assert captions == [english(callback_screen.wrong_words()), english(callback_screen.right_words())]
    one.gateway.live = replace(live, phase=CallbackPhase.SERVED, check_words=(), check_words_en=(), version="4")
    application.calls.follow()
    until(lambda: "apple" not in texts(application))


def test_on_another_screen_the_strip_says_that_the_phone_rings(bench: Make, until: Until) -> None:
    one = bench(configuration=replace(ENGLISH, bounce_ms=0))
    application = one.open()
    application.emit(CallMe(Reason("home")))
    until(lambda: "138 0013 8000" in texts(application))
    one.click("bar-home")
    ring(one, application)
    until(lambda: english(call_status.is_coming()) in one.button("strip").accessibleName())
    assert application.history.here == HOME
    assert "apple" not in texts(application)
    one.click("strip")
    until(lambda: "apple sun 27" in texts(application))


def test_wrong_words_say_hang_up(bench: Make, until: Until) -> None:
    one = bench(configuration=ENGLISH)
    application = one.open()
    application.emit(CallMe(Reason("home")))
    until(lambda: "138 0013 8000" in texts(application))
    ring(one, application)
    until(lambda: "apple" in texts(application))
    page = application.presenter.page()  # type: ignore[union-attr]  # the callback's presenter
    page.actions[0].press()
    assert english(callback_screen.hang_up()) in texts(application)
    assert isinstance(focused(application), Words)
    until(lambda: one.gateway.heard == [False])


def test_keys_help_caller_check_and_back(bench: Make, until: Until) -> None:
    one = bench(configuration=replace(ENGLISH, bounce_ms=0))
    application = one.open()
    QTest.keyClick(application.window, Qt.Key.Key_F1)
    assert application.history.here.screen == "help"
    assert focused(application).objectName() == "action-0"
    QTest.keyClick(focused(application), Qt.Key.Key_Return)
    until(lambda: one.gateway.live is not None)
    QTest.keyClick(application.window, Qt.Key.Key_F2)
    assert application.history.here == Place("caller_check")
    QTest.keyClick(application.window, Qt.Key.Key_Escape)
    assert application.history.here == Place("callback")


def test_two_quick_clicks_never_pass_two_screens(bench: Make, until: Until) -> None:
    one = bench(configuration=replace(ENGLISH, bounce_ms=0))
    application = one.open()
    application.emit(GoTo(Place("caller_check")))
    answer = caller_check.answer(CheckedCall(one.gateway.check), HOTLINE)
    until(lambda: english(answer) in texts(application))
    application.guard._closed_until = None
    one.click("action-0")
    assert application.history.here == Place("caller_check", "report")
    one.click("action-1")
    assert one.gateway.reports == {}


def test_only_the_current_screen_is_alive(bench: Make, until: Until) -> None:
    application = bench(configuration=ENGLISH).open()
    for name in ("more", "settings", "help", "more"):
        application.emit(GoTo(Place(name)))
    until(lambda: len(application.window.findChildren(PageView)) == 1)


def test_a_change_of_size_or_colours_shows_at_once_and_is_remembered(bench: Make, until: Until) -> None:
    """How quickly is measured in tests/bench/test_taps.py."""
    one = bench(configuration=ENGLISH, width=1366, height=768)
    application = one.open()
    application.emit(GoTo(Place("settings", "size")))
    changes = list(itertools.product(TEXT_SIZES, Theme))
    for points, theme in changes:
        application.emit(Configure(replace(application.configuration, text_size=points, theme=theme)))
        view = application.window.view
        assert view is not None
        assert (view.frame.scale.points, view.look.palette) == (points, application.look.palette)
    until(lambda: bool(one.saved) and (one.saved[-1].text_size, one.saved[-1].theme) == changes[-1])


def test_a_small_window_takes_smaller_letters_says_so_and_gives_them_back(bench: Make, until: Until) -> None:
    one = bench(configuration=replace(ENGLISH, text_size=36))
    application = one.open()
    application.window.resize(1093, 543)
    until(lambda: application._points == 30)
    assert "smaller text" in one.button("strip").accessibleName()
    application.window.resize(800, 600)
    until(lambda: application._points == 36)
    assert application.configuration.text_size == 36


def test_the_focus_stays_on_the_same_control_through_a_rebuild(bench: Make) -> None:
    one = bench(configuration=ENGLISH)
    application = one.open()
    one.button("tile-plan").setFocus()
    application.emit(Configure(replace(ENGLISH, theme=Theme.DARK)))
    assert focused(application).objectName() == "tile-plan"


def test_a_message_too_long_for_the_strip_is_still_announced_and_whole_when_pressed(bench: Make) -> None:
    one = bench(configuration=replace(ENGLISH, text_size=36))
    application = one.open()
    application.emit(ShowNews(say("A message that is far too long for the strip of this window at any size at all.")))
    strip = one.button("strip")
    assert strip.width_needed() <= strip.width()
    assert "far too long" in strip.accessibleName()


@pytest.mark.parametrize("window", [(800, 600), (1366, 768), (1093, 543), (911, 440)])
@pytest.mark.parametrize("points", TEXT_SIZES)
@pytest.mark.parametrize("language", list(Language))
def test_every_caption_of_bar_and_home_fits(
    bench: Make, language: Language, points: int, window: tuple[int, int]
) -> None:
    one = bench(configuration=Configuration(language=language, text_size=points), width=window[0], height=window[1])
    application = one.open(is_connected=False)
    buttons = application.window.findChildren(PressButton)
    assert [button.caption.text for button in buttons if button.width_needed() > button.width()] == []
    bar = application.window.bar
    assert isinstance(bar, Bar)
    widths = {key: button.width() for key, button in bar.buttons.items()}
    assert max(widths, key=lambda key: widths[key]) == "call"
    frame = application.frame
    tiles = [button for button in buttons if button.objectName().startswith("tile")]
    assert len(tiles) == 6
    assert all(tile.width() >= 120 and tile.height() >= 60 for tile in tiles)
    assert all(tile.y() + tile.height() <= frame.home.bottom for tile in tiles)


@pytest.mark.parametrize("window", [(800, 600), (911, 440)])
@pytest.mark.parametrize("language", list(Language))
def test_badges_leave_the_captions_whole(
    bench: Make, until: Until, language: Language, window: tuple[int, int]
) -> None:
    for points in TEXT_SIZES:
        one = bench(configuration=Configuration(language=language, text_size=points), width=window[0], height=window[1])
        one_of_every_kind(one.gateway, one.clock.now())
        one.gateway.sent = (notice(),)
        application = one.open()
        until(lambda one=one: one.button("tile-complaints").caption.badge == "5")  # type: ignore[misc]  # mypy cannot infer it
        assert one.button("tile-more").caption.badge == "1"
        tiles = application.window.findChildren(PressButton)
        assert [tile.caption.text for tile in tiles if tile.width_needed() > tile.width()] == []


@pytest.mark.parametrize("language", list(Language))
def test_short_captions_are_part_of_the_full_name(bench: Make, language: Language) -> None:
    for points in TEXT_SIZES:
        one = bench(configuration=Configuration(language=language, text_size=points))
        application = one.open(is_connected=False)
        for button in application.window.findChildren(PressButton):
            name, text = button.accessibleName(), button.caption.text
            assert name
            assert "&" not in name
            if button.objectName() != "strip":
                assert text.lower() in name.lower()
        one.close()
        del one.application


def test_a_new_call_after_wrong_words_rings_again_with_its_own_words(bench: Make, until: Until) -> None:
    one = bench(configuration=ENGLISH)
    application = one.open()
    application.emit(CallMe(Reason("home")))
    until(lambda: "138 0013 8000" in texts(application))
    ring(one, application)
    until(lambda: "apple" in texts(application))
    application.presenter.page().actions[0].press()  # type: ignore[union-attr]  # the callback's presenter
    until(lambda: one.gateway.heard == [False])
    assert "apple" not in texts(application)
    live = one.gateway.live
    assert live is not None
    one.gateway.live = replace(
        live, check_words_en=("moon", "hat", "85"), check_words=("月亮", "帽子", "85"), version="4"
    )
    application.calls.follow()
    until(lambda: "moon hat 85" in texts(application))
