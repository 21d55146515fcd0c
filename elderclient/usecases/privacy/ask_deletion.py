"""Ask that everything be deleted that no law wants kept, and take it back in time. Must not delete anything on this PC."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from elderclient.domain.errors import OperatorError, StoreError
from elderclient.domain.frozen import frozen
from elderclient.domain.privacy.personal_data import Deletion, DeletionPhase, DeletionWish
from elderclient.domain.sentence import Sentence, say
from elderclient.domain.units import ClockTime
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.cache import DELETION
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.ledger.deliver_outbox import FINAL, DeliverOutbox
from elderclient.usecases.ledger.handlers.privacy import ASK_FOR_DELETION
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import OutboxAct, Store


@frozen
class DeletionState:
    """Where the last deletion stands; ``None`` where none was ever asked for."""

    deletion: Deletion | None


class AskDeletion:
    """One deletion at a time."""

    def __init__(
        self,
        gateway: OperatorGateway,
        store: Store,
        clock: Clock,
        outbox: DeliverOutbox,
        new_id: Callable[[], str],
    ) -> None:
        self._gateway = gateway
        self._store = store
        self._clock = clock
        self._outbox = outbox
        self._new_id = new_id

    def cached(self) -> Fetched[DeletionState] | None:
        """As last known."""
        fetched = DELETION.recall(self._store)
        return None if fetched is None else fetched.into(self._state)

    def fetch(self) -> Fetched[DeletionState]:
        """Asked now."""
        return DELETION.ask(self._gateway, self._store, self._clock).into(self._state)

    def wish(self) -> ActionResult:
        """Ask for it: durable on this PC first, then sent. Raises ``StoreError``, and what the operator refuses."""
        now = self._clock.now()
        wish = DeletionWish(self._new_id(), now)
        self._store.add_act(OutboxAct(wish.external_id, ASK_FOR_DELETION, wish, now))
        try:
            answer = self._outbox.deliver(wish.external_id)
        except FINAL:
            raise
        except (OperatorError, StoreError) as problem:
            return ActionResult(kept_words(), problem=problem)
        due = answer.due_at if isinstance(answer, Deletion) else None
        if isinstance(answer, Deletion) and due is not None:
            deletion = answer
            return ActionResult(held_words(due), lambda: self.cancel(deletion), due)
        return ActionResult(received_words())

    def cancel(self, deletion: Deletion) -> ActionResult:
        """Take it back, live. Raises ``Conflict`` when it is done."""
        taken = self._gateway.privacy.cancel_deletion(deletion.id)
        with suppress(StoreError):
            DELETION.put(self._store, (taken,), self._clock.now())
        return ActionResult(_taken_back())

    def drop(self) -> ActionResult:
        """Take back what still lies on this PC. Raises ``StoreError``."""
        for act in self._store.acts():
            if isinstance(act.payload, DeletionWish):
                self._store.remove_act(act.id)
        return ActionResult(_taken_back())

    def _state(self, kept: tuple[Deletion, ...]) -> DeletionState:
        with suppress(StoreError):
            for act in self._store.acts():
                if isinstance(act.payload, DeletionWish):
                    return DeletionState(Deletion("", DeletionPhase.KEPT, act.payload.wished_at))
        return DeletionState(next(iter(kept), None))


def held_words(due: datetime) -> Sentence:
    """That the operator has it, and until when it can be taken back."""
    long = say("We have it. You can take it back until {time}; then it is deleted.", time=ClockTime(due))
    return long.shortened(say("We will delete it"))


def received_words() -> Sentence:
    """That the operator has it, where it does not say until when."""
    return say("We have it and will delete.")


def kept_words() -> Sentence:
    """That it lies on this PC yet."""
    long = say("Noted. It is asked for as soon as there is a network.")
    return long.shortened(say("Noted, sent later"))


def _taken_back() -> Sentence:
    long = say("Taken back. Nothing was deleted.")
    return long.shortened(say("Nothing was deleted"))
