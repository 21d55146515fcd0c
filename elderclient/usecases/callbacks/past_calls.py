"""Calls by the operator's people that took place: what came of each, and whether that settled the matter."""

from __future__ import annotations

from elderclient.domain.complaints import PastCall
from elderclient.domain.errors import NotAllowed, NotFound
from elderclient.domain.listing import Listing
from elderclient.usecases.cache import CALLS_SETTLED, PAST_CALLS
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.use_case import UseCase

_MOST = 200
"""So many calls are remembered as settled; older ones are no longer listed."""


class SeePastCalls(UseCase):
    """The calls of one customer. Methods block."""

    def cached(self) -> Fetched[Listing[PastCall]]:
        """Return what is stored on this PC."""
        return PAST_CALLS.recall(self._store) or Fetched(None, None, is_stale=True)

    def fetch(self) -> Fetched[Listing[PastCall]]:
        """Ask the operator; one that has no such calls, or shows none, has none."""
        fetched = PAST_CALLS.ask(self._gateway, self._store, self._clock)
        if isinstance(fetched.problem, NotFound | NotAllowed):
            return Fetched(Listing(()), self._clock.now())
        return fetched

    def settled(self) -> frozenset[str]:
        """Return the ids of the calls that the person said settled the matter."""
        return frozenset(CALLS_SETTLED.value_in(self._store) or ())

    def settle(self, call_id: str, *, is_settled: bool) -> None:
        """Note whether this call settled the matter. Raises ``StoreError``."""
        before = CALLS_SETTLED.value_in(self._store) or ()
        others = tuple(one for one in before if one != call_id)
        CALLS_SETTLED.put(self._store, (*others, call_id)[-_MOST:] if is_settled else others, self._clock.now())
