"""Every press is answered, also where nothing changes: a chosen choice pressed again, the strip without news."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from elderclient.domain.configuration import Configuration, Language
from elderclient.domain.sentence import say
from elderclient.domain.voice import VoiceState
from elderclient.phrases.settings import display
from elderclient.phrases.shell import page_parts, window
from elderclient.ui.intents import GoTo, ShowNews
from elderclient.ui.place import Place
from elderclient.ui.shell.bar import BarState, slots
from elderclient.ui.widgets.choice import ChoiceButton
from tests.fakes.desk_application import Bench
from tests.fakes.speaker import FakeSpeaker

Make = Callable[..., Bench]
Until = Callable[[Callable[[], bool]], None]


def test_a_chosen_choice_pressed_again_says_so_and_another_one_does_not(bench: Make, until: Until) -> None:
    one = bench(configuration=Configuration(language=Language.ENGLISH, text_size=18, bounce_ms=0))
    application = one.open()
    application.emit(GoTo(Place("settings", "size")))
    until(lambda: application.tasks.is_idle)

    def choose(points: int) -> None:
        caption = application.look.text(display.text_size(points))
        view = application.window.view
        assert view is not None
        next(choice for choice in view.findChildren(ChoiceButton) if choice.painted == (caption,)).activated.emit()

    choose(22)
    assert application.news.sentence is None
    choose(22)
    assert application.news.sentence == page_parts.is_chosen_already(display.text_size(22))


def test_the_strip_without_news_opens_no_page_and_is_heard(
    bench: Make, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = bench(configuration=Configuration(language=Language.ENGLISH, bounce_ms=0))
    application = one.open()
    until(lambda: application.tasks.is_idle)
    heard: list[str] = []
    monkeypatch.setattr(application.window, "announce", heard.append)
    speaker = FakeSpeaker()
    application.reading.connect(speaker)
    today = window.today(one.clock.now().date())
    one.click("strip")
    assert application.history.here == Place("home")
    assert speaker.said
    application.reading.stop()
    application.reading.on_state(VoiceState.NO_DEVICE)
    one.click("strip")
    assert heard == [application.look.text(today)]
    assert application.history.here == Place("home")
    application.emit(ShowNews(say("OK")))
    one.click("strip")
    assert application.history.here == Place("message")


def test_no_form_of_a_button_without_sound_says_what_one_could_do() -> None:
    read = slots(BarState(has_voice=False))[1]
    shown = {form.msgid for form in (*read.forms, *read.names)}
    assert not any("mute" in text.lower() for text in shown)
