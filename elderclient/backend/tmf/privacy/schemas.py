"""What purposes, consents and their proofs look like on the wire. Must not touch the database.

``characterisitc`` is misspelt in TMF644 v5 itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

from pydantic import Field

from elderclient.backend.database.models import Consent, ConsentAgreement
from elderclient.backend.privacy.purposes import WORDS_VERSION, Purpose, purpose_of, purposes
from elderclient.backend.tmf.body import Moment, TypedModel, WireModel
from elderclient.backend.tmf.wire import Json, characteristic, moment, present

BASE = "/tmf-api/privacyManagement/v5"
SPECIFICATION = "customer-privacy"


class Value(TypedModel):
    """The value of one purpose."""

    name: str = Field(min_length=1, max_length=40)
    value: Any = None


class ProfileValue(TypedModel):
    """One purpose and the customer's decision on it."""

    characterisitc: Value


class ProfilePatch(WireModel):
    """PartyPrivacyProfile_MVO, as far as a customer may change it."""

    type_name: Literal["PartyPrivacyProfile"] = Field(default="PartyPrivacyProfile", alias="@type")
    party_privacy_profile_characteristic: list[ProfileValue] = Field(max_length=20)


class Party(TypedModel):
    """The person who gives the consent."""

    id: str = Field(min_length=1, max_length=40)


class AgreementCreate(TypedModel):
    """PartyPrivacyAgreement_FVO, as far as this operator takes it."""

    type_name: Literal["PartyPrivacyAgreement"] = Field(alias="@type")
    name: str = Field(min_length=1, max_length=200)
    agreement_type: Literal["privacy"]
    engaged_party: list[Party] = Field(min_length=1, max_length=1)
    version: str = Field(max_length=20)
    statement_of_intent: str = Field(max_length=4000)
    party_privacy_profile_characteristic: list[ProfileValue] = Field(max_length=20)


class Span(WireModel):
    """The period in which an agreement is valid."""

    end_date_time: Moment


class AgreementPatch(WireModel):
    """PartyPrivacyAgreement_MVO; only its end can be changed."""

    type_name: Literal["PartyPrivacyAgreement"] = Field(default="PartyPrivacyAgreement", alias="@type")
    agreement_period: Span


def profile_id(customer_id: str) -> str:
    """Every customer has exactly one profile."""
    return f"privacy-{customer_id}"


def specification_to_wire() -> Json:
    """All purposes and their words."""
    return {
        "@type": "PartyPrivacyProfileSpecification",
        "id": SPECIFICATION,
        "href": f"{BASE}/partyPrivacyProfileSpecification/{SPECIFICATION}",
        "name": "个人信息",
        "description": "除了办您的业务，您的信息还用来做什么，由您决定。",
        "version": WORDS_VERSION,
        "lifecycleStatus": "Active",
        "specCharacteristic": [_purpose_to_wire(purpose) for purpose in purposes()],
    }


def profile_to_wire(customer_id: str, consents: dict[str, Consent]) -> Json:
    """The customer's decision on each purpose; purposes not asked about yet are left out."""
    dates = [consent.decided_at for consent in consents.values()]
    return present(
        {
            "@type": "PartyPrivacyProfile",
            "id": profile_id(customer_id),
            "href": f"{BASE}/partyPrivacyProfile/{profile_id(customer_id)}",
            "status": "created",
            "lastUpdate": moment(max(dates)) if dates else None,
            "applicableForParty": {
                "@type": "RelatedPartyRefOrPartyRoleRef",
                "role": "customer",
                "partyOrPartyRole": _party(customer_id),
            },
            "partyPrivacyProfileSpecification": {
                "@type": "PartyPrivacyProfileSpecificationRef",
                "@referredType": "PartyPrivacyProfileSpecification",
                "id": SPECIFICATION,
            },
            "partyPrivacyProfileCharacteristic": [_value(name, one.state) for name, one in consents.items()],
        }
    )


def agreement_to_wire(agreement: ConsentAgreement, _zone: ZoneInfo) -> Json:
    """The proof of one consent."""
    purpose = purpose_of(agreement.purpose)
    ended = agreement.ended_at
    return {
        "@type": "PartyPrivacyAgreement",
        "id": agreement.id,
        "href": f"{BASE}/partyPrivacyAgreement/{agreement.id}",
        "name": agreement.purpose if purpose is None else purpose.name,
        "agreementType": "privacy",
        "status": "approved" if ended is None else "ended",
        "version": agreement.words_version,
        "statementOfIntent": agreement.words_shown,
        "initialDate": moment(agreement.granted_at),
        "agreementPeriod": present({"startDateTime": moment(agreement.granted_at), "endDateTime": moment(ended)}),
        "engagedParty": [_party(agreement.customer_id)],
        "partyPrivacyProfile": [
            {
                "@type": "PartyPrivacyProfileRef",
                "@referredType": "PartyPrivacyProfile",
                "id": profile_id(agreement.customer_id),
            }
        ],
        "partyPrivacyProfileCharacteristic": [
            _value(agreement.purpose, "granted" if ended is None else "refused"),
        ],
    }


def ends_later(sent: AgreementPatch, now: datetime) -> bool:
    """Whether the end lies ahead: a consent is taken back at once or not at all."""
    return sent.agreement_period.end_date_time.timestamp() > now.timestamp() + CLOCKS_APART


CLOCKS_APART = 24 * 3600
"""Seconds by which the clock of a home PC may be fast."""


def names_of(sent: Sequence[ProfileValue]) -> tuple[str, ...]:
    """Return the names of the purposes sent."""
    return tuple(one.characterisitc.name for one in sent)


def _purpose_to_wire(purpose: Purpose) -> Json:
    return {
        "@type": "PartyPrivacyProfileSpecificationCharacteristic",
        "id": purpose.id,
        "name": purpose.name,
        "nameEn": purpose.name_en,
        "description": purpose.sentence,
        "descriptionEn": purpose.sentence_en,
        "valueType": "string",
        "configurable": True,
        "criticalityLevel": "high" if purpose.is_sensitive else "medium",
        "privacyType": "Internal Purpose",
        "privacyUsagePurpose": purpose.usage,
    }


def _value(name: str, state: str) -> Json:
    purpose = purpose_of(name)
    return present(
        {
            "@type": "PartyPrivacyProfileCharacteristic",
            "privacyUsagePurpose": None if purpose is None else purpose.usage,
            "characterisitc": characteristic(name, state),
        }
    )


def _party(customer_id: str) -> Json:
    return {"@type": "PartyRef", "@referredType": "Individual", "id": customer_id}
