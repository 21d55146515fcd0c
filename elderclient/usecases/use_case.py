"""What most use cases are built from. Must not do anything with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from elderclient.usecases.ledger.ledger import Ledger
    from elderclient.usecases.ports.clock import Clock
    from elderclient.usecases.ports.operator import OperatorGateway
    from elderclient.usecases.ports.store import Store


class UseCase:
    """Base of what asks the operator for one person's data and stores it on this PC."""

    def __init__(self, gateway: OperatorGateway, store: Store, clock: Clock) -> None:
        self._gateway = gateway
        self._store = store
        self._clock = clock


class QueueingUseCase(UseCase):
    """Base of what also queues acts: ``ledger`` sends them, ``new_id`` returns a new id of our own for each."""

    def __init__(
        self, gateway: OperatorGateway, store: Store, clock: Clock, ledger: Ledger, new_id: Callable[[], str]
    ) -> None:
        super().__init__(gateway, store, clock)
        self._ledger = ledger
        self._new_id = new_id
