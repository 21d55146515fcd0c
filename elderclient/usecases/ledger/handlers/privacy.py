"""Send withdrawn consents, and requests for a copy or for deletion, to the operator."""

from __future__ import annotations

from elderclient.domain.errors import BadAnswer
from elderclient.domain.listing import Listing
from elderclient.domain.privacy.consent import ConsentGiven, ConsentWithdrawn
from elderclient.domain.privacy.personal_data import CopyJob, CopyWish, Deletion, DeletionWish
from elderclient.usecases.cache import COPIES, DELETIONS
from elderclient.usecases.ledger.act_handler import asked_late
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import Entry, Store, Value


class PrivacyHandler:
    """See ``ledger.act_handler.ActHandler``. The answer is the copy, the deletion or the purpose's id."""

    def __init__(self, gateway: OperatorGateway, clock: Clock) -> None:
        self._privacy = gateway.privacy
        self._clock = clock

    def send(self, entry: Entry) -> CopyJob | Deletion | str:
        """Withdraw the consent, or ask for the copy or the deletion. Raises ``OperatorError``."""
        match entry.payload:
            case ConsentWithdrawn(purpose_id):
                self._privacy.withdraw_consent(purpose_id, asked_late(entry))
                return purpose_id
            case CopyWish(external_id):
                return self._privacy.ask_for_copy(external_id)
            case DeletionWish() as wish:
                return self._privacy.ask_for_deletion(wish)
            case _:
                raise TypeError("an act of privacy holds a withdrawal or a request")

    def find(self, entry: Entry) -> Deletion | str | None:
        """Return the deletion or the consent of an earlier try. A withdrawal or a copy is simply asked for again."""
        if isinstance(entry.payload, ConsentGiven):
            purpose_id = entry.payload.purpose_id
            is_given = any(one.id == purpose_id and one.is_granted for one in self._privacy.purposes())
            return purpose_id if is_given else None
        return self._privacy.find_deletion(entry.payload) if isinstance(entry.payload, DeletionWish) else None

    def withdraw(self, found: object) -> object:
        """Cancel a deletion that is still held; take back a consent, by the id of its purpose."""
        if isinstance(found, str):
            self._privacy.withdraw_consent(found)
            return found
        if not isinstance(found, Deletion) or not found.phase.may_be_held:
            return found
        after = self._privacy.cancel_deletion(found.id)
        if after.phase.may_be_held:
            raise BadAnswer("the deletion was to be cancelled, and is held")
        return after

    def values(self, answer: object) -> tuple[Value, ...]:
        """Return how far the copy or the deletion is."""
        if isinstance(answer, CopyJob):
            return (Value(COPIES.key, Listing((answer,)), self._clock.now()),)
        return (Value(DELETIONS.key, Listing((answer,)), self._clock.now()),) if isinstance(answer, Deletion) else ()


def handler(gateway: OperatorGateway, _store: Store, clock: Clock) -> PrivacyHandler:
    """Return the handler of this matter; see ``ledger.handlers``."""
    return PrivacyHandler(gateway, clock)
