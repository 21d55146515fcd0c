"""Find a service hall: all of them, the nearest first, and which is open now. Must not choose words."""

from __future__ import annotations

from datetime import datetime

from elderclient.domain.frozen import frozen
from elderclient.domain.information.hall import Hall
from elderclient.domain.listing import Listing
from elderclient.usecases.cache import HALLS
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.use_case import UseCase


@frozen
class HallsView:
    """All halls, nearest first, as seen at ``now`` (local, aware)."""

    halls: tuple[Hall, ...]
    now: datetime

    @property
    def nearest_open(self) -> Hall | None:
        """The nearest hall that is open now; ``None`` where none is, or none says so."""
        return next((hall for hall in self.halls if hall.span_at(self.now) is not None), None)

    @property
    def are_ways_known(self) -> bool:
        """Whether it is known of each how far it is, so that the first is the nearest."""
        return len(self.halls) == 1 or all(hall.metres is not None for hall in self.halls)

    @property
    def are_hours_known(self) -> bool:
        """Whether each of them that is no farther than the nearest open one is open today, is known."""
        found = self.nearest_open
        before = self.halls if found is None else self.halls[: self.halls.index(found)]
        return all(hall.spans_on(self.now.date()) is not None for hall in before)


class FindHall(UseCase):
    """Shows the service halls around one person."""

    def cached(self) -> Fetched[HallsView] | None:
        """Return the halls as stored on this PC; ``None`` before they were ever fetched."""
        cached = HALLS.recall(self._store)
        return None if cached is None else cached.into(self._view)

    def fetch(self) -> Fetched[HallsView]:
        """Ask the operator for the halls. Never raises."""
        return HALLS.ask(self._gateway, self._store, self._clock).into(self._view)

    def _view(self, halls: Listing[Hall]) -> HallsView:
        return HallsView(halls.items, self._clock.now())
