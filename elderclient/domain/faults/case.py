"""A fault together with its line, its visit and its legal limit, and what follows from them. Must not ask the operator."""

from __future__ import annotations

from datetime import datetime, timedelta

from elderclient.domain.deadlines.due import repair_ends
from elderclient.domain.deadlines.limits import Limit
from elderclient.domain.faults.fault import Fault, LineKind
from elderclient.domain.faults.visit import Visit
from elderclient.domain.frozen import frozen
from elderclient.domain.plans.plan import Product
from elderclient.domain.units import is_day_alone


@frozen
class FaultCase:
    """A fault with everything that belongs to it."""

    fault: Fault
    kind: LineKind | None
    product: Product | None = None
    visit: Visit | None = None
    """The visit that is still to come, may come, or was to come until a short while ago."""
    limit: Limit | None = None
    """The legal limit; ``None`` where it is unknown whether the line is in a town."""

    def visit_ahead(self, now: datetime) -> Visit | None:
        """Return the visit where the technician is still to come, so that it can be moved or cancelled."""
        visit = self.visit
        return visit if visit is not None and visit.state.is_live and visit.window.ends_at > now else None

    @property
    def is_visit_unclear(self) -> bool:
        """Whether a visit is noted of which it is not clear whether it still holds."""
        return self.visit is not None and not self.visit.state.is_live

    @property
    def limit_ends(self) -> datetime | None:
        """The moment by which the law requires the repair; ``None`` where limit or report have no known day."""
        reported = self.fault.reported_at
        if reported is None or self.limit is None:
            return None
        # Of a report without a time of day it is only certain that it was there when that day was over.
        known_at = reported + timedelta(days=1) if is_day_alone(reported) else reported
        return repair_ends(known_at, self.limit)

    @property
    def due(self) -> datetime | None:
        """The earlier of the operator's promise and the legal limit."""
        return min((at for at in (self.fault.expected_at, self.limit_ends) if at is not None), default=None)

    def is_overdue(self, now: datetime) -> bool:
        """Return whether it is still not repaired although it is due."""
        return self.fault.phase.is_open and self.due is not None and self.due < now

    def is_beyond_limit(self, now: datetime) -> bool:
        """Return whether the legal limit passed before the repair: the rent of the fault's days is not owed then."""
        until = now if self.fault.phase.is_open else self.fault.ended_at
        return until is not None and self.limit_ends is not None and self.limit_ends < until
