"""What an operator small enough to be read answers about consents and what it holds; see ``operator_answers``."""

from __future__ import annotations

from typing import Any

COPY = "copy-1"


def _string(name: str, value: str) -> dict[str, Any]:
    return {"@type": "StringCharacteristic", "name": name, "valueType": "string", "value": value}


def privacy_specification() -> dict[str, Any]:
    """Return two purposes, one about health."""
    purposes = [("disabilityPriority", "先打给我", "high"), ("offerCalls", "优惠电话", "medium")]
    return {
        "@type": "PartyPrivacyProfileSpecification",
        "id": "customer-privacy",
        "version": "2026-11",
        "specCharacteristic": [
            {
                "@type": "PartyPrivacyProfileSpecificationCharacteristic",
                "id": identifier,
                "name": name,
                "description": f"{name}，好吗？",
                "configurable": True,
                "criticalityLevel": level,
            }
            for identifier, name, level in purposes
        ],
    }


def privacy_value(purpose: str, state: str) -> dict[str, Any]:
    """Return the customer's answer to a purpose, misspelt as in the specification."""
    return {"@type": "PartyPrivacyProfileCharacteristic", "characterisitc": _string(purpose, state)}


def privacy_profile() -> dict[str, Any]:
    """Return a profile with one consent."""
    party = {"@type": "PartyRef", "@referredType": "Individual", "id": "c-1"}
    return {
        "@type": "PartyPrivacyProfile",
        "id": "privacy-c-1",
        "status": "created",
        "applicableForParty": {
            "@type": "RelatedPartyRefOrPartyRoleRef",
            "role": "customer",
            "partyOrPartyRole": party,
        },
        "partyPrivacyProfileCharacteristic": [privacy_value("disabilityPriority", "granted")],
    }


def privacy_agreement() -> dict[str, Any]:
    """Return the proof of that consent."""
    return {
        "@type": "PartyPrivacyAgreement",
        "id": "consent-1",
        "name": "先打给我",
        "agreementType": "privacy",
        "agreementPeriod": {"startDateTime": "2026-11-01T00:00:00+08:00"},
        "engagedParty": [{"@type": "PartyRef", "@referredType": "Individual", "id": "c-1"}],
        "partyPrivacyProfileCharacteristic": [privacy_value("disabilityPriority", "granted")],
    }


def copy_job() -> dict[str, Any]:
    """Return the job of a copy that is made."""
    created = "2026-11-23T09:00:00+08:00"
    return {"@type": "ExportJob", "id": COPY, "status": "Succeeded", "creationDate": created, "url": "/copy"}


def copy_content() -> dict[str, Any]:
    """Return the content of a copy."""
    table = {
        "name": "bill",
        "label": "账单",
        "labelEn": "Bills",
        "fields": [{"name": "number", "kind": "text"}, {"name": "amount_fen", "kind": "money"}],
        "rows": [{"number": "B202610", "amount_fen": 12850, "state": "sent"}],
    }
    return {"@type": "elderclient-personal-data", "version": 1, "tables": [table]}


def own_answers() -> dict[str, Any]:
    """Return the answers of our own endpoints, by path."""
    day = "2026-11-23T09:00:00+08:00"
    return {
        "accessLog": [{"@type": "AccessLogEntry", "id": "1", "date": day, "description": "客服看了您要问的事"}],
        "personalData": [
            {"@type": "PersonalDataHolding", "id": "bills", "name": "账单", "count": 2, "retention": "三十年。"}
        ],
        "exportJob": [copy_job()],
        f"exportJob/{COPY}": copy_job(),
        f"exportJob/{COPY}/content": copy_content(),
    }
