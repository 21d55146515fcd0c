"""How acts are sent to the operator, found and withdrawn there: one file per matter, imported when there is such an act.

Each file has ``handler(gateway, store, clock)``. Must not decide when anything is sent.
"""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from elderclient.usecases.ledger.kinds import KINDS
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import Entry, Store, Value


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


def handler_of(kind: str, gateway: OperatorGateway, store: Store, clock: Clock) -> ActHandler | None:
    """Return the handler for acts of this kind; ``None`` for orders made at once, and unknown kinds."""
    found = KINDS.get(kind)
    if found is None:
        return None
    module = import_module(f"elderclient.usecases.ledger.handlers.{found.file}")
    return cast("ActHandler", module.handler(gateway, store, clock))
