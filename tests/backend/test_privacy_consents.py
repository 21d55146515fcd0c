"""Consents: given with a proof, taken back at once, asked for once; no use without one. Every rule is tried to be broken."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.backend.sample import TICKETS, SampleOperator, agreement, consent, sample_operator, values, whole, wish

P = "/tmf-api/privacyManagement/v5"
AGREEMENTS = f"{P}/partyPrivacyAgreement"
ELDERLY = 200
"""An age nobody has, so that only a disability gives priority."""


@pytest.fixture
def served(tmp_path: Path) -> Iterator[SampleOperator]:
    from elderclient.backend.config import CallbackRules

    with sample_operator(tmp_path, rules=CallbackRules(elder_age=ELDERLY)) as running:
        yield running


def states(served: SampleOperator, key: str = "A") -> dict[str, str]:
    """How A or B stands to each purpose."""
    client = served.elder if key == "A" else served.young
    profile = client.get(f"{P}/partyPrivacyProfile/privacy-{key}").json()
    told = [one["characterisitc"] for one in profile["partyPrivacyProfileCharacteristic"]]
    return {one["name"]: one["value"] for one in told}


def refuse(served: SampleOperator, purpose: str, state: str = "refused") -> Any:
    """Take A's consent back; the answer."""
    body = {"@type": "PartyPrivacyProfile", "partyPrivacyProfileCharacteristic": [consent(purpose, state)]}
    path = f"{P}/partyPrivacyProfile/privacy-A"
    return served.elder.patch(path, whole(served.elder, path, body))


def waiting(served: SampleOperator) -> tuple[str, int]:
    """Priority and place of A's callback."""
    ticket = served.elder.get(f"{TICKETS}?ticketType=callbackRequest").json()[0]
    return ticket["priority"], values(ticket)["queuePosition"]


def test_purposes_are_told_in_one_sentence_each(served: SampleOperator) -> None:
    (told,) = served.elder.get(f"{P}/partyPrivacyProfileSpecification").json()
    assert served.elder.get(told["href"]).json() == told
    assert served.elder.get(f"{P}/partyPrivacyProfileSpecification/other").status_code == 404
    for purpose in told["specCharacteristic"]:
        assert purpose["description"].count("。") == 1
        assert all(purpose[name] for name in ("name", "nameEn", "descriptionEn"))
    levels = {purpose["id"]: purpose["criticalityLevel"] for purpose in told["specCharacteristic"]}
    assert levels["disabilityPriority"] == "high"


def test_a_consent_is_given_with_the_proof_of_what_was_shown_and_when(served: SampleOperator) -> None:
    made = served.elder.post(AGREEMENTS, agreement("A", "surveyCalls"))
    assert made.status_code == 201
    proof = made.json()
    assert proof["statementOfIntent"] == "办完事，我们打电话问您满意不满意。"
    assert proof["initialDate"] == "2026-11-23T02:00:00.000Z"
    assert proof["version"]
    assert states(served)["surveyCalls"] == "granted"
    assert served.elder.get(proof["href"]).json() == proof
    served.clock.advance(minutes=5)
    again = served.elder.post(AGREEMENTS, agreement("A", "surveyCalls")).json()
    assert again == proof


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"engagedParty": [{"@type": "PartyRef", "@referredType": "Individual", "id": "B"}]}, 422),
        ({"version": "2020-01"}, 409),
        ({"statementOfIntent": "  "}, 422),
        ({"partyPrivacyProfileCharacteristic": []}, 422),
        ({"partyPrivacyProfileCharacteristic": [consent("nonsense", "granted")]}, 422),
        ({"partyPrivacyProfileCharacteristic": [consent("offerCalls", "refused")]}, 422),
        ({"partyPrivacyProfileCharacteristic": [consent("offerCalls", "granted")] * 2}, 422),
        (
            {
                "partyPrivacyProfileCharacteristic": [
                    consent("offerCalls", "granted"),
                    consent("disabilityPriority", "granted"),
                ]
            },
            422,
        ),
    ],
)
def test_no_consent_for_others_in_bundles_or_without_the_words(
    served: SampleOperator, changes: dict[str, Any], status: int
) -> None:
    before = states(served)
    refused = served.elder.post(AGREEMENTS, agreement("A", "offerCalls", **changes))
    assert refused.status_code == status
    assert refused.json()["reason"]
    assert states(served) == before


def test_a_consent_cannot_be_given_through_the_profile(served: SampleOperator) -> None:
    refused = refuse(served, "offerCalls", "granted")
    assert refused.status_code == 422
    assert "agreement" in refused.json()["reason"]
    assert "offerCalls" not in states(served)
    assert refuse(served, "disabilityPriority", "granted").status_code == 200  # as it is already


def test_taking_back_is_one_change_and_ends_the_proof(served: SampleOperator) -> None:
    proof = served.elder.post(AGREEMENTS, agreement("A", "offerCalls")).json()
    served.clock.advance(hours=1)
    assert refuse(served, "offerCalls").status_code == 200
    assert states(served)["offerCalls"] == "refused"
    ended = served.elder.get(proof["href"]).json()["agreementPeriod"]
    assert ended["endDateTime"] == "2026-11-23T03:00:00.000Z"
    served.clock.advance(hours=1)
    assert refuse(served, "offerCalls").status_code == 200
    assert served.elder.get(proof["href"]).json()["agreementPeriod"] == ended
    fresh = served.elder.post(AGREEMENTS, agreement("A", "offerCalls")).json()
    assert fresh["id"] != proof["id"]
    assert len(served.elder.get(AGREEMENTS).json()) == 2


