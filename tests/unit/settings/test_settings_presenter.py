"""Settings: every choice changes its one field at once, and the page restores the value from before."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from elderclient.adapters.preferences.reading import read, write
from elderclient.domain.configuration import Configuration, Language, Theme
from elderclient.domain.voice import Voice, VoiceState
from elderclient.phrases.settings import display, keys, reading, settings_screen
from elderclient.phrases.shell import page_parts, voice
from elderclient.rendering import shown, spoken
from elderclient.ui.flow.presenting import Choice
from elderclient.ui.intents import Configure, GoBack, GoTo, ReadAloud, ShowNews
from elderclient.ui.place import Place
from elderclient.ui.screens.settings.settings.choices import NAMES, setting
from elderclient.ui.screens.settings.settings.presenter import SettingsPresenter
from tests.fakes.screen_context import Desk, captions, entries, heard, press


def choices(presenter: SettingsPresenter) -> list[Choice]:
    return [block for block in presenter.page().blocks if isinstance(block, Choice)]


def test_the_list_leads_to_every_setting_and_shows_its_value() -> None:
    desk = Desk()
    presenter = SettingsPresenter(desk.context(), Place("settings"))
    offered = entries(presenter.page())
    assert offered[0] == display.text_size_title()
    for caption in offered:
        press(presenter.page(), caption)
    went = [intent.place.subject for intent in desk.emitted if isinstance(intent, GoTo)]
    voice_page = SettingsPresenter(desk.context(), Place("settings", "voice"))
    for caption in entries(voice_page.page()):
        press(voice_page.page(), caption)
    went += [intent.place.subject for intent in desk.emitted[len(went) :] if isinstance(intent, GoTo)]
    assert set(went) == {*NAMES, "voice"}
    assert display.text_size(26) in heard(presenter)


@pytest.mark.parametrize("name", NAMES)
def test_each_choice_changes_its_one_field_to_a_value_that_can_be_stored(name: str) -> None:
    one = setting(name)
    assert one.field in {field.name for field in fields(Configuration)}
    for option in one.options:
        changed = one.put(Configuration(), option.value)
        assert replace(changed, **{one.field: getattr(Configuration(), one.field)}) == Configuration()
        assert read(write(changed), Configuration()) == (changed, ())
        assert one.chosen(changed) == (option.caption.short or option.caption)


@pytest.mark.parametrize("name", NAMES)
def test_the_default_is_one_of_the_choices_and_exactly_one_is_marked(name: str) -> None:
    presenter = SettingsPresenter(Desk().context(), Place("settings", name))
    assert sum(choice.is_chosen for choice in choices(presenter)) == 1
    assert captions(presenter.page())[0] == settings_screen.as_before()


def test_text_size_is_shown_as_it_is_applied_at_once_and_taken_back() -> None:
    desk = Desk()
    presenter = SettingsPresenter(desk.context(), Place("settings", "size"))
    assert [choice.text_size for choice in choices(presenter)] == [18, 22, 26, 30, 36]
    press(presenter.page(), display.text_size(36))
    assert desk.configuration.text_size == 36
    press(presenter.page(), display.text_size(36))
    bigger = Configure(replace(Configuration(), text_size=36))
    assert desk.emitted == [bigger, ShowNews(page_parts.is_chosen_already(display.text_size(36)))]
    press(presenter.page(), settings_screen.as_before())
    assert desk.configuration == Configuration()
    size = display.text_size(Configuration().text_size)
    said = ShowNews(settings_screen.is_as_before(size.short or size))
    assert desk.emitted[-1] == said
    press(presenter.page(), settings_screen.as_before())
    assert desk.emitted[-2:] == [said, said]


def test_only_sizes_that_fit_this_window_are_offered() -> None:
    presenter = SettingsPresenter(Desk(sizes=(18, 22)).context(), Place("settings", "size"))
    assert [choice.text_size for choice in choices(presenter)] == [18, 22]


def test_taking_back_leaves_other_settings_alone() -> None:
    desk = Desk(configuration=Configuration(bounce_ms=500))
    presenter = SettingsPresenter(desk.context(), Place("settings", "bounce"))
    press(presenter.page(), keys.bounce(1000))
    desk.configuration = replace(desk.configuration, text_size=36)
    press(presenter.page(), settings_screen.as_before())
    assert desk.configuration == Configuration(bounce_ms=500, text_size=36)


def test_language_and_colours() -> None:
    desk = Desk()
    choices(SettingsPresenter(desk.context(), Place("settings", "language")))[1].press()
    press(SettingsPresenter(desk.context(), Place("settings", "colours")).page(), display.colours(Theme.BLACK_YELLOW))
    assert (desk.configuration.language, desk.configuration.theme) == (Language.ENGLISH, Theme.BLACK_YELLOW)
    assert all(isinstance(intent, Configure) for intent in desk.emitted)


def test_trying_the_voice_and_keeping_it() -> None:
    desk = Desk()
    presenter = SettingsPresenter(desk.context(), Place("settings", "rate"))
    press(presenter.page(), reading.try_it())
    press(presenter.page(), settings_screen.keep())
    assert isinstance(desk.emitted[0], ReadAloud)
    assert desk.emitted[0].sentences
    assert desk.emitted[1] == GoBack()


@pytest.mark.parametrize("silence", [state for state in VoiceState if state.is_silent])
def test_without_sound_the_page_says_why_and_what_to_do(silence: VoiceState) -> None:
    presenter = SettingsPresenter(Desk(silence=silence).context(), Place("settings", "voice"))
    assert tuple(heard(presenter)[:2]) == voice.silence(silence)
    assert captions(presenter.page()) == [reading.try_it()]
    overview = SettingsPresenter(Desk(silence=silence).context(), Place("settings"))
    assert reading.no_sound() in heard(overview)


def test_every_silence_has_its_own_words() -> None:
    silent = [state for state in VoiceState if state.is_silent]
    words = [
        shown(sentence, language) for state in silent for sentence in voice.silence(state) for language in Language
    ]
    assert len(set(words)) == 4 * len(silent)


def test_an_unknown_subject_is_the_list() -> None:
    presenter = SettingsPresenter(Desk().context(), Place("settings", "nonsense"))
    assert presenter.place == Place("settings")
    presenter.refresh()


def test_the_voices_of_the_engine_are_offered_by_name_or_number() -> None:
    voices = (Voice("a", "Huihui"), Voice("b", "Microsoft Kangkang Desktop - Chinese"), Voice("c", "x" * 300))
    desk = Desk(voices=voices)
    presenter = SettingsPresenter(desk.context(), Place("settings", "speaker"))
    assert [choice.caption for choice in choices(presenter)] == [
        reading.usual_speaker(), reading.named_speaker("Kangkang"), reading.numbered_speaker(3),
    ]  # fmt: skip
    choices(presenter)[1].press()
    assert desk.configuration.voice == "b"
    assert [choice.is_chosen for choice in choices(presenter)] == [False, True, False]
    press(presenter.page(), settings_screen.as_before())
    assert desk.configuration == Configuration()


def test_a_voice_that_is_not_there_any_more_is_the_usual_one() -> None:
    desk = Desk(configuration=Configuration(voice="gone"))
    presenter = SettingsPresenter(desk.context(), Place("settings", "speaker"))
    assert [choice.is_chosen for choice in choices(presenter)] == [True]
    assert reading.only_speaker() in heard(presenter)


def test_trying_says_an_amount() -> None:
    desk = Desk()
    press(SettingsPresenter(desk.context(), Place("settings", "speaker")).page(), reading.try_it())
    (intent,) = desk.emitted
    assert isinstance(intent, ReadAloud)
    assert "一百二十八元五角" in "".join(spoken(sentence, Language.CHINESE) for sentence in intent.sentences)


def test_the_delay_of_a_held_key_reaches_two_seconds_and_never() -> None:
    values = [option.value for option in setting("repeat").options]
    assert values == [500, 1000, 2000, 0]
