"""What the program reads without being asked, and when it may: the rules, no voice. Imports no Qt.

Only whoever chose it is read to unasked, and who uses a screen reader is not (``Application`` knows both); only in the
active window, and only while the person is there. A page is read once, and again where their own act changed its words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from elderclient.domain.sentence import Sentence
    from elderclient.ui.a11y.pressing import ActionGuard, Seconds

ATTENTION_SECONDS = 120.0
"""Who has not touched anything for so long may have left the room, and others may be in it."""
ARRIVING_SECONDS = 30.0
"""So long after arriving on a screen the data that come in are still what the person waits to hear."""


class Unasked:
    """``hands`` knows when a key or button was touched last."""

    def __init__(self, hands: ActionGuard, now: Seconds) -> None:
        self._hands = hands
        self._now = now
        self._came_at = now()
        self.said: tuple[Sentence, ...] = ()
        """What was read of this screen."""

    def arrived(self) -> None:
        """The person came to another screen."""
        self._came_at = self._now()
        self.said = ()

    def takes(self, said: tuple[Sentence, ...], *, is_result: bool) -> bool:
        """``said`` shall be read now. ``is_result``: the person's own act led to it."""
        is_awaited = self._now() - self._came_at < ARRIVING_SECONDS or (is_result and self.is_attended())
        if said == self.said or not is_awaited:
            return False
        self.said = said
        return True

    def is_attended(self) -> bool:
        """The person did something within two minutes."""
        return min(self._hands.idle_seconds(), self._now() - self._came_at) < ATTENTION_SECONDS
