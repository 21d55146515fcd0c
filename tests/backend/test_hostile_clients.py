"""Clumsy and hostile clients against the real server process: never a failure, never another customer's data."""

from __future__ import annotations

import base64
import json
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import quote, quote_from_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.backend.order_sample import CANCELS, LOCK, ORDERS
from tests.backend.raw_http import RawAnswer, assert_in_order, connect, exchange, read_answer, request_bytes
from tests.backend.sample import TICKETS, text, wish
from tests.contract.running_operator import RunningOperator, running_operator

ELDER = 0
OTHER = 3
USAGE = "/tmf-api/usageConsumption/v5/queryUsageConsumption"
LISTS = (
    "/tmf-api/customerBillManagement/v5/customerBill",
    "/tmf-api/customerBillManagement/v5/appliedCustomerBillingRate",
    "/tmf-api/productInventory/v5/product",
    "/tmf-api/productCatalogManagement/v5/productOffering",
    "/tmf-api/productCatalogManagement/v5/productOfferingPrice",
    "/tmf-api/productCatalogManagement/v5/category",
    USAGE,
    "/tmf-api/usageConsumption/v5/usageConsumptionReport",
    "/tmf-api/party/v5/individual",
    ORDERS,
    "/tmf-api/serviceProblemManagement/v5/serviceProblem",
    "/tmf-api/appointment/v4/appointment",
    TICKETS,
)
OWN = (
    "/tmf-api/appointment/v4/searchTimeSlot",
    "/elderclient/v1/callCheck",
    "/elderclient/v1/demo/agent",
    "/elderclient/v1/demo/amount",
    "/elderclient/v1/demo/outgoing",
    LOCK,
    CANCELS,
)
PATHS = (*LISTS, *OWN)
QUICK_SECONDS = 5


class Victim:
    """The server under attack, with what must never be told to the attacker."""

    def __init__(self, operator: RunningOperator) -> None:
        self.operator = operator
        with operator.client(OTHER) as other:
            person = other.get("/tmf-api/party/v5/individual").json()[0]
            bill = other.get("/tmf-api/customerBillManagement/v5/customerBill").json()[0]
            number = person["contactMedium"][0]["phoneNumber"]
            self.ticket = other.post(TICKETS, wish("theirs", number)).json()["id"]
        self.foreign: tuple[str, ...] = (person["formattedName"], number, bill["id"], bill["billNo"], self.ticket)
        with operator.client(ELDER) as elder:
            own = elder.get("/tmf-api/party/v5/individual").json()[0]
            self.number = own["contactMedium"][0]["phoneNumber"]
            self.own_ticket = elder.post(TICKETS, wish("mine", self.number)).json()["id"]

    def send(
        self,
        method: str,
        target: str | bytes,
        body: bytes = b"",
        headers: tuple[tuple[bytes, bytes], ...] = ((b"Content-Type", b"application/json"),),
    ) -> RawAnswer:
        """Send as the elder and check what holds for every answer."""
        sent = target.encode() if isinstance(target, str) else target
        raw = request_bytes(self.operator.url, method, sent, body, token=self.operator.token(ELDER), headers=headers)
        answer = exchange(self.operator.url, raw, is_head=method == "HEAD")
        told = tuple(one for one in self.foreign if one.encode() not in raw)
        assert_in_order(answer, path_of(sent), foreign=told, is_head=method == "HEAD")
        return answer

    def assert_well(self) -> None:
        """It lives, is quick, and still knows whose is whose."""
        began = time.monotonic()
        assert self.send("GET", TICKETS).status == 200
        assert time.monotonic() - began < QUICK_SECONDS
        assert self.operator.process.poll() is None


def path_of(target: bytes) -> str:
    """The list a request was about, for choosing the specification; troubleTicket's for nonsense."""
    path = target.decode("latin-1").split("?")[0]
    return next((known for known in LISTS if path.startswith(known)), TICKETS)


@pytest.fixture(scope="module")
def victim() -> Iterator[Victim]:
    with running_operator() as operator:
        attacked = Victim(operator)
        yield attacked
        attacked.assert_well()


ODD_TEXT = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        ["\x00", "a\x00b", "\ud800", "\udfff\ud800", "٣", "’; DROP TABLE ticket;--", "%s%n", "../..", "\u202e"]
    ),
)
ODD_NUMBER = st.one_of(
    st.integers(),
    st.sampled_from([2**31, 2**63, -(2**63) - 1, 10**400, 1e308, -1e-308, 0, -1]),
)
ODD_VALUE = st.recursive(
    st.one_of(st.none(), st.booleans(), ODD_NUMBER, ODD_TEXT),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(ODD_TEXT, inner, max_size=4)),
    max_leaves=12,
)
MOMENTS = st.sampled_from(
    (
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-12:00",
        "9999-12-31T23:59:59Z",
        "2026-02-30T00:00:00Z",
        "2026-11-23",
        "2026-11-23T10:00:00",
        "2026-12-01T10:00:00+08:00",
        "2026-12-01T10:00:00+99:99",
        "1e400",
        "5",
        5,
        -1,
        1e300,
    )
)


