"""Outages as wire bodies for one customer. Knows TMF656's words, but not HTTP's."""

from __future__ import annotations

from dataclasses import dataclass

from elderclient.backend.faults.outages import touching
from elderclient.backend.runtime import Operator
from elderclient.backend.tmf.errors import not_found
from elderclient.backend.tmf.service_problem.schemas import to_wire
from elderclient.backend.tmf.wire import Json


@dataclass(frozen=True, slots=True)
class OutageService:
    """Outages of one operator. Every method takes the customer who asks and tells of that customer's lines only."""

    operator: Operator

    def outages(self, customer_id: str) -> list[Json]:
        """Those that touch the customer's lines, soonest first."""
        with self.operator.reading() as session:
            return [to_wire(one, self.operator.now()) for one in touching(session, customer_id)]

    def outage(self, customer_id: str, outage_id: str) -> Json:
        """One of them; refuses with 404."""
        with self.operator.reading() as session:
            found = next((one for one in touching(session, customer_id) if one.outage.id == outage_id), None)
            if found is None:
                raise not_found()
            return to_wire(found, self.operator.now())
