"""What a billing account looks like on the wire. Must not touch the database."""

from __future__ import annotations

from elderclient.backend.database.models import BillingAccount
from elderclient.backend.tmf.wire import Json, reference

BASE = "/tmf-api/accountManagement/v5"
ATTRIBUTES = frozenset({"id", "href", "@type", "name", "ratingType", "defaultPaymentMethod", "relatedParty", "state"})


def to_wire(account: BillingAccount) -> Json:
    """The v5 body of an account."""
    method = reference(
        "PaymentMethodRef",
        account.payment_method_id,
        referred="PaymentMethod",
        name=account.payment_method_name,
    )
    owner = reference("PartyRef", account.customer_id, referred="Individual")
    return {
        "@type": "BillingAccount",
        "id": account.id,
        "href": f"{BASE}/billingAccount/{account.id}",
        "name": account.name,
        "state": "active",
        "ratingType": "prepaid" if account.is_prepaid else "postpaid",
        "defaultPaymentMethod": method,
        "relatedParty": [
            {"@type": "RelatedPartyRefOrPartyRoleRef", "role": "customer", "partyOrPartyRole": owner},
        ],
    }
