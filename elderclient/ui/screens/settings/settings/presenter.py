"""The settings screen: the list of settings, and a page of choices for each. Must not write files or draw. No Qt."""

from __future__ import annotations

from functools import partial

from elderclient.domain.configuration import TEXT_SIZES, Configuration
from elderclient.domain.sentence import Sentence
from elderclient.phrases.settings import reading, settings_screen
from elderclient.phrases.shell import page_parts, voice
from elderclient.ui.flow.presenting import Action, Choice, Context, Entry, Page, Text, Weight
from elderclient.ui.flow.screen_presenter import ScreenPresenter
from elderclient.ui.intents import Configure, GoBack, GoTo, ReadAloud, ShowNews
from elderclient.ui.place import Place
from elderclient.ui.screens.settings.settings.choices import NAMES, VOICE, setting
from elderclient.ui.screens.settings.settings.setting import Option, Setting

_SCREEN = "settings"


class SettingsPresenter(ScreenPresenter):
    """Presents the list (empty ``place.subject``), the voice page (``voice``), or one setting by its name.

    A choice is applied at once; the page can restore the value from when it was opened.
    """

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self._place = place if place.subject in ("", "voice", *NAMES) else Place(_SCREEN)
        self._before = context.configuration()

    @property
    def title(self) -> Sentence:
        """Return the setting's name, or the name of the screen."""
        if self._place.subject == "voice":
            return reading.title()
        if self._place.subject:
            return self._setting(self._place.subject).title
        return settings_screen.title()

    def refresh(self) -> None:
        """Show the page again: the configuration may have changed."""
        self._context.changed()

    def page(self) -> Page:
        """Return the list, the voice page, or one setting."""
        if self._place.subject == "voice":
            return self._voice()
        if self._place.subject:
            return self._one(self._setting(self._place.subject))
        return self._list()

    def _list(self) -> Page:
        question = Text(settings_screen.introduction(), Weight.BOLD)
        names = ("size", "colours", "voice", "pointer", "bounce", "repeat", "scanning", "language", "contact")
        return Page((question, *(self._entry(name) for name in names)))

    def _voice(self) -> Page:
        blocks: list[Text | Entry] = []
        silence = self._context.silence()
        if silence is None:
            blocks.append(Text(reading.press_try_it(), Weight.BOLD))
        else:
            wrong, advice = voice.silence(silence)
            blocks += [Text(wrong, Weight.BOLD), Text(advice)]
        blocks += [self._entry(name) for name in VOICE]
        return Page(tuple(blocks), (self._try_it(),))

    def _one(self, one: Setting) -> Page:
        now = self._context.configuration()
        choices = (
            Choice(option.caption, one.is_chosen(option, now), partial(self._choose, one, option), option.text_size)
            for option in one.options
        )
        back = Action(settings_screen.as_before(), self._restore)
        actions = [back, Action(settings_screen.keep(), self._keep, icon="check")]
        if self._place.subject in ("speaker", "rate", "volume"):
            actions.insert(1, self._try_it())
        blocks: list[Text | Choice] = [Text(one.question, Weight.BOLD), *choices]
        if self._place.subject == "speaker" and len(one.options) == 1:
            blocks.append(Text(reading.only_speaker()))
        return Page(tuple(blocks), tuple(actions))

    def _try_it(self) -> Action:
        return Action(reading.try_it(), self._try, icon="read")

    def _entry(self, name: str) -> Entry:
        title = reading.title() if name == "voice" else self._setting(name).title
        value = self._reading() if name == "voice" else self._setting(name).chosen(self._context.configuration())
        return Entry(title, partial(self._open, name), value)

    def _reading(self) -> Sentence:
        if self._context.silence() is not None:
            return reading.no_sound()
        if self._context.configuration().reads_automatically:
            return reading.automatic()
        return reading.when_pressed()

    def _setting(self, name: str) -> Setting:
        sizes = self._context.offered_sizes()
        return setting(name, sizes or TEXT_SIZES, self._context.voices())

    def _open(self, name: str) -> None:
        self._context.emit(GoTo(Place(_SCREEN, name)))

    def _choose(self, one: Setting, option: Option) -> None:
        now = self._context.configuration()
        self._apply(one.put(now, option.value))
        if one.is_chosen(option, now):
            # Nothing changes on the screen: without a word the press would seem to have been missed.
            self._context.emit(ShowNews(page_parts.is_chosen_already(option.caption)))

    def _restore(self) -> None:
        one, now = self._setting(self._place.subject), self._context.configuration()
        before = one.put(now, one.value(self._before))
        self._apply(before)
        self._context.emit(ShowNews(settings_screen.is_as_before(one.chosen(before))))

    def _apply(self, configuration: Configuration) -> None:
        if configuration != self._context.configuration():
            self._context.emit(Configure(configuration))

    def _keep(self) -> None:
        self._context.emit(GoBack())

    def _try(self) -> None:
        silence = self._context.silence()
        if silence is not None:
            # The device may be there again, so it is tried in spite of this.
            self._context.emit(ShowNews(voice.silence(silence)[0]))
        self._context.emit(ReadAloud(reading.example()))
