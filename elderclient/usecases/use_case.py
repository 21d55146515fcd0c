"""The bases of use cases: what most of them need of their dependencies. Must not do anything with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from elderclient.usecases.dependencies import Dependencies


class UseCase:
    """Base of what asks the operator for one person's data and stores it on this PC."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._gateway = dependencies.gateway
        self._store = dependencies.store
        self._clock = dependencies.clock


class QueueingUseCase(UseCase):
    """Base of what also queues acts: the ledger sends them, each with a new id of our own."""

    def __init__(self, dependencies: Dependencies) -> None:
        super().__init__(dependencies)
        self._ledger = dependencies.ledger
        self._new_id = dependencies.new_id
