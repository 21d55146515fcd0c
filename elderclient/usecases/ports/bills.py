"""Bills and their lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from elderclient.domain.bills.bill import Bill, BillLine


class Billing(Protocol):
    """The customer's bills and their lines (TMF678)."""

    def bills(self, limit: int = 13) -> tuple[Bill, ...]:
        """Headers (``lines`` is ``None``), newest first."""

    def bill_lines(self, bill_id: str) -> tuple[BillLine, ...]:
        """Applied billing rates of one bill, all pages."""
