"""The rules all TM Forum APIs share: filters, fields, sorting, pages, media types and error bodies."""

from __future__ import annotations

import http.client
import json
from urllib.parse import urlsplit

import pytest

from tests.backend.sample import TICKETS, SampleOperator, wish
from tests.contract.specification import defects_of_answer, folder

BILLS = "/tmf-api/customerBillManagement/v5/customerBill"
LINES = "/tmf-api/customerBillManagement/v5/appliedCustomerBillingRate"


def raw(
    served: SampleOperator, method: str, path: str, body: bytes | None = None, **headers: str
) -> tuple[int, dict[str, str], bytes]:
    """A request no well-behaved client would send."""
    connection = http.client.HTTPConnection(urlsplit(served.url).netloc, timeout=20)
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        connection.request(method, path, body, sent)
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        connection.close()


def test_pages_are_counted(served: SampleOperator) -> None:
    page = served.elder.get(f"{LINES}?limit=1&offset=1")
    assert page.status_code == 206
    assert (page.headers["X-Total-Count"], page.headers["X-Result-Count"]) == ("4", "1")
    whole = served.elder.get(LINES)
    assert whole.status_code == 200
    assert whole.headers["X-Total-Count"] == "4"
    assert page.json()[0] == whole.json()[1]
    assert served.elder.get(f"{LINES}?offset=9").json() == []


def test_fields_always_bring_the_identity(served: SampleOperator) -> None:
    (bill, _) = served.elder.get(f"{BILLS}?fields=billNo,amountDue.value").json()
    assert set(bill) == {"@type", "id", "href", "billNo", "amountDue"}
    one = served.elder.get(f"{BILLS}/bill-A-10?fields=none").json()
    assert set(one) == {"@type", "id", "href"}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("category=corrected", ["bill-A-9c"]),
        ("category=corrected,normal", ["bill-A-10", "bill-A-9c"]),
        ("category=corrected&state=settled", []),
        ("billingAccount.id=acc-A&category=normal", ["bill-A-10"]),
        ("amountDue.value=33.58", ["bill-A-10", "bill-A-9c"]),
        ("sort=billDate", ["bill-A-9c", "bill-A-10"]),
        ("sort=-billDate", ["bill-A-10", "bill-A-9c"]),
        ("sort=amountDue.value,-id", ["bill-A-9c", "bill-A-10"]),
    ],
)
def test_lists_are_filtered_and_sorted(served: SampleOperator, query: str, expected: list[str]) -> None:
    answer = served.elder.get(f"{BILLS}?{query}")
    assert [bill["id"] for bill in answer.json()] == expected
    assert answer.headers["X-Total-Count"] == str(len(expected))


def test_filters_reach_into_lists(served: SampleOperator) -> None:
    found = served.elder.get(f"{LINES}?characteristic.value=voiceOverage").json()
    assert {line["name"] for line in found} == {"超出的通话"}


@pytest.mark.parametrize(
    "query",
    ["limit=-1", "limit=x", "offset=1.5", "limit=", "colour=red", "sort=colour", "fields=colour", "limit=1&limit=2"],
)
def test_questions_that_make_no_sense_are_refused(served: SampleOperator, query: str) -> None:
    refused = served.elder.get(f"{BILLS}?{query}")
    assert refused.status_code == 400
    assert refused.json()["@type"] == "Error"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 404),
        ("GET", "/docs", 404),
        ("GET", "/openapi.json", 404),
        ("GET", f"{BILLS}/", 404),
        ("GET", "/tmf-api/customerBillManagement/v4/customerBill", 404),
        ("POST", BILLS, 405),
        ("DELETE", f"{TICKETS}/x", 405),
        ("PUT", TICKETS, 405),
        ("OPTIONS", TICKETS, 405),
        ("PATCH", "/elderclient/v1/health", 405),
    ],
)
def test_the_frameworks_own_refusals_look_the_same(served: SampleOperator, method: str, path: str, status: int) -> None:
    answered, headers, body = raw(served, method, path)
    assert answered == status
    assert json.loads(body)["reason"]
    if folder() is not None:
        assert defects_of_answer(path, answered, json.loads(body)) == []
    if status == 405:
        assert headers["allow"]
    assert not [name for name in headers if name.startswith("access-control")]


@pytest.mark.parametrize(
    ("body", "media_type", "status"),
    [
        (b"{}", "text/plain", 415),
        (b"{}", "application/json-patch+json", 415),
        (b"{}", "application/merge-patch+json", 415),
        (b"", "application/json", 400),
        (b"{", "application/json", 400),
        (b"[]", "application/json", 400),
        (b"[" * 60000, "application/json", 400),
        (b'{"@type": NaN}', "application/json", 400),
        (b"\xff\xfe", "application/json", 400),
        (b"{}", "application/json; charset=utf-8", 400),
        (b" " * 70000, "application/json", 413),
    ],
)
def test_bodies_that_are_none_are_refused(served: SampleOperator, body: bytes, media_type: str, status: int) -> None:
    token = str(served.elder.authorization)
    answered, _, text = raw(served, "POST", TICKETS, body, Content_Type=media_type, Authorization=token)
    assert answered == status
    assert json.loads(text)["reason"]


def test_a_long_body_without_a_length_is_cut_off(served: SampleOperator) -> None:
    connection = http.client.HTTPConnection(urlsplit(served.url).netloc, timeout=20)
    try:
        headers = {"Authorization": str(served.elder.authorization), "Content-Type": "application/json"}
        connection.request("POST", TICKETS, iter([b" " * 40000] * 3), headers, encode_chunked=True)
        assert connection.getresponse().status == 413
    finally:
        connection.close()


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost", ""])
def test_other_names_for_this_server_are_refused(served: SampleOperator, host: str) -> None:
    answered, _, body = raw(served, "GET", "/elderclient/v1/health", Host=host)
    assert answered == 400
    assert json.loads(body)["code"] == "wrongHost"


def test_answers_say_when_but_not_by_what(served: SampleOperator) -> None:
    _, headers, _ = raw(served, "GET", "/elderclient/v1/health", Origin="https://evil.example")
    assert headers["date"]
    assert "server" not in headers
    assert headers["cache-control"] == "no-store"
    assert not [name for name in headers if name.startswith("access-control")]


def test_merge_patch_and_plain_json_both_change(served: SampleOperator) -> None:
    ticket = served.elder.post(TICKETS, wish()).json()["id"]
    later = {"requestedResolutionDate": "2026-11-23T12:00:00+08:00"}
    for media_type in ("application/merge-patch+json", "application/json"):
        assert served.elder.patch(f"{TICKETS}/{ticket}", later, media_type=media_type).status_code == 200
    refused = served.elder.patch(f"{TICKETS}/{ticket}", later, media_type="application/json-patch+json")
    assert refused.status_code == 415
