"""The rules all TM Forum APIs share: filters, fields, sorting, pages, media types and error bodies."""

from __future__ import annotations

import http.client
import json
import socket
from urllib.parse import urlsplit

import pytest

from tests.backend.sample import TICKETS, SampleOperator, wish
from tests.contract.specification import defects_of_answer, folder

BILLS = "/tmf-api/customerBillManagement/v5/customerBill"
LINES = "/tmf-api/customerBillManagement/v5/appliedCustomerBillingRate"


def raw(
    shared: SampleOperator, method: str, path: str, body: bytes | None = None, **headers: str
) -> tuple[int, dict[str, str], bytes]:
    """A request no well-behaved client would send."""
    connection = http.client.HTTPConnection(urlsplit(shared.url).netloc, timeout=20)
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        connection.request(method, path, body, sent)
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        connection.close()


def test_pages_are_counted(shared: SampleOperator) -> None:
    page = shared.elder.get(f"{LINES}?limit=1&offset=1")
    assert page.status_code == 206
    assert (page.headers["X-Total-Count"], page.headers["X-Result-Count"]) == ("4", "1")
    whole = shared.elder.get(LINES)
    assert whole.status_code == 200
    assert whole.headers["X-Total-Count"] == "4"
    assert page.json()[0] == whole.json()[1]
    assert shared.elder.get(f"{LINES}?offset=9").json() == []


def test_a_page_is_the_same_whoever_cuts_it(shared: SampleOperator) -> None:
    for query in ("bill.id=bill-A-10", "bill.id=bill-A-10&limit=1", "limit=3&offset=2", "limit=0", ""):
        cut_by_database = shared.elder.get(f"{LINES}?{query}")
        cut_here = shared.elder.get(f"{LINES}?{query}&isBilled=true")
        assert cut_by_database.json() == cut_here.json()
        assert cut_by_database.status_code == cut_here.status_code
        for name in ("X-Total-Count", "X-Result-Count"):
            assert cut_by_database.headers[name] == cut_here.headers[name]
    assert shared.elder.get(f"{LINES}?bill.id=bill-A-10,bill-A-9").headers["X-Total-Count"] == "2"


def test_fields_always_bring_the_identity(shared: SampleOperator) -> None:
    (bill, _) = shared.elder.get(f"{BILLS}?fields=billNo,amountDue.value").json()
    assert set(bill) == {"@type", "id", "href", "billNo", "amountDue"}
    one = shared.elder.get(f"{BILLS}/bill-A-10?fields=none").json()
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
def test_lists_are_filtered_and_sorted(shared: SampleOperator, query: str, expected: list[str]) -> None:
    answer = shared.elder.get(f"{BILLS}?{query}")
    assert [bill["id"] for bill in answer.json()] == expected
    assert answer.headers["X-Total-Count"] == str(len(expected))


def test_filters_reach_into_lists(shared: SampleOperator) -> None:
    found = shared.elder.get(f"{LINES}?characteristic.value=voiceOverage").json()
    assert {line["name"] for line in found} == {"超出的通话"}


@pytest.mark.parametrize(
    "query",
    ["limit=-1", "limit=x", "offset=1.5", "limit=", "colour=red", "sort=colour", "fields=colour", "limit=1&limit=2"],
)
def test_questions_that_make_no_sense_are_refused(shared: SampleOperator, query: str) -> None:
    refused = shared.elder.get(f"{BILLS}?{query}")
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
def test_the_frameworks_own_refusals_look_the_same(shared: SampleOperator, method: str, path: str, status: int) -> None:
    answered, headers, body = raw(shared, method, path)
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
def test_bodies_that_are_none_are_refused(shared: SampleOperator, body: bytes, media_type: str, status: int) -> None:
    token = str(shared.elder.authorization)
    answered, _, text = raw(shared, "POST", TICKETS, body, Content_Type=media_type, Authorization=token)
    assert answered == status
    assert json.loads(text)["reason"]


def test_a_long_body_without_a_length_is_cut_off(shared: SampleOperator) -> None:
    address = urlsplit(shared.url)
    head = (
        f"POST {TICKETS} HTTP/1.1\r\nHost: {address.netloc}\r\nAuthorization: {shared.elder.authorization}\r\n"
        "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    chunk = b"9c40\r\n" + b" " * 40000 + b"\r\n"
    with socket.create_connection((str(address.hostname), int(address.port or 0)), timeout=20) as raw_socket:
        raw_socket.sendall(head.encode() + chunk * 2)
        assert raw_socket.recv(12) == b"HTTP/1.1 413"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost", ""])
def test_other_names_for_this_server_are_refused(shared: SampleOperator, host: str) -> None:
    answered, _, body = raw(shared, "GET", "/elderclient/v1/health", Host=host)
    assert answered == 400
    assert json.loads(body)["code"] == "wrongHost"


def test_answers_say_when_but_not_by_what(shared: SampleOperator) -> None:
    _, headers, _ = raw(shared, "GET", "/elderclient/v1/health", Origin="https://evil.example")
    assert headers["date"]
    assert "server" not in headers
    assert headers["cache-control"] == "no-store"
    assert not [name for name in headers if name.startswith("access-control")]


def test_merge_patch_and_plain_json_both_change(shared: SampleOperator) -> None:
    ticket = shared.elder.post(TICKETS, wish()).json()["id"]
    later = {"requestedResolutionDate": "2026-11-23T12:00:00+08:00"}
    for media_type in ("application/merge-patch+json", "application/json"):
        assert shared.elder.patch(f"{TICKETS}/{ticket}", later, media_type=media_type).status_code == 200
    refused = shared.elder.patch(f"{TICKETS}/{ticket}", later, media_type="application/json-patch+json")
    assert refused.status_code == 415
