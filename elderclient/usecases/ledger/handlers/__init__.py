"""How queued acts are sent to the operator: one file per matter, imported when there is such an act.

Each file names its kinds of acts and has ``handler(gateway, store, clock)``. Must not decide when anything is sent.
"""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import Protocol, cast

from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import OutboxAct, Store

_FILES = MappingProxyType(
    {
        "askForCall": "callbacks",
        "cancelCall": "callbacks",
        "cancelServices": "orders",
        "changeCall": "callbacks",
        "reportFraud": "fraud_reports",
        "refuseNotice": "notices",
        "withdrawConsent": "privacy",
        "askForCopy": "privacy",
        "askForDeletion": "privacy",
        "complain": "complaints",
        "addToComplaint": "complaints",
        "escalateComplaint": "complaints",
        "reopenComplaint": "complaints",
        "withdrawComplaint": "complaints",
        "rateComplaint": "complaints",
        "reportFault": "faults",
    }
)
"""The file of every kind of act."""


class ActHandler(Protocol):
    """Sends the acts of one matter to the operator."""

    def perform(self, act: OutboxAct) -> object:
        """Send ``act`` and return the answer. The same act may be performed twice. Raises ``OperatorError``."""

    def keep(self, answer: object) -> None:
        """Store what ``perform`` returned. Raises ``StoreError``."""


def handler_of(kind: str, gateway: OperatorGateway, store: Store, clock: Clock) -> ActHandler | None:
    """Return the handler for acts of this kind; ``None`` for a kind this version of the program does not know."""
    file = _FILES.get(kind)
    if file is None:
        return None
    module = import_module(f"elderclient.usecases.ledger.handlers.{file}")
    return cast("ActHandler", module.handler(gateway, store, clock))
