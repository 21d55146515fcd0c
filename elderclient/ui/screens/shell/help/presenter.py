"""Help (F1): one more key asks for a call. Must not explain the whole program. Imports no Qt."""

from __future__ import annotations

from elderclient.domain.callbacks import Reason
from elderclient.domain.sentence import Sentence
from elderclient.phrases.shell import actions, help_screen
from elderclient.ui.flow.presenting import Action, Block, Entry, Page, Text, Weight
from elderclient.ui.flow.registration import registration_blocks
from elderclient.ui.flow.screen_presenter import ScreenPresenter
from elderclient.ui.intents import CallMe, GoTo, OpenGuide
from elderclient.ui.place import Place

HOTLINE = "hotline"


class HelpPresenter(ScreenPresenter):
    """The help screen.

    ``place.subject`` is ``hotline`` where nothing but a telephone works now, or the screen where F1 was pressed, such as
    ``bill/2026-09``, for the agent.
    """

    @property
    def title(self) -> Sentence:
        """Title of the screen, 帮助."""
        return help_screen.title()

    def refresh(self) -> None:
        """Show the page again: the configuration has the hotline."""
        self._context.changed()

    def page(self) -> Page:
        """Return how to reach a person, what else helps, and what the keys do."""
        press = Text(help_screen.press_the_button(), Weight.BOLD)
        dial = Text(help_screen.or_dial(), is_heading=True)
        hotline = Text(help_screen.number(self._context.configuration().number_to_dial), Weight.LARGE)
        is_urgent = self._place.subject == HOTLINE
        blocks: list[Block] = [dial, hotline, press] if is_urgent else [press, dial, hotline]
        if self._context.must_register():
            # No press of the yellow button leads to a call.
            blocks = list(registration_blocks(self._context.configuration().number_to_dial))
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
