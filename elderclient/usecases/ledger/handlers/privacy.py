"""Send withdrawn consents, and requests for a copy or for deletion, to the operator."""

from __future__ import annotations

from elderclient.domain.privacy.consent import ConsentWithdrawn
from elderclient.domain.privacy.personal_data import CopyJob, CopyWish, Deletion, DeletionWish
from elderclient.usecases.cache import COPY, DELETION
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import OutboxAct, Store

WITHDRAW_CONSENT = "withdrawConsent"
ASK_FOR_COPY = "askForCopy"
ASK_FOR_DELETION = "askForDeletion"


class PrivacyHandler:
    """Send acts of privacy (see ``ledger.handlers.ActHandler``); the answer is the copy or deletion, else ``None``."""

    def __init__(self, gateway: OperatorGateway, store: Store, clock: Clock) -> None:
        self._privacy = gateway.privacy
        self._store = store
        self._clock = clock

    def perform(self, act: OutboxAct) -> CopyJob | Deletion | None:
        """Withdraw the consent, or ask for the copy or the deletion. Raises ``OperatorError``."""
        match act.payload:
            case ConsentWithdrawn(purpose_id):
                self._privacy.withdraw_consent(purpose_id)
                return None
            case CopyWish(external_id):
                return self._privacy.ask_for_copy(external_id)
            case DeletionWish(external_id):
                return self._privacy.ask_for_deletion(external_id)
            case _:
                raise TypeError("an act of privacy holds a withdrawal or a request")

    def keep(self, answer: object) -> None:
        """Store how far the copy or the deletion is."""
        if isinstance(answer, CopyJob):
            COPY.put(self._store, (answer,), self._clock.now())
        elif isinstance(answer, Deletion):
            DELETION.put(self._store, (answer,), self._clock.now())


def handler(gateway: OperatorGateway, store: Store, clock: Clock) -> PrivacyHandler:
    """Return the handler of this matter; see ``ledger.handlers``."""
    return PrivacyHandler(gateway, store, clock)
