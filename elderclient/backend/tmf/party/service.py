"""The customer who asks as a wire body. Knows TMF632's words, but not HTTP's."""

from __future__ import annotations

from dataclasses import dataclass

from elderclient.backend.runtime import Operator
from elderclient.backend.tmf.errors import not_found
from elderclient.backend.tmf.party import repository
from elderclient.backend.tmf.party.schemas import to_wire
from elderclient.backend.tmf.wire import Json


@dataclass(frozen=True, slots=True)
class PartyService:
    """Everybody sees only themselves."""

    operator: Operator

    def oneself(self, customer_id: str) -> Json:
        """The customer who asks."""
        with self.operator.reading() as session:
            found = repository.customer(session, customer_id)
            if found is None:
                raise not_found()
            return to_wire(found, self.operator.configuration.zone)

    def individual(self, customer_id: str, individual_id: str) -> Json:
        """Oneself by id; anybody else is 404."""
        if individual_id != customer_id:
            raise not_found()
        return self.oneself(customer_id)
