"""Announces changes of the callback in the strip, by voice and on the desktop, whichever screen is open. Imports no Qt.

``CallWatch`` knows the callback's state; which changes were announced already is remembered here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from elderclient.domain.errors import ElderclientError, StoreError
from elderclient.domain.sentence import Sentence
from elderclient.ui.place import Place

if TYPE_CHECKING:
    from elderclient.domain.callbacks import CallbackPhase
    from elderclient.ui.flow.call_watch import CallWatch

CALLBACK = Place("callback")

Announce: TypeAlias = "Callable[[Sentence, Place | None, ElderclientError | None], None]"
"""Puts a sentence into the strip, which opens the place when pressed; with the trouble it is about."""


class CallNews:
    """Announces each change once. ``ring`` gets the sentence of a call that rings."""

    def __init__(
        self, calls: CallWatch, announce: Announce, ring: Callable[[Sentence], None], is_demo: Callable[[], bool]
    ) -> None:
        self._calls = calls
        self._is_demo = is_demo
        self._announce = announce
        self._ring = ring
        self._phase: CallbackPhase | None = None
        self._is_asked = False
        self._problem: type = type(None)
        self._has_announced = False

    def look(self, *, is_open: bool) -> None:
        """Announce what is new since the last call; ``is_open``: the callback's own page is on the screen."""
        calls = self._calls
        # Every request is stored on this PC for a moment before it is sent: no news yet.
        is_on_its_way = calls.is_placing and calls.is_unsent_request
        before, self._phase = self._phase, self._phase if is_on_its_way else calls.phase
        is_asked, self._is_asked = self._is_asked, calls.needs_confirmation
        if self._phase is not None and (self._phase is not before or self._is_asked > is_asked):
            self._announce_status(is_open=is_open)
        if before is not None and self._phase is None and calls.has_vanished:
            from elderclient.phrases.callbacks import call_status

            self._announce(call_status.not_found(), CALLBACK, None)
        if (line := calls.fresh_line()) is not None:
            self._announce(line, CALLBACK, None)
        self._announce_problem(is_shown=is_open and calls.phase is None)

    def _announce_problem(self, *, is_shown: bool) -> None:
        """Announce trouble once. The lines of a request that is unsent or refused say it themselves."""
        problem = self._calls.problem
        before, self._problem = self._problem, type(problem)
        says_it = not isinstance(problem, StoreError) and (self._calls.is_unsent_request or self._calls.is_refused)
        # The strip must not go on announcing a call that the page does not know.
        is_said = says_it or (is_shown and not self._has_announced)
        if problem is not None and before is not type(problem) and not is_said:
            from elderclient.phrases.shell.trouble import reaction_to

            self._has_announced = False
            self._announce(reaction_to(problem).sentence, None, problem)

    def _announce_status(self, *, is_open: bool) -> None:
        status = self._calls.status
        if status is None or not status.lines:
            return
        sentence = status.question or status.lines[0]
        if self._calls.is_ringing and not is_open:
            from elderclient.phrases.callbacks import call_status

            sentence = call_status.is_coming()
        if self._is_demo() and self._phase is not None and self._phase is type(self._phase).WAITING:
            from elderclient.phrases.callbacks import callback_screen

            by_text = status.is_by_text
            sentence = sentence if by_text or status.question else callback_screen.placed_in_demo()
        self._announce(sentence, CALLBACK, None)
        self._has_announced = True
        if self._calls.is_ringing:
            self._ring(sentence)
