"""What a balance looks like on the wire. Must not touch the database."""

from __future__ import annotations

from decimal import Decimal

from elderclient.backend.database.models import BillingAccount
from elderclient.backend.tmf.wire import CURRENCY, Json, exact

BASE = "/tmf-api/prepayBalanceManagement/v4"


def to_wire(account: BillingAccount) -> Json:
    """The v4 bucket of a prepaid account's money."""
    identifier = f"money-{account.id}"
    return {
        "@type": "Bucket",
        "id": identifier,
        "href": f"{BASE}/bucket/{identifier}",
        "name": account.name,
        "usageType": "monetary",
        "status": "active",
        "remainingValue": {"amount": exact(Decimal(account.balance_fen) / 100), "units": CURRENCY},
        "partyAccount": {"id": account.id, "name": account.name, "@referredType": "BillingAccount"},
    }
