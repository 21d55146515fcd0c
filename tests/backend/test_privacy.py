"""A token sees its own customer and nobody else, at every path there is."""

from __future__ import annotations

import json

import pytest
from fastapi.routing import APIRoute

from elderclient.backend.app import ROUTERS
from tests.backend.order_sample import CANCELS, ORDERS
from tests.backend.sample import TICKETS, SampleOperator, agreement, text, wish

B = "/tmf-api/customerBillManagement/v5"
P = "/tmf-api/privacyManagement/v5"
LISTS = [
    f"{B}/customerBill",
    f"{B}/appliedCustomerBillingRate",
    "/tmf-api/productInventory/v5/product",
    "/tmf-api/usageConsumption/v5/queryUsageConsumption",
    "/tmf-api/usageConsumption/v5/usageConsumptionReport",
    "/tmf-api/party/v5/individual",
    f"{P}/partyPrivacyProfile",
    f"{P}/partyPrivacyAgreement",
    "/elderclient/v1/accessLog",
    "/elderclient/v1/personalData",
    "/elderclient/v1/exportJob",
    TICKETS,
]
FOREIGN = [
    f"{B}/customerBill/bill-B-10",
    f"{B}/customerBill/bill-B-9",
    f"{B}/appliedCustomerBillingRate/bill-B-10-1",
    "/tmf-api/productInventory/v5/product/prod-B",
    "/tmf-api/usageConsumption/v5/usageConsumptionReport/prod-B.2026-10",
    "/tmf-api/party/v5/individual/B",
    f"{P}/partyPrivacyProfile/privacy-B",
]
SHARED = {
    "/tmf-api/productCatalogManagement/v5/productOffering",
    "/tmf-api/productCatalogManagement/v5/productOfferingPrice",
    "/tmf-api/productCatalogManagement/v5/category",
    f"{P}/partyPrivacyProfileSpecification",
}
OPEN = {f"/elderclient/v1/{name}" for name in ("health", "openapi.json", "reference")}
DEMO = {f"/elderclient/v1/demo/{name}" for name in ("agent", "amount", "consentQuestion", "outgoing", "rebill")}
REPAIRS = {
    "/tmf-api/appointment/v4/appointment",
    "/tmf-api/appointment/v4/searchTimeSlot",
    "/tmf-api/serviceProblemManagement/v5/serviceProblem",
}
OF_ONE = {
    "/tmf-api/accountManagement/v5/billingAccount",
    "/tmf-api/agreementManagement/v4/agreement",
    "/tmf-api/communicationManagement/v4/communicationMessage",
    "/tmf-api/prepayBalanceManagement/v4/bucket",
}
"""Somebody's own; where they are tested, another customer asks for them too."""
OF_ALL = {"/elderclient/v1/answers", "/tmf-api/geographicSiteManagement/v4/geographicSite"}
ELSEWHERE = {
    "/elderclient/v1/callCheck",
    "/elderclient/v1/purchaseLock",
    ORDERS,
    CANCELS,
    *DEMO,
    *REPAIRS,
    *OF_ONE,
    *OF_ALL,
}
"""Tested with callbacks, with orders, with repairs and with the demo's data."""
MARKS = ("bill-B", "prod-B", "acc-B", "1390000000", "王B", "Granny B")


def leave_traces(shared: SampleOperator) -> None:
    """Something in every list of both customers."""
    for client, key in ((shared.elder, "A"), (shared.young, "B")):
        client.post(f"{P}/partyPrivacyAgreement", agreement(key, "surveyCalls"))
        client.post("/elderclient/v1/exportJob", {"externalId": f"copy-{key}"})
    shared.outgoing("call")
    shared.outgoing("hangUp")


def paths() -> set[str]:
    return {route.path for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)}


def test_every_path_is_looked_at_here() -> None:
    ours = set(LISTS) | SHARED | OPEN | ELSEWHERE
    assert {path.split("/{")[0] for path in paths()} == ours


