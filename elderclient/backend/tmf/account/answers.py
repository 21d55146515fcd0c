"""What TMF666 answers, as typed models."""

from __future__ import annotations

from elderclient.backend.tmf.answers import Reference, RelatedParty, Resource


class BillingAccount(Resource):
    """What one bill a month is written for."""

    name: str
    state: str
    rating_type: str
    default_payment_method: Reference
    related_party: list[RelatedParty]
    standard = (
        "description lastUpdate accountBalance accountRelationship accountType billStructure contact creditLimit"
        " financialAccount paymentPlan paymentStatus taxExemption"
    )
