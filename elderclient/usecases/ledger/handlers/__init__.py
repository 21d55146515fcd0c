"""How acts are sent to the operator, found and withdrawn there: one file per matter, imported when there is such an act.

Each file has ``handler(gateway, store, clock)``. Must not decide when anything is sent.
"""

from __future__ import annotations

from importlib import import_module
from typing import cast

from elderclient.usecases.ledger.act_handler import ActHandler
from elderclient.usecases.ledger.kinds import KINDS
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import Store


def handler_of(kind: str, gateway: OperatorGateway, store: Store, clock: Clock) -> ActHandler | None:
    """Return the handler for acts of this kind; ``None`` for orders made at once, and unknown kinds."""
    found = KINDS.get(kind)
    if found is None:
        return None
    module = import_module(f"elderclient.usecases.ledger.handlers.{found.file}")
    return cast("ActHandler", module.handler(gateway, store, clock))
