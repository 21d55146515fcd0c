"""A customer's agreements as wire bodies. Knows TMF651's words, but not HTTP's."""

from __future__ import annotations

from dataclasses import dataclass

from elderclient.backend.runtime import Operator
from elderclient.backend.tmf.agreement import repository
from elderclient.backend.tmf.agreement.schemas import to_wire
from elderclient.backend.tmf.errors import not_found
from elderclient.backend.tmf.wire import Json


@dataclass(frozen=True, slots=True)
class AgreementService:
    """Agreements of one operator. Every method takes the customer who asks and never shows another's."""

    operator: Operator

    def agreements(self, customer_id: str) -> list[Json]:
        """Everything agreed to, newest first."""
        zone = self.operator.configuration.zone
        with self.operator.reading() as session:
            return [to_wire(found, zone) for found in repository.agreements(session, customer_id)]

    def agreement(self, customer_id: str, agreement_id: str) -> Json:
        """One agreement; refuses with 404."""
        with self.operator.reading() as session:
            found = repository.agreement(session, customer_id, agreement_id)
            if found is None:
                raise not_found()
            return to_wire(found, self.operator.configuration.zone)
