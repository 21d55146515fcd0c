"""What of a callback is news for the strip, the voice and the desktop, whichever screen is open. Imports no Qt.

``CallWatch`` knows where the callback stands; what of it was told already is known here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from elderclient.domain.errors import ElderclientError, StoreError
from elderclient.domain.sentence import Sentence, say
from elderclient.ui.place import Place

if TYPE_CHECKING:
    from elderclient.domain.callbacks import CallbackPhase
    from elderclient.ui.flow.call_watch import CallWatch

CALLBACK = Place("callback")


Tell: TypeAlias = "Callable[[Sentence, Place | None, ElderclientError | None], None]"
"""Puts a sentence into the strip, which opens the place when pressed; with the trouble it is about."""


class CallNews:
    """Tells each change once. ``ring`` is told the sentence of a call that rings."""

    def __init__(self, calls: CallWatch, tell: Tell, ring: Callable[[Sentence], None]) -> None:
        self._calls = calls
        self._tell = tell
        self._ring = ring
        self._phase: CallbackPhase | None = None
        self._is_asked = False
        self._problem: type = type(None)
        self._has_promised = False

    def look(self, *, is_open: bool) -> None:
        """Something changed; ``is_open``: the callback's own page is on the screen."""
        calls = self._calls
        # A wish is kept on this PC for a moment before every delivery: no news yet.
        is_on_its_way = calls.is_placing and calls.is_kept
        before, self._phase = self._phase, self._phase if is_on_its_way else calls.phase
        is_asked, self._is_asked = self._is_asked, calls.is_asking
        if self._phase is not None and (self._phase is not before or self._is_asked > is_asked):
            self._announce(is_open=is_open)
        if before is not None and self._phase is None and calls.has_vanished:
            self._tell(calls.vanished_words(), CALLBACK, None)
        if (line := calls.fresh_line()) is not None:
            self._tell(line, CALLBACK, None)
        self._tell_problem(is_shown=is_open and calls.phase is None)

    def _tell_problem(self, *, is_shown: bool) -> None:
        """Trouble with a call that stands on the page goes into the strip, once (a kept or refused wish says it itself)."""
        problem = self._calls.problem
        before, self._problem = self._problem, type(problem)
        says_it = not isinstance(problem, StoreError) and (self._calls.is_kept or self._calls.is_refused)
        # A call that was promised in the strip must not stay there beside a page that knows of none.
        is_told = says_it or (is_shown and not self._has_promised)
        if problem is not None and before is not type(problem) and not is_told:
            from elderclient.phrases.shell.trouble import reaction_to

            self._has_promised = False
            self._tell(reaction_to(problem).sentence, None, problem)

    def _announce(self, *, is_open: bool) -> None:
        status = self._calls.status
        if status is None or not status.lines:
            return
        sentence = status.question or status.lines[0]
        if self._calls.is_ringing and not is_open:
            sentence = say("The call is coming: press here")
        self._tell(sentence, CALLBACK, None)
        self._has_promised = True
        if self._calls.is_ringing:
            self._ring(sentence)
