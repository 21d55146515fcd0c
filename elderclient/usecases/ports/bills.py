"""Bills and their lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from elderclient.domain.bills.bill import AnyBill, BillLine
    from elderclient.domain.listing import Listing


class Billing(Protocol):
    """The customer's bills and their lines (TMF678)."""

    def bills(self, limit: int = 13) -> Listing[AnyBill]:
        """Headers (``lines`` is ``None``), newest first: at most ``limit`` of an account, and older ones not paid."""

    def bill_lines(self, bill_id: str) -> Listing[BillLine]:
        """Applied billing rates of one bill, all pages."""
