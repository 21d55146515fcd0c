"""What the customer holds, what is on sale, what was used."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from elderclient.domain.listing import Listing
    from elderclient.domain.plans.plan import Offering, Product
    from elderclient.domain.plans.usage import MonthlyUsage
    from elderclient.domain.units import Month


class Plans(Protocol):
    """Products held, offerings on sale and usage (TMF637, TMF620 and TMF677)."""

    def products(self) -> Listing[Product]:
        """Visible ones, plans and services alike."""

    def products_soon(self) -> Listing[Product]:
        """The same for what must not wait; raises ``TooSlow`` where there is no answer within some three seconds."""

    def offerings(self) -> Listing[Offering]:
        """With tariffs; those on sale and those the customer holds."""

    def usage(self, months: Sequence[Month]) -> Listing[MonthlyUsage]:
        """One entry per month asked for, in that order; ``unread`` counts what was used but could not be read."""
