"""What is held, on sale and used: one port over three APIs. Must not map anything by itself."""

from __future__ import annotations

from collections.abc import Sequence

from elderclient.adapters.operator_api.resources import product_catalog, product_inventory, usage_consumption
from elderclient.adapters.operator_api.transport.api import Api
from elderclient.domain.frozen import frozen
from elderclient.domain.listing import Listing
from elderclient.domain.plans.plan import Offering, Product
from elderclient.domain.plans.usage import MonthlyUsage
from elderclient.domain.units import Month


@frozen
class Plans:
    """Implements ``ports.plans.Plans`` over TMF637, TMF620 and TMF677."""

    inventory: Api
    catalogue: Api
    consumption: Api

    def products(self) -> Listing[Product]:
        """What the customer holds, from TMF637; TMF620 says what it only refers to."""
        return product_inventory.products(self.inventory, self.catalogue)

    def products_soon(self) -> Listing[Product]:
        """The same; the gateway gives it little time."""
        return self.products()

    def offerings(self) -> Listing[Offering]:
        """What is on sale, and what the customer holds, from TMF620; TMF637 says what is held."""
        return product_catalog.offerings(self.catalogue, product_inventory.offering_ids(self.inventory))

    def usage(self, months: Sequence[Month]) -> Listing[MonthlyUsage]:
        """What was used in each month, from TMF677."""
        return usage_consumption.usage(self.consumption, months)
