"""Who the customer is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from elderclient.domain.person import Customer


class Customers(Protocol):
    """TMF632."""

    def customer(self) -> Customer:
        """The customer the token belongs to."""
