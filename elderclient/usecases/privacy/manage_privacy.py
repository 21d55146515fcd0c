"""See what one's data are used for, agree, take it back; who has looked; what is held. Must not ask for a consent itself.

Taking back and refusing can be kept on this PC until there is a network; agreeing is live.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from elderclient.domain.errors import OperatorError, StoreError, Unreachable
from elderclient.domain.privacy.consent import ConsentGiven, ConsentState, ConsentWithdrawn, Purpose
from elderclient.domain.privacy.personal_data import AccessLogEntry, Holding
from elderclient.domain.sentence import say
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.cache import ACCESS_LOG, HOLDINGS, PURPOSES
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.ledger.deliver_outbox import FINAL, DeliverOutbox
from elderclient.usecases.ledger.handlers.privacy import WITHDRAW_CONSENT
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import OutboxAct, Store


class ManagePrivacy:
    """A person's own say about their data. See ``get_copy`` for copies and ``ask_deletion`` for deletion."""

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

    def cached(self) -> Fetched[tuple[Purpose, ...]] | None:
        """The purposes as last known, with what was refused on this PC since."""
        fetched = PURPOSES.recall(self._store)
        return None if fetched is None else fetched.into(self._with_kept_refusals)

    def fetch(self) -> Fetched[tuple[Purpose, ...]]:
        """The purposes, asked now, with what was refused on this PC and is still on its way."""
        return PURPOSES.ask(self._gateway, self._store, self._clock).into(self._with_kept_refusals)

    def cached_holdings(self) -> Fetched[tuple[Holding, ...]] | None:
        """What is held, as last known."""
        return HOLDINGS.recall(self._store)

    def fetch_holdings(self) -> Fetched[tuple[Holding, ...]]:
        """What is held, asked now."""
        return HOLDINGS.ask(self._gateway, self._store, self._clock)

    def cached_looks(self) -> Fetched[tuple[AccessLogEntry, ...]] | None:
        """Who has looked, as last known."""
        return ACCESS_LOG.recall(self._store)

    def fetch_looks(self) -> Fetched[tuple[AccessLogEntry, ...]]:
        """Who has looked, asked now."""
        return ACCESS_LOG.ask(self._gateway, self._store, self._clock)

    def give(self, purpose: Purpose, words: str) -> ActionResult:
        """Agree, live; ``words`` is the sentence as it was shown. Raises ``OperatorError`` where it was not done."""
        now = self._clock.now()
        given = ConsentGiven(purpose.id, purpose.name.text, purpose.version, words, now)
        try:
            self._gateway.privacy.give_consent(given)
        except Unreachable:
            # The answer may have been lost on the way: whether it was done is looked up, never guessed.
            if not any(one.id == purpose.id and one.is_granted for one in self._gateway.privacy.purposes()):
                raise
        self._forget_refusals(purpose)
        done = say("Switched on: {name}. You can switch it off at any time.", name=purpose.name)
        return ActionResult(done.shortened(say("On: {name}", name=purpose.name)))

    def withdraw(self, purpose: Purpose) -> ActionResult:
        """Refuse or take back: durable on this PC first, then sent. Raises ``StoreError`` where it cannot be kept."""
        now = self._clock.now()
        act = OutboxAct(self._new_id(), WITHDRAW_CONSENT, ConsentWithdrawn(purpose.id, now), now)
        self._store.add_act(act)
        try:
            self._outbox.deliver(act.id)
        except FINAL:
            raise
        except (OperatorError, StoreError) as problem:
            kept = say("Noted: switch off {name}. It is done as soon as there is a network.", name=purpose.name)
            return ActionResult(kept.shortened(say("Noted: {name} off", name=purpose.name)), problem=problem)
        done = say("Switched off: {name}. Nothing else changes, and you are not asked again.", name=purpose.name)
        return ActionResult(done.shortened(say("Off: {name}", name=purpose.name)))

    def _with_kept_refusals(self, fetched: tuple[Purpose, ...]) -> tuple[Purpose, ...]:
        refused = {act.payload.purpose_id for act in self._acts() if isinstance(act.payload, ConsentWithdrawn)}
        return tuple(
            replace(purpose, state=ConsentState.REFUSED) if purpose.id in refused else purpose for purpose in fetched
        )

    def _forget_refusals(self, purpose: Purpose) -> None:
        """A refusal that still lies here is older than the consent, and must not undo it."""
        for act in self._acts():
            if isinstance(act.payload, ConsentWithdrawn) and act.payload.purpose_id == purpose.id:
                self._store.remove_act(act.id)

    def _acts(self) -> tuple[OutboxAct, ...]:
        try:
            return self._store.acts()
        except StoreError:
            return ()
