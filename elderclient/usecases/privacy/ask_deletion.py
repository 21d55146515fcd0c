"""Ask the operator to delete everything that no law retains, or cancel that in time. Must not delete anything on this PC."""

from __future__ import annotations

from contextlib import suppress

from elderclient.domain.errors import OperatorError, StoreError
from elderclient.domain.frozen import frozen
from elderclient.domain.privacy.personal_data import Deletion, DeletionPhase, DeletionWish
from elderclient.phrases.privacy import deletions
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.cache import DELETION
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.ledger.deliver_outbox import FINAL
from elderclient.usecases.ledger.handlers.privacy import ASK_FOR_DELETION
from elderclient.usecases.ports.store import OutboxAct
from elderclient.usecases.use_case import QueueingUseCase


@frozen
class DeletionState:
    """How far the last deletion is; ``None`` where none was ever asked for."""

    deletion: Deletion | None


class AskDeletion(QueueingUseCase):
    """Asks for one deletion at a time and follows it."""

    def cached(self) -> Fetched[DeletionState] | None:
        """Return the state as last known, ``None`` where it was never asked for."""
        fetched = DELETION.recall(self._store)
        return None if fetched is None else fetched.into(self._state)

    def fetch(self) -> Fetched[DeletionState]:
        """Ask the operator how far the last deletion is."""
        return DELETION.ask(self._gateway, self._store, self._clock).into(self._state)

    def request(self) -> ActionResult:
        """Queue the request, then send it. Raises ``StoreError``, and the error with which the operator refused it."""
        now = self._clock.now()
        request = DeletionWish(self._new_id(), now)
        self._store.add_act(OutboxAct(request.external_id, ASK_FOR_DELETION, request, now))
        try:
            answer = self._outbox.deliver(request.external_id)
        except FINAL:
            raise
        except (OperatorError, StoreError) as problem:
            return ActionResult(deletions.queued(), problem=problem)
        due = answer.due_at if isinstance(answer, Deletion) else None
        accepted = deletions.accepted(due)
        if isinstance(answer, Deletion) and due is not None:
            deletion = answer
            return ActionResult(accepted, lambda: self.cancel(deletion), due)
        return ActionResult(accepted)

    def cancel(self, deletion: Deletion) -> ActionResult:
        """Cancel a deletion, live. Raises ``Conflict`` when it is done already."""
        taken = self._gateway.privacy.cancel_deletion(deletion.id)
        with suppress(StoreError):
            DELETION.put(self._store, (taken,), self._clock.now())
        return ActionResult(deletions.undone())

    def drop(self) -> ActionResult:
        """Remove the request from the queue of this PC. Raises ``StoreError``."""
        for act in self._store.acts():
            if isinstance(act.payload, DeletionWish):
                self._store.remove_act(act.id)
        return ActionResult(deletions.undone())

    def _state(self, stored: tuple[Deletion, ...]) -> DeletionState:
        with suppress(StoreError):
            for act in self._store.acts():
                if isinstance(act.payload, DeletionWish):
                    return DeletionState(Deletion("", DeletionPhase.QUEUED, act.payload.wished_at))
        return DeletionState(next(iter(stored), None))
