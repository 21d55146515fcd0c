"""What TMF651 answers, as typed models."""

from __future__ import annotations

from datetime import datetime

from elderclient.backend.tmf.answers import Characteristic, Part, Period, Reference, ResourceV4


class Clause(Part):
    """One clause of an agreement."""

    id: str
    description: str


class AgreementItem(Part):
    """The product an agreement is about, and its clauses."""

    product: list[Reference]
    product_offering: list[Reference]
    term_or_condition: list[Clause]


class Authorization(Part):
    """When and how it was signed."""

    date: datetime
    signature_representation: str
    state: str


class Agreement(ResourceV4):
    """What a customer agreed to, with a summary in characteristics."""

    agreement_type: str
    name: str
    statement_of_intent: str
    status: str
    initial_date: datetime
    agreement_period: Period
    agreement_item: list[AgreementItem]
    agreement_authorization: list[Authorization]
    engaged_party: list[Reference]
    characteristic: list[Characteristic]
    standard = "description version completionDate documentNumber agreementSpecification associatedAgreement"
