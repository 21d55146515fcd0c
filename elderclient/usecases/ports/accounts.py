"""The customer's account: who they are, how bills are paid, what is left of money paid in advance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from elderclient.domain.accounts.account import Account
    from elderclient.domain.accounts.customer import Customer
    from elderclient.domain.listing import Listing


class Accounts(Protocol):
    """TMF666, and TMF654 where an account is prepaid."""

    def accounts(self) -> Listing[Account]:
        """All accounts of the customer. Raises ``OperatorError``."""


class Customers(Protocol):
    """The customer's own record (TMF632)."""

    def customer(self) -> Customer:
        """The customer the token belongs to."""
