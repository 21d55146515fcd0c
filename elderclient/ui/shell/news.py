"""What the strip tells: the newest message, and how long it stays. Imports no Qt, shows nothing.

Must not know where the strip is or what else happens when something is told.
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
"""So long a message outlives a change of the screen."""


class News:
    """One message at a time. What returns ``bool`` says whether the strip has to be shown anew."""

    def __init__(self, now: Seconds) -> None:
        self._now = now
        self._told_at = 0.0
        self._store_troubles: set[type] = set()
        self.message: ShowNews | None = None

    @property
    def sentence(self) -> Sentence | None:
        """What is told; ``None`` where there is nothing to tell."""
        return None if self.message is None else self.message.sentence

    @property
    def problem(self) -> ElderclientError | None:
        """The trouble it is about."""
        return None if self.message is None else self.message.problem

    @property
    def place(self) -> Place | None:
        """Where pressing it leads, if it leads anywhere of its own."""
        return None if self.message is None else self.message.place

    def take(self, message: ShowNews) -> bool:
        """A new message, unless it is about trouble with this PC's disk: that stays as it is, and is told once."""
        if isinstance(message.problem, StoreError) and message.place is None:
            kind = type(message.problem)
            if kind in self._store_troubles:
                return False
            self._store_troubles.add(kind)
        self.message = message
        self._told_at = self._now()
        return True

    def age(self) -> bool:
        """The person goes on: what is old gives way to the date."""
        if self.message is None or self._now() - self._told_at <= NEWS_SECONDS:
            return False
        self.message = None
        return True

    def recover(self) -> bool:
        """The operator answered: its trouble is no news any more."""
        if not isinstance(self.problem, OperatorError):
            return False
        self.message = None
        return True
