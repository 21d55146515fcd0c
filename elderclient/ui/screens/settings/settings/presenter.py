"""设置: the list of settings, and a page of choices for one of them. Must not write files or draw. Imports no Qt."""

from __future__ import annotations

from functools import partial

from elderclient.domain.configuration import TEXT_SIZES, Configuration
from elderclient.domain.money import Money
from elderclient.domain.sentence import Sentence, say
from elderclient.phrases.shell.silence import silence_words
from elderclient.ui.flow.presenting import Action, Choice, Context, Entry, Page, Text, Weight, texts
from elderclient.ui.intents import Configure, GoBack, GoTo, ReadAloud, Tell
from elderclient.ui.place import Place
from elderclient.ui.screens.settings.settings.choices import NAMES, VOICE, Option, Setting, setting

_SCREEN = "settings"


class SettingsPresenter:
    """``place.subject`` is empty for the list, ``voice`` for the voice page, or the name of one setting.

    A choice is applied at once; 用回原来的 brings back what stood when this page was opened.
    """

    def __init__(self, context: Context, place: Place) -> None:
        self._context = context
        self._place = place if place.subject in ("", "voice", *NAMES) else Place(_SCREEN)
        self._before = context.configuration()

    @property
    def title(self) -> Sentence:
        """The setting's name, or 设置."""
        if self._place.subject == "voice":
            return _voice_title()
        if self._place.subject:
            return self._setting(self._place.subject).title
        return say("Settings")

    @property
    def place(self) -> Place:
        """Where the person is."""
        return self._place

    def sentences(self) -> tuple[Sentence, ...]:
        """What the page says."""
        return texts(self.page())

    def refresh(self) -> None:
        """The configuration may have changed."""
        self._context.changed()

    def page(self) -> Page:
        """The list, the voice page, or one setting."""
        if self._place.subject == "voice":
            return self._voice()
        if self._place.subject:
            return self._one(self._setting(self._place.subject))
        return self._list()

    def _list(self) -> Page:
        question = Text(say("What shall be changed? You can change it back at any time."), Weight.BOLD)
        names = ("size", "colours", "voice", "pointer", "bounce", "repeat", "scanning", "language", "contact")
        return Page((question, *(self._entry(name) for name in names)))

    def _voice(self) -> Page:
        blocks: list[Text | Entry] = []
        silence = self._context.silence()
        if silence is None:
            blocks.append(Text(say("Press “Try it” and listen."), Weight.BOLD))
        else:
            wrong, advice = silence_words(silence)
            blocks += [Text(wrong, Weight.BOLD), Text(advice)]
        blocks += [self._entry(name) for name in VOICE]
        attempt = Action(say("Try it"), self._try, icon="read")
        return Page(tuple(blocks), (attempt,))

    def _one(self, one: Setting) -> Page:
        now = self._context.configuration()
        choices = (
            Choice(option.caption, one.is_chosen(option, now), partial(self._choose, one, option), option.text_size)
            for option in one.options
        )
        short = say("As it was")
        back = Action(say("As it was before").shortened(short), self._restore)
        long = say("Keep this")
        keep = Action(long.shortened(say("Keep")), self._keep, icon="check")
        actions = [back, keep]
        if self._place.subject in ("speaker", "rate", "volume"):
            actions.insert(1, Action(say("Try it"), self._try, icon="read"))
        blocks: list[Text | Choice] = [Text(one.question, Weight.BOLD), *choices]
        if self._place.subject == "speaker" and len(one.options) == 1:
            blocks.append(Text(say("This computer has only this voice.")))
        return Page(tuple(blocks), tuple(actions))

    def _entry(self, name: str) -> Entry:
        title = _voice_title() if name == "voice" else self._setting(name).title
        value = self._reading() if name == "voice" else self._setting(name).chosen(self._context.configuration())
        return Entry(title, partial(self._open, name), value)

    def _reading(self) -> Sentence:
        if self._context.silence() is not None:
            return say("No sound")
        if self._context.configuration().reads_automatically:
            return say("Read it by itself")
        return say("When I press")

    def _setting(self, name: str) -> Setting:
        sizes = self._context.offered_sizes()
        return setting(name, sizes or TEXT_SIZES, self._context.voices())

    def _open(self, name: str) -> None:
        self._context.emit(GoTo(Place(_SCREEN, name)))

    def _choose(self, one: Setting, option: Option) -> None:
        self._apply(one.put(self._context.configuration(), option.value))

    def _restore(self) -> None:
        one, now = self._setting(self._place.subject), self._context.configuration()
        before = one.put(now, one.value(self._before))
        if before == now:
            self._context.emit(Tell(say("It is as it was before.")))
        self._apply(before)

    def _apply(self, configuration: Configuration) -> None:
        if configuration != self._context.configuration():
            self._context.emit(Configure(configuration))

    def _keep(self) -> None:
        self._context.emit(GoBack())

    def _try(self) -> None:
        silence = self._context.silence()
        if silence is not None:
            # Tried all the same: the device may be there again.
            self._context.emit(Tell(silence_words(silence)[0]))
        hello = say("Hello. This is how I read to you. Can you hear me well?")
        # Translators: read aloud when the voice is tried, so that the person hears how an amount of money sounds.
        example = say("For example: your bill this month is {amount}.", amount=Money.of("128.50"))
        self._context.emit(ReadAloud((hello, example)))


def _voice_title() -> Sentence:
    return say("Voice")
