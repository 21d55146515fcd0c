"""What the customer agreed to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from elderclient.domain.agreements import Agreement
    from elderclient.domain.listing import Listing


class Agreements(Protocol):
    """The agreements that the customer signed (TMF651)."""

    def signed_agreements(self) -> Listing[Agreement]:
        """All of them, those in force first, then the newest."""
