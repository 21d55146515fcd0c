"""What TMF644 answers, as typed models."""

from __future__ import annotations

from datetime import datetime

from elderclient.backend.tmf.answers import Characteristic, Period, Reference, RelatedParty, Resource, Typed


class Purpose(Typed):
    """What personal data may be used for, in words."""

    id: str
    name: str
    name_en: str
    description: str
    description_en: str
    value_type: str
    configurable: bool
    criticality_level: str
    privacy_type: str
    privacy_usage_purpose: str


class PartyPrivacyProfileSpecification(Resource):
    """All purposes, the same for everybody."""

    name: str
    description: str
    version: str
    lifecycle_status: str
    spec_characteristic: list[Purpose]
    standard = "applicableRole lastUpdate productOffering relatedParty validFor"


class Decision(Typed):
    """A decision on one purpose; the name of its value is misspelt in the standard itself."""

    privacy_usage_purpose: str | None = None
    characterisitc: Characteristic


class PartyPrivacyProfile(Resource):
    """What a customer has decided on each purpose."""

    status: str
    last_update: datetime | None = None
    applicable_for_party: RelatedParty
    party_privacy_profile_specification: Reference
    party_privacy_profile_characteristic: list[Decision]
    standard = "name creationDate agreedByParty agreement description validFor"


class PartyPrivacyAgreement(Resource):
    """The proof of one consent."""

    name: str
    agreement_type: str
    status: str
    version: str
    statement_of_intent: str
    initial_date: datetime
    agreement_period: Period
    engaged_party: list[Reference]
    party_privacy_profile: list[Reference]
    party_privacy_profile_characteristic: list[Decision]
    standard = (
        "agreementAuthorization agreementItem agreementRelationship agreementSpecification characteristic completionDate"
        " description relatedDocument relatedParty"
    )
