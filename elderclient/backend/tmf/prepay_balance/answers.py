"""What TMF654 answers, as typed models."""

from __future__ import annotations

from elderclient.backend.tmf.answers import Quantity, Reference, ResourceV4


class Bucket(ResourceV4):
    """The money on a prepaid account."""

    name: str
    usage_type: str
    status: str
    remaining_value: Quantity
    party_account: Reference
    standard = (
        "confirmationDate description isShared logicalResource product relatedParty remainingValueName requestedDate"
        " reservedValue validFor"
    )