@pytest.mark.parametrize("path", LISTS)
def test_a_list_never_shows_anothers(shared: SampleOperator, path: str) -> None:
    shared.young.post(TICKETS, wish("b-1", "13900000001"))
    shared.elder.post(TICKETS, wish("a-1"))
    leave_traces(shared)
    mine = shared.elder.get(f"{path}?limit=1000")
    assert mine.status_code == 200
    assert len(mine.json()) > 0
    body = json.dumps(mine.json(), ensure_ascii=False)
    assert [mark for mark in MARKS if mark in body] == []


@pytest.mark.parametrize("path", FOREIGN)
def test_anothers_object_is_not_there(shared: SampleOperator, path: str) -> None:
    assert shared.young.get(path).status_code == 200
    refused = shared.elder.get(path)
    assert refused.status_code == 404
    assert refused.json() == shared.elder.get(path.rsplit("/", 1)[0] + "/nothing").json()


def test_anothers_bill_cannot_be_read_by_filter(shared: SampleOperator) -> None:
    for path in (
        f"{B}/appliedCustomerBillingRate?bill.id=bill-B-10",
        f"{B}/customerBill?id=bill-B-10",
        f"{TICKETS}?externalIdentifier.id=b-1",
    ):
        shared.young.post(TICKETS, wish("b-1", "13900000001"))
        assert shared.elder.get(path).json() == []


def test_anothers_ticket_cannot_be_read_changed_or_met(shared: SampleOperator) -> None:
    foreign = shared.young.post(TICKETS, wish("same", "13900000002")).json()["id"]
    assert shared.elder.get(f"{TICKETS}/{foreign}").status_code == 404
    assert shared.elder.get(f"{TICKETS}/{foreign}", Prefer="wait=5", If_None_Match="x").status_code == 404
    for patch in ({"status": "cancelled"}, {"troubleTicketCharacteristic": [text("callbackNumber", "13800000001")]}):
        assert shared.elder.patch(f"{TICKETS}/{foreign}", patch).status_code == 404
    own = shared.elder.post(TICKETS, wish("same", "13800000002")).json()["id"]
    assert own != foreign


def test_anothers_usage_cannot_be_asked_for(shared: SampleOperator) -> None:
    question = {
        "@type": "QueryUsageConsumption",
        "searchCriteria": {
            "@type": "UsageConsumptionReport",
            "validPeriod": {
                "startDateTime": "2026-09-01T00:00:00+08:00",
                "endDateTime": "2026-11-01T00:00:00+08:00",
            },
            "product": [{"@type": "UsageConsumptionProductRef", "id": "prod-B"}],
        },
    }
    answered = shared.elder.post("/tmf-api/usageConsumption/v5/queryUsageConsumption", question)
    assert answered.json()["usageConsumption"] == []


@pytest.mark.parametrize("path", sorted(paths() - OPEN))
def test_nobody_gets_anything_without_a_token(shared: SampleOperator, path: str) -> None:
    concrete = path.split("{")[0] + ("x" if "{" in path else "")
    refused = (
        shared.nobody.post(concrete, {}, checks_requests=False)
        if path in {*DEMO, CANCELS, "/tmf-api/appointment/v4/searchTimeSlot"}
        else shared.nobody.get(concrete)
    )
    assert refused.status_code == 401
    assert refused.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("path", sorted(DEMO))
def test_a_customers_token_is_no_hand_on_the_demo(shared: SampleOperator, path: str) -> None:
    assert shared.elder.post(path, {}).status_code == 401


def test_unknown_revoked_and_odd_tokens_are_refused(shared: SampleOperator) -> None:
    for value in ("Bearer nonsense", "Basic abc", "Bearer ", "Bearer " + "x" * 4000, "Bearer \xff"):
        refused = shared.nobody.get("/tmf-api/party/v5/individual", Authorization=value)
        assert refused.status_code == 401
    assert shared.nobody.get("/elderclient/v1/health").json() == {"status": "ok", "keepsDrafts": True}
