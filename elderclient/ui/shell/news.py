"""The message the strip shows: the newest, and how long it stays. Imports no Qt, shows nothing.

Must not know where the strip is or what else happens when a message comes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from elderclient.domain.errors import OperatorError, StoreError

if TYPE_CHECKING:
    from elderclient.domain.errors import ElderclientError
    from elderclient.domain.sentence import Sentence
    from elderclient.ui.a11y.pressing import Seconds
    from elderclient.ui.intents import ShowNews
    from elderclient.ui.place import Place

NEWS_SECONDS = 20.0
"""A message of at least this age gives way when the screen changes."""


class News:
    """One message at a time. Methods return whether the strip has to be drawn again."""

    def __init__(self, now: Seconds) -> None:
        self._now = now
        self._shown_at = 0.0
        self._store_troubles: set[type] = set()
        self.message: ShowNews | None = None

    @property
    def sentence(self) -> Sentence | None:
        """The sentence of the message; ``None`` without a message."""
        return None if self.message is None else self.message.sentence

    @property
    def problem(self) -> ElderclientError | None:
        """The error the message is about, if any."""
        return None if self.message is None else self.message.problem

    @property
    def place(self) -> Place | None:
        """Where pressing the strip leads; ``None`` for the screen with the whole message."""
        return None if self.message is None else self.message.place

    def take(self, message: ShowNews) -> bool:
        """Take a new message; each kind of trouble with this PC's disk is taken once only, because it lasts."""
        if isinstance(message.problem, StoreError) and message.place is None:
            kind = type(message.problem)
            if kind in self._store_troubles:
                return False
            self._store_troubles.add(kind)
        self.message = message
        self._shown_at = self._now()
        return True

    def age(self) -> bool:
        """Drop a message older than ``NEWS_SECONDS``, because the person went to another screen."""
        if self.message is None or self._now() - self._shown_at <= NEWS_SECONDS:
            return False
        self.message = None
        return True

    def recover(self) -> bool:
        """Drop a message about trouble with the operator, because it answered."""
        if not isinstance(self.problem, OperatorError):
            return False
        self.message = None
        return True
