"""A customer's products as wire bodies. Knows TMF637's words, but not HTTP's."""

from __future__ import annotations

from dataclasses import dataclass

from elderclient.backend.runtime import Operator
from elderclient.backend.tmf.errors import not_found
from elderclient.backend.tmf.product_inventory import repository
from elderclient.backend.tmf.product_inventory.schemas import to_wire
from elderclient.backend.tmf.wire import Json


@dataclass(frozen=True, slots=True)
class ProductService:
    """Products of one operator. Every method takes the customer who asks and never shows another's."""

    operator: Operator

    def products(self, customer_id: str) -> list[Json]:
        """Everything held now or before, oldest first."""
        with self.operator.reading() as session:
            zone = self.operator.configuration.zone
            return [to_wire(product, zone) for product in repository.products(session, customer_id)]

    def product(self, customer_id: str, product_id: str) -> Json:
        """One product; refuses with 404."""
        with self.operator.reading() as session:
            found = repository.product(session, customer_id, product_id)
            if found is None:
                raise not_found()
            return to_wire(found, self.operator.configuration.zone)
