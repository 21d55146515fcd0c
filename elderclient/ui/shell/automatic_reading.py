"""What is read aloud without 朗读 being pressed, and when. Imports no Qt.

Only if the person chose it and uses no screen reader, only in the active window, and only while it is used. A
page is read once, and again where the person's own act changed its text.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from elderclient.domain.configuration import Configuration
    from elderclient.domain.sentence import Sentence
    from elderclient.ui.a11y.pressing import ActionGuard, Seconds
    from elderclient.ui.flow.reading import Reading

ATTENTION_SECONDS = 120.0
"""After so long without input the person may have left the room, and others may be in it."""
ARRIVING_SECONDS = 30.0
"""Data that arrive within this time after the screen was opened are still read aloud."""


class ReadingConditions(NamedTuple):
    """``is_wanted``: the person chose it and uses no screen reader. ``is_active``: the window has the keyboard.

    ``input_guard`` knows when a key or button was touched last.
    """

    is_wanted: Callable[[], bool]
    is_active: Callable[[], bool]
    configuration: Callable[[], Configuration]
    input_guard: ActionGuard
    now: Seconds


class AutomaticReading:
    """Reads screens and news aloud through ``reading``, replacing what 朗读 began."""

    def __init__(self, reading: Reading, conditions: ReadingConditions) -> None:
        self._reading = reading
        self._conditions = conditions
        self._came_at = conditions.now()
        self._said: tuple[Sentence, ...] = ()

    def arrived(self) -> None:
        """Another screen was opened: its text may be read."""
        self._came_at = self._conditions.now()
        self._said = ()

    def read(self, sentences: Callable[[], tuple[Sentence, ...]], *, is_result: bool = False) -> None:
        """Read ``sentences``, which the screen shows now. ``is_result``: the person's own act led to it."""
        here = self._conditions
        is_awaited = here.now() - self._came_at < ARRIVING_SECONDS or (is_result and self._is_attended())
        if not here.is_wanted() or not here.is_active() or not is_awaited:
            return
        said = sentences()
        if said != self._said:
            self._said = said
            configuration = here.configuration()
            self._reading.read(said, configuration.language, with_amounts=configuration.speaks_amounts)

    def announce(self, sentence: Sentence, *, is_urgent: bool = False) -> None:
        """Read news after the sentence that is being read, unless the screen's text had it.

        ``is_urgent``: the phone rings; the one thing that is also said while the window is not used.
        """
        here = self._conditions
        is_heard = is_urgent or (here.is_active() and self._is_attended())
        if here.is_wanted() and is_heard and sentence not in self._said:
            configuration = here.configuration()
            self._reading.add(sentence, configuration.language, with_amounts=configuration.speaks_amounts)

    def _is_attended(self) -> bool:
        """There was input within the last two minutes."""
        here = self._conditions
        return min(here.input_guard.idle_seconds(), here.now() - self._came_at) < ATTENTION_SECONDS
