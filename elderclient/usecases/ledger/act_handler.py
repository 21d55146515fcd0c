"""What the ledger needs of whatever sends acts to the operator, and bases of those that need less of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Protocol

from elderclient.usecases.ports.store import Entry, Value


class ActHandler(Protocol):
    """Sends the acts of one matter to the operator. All but ``values`` raise ``OperatorError``."""

    def send(self, entry: Entry) -> object:
        """Send ``entry`` and return the answer."""

    def find(self, entry: Entry) -> object | None:
        """Return what an earlier try made, as ``send`` would; ``None`` where the operator has nothing of it."""

    def withdraw(self, found: object) -> object:
        """Cancel what was found, and return it as it is then; unchanged where it is over. ``Conflict``: too late."""

    def values(self, answer: object) -> tuple[Value, ...]:
        """Return what is stored of an answer."""


SENT_AT_ONCE = timedelta(seconds=10)
"""What is sent so soon after it was asked for is no later than anything else the person decided."""


def asked_late(entry: Entry) -> datetime | None:
    """Return when an act was asked for that is not sent at once; ``None`` for one that is."""
    is_late = entry.sent_at is not None and entry.sent_at - entry.created_at > SENT_AT_ONCE
    return entry.created_at if is_late or entry.tries > 1 else None


class LastingHandler:
    """Base of handlers of acts that are not taken back, and of which nothing is stored."""

    def withdraw(self, found: object) -> object:
        """Return what was found: the act cannot be taken back."""
        return found

    def values(self, _answer: object) -> tuple[Value, ...]:
        """Return nothing: the act is not shown later."""
        return ()


class LiveHandler(LastingHandler):
    """Base of handlers of live acts alone, which their use cases send themselves."""

    def send(self, entry: Entry) -> object:
        """Raise ``TypeError``: nothing live is sent from the ledger."""
        raise TypeError(f"{entry.kind} is sent by its use case")