def tickets(number: str) -> st.SearchStrategy[dict[str, Any]]:
    """Wishes that are right but for one or two parts."""
    parts = {
        "@type": ODD_VALUE,
        "ticketType": ODD_VALUE,
        "description": ODD_VALUE,
        "severity": ODD_VALUE,
        "requestedResolutionDate": st.one_of(MOMENTS, ODD_VALUE),
        "externalIdentifier": st.one_of(
            ODD_VALUE, st.lists(st.fixed_dictionaries({"@type": ODD_TEXT, "id": ODD_VALUE}), max_size=7)
        ),
        "relatedEntity": st.lists(
            st.fixed_dictionaries(
                {"@type": ODD_TEXT, "role": ODD_TEXT, "entity": st.dictionaries(ODD_TEXT, ODD_VALUE, max_size=3)}
            ),
            max_size=2,
        ),
        "troubleTicketCharacteristic": st.lists(
            st.fixed_dictionaries(
                {
                    "@type": st.just("StringCharacteristic"),
                    "name": st.sampled_from(["callbackNumber", "requestedAt", "contactBy", "reasonScreen", "\ud800"]),
                    "value": st.one_of(MOMENTS, ODD_VALUE),
                }
            ),
            max_size=3,
        ),
    }
    one = st.sampled_from(sorted(parts)).flatmap(lambda name: parts[name].map(lambda value: {name: value}))
    return st.tuples(one, one).map(lambda changes: {**wish("again", number), **changes[0], **changes[1]})


def as_json(value: Any) -> bytes:
    """JSON with whatever was given, lone surrogates escaped."""
    return json.dumps(value).encode()


def as_target(path: str, *pairs: tuple[str, str]) -> str:
    """A path with a query whose parts may be anything."""

    def quoted(part: str) -> str:
        return quote_from_bytes(part.encode("utf-8", "surrogatepass"), safe="")

    return path + "?" + "&".join(f"{quoted(name)}={quoted(value)}" for name, value in pairs)


@pytest.mark.long(share=4)
@given(data=st.data())
def test_odd_wishes_are_taken_or_refused(victim: Victim, data: st.DataObject) -> None:
    body = data.draw(st.one_of(tickets(victim.number), ODD_VALUE))
    assert victim.send("POST", TICKETS, as_json(body)).status in {201, 400, 409, 422}


@pytest.mark.long(share=4)
@given(data=st.data())
def test_odd_merge_patches_are_taken_or_refused(victim: Victim, data: st.DataObject) -> None:
    change = data.draw(
        st.one_of(
            ODD_VALUE,
            st.fixed_dictionaries({"requestedResolutionDate": st.one_of(MOMENTS, st.none())}),
            tickets(victim.number),
            st.fixed_dictionaries({"status": ODD_VALUE}),
            st.fixed_dictionaries({"note": st.one_of(ODD_VALUE, st.lists(st.fixed_dictionaries({"text": ODD_VALUE})))}),
        )
    )
    whose = data.draw(st.sampled_from([victim.own_ticket, victim.ticket]))
    headers = ((b"Content-Type", b"application/merge-patch+json"),)
    answer = victim.send("PATCH", f"{TICKETS}/{whose}", as_json(change), headers)
    assert answer.status in ({400, 404, 422} if whose == victim.ticket else {200, 400, 409, 422})


@pytest.mark.long(share=4)
@given(
    path=st.sampled_from(LISTS),
    pairs=st.lists(
        st.tuples(
            st.one_of(
                st.sampled_from(
                    ["fields", "offset", "limit", "sort", "id", "bill.id", "status", "externalIdentifier.id"]
                ),
                st.sampled_from(["relatedEntity." * 30, "troubleTicketCharacteristic.value", "@type", "product.id"]),
                ODD_TEXT,
            ),
            st.one_of(ODD_TEXT, ODD_NUMBER.map(str), st.sampled_from(["id,name", "-id,+id", ",,", "1e9", "٣", "-1"])),
        ),
        max_size=5,
    ),
)
def test_odd_questions_are_answered_or_refused(victim: Victim, path: str, pairs: list[tuple[str, str]]) -> None:
    assert victim.send("GET", as_target(path, *pairs)).status in {200, 206, 400}


