"""The catalogue as wire bodies. Knows TMF620's words, but not HTTP's."""

from __future__ import annotations

from dataclasses import dataclass

from elderclient.backend.runtime import Operator
from elderclient.backend.tmf.errors import not_found
from elderclient.backend.tmf.product_catalog import repository
from elderclient.backend.tmf.product_catalog.schemas import (
    CATEGORIES,
    category_to_wire,
    offering_to_wire,
    prices_to_wire,
)
from elderclient.backend.tmf.wire import Json


@dataclass(frozen=True, slots=True)
class CatalogService:
    """The catalogue of one operator."""

    operator: Operator

    def offerings(self) -> list[Json]:
        """Everything on sale and retired."""
        with self.operator.reading() as session:
            zone = self.operator.configuration.zone
            return [offering_to_wire(offering, zone) for offering in repository.offerings(session)]

    def offering(self, offering_id: str) -> Json:
        """One offering; refuses with 404."""
        with self.operator.reading() as session:
            found = repository.offering(session, offering_id)
            if found is None:
                raise not_found()
            return offering_to_wire(found, self.operator.configuration.zone)

    def prices(self) -> list[Json]:
        """All prices of all offerings."""
        with self.operator.reading() as session:
            return [body for offering in repository.offerings(session) for body in prices_to_wire(offering)]

    def price(self, price_id: str) -> Json:
        """One price; refuses with 404."""
        for body in self.prices():
            if body["id"] == price_id:
                return body
        raise not_found()

    def categories(self) -> list[Json]:
        """The few kinds of things there are."""
        return [category_to_wire(category_id) for category_id in CATEGORIES]

    def category(self, category_id: str) -> Json:
        """One category; refuses with 404."""
        if category_id not in CATEGORIES:
            raise not_found()
        return category_to_wire(category_id)
