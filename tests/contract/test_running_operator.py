"""The real child process with all of its demo data: everything every customer can read is as the official files say."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.contract import specification
from tests.contract.running_operator import RunningOperator, running_operator

LISTS = (
    "/tmf-api/customerBillManagement/v5/customerBill",
    "/tmf-api/customerBillManagement/v5/appliedCustomerBillingRate",
    "/tmf-api/productInventory/v5/product",
    "/tmf-api/productCatalogManagement/v5/productOffering",
    "/tmf-api/productCatalogManagement/v5/productOfferingPrice",
    "/tmf-api/productCatalogManagement/v5/category",
    "/tmf-api/usageConsumption/v5/queryUsageConsumption",
    "/tmf-api/usageConsumption/v5/usageConsumptionReport",
    "/tmf-api/party/v5/individual",
)


@pytest.fixture(scope="module")
def backend() -> Iterator[RunningOperator]:
    specification.needed()
    with running_operator() as operator:
        yield operator


@pytest.mark.parametrize("path", LISTS)
def test_what_every_customer_reads_is_as_specified(backend: RunningOperator, path: str) -> None:
    for number in range(len(backend.customers)):
        with backend.client(number) as client:
            answer = client.get(f"{path}?limit=1000")
            assert answer.status_code in (200, 206)
            found = answer.json()
            assert found
            one = client.get(f"{path}/{found[0]['id']}").json()
            assert one["id"] == found[0]["id"]
            assert one["href"] == f"{path}/{one['id']}"


def test_the_hand_moves_a_callback(backend: RunningOperator) -> None:
    with backend.client() as client:
        number = client.get(LISTS[-1]).json()[0]["contactMedium"][0]["phoneNumber"]
        sent = {
            "@type": "TroubleTicket",
            "ticketType": "callbackRequest",
            "description": "想问话费",
            "severity": "normal",
            "troubleTicketCharacteristic": [
                {
                    "@type": "StringCharacteristic",
                    "name": "callbackNumber",
                    "valueType": "string",
                    "value": number,
                }
            ],
        }
        path = "/tmf-api/troubleTicket/v5/troubleTicket"
        ticket = client.post(path, sent).json()
        assert backend.agent("take", ticket["id"])["callPhase"] == "taken"
        assert client.patch(f"{path}/{ticket['id']}", {"status": "cancelled"}).json()["status"] == "cancelled"
