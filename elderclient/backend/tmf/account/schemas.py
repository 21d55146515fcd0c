"""What a billing account looks like on the wire. Must not touch the database."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from elderclient.backend.database.models import BillingAccount
from elderclient.backend.tmf.wire import Json, reference

BASE = "/tmf-api/accountManagement/v5"


def to_wire(account: BillingAccount, _zone: ZoneInfo) -> Json:
    """The v5 body of an account."""
    owner = reference("PartyRef", account.customer_id, referred="Individual")
    return {
        "@type": "BillingAccount",
        "id": account.id,
        "href": f"{BASE}/billingAccount/{account.id}",
        "name": account.name,
        "state": "active",
        "ratingType": "prepaid" if account.is_prepaid else "postpaid",
        "defaultPaymentMethod": payment_method_to_wire(account),
        "relatedParty": [
            {"@type": "RelatedPartyRefOrPartyRoleRef", "role": "customer", "partyOrPartyRole": owner},
        ],
    }


def payment_method_to_wire(account: BillingAccount) -> Json:
    """The v5 reference to how an account is paid."""
    method, name = account.payment_method_id, account.payment_method_name
    return reference("PaymentMethodRef", method, referred="PaymentMethod", name=name)
