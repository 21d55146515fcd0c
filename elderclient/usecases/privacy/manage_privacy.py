"""See purposes, holdings and the access log; give, refuse and withdraw consents. Must not prompt for a consent.

Refusing and withdrawing can wait on this PC until there is a network; agreeing is live.
"""

from __future__ import annotations

from dataclasses import replace

from elderclient.domain.listing import Listing
from elderclient.domain.privacy.consent import ConsentGiven, ConsentState, ConsentWithdrawn, Purpose
from elderclient.domain.privacy.personal_data import AccessLogEntry, Holding
from elderclient.phrases.privacy import consents
from elderclient.phrases.shell import acts
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.cache import ACCESS_LOG, HOLDINGS, PURPOSES
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.ledger.kinds import GIVE_CONSENT, WITHDRAW_CONSENT
from elderclient.usecases.ledger.live import result_of
from elderclient.usecases.ledger.noted import noted
from elderclient.usecases.ledger.taken import Taken
from elderclient.usecases.ports.store import ActPayload
from elderclient.usecases.use_case import QueueingUseCase


class ManagePrivacy(QueueingUseCase):
    """One person's consents and data. See ``get_copy`` for copies and ``ask_deletion`` for deletion."""

    def cached(self) -> Fetched[Listing[Purpose]] | None:
        """Return the purposes as last known, with the refusals that wait on this PC."""
        fetched = PURPOSES.recall(self._store)
        return None if fetched is None else fetched.into(self._with_queued_refusals)

    def fetch(self) -> Fetched[Listing[Purpose]]:
        """Ask for the purposes, and apply the refusals that wait on this PC."""
        return PURPOSES.ask(self._gateway, self._store, self._clock).into(self._with_queued_refusals)

    def cached_holdings(self) -> Fetched[Listing[Holding]] | None:
        """Return what is held, as last known."""
        return HOLDINGS.recall(self._store)

    def fetch_holdings(self) -> Fetched[Listing[Holding]]:
        """Ask the operator what is held."""
        return HOLDINGS.ask(self._gateway, self._store, self._clock)

    def cached_access_log(self) -> Fetched[Listing[AccessLogEntry]] | None:
        """Return who has looked, as last known."""
        return ACCESS_LOG.recall(self._store)

    def fetch_access_log(self) -> Fetched[Listing[AccessLogEntry]]:
        """Ask the operator who has looked."""
        return ACCESS_LOG.ask(self._gateway, self._store, self._clock)

    def give(self, purpose: Purpose, words: str) -> ActionResult:
        """Agree, live; ``words`` is the sentence as it was shown. Raises ``OperatorError`` where nothing was done."""
        given = ConsentGiven(purpose.id, purpose.name.text, purpose.version, words, self._clock.now())
        give = self._gateway.privacy.give_consent
        sent = self._ledger.act_live(
            GIVE_CONSENT, self._new_id(), given, lambda: give(given), lambda other: _is_about(other, purpose)
        )
        self._drop_refusals(purpose)
        return result_of(sent, GIVE_CONSENT, consents.switched_on(purpose))

    def withdraw(self, purpose: Purpose) -> ActionResult:
        """Queue a refusal or withdrawal, then send it. Raises ``StoreError`` where it cannot be stored."""
        withdrawn = ConsentWithdrawn(purpose.id, self._clock.now())
        given = [one for one in self._ledger.waiting() if one.kind == GIVE_CONSENT and _is_about(one.payload, purpose)]
        may_arrive = {self._ledger.drop(one.id) for one in given} & {Taken.NOTED, Taken.UNKNOWN}
        sent = self._ledger.act(WITHDRAW_CONSENT, self._new_id(), withdrawn)
        if sent.is_answered and may_arrive:
            return ActionResult(acts.withdrawal_noted())
        if sent.is_answered:
            return ActionResult(consents.switched_off(purpose))
        return ActionResult(noted(sent, consents.switching_off_queued(purpose)), problem=sent.problem)

    def _with_queued_refusals(self, fetched: Listing[Purpose]) -> Listing[Purpose]:
        refused = {
            act.payload.purpose_id for act in self._ledger.waiting() if isinstance(act.payload, ConsentWithdrawn)
        }
        answered = tuple(
            replace(purpose, state=ConsentState.REFUSED) if purpose.id in refused else purpose for purpose in fetched
        )
        return replace(fetched, items=answered)

    def _drop_refusals(self, purpose: Purpose) -> None:
        """Drop queued refusals of the purpose: they are older than the consent and must not undo it."""
        for act in self._ledger.waiting():
            if isinstance(act.payload, ConsentWithdrawn) and act.payload.purpose_id == purpose.id:
                self._ledger.forget(act.id)


def _is_about(payload: ActPayload, purpose: Purpose) -> bool:
    return isinstance(payload, ConsentGiven) and payload.purpose_id == purpose.id
