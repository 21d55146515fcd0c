"""Who uses this PC."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

# The store reads an act's type hints while it runs; what the Protocols name is not needed then.

if TYPE_CHECKING:
    from elderclient.domain.accounts.household import Household, Member

T = TypeVar("T")


class People(Protocol):
    """Who uses this PC. Both raise ``StoreError``: ``load`` for a list that is not understood in every part."""

    def load(self) -> Household:
        """Everybody; nobody before a second person came."""

    def save(self, household: Household) -> None:
        """Keep it, whole or not at all."""

    def candidates(self) -> tuple[Member, ...]:
        """Who could be added at once."""