@pytest.mark.long(share=4)
@given(path=st.sampled_from(PATHS), tail=st.one_of(ODD_TEXT, st.binary(max_size=20)))
def test_odd_ids_name_nothing(victim: Victim, path: str, tail: str | bytes) -> None:
    raw = tail if isinstance(tail, bytes) else tail.encode("utf-8", "surrogatepass")
    assert victim.send("GET", f"{path}/x{quote_from_bytes(raw, safe='')}").status in {400, 404}


@pytest.mark.long(share=4)
@given(
    body=st.one_of(st.binary(max_size=200), ODD_TEXT.map(lambda value: value.encode("utf-16", "surrogatepass"))),
    path=st.sampled_from([TICKETS, USAGE, ORDERS, CANCELS]),
    kind=st.sampled_from([b"application/json", b"text/plain", b"application/json; charset=utf-16", b"", b"\xff/\x80"]),
)
def test_bodies_that_are_no_json_are_refused(victim: Victim, body: bytes, path: str, kind: bytes) -> None:
    assert victim.send("POST", path, body, ((b"Content-Type", kind),)).status in {400, 415}


@pytest.mark.long(share=4)
@given(
    name=st.sampled_from([b"If-None-Match", b"Prefer", b"Accept", b"Cookie", b"X-Forwarded-Host", b"Range", b"Expect"]),
    value=st.binary(min_size=1, max_size=60).filter(lambda value: not set(value) & set(b"\r\n\x00")),
    path=st.sampled_from(PATHS),
)
def test_odd_headers_change_nothing(victim: Victim, name: bytes, value: bytes, path: str) -> None:
    assert victim.send("GET", path, headers=((name, value),)).status in {200, 206, 304, 400, 401, 405}


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "POST", "OPTIONS", "TRACE", "BREW", "HEAD", "get"])
def test_wrong_methods_are_refused(victim: Victim, method: str, path: str) -> None:
    answer = victim.send(method, path, b"{}")
    is_taken = (method == "POST" and answer.status != 405) or (method, path) == ("PUT", LOCK)
    assert answer.status in ({400, 401} if is_taken else {405})


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"[" * 10_000 + b"]" * 10_000, 400),
        (b'{"a":' * 10_000 + b"1" + b"}" * 10_000, 400),
        (b'{"description":' + b"[" * 900 + b"]" * 900 + b"}", 400),
        (b'{"a": 1e99999999999999999999}', 400),
        (b'{"a": ' + b"9" * 30_000 + b"}", 400),
        (b'{"a": NaN}', 400),
        (b'{"a": "\xff"}', 400),
        (b'{"a": "\xed\xa0\x80"}', 400),
        (b'{"\\ud800": 1}', 400),
        (b'{"a": [{"b": "\\u0000"}]}', 400),
        (b"\xef\xbb\xbf{}", 400),
        (b"", 400),
        (b"x" * 70_000, 413),
        (b" " * 65_000 + b"{}", 400),
    ],
)
def test_bodies_made_to_break_a_parser(victim: Victim, body: bytes, expected: int) -> None:
    for path in (TICKETS, USAGE):
        assert victim.send("POST", path, body).status == expected
    victim.assert_well()


@pytest.mark.parametrize(
    "question",
    [
        ["0001-01-01", "9999-12-31"],
        ["9999-12-01", "9999-12-31"],
        ["2026-10-01", "2026-11-01", "\ud800"],
        ["2026-10-01", "2026-11-01", "a\x00b"],
        ["2026-10-01", "2026-11-01", 5],
        ["2026-10-01", "2026-11-01", *["x"] * 900],
        ["2026-11-01", "2026-10-01"],
        ["2026-W01-1", "2026-11-01"],
        {"2026-10-01": 1, "2026-11-01": 2},
    ],
)
def test_ids_of_questions_that_nobody_asked(victim: Victim, question: Any) -> None:
    identifier = base64.urlsafe_b64encode(json.dumps(question, separators=(",", ":")).encode()).decode().rstrip("=")
    assert victim.send("GET", f"{USAGE}/{identifier}").status == 404


def test_a_query_made_to_be_slow_is_refused(victim: Victim) -> None:
    began = time.monotonic()
    lines = LISTS[1]
    for query in ("id=1&" * 5000, "sort=" + "id,-name," * 5000, "bill" + ".a" * 20_000 + "=1", "x" * 60_000):
        assert victim.send("GET", f"{lines}?{query}").status == 400
    assert time.monotonic() - began < QUICK_SECONDS


@pytest.mark.parametrize(
    "sent",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET  /\r\n\r\n",
        b"\x00" * 50 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"A" * 200_000 + b"\r\n\r\n",
        b"GET /\xff HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    ],
    ids=str,
)
def test_what_is_no_http_is_refused_as_json(victim: Victim, sent: bytes) -> None:
    try:
        answer = exchange(victim.operator.url, sent)
    except ConnectionResetError:
        pass  # the answer may be lost when the server hangs up on bytes it did not read
    else:
        assert answer.status == 400
        assert_in_order(answer, TICKETS)
    victim.assert_well()


