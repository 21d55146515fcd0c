"""Billing accounts and balances."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from elderclient.domain.account import Account


class Accounts(Protocol):
    """TMF666, and TMF654 where an account is prepaid."""

    def accounts(self) -> tuple[Account, ...]:
        """All of the customer's."""
