"""Help (F1): one key more and a person calls. Must not explain the whole program. Imports no Qt."""

from __future__ import annotations

from elderclient.domain.callbacks import Reason
from elderclient.domain.sentence import Sentence
from elderclient.phrases.shell import actions, help_screen
from elderclient.ui.flow.presenting import Action, Block, Context, Entry, Page, Text, Weight, texts
from elderclient.ui.intents import CallMe, GoTo, OpenGuide
from elderclient.ui.place import Place

HOTLINE = "hotline"


class HelpPresenter:
    """帮助.

    ``place.subject`` is ``hotline`` (nothing but a telephone works now), or names the screen help was asked on, such as
    ``bill/2026-09``, so that the agent knows it.
    """

    def __init__(self, context: Context, place: Place) -> None:
        self._context = context
        self._place = place

    @property
    def title(self) -> Sentence:
        """帮助."""
        return help_screen.title()

    @property
    def place(self) -> Place:
        """Where the person is."""
        return self._place

    def sentences(self) -> tuple[Sentence, ...]:
        """What the page says."""
        return texts(self.page())

    def refresh(self) -> None:
        """The hotline may have changed with the configuration."""
        self._context.changed()

    def page(self) -> Page:
        """How to get a person, then what else helps, then what the keys do."""
        press = Text(help_screen.press_the_button(), Weight.BOLD)
        dial = Text(help_screen.or_dial(), is_heading=True)
        hotline = Text(help_screen.number(self._context.configuration().hotline), Weight.LARGE)
        is_urgent = self._place.subject == HOTLINE
        blocks: list[Block] = [dial, hotline, press] if is_urgent else [press, dial, hotline]
        blocks.append(Entry(help_screen.caller_check(), self._check, icon="caller"))
        blocks.append(Entry(help_screen.settings(), self._settings, icon="settings"))
        blocks.append(Entry(help_screen.guide(), lambda: self._context.emit(OpenGuide()), icon="help"))
        blocks += [Text(key) for key in help_screen.keyboard()]
        call = Action(actions.call_me_back(), self._call, icon="call", is_guarded=False, is_call=True)
        return Page(tuple(blocks), (call,))

    def _call(self) -> None:
        screen, _slash, subject = self._place.subject.partition("/")
        has_origin = screen not in ("", HOTLINE)
        self._context.emit(CallMe(Reason(screen, subject) if has_origin else None))

    def _check(self) -> None:
        self._context.emit(GoTo(Place("caller_check")))

    def _settings(self) -> None:
        self._context.emit(GoTo(Place("settings")))