def test_an_endless_body_is_cut_off(victim: Victim) -> None:
    head = request_bytes(victim.operator.url, "POST", TICKETS.encode(), token=victim.operator.token(ELDER))
    head = head.replace(b"Content-Length: 0", b"Content-Type: application/json\r\nTransfer-Encoding: chunked")
    with connect(victim.operator.url) as connection:
        connection.sendall(head)
        for _ in range(9):
            connection.sendall(b"2000\r\n" + b" " * 0x2000 + b"\r\n")
        answer = read_answer(connection)
    assert answer.status == 413
    assert_in_order(answer, TICKETS)


def test_slow_clients_cost_the_others_nothing_and_are_let_go(victim: Victim) -> None:
    url, token = victim.operator.url, victim.operator.token(ELDER)
    whole = request_bytes(
        url, "POST", TICKETS.encode(), b" " * 50 + b"{}", token=token, headers=((b"Content-Type", b"application/json"),)
    )
    headers_only = [connect(url) for _ in range(60)]
    half_bodies = [connect(url) for _ in range(60)]
    silent = [connect(url) for _ in range(60)]
    try:
        for connection in headers_only:
            connection.sendall(whole[:40])
        for connection in half_bodies:
            connection.sendall(whole[:-30])
        victim.assert_well()
        answer = read_answer(half_bodies[0])
        assert answer.status == 408
        assert_in_order(answer, TICKETS)
        assert {connection.recv(1) for connection in (headers_only[0], silent[0])} == {b""}
    finally:
        for connection in (*headers_only, *half_bodies, *silent):
            connection.close()
    victim.assert_well()


def poll(victim: Victim, etag: str, seconds: int) -> bytes:
    """A long poll of the elder's own ticket."""
    return request_bytes(
        victim.operator.url,
        "GET",
        f"{TICKETS}/{victim.own_ticket}".encode(),
        token=victim.operator.token(ELDER),
        headers=((b"Prefer", b"wait=%d" % seconds), (b"If-None-Match", etag.encode())),
    )


def test_a_token_has_so_many_long_polls_and_no_more(victim: Victim) -> None:
    etag = victim.send("GET", f"{TICKETS}/{victim.own_ticket}").headers["etag"]
    sent = poll(victim, etag, 3)
    with ThreadPoolExecutor(100) as pool:
        answers = list(pool.map(lambda _: exchange(victim.operator.url, sent), range(100)))
        statuses = [answer.status for answer in answers]
    assert set(statuses) == {304, 429}
    assert statuses.count(304) == 20
    refused = next(answer for answer in answers if answer.status == 429)
    assert int(refused.headers["retry-after"]) > 0
    assert_in_order(refused, TICKETS)
    assert exchange(victim.operator.url, poll(victim, etag, 1)).status == 304


@pytest.mark.parametrize("how", ["closed", "half closed"])
def test_whoever_hangs_up_gives_the_place_back(victim: Victim, how: str) -> None:
    etag = victim.send("GET", f"{TICKETS}/{victim.own_ticket}").headers["etag"]
    connections = [connect(victim.operator.url) for _ in range(40)]
    for connection in connections:
        connection.sendall(poll(victim, etag, 20))
        if how == "closed":
            connection.close()
        else:
            connection.shutdown(socket.SHUT_WR)
    deadline = time.monotonic() + QUICK_SECONDS
    while (status := exchange(victim.operator.url, poll(victim, etag, 1)).status) == 429:
        assert time.monotonic() < deadline
    assert status == 304
    for connection in connections:
        connection.close()


def test_two_hundred_at_the_same_time_are_all_served(victim: Victim) -> None:
    def act(index: int) -> int:
        if index % 4:
            return victim.send("GET", LISTS[index % len(LISTS)]).status
        report = {**wish(f"crowd-{index}", victim.number), "ticketType": "fraudReport"}
        report["troubleTicketCharacteristic"] = [text("reasonScreen", "callerCheck")]
        return victim.send("POST", TICKETS, as_json(report)).status

    with ThreadPoolExecutor(200) as pool:
        statuses = list(pool.map(act, range(200)))
    # One customer files only so many reports at a time.
    assert set(statuses) <= {200, 201, 206, 429}
    assert 201 in statuses
    victim.assert_well()


def test_another_customers_things_cannot_be_named(victim: Victim) -> None:
    for secret in victim.foreign:
        for path in LISTS:
            assert victim.send("GET", f"{path}/{quote(secret)}").status == 404
            answer = victim.send("GET", as_target(path, ("id", secret)))
            assert answer.status == 200
            assert answer.body == b"[]"
