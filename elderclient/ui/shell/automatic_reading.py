"""What the program says without being asked, and when it may. Imports no Qt.

Only whoever chose it is read to unasked, and who uses a screen reader is not; only in the active window, and only while
the person is there. A page is read once, and again where their own act changed its words.
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
"""Who has not touched anything for so long may have left the room, and others may be in it."""
ARRIVING_SECONDS = 30.0
"""So long after arriving on a screen the data that come in are still what the person waits to hear."""


class ReadingConditions(NamedTuple):
    """``is_wanted``: the person chose it and uses no screen reader. ``is_active``: the window has the keyboard.

    ``hands`` knows when a key or button was touched last.
    """

    is_wanted: Callable[[], bool]
    is_active: Callable[[], bool]
    configuration: Callable[[], Configuration]
    hands: ActionGuard
    now: Seconds


class AutomaticReading:
    """Speaks through ``reading``, whatever 朗读 was pressed for before."""

    def __init__(self, reading: Reading, circumstances: ReadingConditions) -> None:
        self._reading = reading
        self._circumstances = circumstances
        self._came_at = circumstances.now()
        self._said: tuple[Sentence, ...] = ()

    def arrived(self) -> None:
        """The person came to another screen."""
        self._came_at = self._circumstances.now()
        self._said = ()

    def read(self, sentences: Callable[[], tuple[Sentence, ...]], *, is_result: bool = False) -> None:
        """The screen says ``sentences`` now. ``is_result``: the person's own act led to it."""
        here = self._circumstances
        is_awaited = here.now() - self._came_at < ARRIVING_SECONDS or (is_result and self._is_attended())
        if not here.is_wanted() or not here.is_active() or not is_awaited:
            return
        said = sentences()
        if said != self._said:
            self._said = said
            configuration = here.configuration()
            self._reading.read(said, configuration.language, with_amounts=configuration.speaks_amounts)

    def announce(self, sentence: Sentence, *, is_urgent: bool = False) -> None:
        """Say what happened after what is being read; not twice what was read of the screen.

        ``is_urgent``: the phone rings; the one thing that is also said where nobody is at the window.
        """
        here = self._circumstances
        is_heard = is_urgent or (here.is_active() and self._is_attended())
        if here.is_wanted() and is_heard and sentence not in self._said:
            configuration = here.configuration()
            self._reading.add(sentence, configuration.language, with_amounts=configuration.speaks_amounts)

    def _is_attended(self) -> bool:
        """The person did something within two minutes."""
        here = self._circumstances
        return min(here.hands.idle_seconds(), here.now() - self._came_at) < ATTENTION_SECONDS