def test_ending_the_agreement_takes_the_consent_back_and_cannot_be_put_off(served: SampleOperator) -> None:
    proof = served.elder.post(AGREEMENTS, agreement("A", "offerCalls")).json()
    late = {"@type": "PartyPrivacyAgreement", "agreementPeriod": {"endDateTime": "2027-01-01T00:00:00+08:00"}}
    assert served.elder.patch(proof["href"], late).status_code == 422
    assert states(served)["offerCalls"] == "granted"
    now = {"@type": "PartyPrivacyAgreement", "agreementPeriod": {"endDateTime": "2026-11-23T02:00:00Z"}}
    ended = served.elder.patch(proof["href"], now)
    assert ended.status_code == 200
    assert ended.json()["agreementPeriod"]["endDateTime"] == "2026-11-23T02:00:00.000Z"
    assert states(served)["offerCalls"] == "refused"
    assert served.young.patch(proof["href"], now).status_code == 404


def test_nobody_changes_anothers_profile(served: SampleOperator) -> None:
    body = {"@type": "PartyPrivacyProfile", "partyPrivacyProfileCharacteristic": [consent("offerCalls", "refused")]}
    assert served.young.patch(f"{P}/partyPrivacyProfile/privacy-A", body).status_code == 404
    assert states(served) == {"disabilityPriority": "granted"}
    unknown = {"@type": "PartyPrivacyProfile", "partyPrivacyProfileCharacteristic": [consent("nonsense", "refused")]}
    assert served.elder.patch(f"{P}/partyPrivacyProfile/privacy-A", unknown).status_code == 422


def test_a_disability_gives_priority_only_with_consent_and_at_once(served: SampleOperator) -> None:
    served.young.post(TICKETS, wish("b-1", "13900000001"))
    served.clock.advance(minutes=2)
    served.elder.post(TICKETS, wish("a-1"))
    assert waiting(served) == ("high", 1)
    assert "disability" in served.elder.get("/tmf-api/party/v5/individual/A").json()
    assert refuse(served, "disabilityPriority").status_code == 200
    assert waiting(served) == ("normal", 2)
    assert "disability" not in served.elder.get("/tmf-api/party/v5/individual/A").json()
    served.elder.post(AGREEMENTS, agreement("A", "disabilityPriority"))
    assert waiting(served) == ("high", 1)


def test_whoever_waits_hears_of_the_changed_place(served: SampleOperator) -> None:
    ticket = served.elder.post(TICKETS, wish("a-1"))
    refuse(served, "disabilityPriority")
    href = ticket.json()["href"]
    changed = served.elder.get(href, Prefer="wait=5", If_None_Match=ticket.headers["ETag"])
    assert changed.status_code == 200
    assert changed.json()["priority"] == "normal"


@pytest.mark.parametrize(("kind", "purpose"), [("offer", "offerCalls"), ("survey", "surveyCalls")])
def test_nobody_is_called_for_our_own_ends_without_consent(served: SampleOperator, kind: str, purpose: str) -> None:
    check = "/elderclient/v1/callCheck"
    assert served.outgoing("call", kind) == 409
    assert served.elder.get(check).json()["state"] == "notCalling"
    assert served.elder.get("/elderclient/v1/accessLog").json() == []
    served.elder.post(AGREEMENTS, agreement("A", purpose))
    assert served.outgoing("call", kind) == 200
    assert served.elder.get(check).json()["kind"] == kind
    served.outgoing("hangUp", kind)
    refuse(served, purpose)
    assert served.outgoing("call", kind) == 409
    assert served.outgoing("call", "technician") == 200


def test_nobody_is_asked_twice(served: SampleOperator) -> None:
    def ask(purpose: str, customer: str = "A") -> int:
        body = {"customerId": customer, "purpose": purpose}
        return served.hand.post("/elderclient/v1/demo/consentQuestion", body).status_code

    assert ask("offerCalls") == 200
    assert states(served)["offerCalls"] == "asked"
    assert served.outgoing("call", "offer") == 409
    assert ask("offerCalls") == 409
    refuse(served, "offerCalls")
    assert ask("offerCalls") == 409
    assert ask("disabilityPriority") == 409
    assert ask("nonsense") == 409
    assert ask("offerCalls", "nobody") == 404
    assert states(served)["offerCalls"] == "refused"


def test_refusing_closes_nothing_else(served: SampleOperator) -> None:
    for purpose in ("disabilityPriority", "offerCalls", "surveyCalls"):
        assert refuse(served, purpose).status_code == 200
    placed = served.elder.post(TICKETS, wish("a-1"))
    assert placed.status_code == 201
    for path in ("/tmf-api/customerBillManagement/v5/customerBill", "/tmf-api/productInventory/v5/product"):
        assert served.elder.get(path).json()
