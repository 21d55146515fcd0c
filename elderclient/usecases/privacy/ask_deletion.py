"""Ask the operator to delete everything that no law retains, or cancel that in time. Must not delete anything on this PC."""

from __future__ import annotations

from contextlib import suppress

from elderclient.domain.errors import StoreError, Unconfirmed
from elderclient.domain.frozen import frozen
from elderclient.domain.listing import Listing
from elderclient.domain.privacy.personal_data import Deletion, DeletionPhase, DeletionWish
from elderclient.phrases.privacy import deletions
from elderclient.phrases.shell import acts
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.cache import DELETIONS
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.ledger.kinds import ASK_FOR_DELETION
from elderclient.usecases.ledger.noted import noted
from elderclient.usecases.ledger.taken import Taken
from elderclient.usecases.ports.store import ActState, Entry
from elderclient.usecases.use_case import QueueingUseCase


@frozen
class DeletionState:
    """How far the last deletion is; ``None`` where none was ever asked for."""

    deletion: Deletion | None
    is_taken_back: bool = False
    """It was to be cancelled, and it is not known whether it is."""


class AskDeletion(QueueingUseCase):
    """Asks for one deletion at a time and follows it."""

    def cached(self) -> Fetched[DeletionState] | None:
        """Return the state as last known, ``None`` where it was never asked for."""
        fetched = DELETIONS.recall(self._store)
        return None if fetched is None else fetched.into(self._state)

    def fetch(self) -> Fetched[DeletionState]:
        """Ask the operator how far the last deletion is."""
        return DELETIONS.ask(self._gateway, self._store, self._clock).into(self._state)

    def request(self) -> ActionResult:
        """Queue the request, then send it. Raises ``StoreError``, and the error with which the operator refused it."""
        request = DeletionWish(self._new_id(), self._clock.now())
        sent = self._ledger.act(ASK_FOR_DELETION, request.external_id, request)
        if not sent.is_answered:
            return ActionResult(noted(sent, deletions.queued()), problem=sent.problem)
        answer = sent.answer
        if isinstance(answer, Deletion) and answer.phase is DeletionPhase.UNCLEAR:
            return ActionResult(deletions.state(answer))
        due = answer.due_at if isinstance(answer, Deletion) else None
        accepted = deletions.accepted(due)
        if isinstance(answer, Deletion) and due is not None:
            deletion = answer
            return ActionResult(accepted, lambda: self.cancel(deletion), due)
        return ActionResult(accepted)

    def cancel(self, deletion: Deletion) -> ActionResult:
        """Cancel a deletion, live. Raises ``Conflict`` when it is done already.

        One that the operator answers and does not do stays in the ledger, and is asked for again.
        """
        try:
            taken = self._gateway.privacy.cancel_deletion(deletion.id)
        except Unconfirmed as problem:
            wish = DeletionWish(self._new_id(), deletion.wished_at or self._clock.now())
            self._ledger.take_back(ASK_FOR_DELETION, wish.external_id, wish, is_taken=True)
            return ActionResult(deletions.taking_back_not_known(), problem=problem)
        with suppress(StoreError):
            DELETIONS.put(self._store, Listing((taken,)), self._clock.now())
        return ActionResult(deletions.undone())

    def drop(self) -> ActionResult:
        """Do without the request: one that may have arrived is cancelled at the operator. Raises ``StoreError``."""
        taken = {self._ledger.drop(act.id) for act in self._queued()} or {Taken.ARRIVED}
        if Taken.ARRIVED in taken:
            return self._cancel_arrived()
        if Taken.UNKNOWN in taken:
            return ActionResult(acts.unknown(acts.act(ASK_FOR_DELETION)))
        if Taken.TOO_LATE in taken:
            return ActionResult(acts.too_late_to_take_back(acts.act(ASK_FOR_DELETION)))
        return ActionResult(acts.withdrawal_noted() if Taken.NOTED in taken else deletions.undone())

    def _cancel_arrived(self) -> ActionResult:
        """Cancel a deletion that arrived while its page said that it waits."""
        found = next(iter(DELETIONS.value_in(self._store) or ()), None)
        if found is None or found.phase is not DeletionPhase.HELD:
            return ActionResult(acts.arrived(acts.act(ASK_FOR_DELETION)))
        return self.cancel(found)

    def _queued(self) -> list[Entry]:
        return [act for act in self._ledger.waiting() if isinstance(act.payload, DeletionWish)]

    def _state(self, stored: Listing[Deletion]) -> DeletionState:
        for act in self._queued():
            phase = DeletionPhase.SENT if act.state is ActState.SENT else DeletionPhase.QUEUED
            return DeletionState(Deletion("", phase, act.created_at))
        # One without a day is not known to be older than those that are over.
        held = next((one for one in stored if one.phase.may_be_held), None)
        is_taken_back = held is not None and any(
            act.is_withdrawn
            and isinstance(act.payload, DeletionWish)
            and act.state in (ActState.SENT, ActState.UNKNOWN)
            for act in self._acts()
        )
        return DeletionState(held or next(iter(stored), None), is_taken_back)

    def _acts(self) -> tuple[Entry, ...]:
        with suppress(StoreError):
            return self._ledger.entries()
        return ()
