"""What was seen on real servers, and the client survives: odd versions, odd paging, dead connections, closing."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from elderclient.adapters.operator_api.gateway import open_gateway
from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.adapters.operator_api.transport.profiles import REFERENCE, Profiles
from elderclient.domain.bills.bill import BillState, ChargeKind
from elderclient.domain.callbacks import CallbackPhase
from elderclient.domain.errors import BadAnswer, Conflict, OperatorError, Refused, TooSlow, Unreachable
from elderclient.domain.money import Money
from elderclient.domain.phone import Phone
from elderclient.domain.units import Month
from elderclient.usecases.ports.operator import OperatorGateway
from tests.contract.test_faults import WISH, Tokens, check_requests, known
from tests.fakes import operator_answers, ticket_answers
from tests.fakes.bills import whole
from tests.fakes.certificates import Authority
from tests.fakes.faulty_operator import Asked, FaultyOperator, Front, Given
from tests.fakes.operator_answers import BILL
from tests.fakes.ticket_answers import TICKET

Reply = Callable[[Asked], tuple[int, Any] | None]


def front_with(reply: Reply) -> Front:
    """A front whose small operator answers as ``reply`` says, and as usual where that gives ``None``."""

    def upstream(asked: Asked) -> Given:
        status, value = reply(asked) or operator_answers.answer(asked.method, asked.target, asked.body)
        return Given(status, json.dumps(value, ensure_ascii=False).encode())

    return Front(upstream)


def asked_for(asked: Asked, name: str, default: str) -> int:
    """A whole number of the query."""
    return int(parse_qs(urlsplit(asked.target).query).get(name, [default])[0])


@pytest.fixture
def operator() -> Iterator[Front]:
    with FaultyOperator() as front:
        yield front
        check_requests(front)


def gateway_to(front: Front, **options: Any) -> OperatorGateway:
    """A gateway with a short deadline."""
    return open_gateway(front.url, Tokens(), ServerClock(), **({"seconds": 5} | options))


def test_every_answer_means_what_it_says(operator: Front) -> None:
    gateway = gateway_to(operator)
    customer = gateway.customers.customer()
    assert (customer.form_of_address, customer.form_of_address_en) == ("王奶奶", "Granny Wang")
    assert [phone.digits for phone in customer.numbers] == ["02100000001", "13800000001"]
    newest = whole(gateway.billing.bills())[0]
    assert (newest.month, newest.amount_due, newest.state) == (Month(2026, 10), Money.of("128.50"), BillState.SETTLED)
    assert newest.remaining == Money.zero()
    assert newest.is_paid
    assert newest.period is not None
    assert newest.period.last.isoformat() == "2026-10-31"
    assert newest.payment_method == "银行代扣"
    line = gateway.billing.bill_lines(BILL).items[0]
    assert (line.kind, line.amount, line.product_id) == (ChargeKind.VOICE_OVERAGE, Money.of("1.95"), "p-1")
    product = gateway.plans.products().items[0]
    assert (product.rent, product.price_after) == (Money.of("59"), Money.of("69"))
    assert product.discounts[0].percent == 10
    offering = gateway.plans.offerings().items[0]
    assert (offering.rent, offering.contract_months, offering.tariffs[0].included) == (Money.of("59"), 12, Decimal(100))
    bucket = gateway.plans.usage((Month(2026, 10),)).items[0].buckets[0]
    assert (bucket.used, bucket.included, bucket.remaining) == (Decimal(113), Decimal(100), Decimal(0))
    callback = gateway.callbacks.callback(TICKET)
    assert (callback.phase, callback.queue_position, callback.is_ahead_of_queue) == (CallbackPhase.WAITING, 3, True)
    gateway.close()


def test_unknown_states_and_kinds_are_unknown(operator: Front) -> None:
    operator.set_fault("unknown_states")
    gateway = gateway_to(operator)
    assert whole(gateway.billing.bills())[0].state is BillState.UNKNOWN
    assert gateway.callbacks.callback(TICKET).phase is CallbackPhase.WAITING
    gateway.close()


def test_trailing_spaces_change_nothing(operator: Front) -> None:
    gateway = gateway_to(operator)
    plain = (
        gateway.customers.customer(),
        gateway.billing.bills(),
        gateway.billing.bill_lines(BILL),
        gateway.plans.products(),
        gateway.plans.offerings(),
    )
    operator.set_fault("extra_fields")
    assert (
        gateway.customers.customer(),
        gateway.billing.bills(),
        gateway.billing.bill_lines(BILL),
        gateway.plans.products(),
        gateway.plans.offerings(),
    ) == plain
    gateway.close()


@pytest.mark.parametrize("most_a_page", [7, 100, 10_000])
@pytest.mark.parametrize("headers", ["none", "right", "lying"])
@pytest.mark.parametrize("status", [200, 206])
def test_all_lines_of_a_large_bill_come_whatever_the_paging(status: int, headers: str, most_a_page: int) -> None:
    """Also where a server caps its pages and says so neither by 206 nor by a total."""
    lines = [operator_answers.rate(number) for number in range(450)]

    def upstream(asked: Asked) -> Given:
        start, limit = asked_for(asked, "offset", "0"), min(asked_for(asked, "limit", "100"), most_a_page)
        page = lines[start : start + limit] if most_a_page < 10_000 else lines
        given = Given(status, json.dumps(page).encode())
        total = {"none": None, "right": len(lines), "lying": 5000}[headers]
        given.headers |= {} if total is None else {"X-Total-Count": str(total)}
        return given

    with Front(upstream) as front:
        gateway = gateway_to(front)
        assert len(gateway.billing.bill_lines(BILL)) == len(lines)
        gateway.close()
        assert len(front.asked) <= len(lines) // min(most_a_page, 100) + 2


def test_a_list_without_an_end_is_a_bad_answer() -> None:
    counter = iter(range(10**9))

    def reply(_asked: Asked) -> tuple[int, Any]:
        return 206, [operator_answers.rate(next(counter))]

    with front_with(reply) as front:
        gateway = gateway_to(front, seconds=30)
        with pytest.raises(BadAnswer, match="does not end"):
            gateway.billing.bill_lines(BILL)
        gateway.close()


def test_a_server_that_ignores_the_filter_does_not_mix_bills() -> None:
    foreign = operator_answers.rate(9) | {"bill": {"id": "another"}}
    with front_with(lambda _asked: (200, [operator_answers.rate(1), foreign])) as front:
        gateway = gateway_to(front)
        assert [line.id for line in gateway.billing.bill_lines(BILL)] == ["rate-1"]
        gateway.close()


def test_merge_patch_refused_is_sent_as_plain_json_and_remembered() -> None:
    def reply(asked: Asked) -> tuple[int, Any] | None:
        is_merge = asked.headers.get("Content-Type") == "application/merge-patch+json"
        return (415, {"code": 415, "reason": "no"}) if asked.method == "PATCH" and is_merge else None

    with front_with(reply) as front:
        gateway = gateway_to(front)
        assert gateway.callbacks.cancel_callback(TICKET).phase is CallbackPhase.CANCELLED
        assert gateway.callbacks.cancel_callback(TICKET).phase is CallbackPhase.CANCELLED
        gateway.close()
        assert [asked.headers["Content-Type"].split("/")[1] for asked in front.asked] == [
            "merge-patch+json",
            "json",
            "json",
        ]


def test_a_type_refused_in_a_post_is_left_out() -> None:
    def reply(asked: Asked) -> tuple[int, Any] | None:
        is_typed = b'"@type"' in asked.body and asked.method == "POST"
        return (400, {"code": 400, "reason": "unknown attribute @type"}) if is_typed else None

    with front_with(reply) as front:
        gateway = gateway_to(front)
        assert gateway.callbacks.place_callback(WISH).external_id == WISH.external_id
        gateway.close()


def test_a_v4_server_gets_no_types_and_reads_notes() -> None:
    stored: dict[str, Any] = {}

    def reply(asked: Asked) -> tuple[int, Any] | None:
        if asked.method == "GET":
            return (200, stored if asked.target.endswith("/7") else [])
        if not stored:
            stored.update(json.loads(asked.body), id=7, status="Acknowledged", creationDate="2026-11-23 09:00")
        stored.update(json.loads(asked.body))
        return 201, stored

    with front_with(reply) as front:
        gateway = gateway_to(front, profiles=Profiles({"ticket": "/api/troubleTicket/v4"}))
        callback = gateway.callbacks.place_callback(WISH)
        changed = gateway.callbacks.change_callback("7", number=Phone("02100000001"))
        gateway.close()
        posted = [asked for asked in front.asked if asked.method == "POST"]
    assert (callback.id, callback.number, callback.external_id) == ("7", WISH.number, WISH.external_id)
    assert callback.reason == WISH.reason
    assert changed.number == Phone("02100000001")
    assert changed.reason == WISH.reason
    assert [note["author"] for note in stored["note"]] == ["elderclient", "elderclient"]
    assert b"@type" not in posted[0].body
    assert posted[0].target == "/api/troubleTicket/v4/troubleTicket"


ERROR_BODIES = [
    {"code": 422, "reason": "号码不对"},
    {"code": "422", "message": {"reason": "号码不对"}},
    {"message": "号码不对", "errors": ["号码不对"]},
    {"detail": [{"msg": "号码不对", "loc": ["body"]}]},
    {"detail": "号码不对"},
]


@pytest.mark.parametrize("body", ERROR_BODIES)
def test_reasons_are_found_in_any_shape(body: dict[str, Any]) -> None:
    with front_with(lambda _asked: (422, body)) as front:
        gateway = gateway_to(front)
        with pytest.raises(Refused) as caught:
            gateway.callbacks.callback(TICKET)
        gateway.close()
    assert caught.value.reason == "号码不对"
    assert "号码" not in str(caught.value)


def test_what_a_conflict_names_is_adopted() -> None:
    def reply(asked: Asked) -> tuple[int, Any] | None:
        conflict = {"@type": "Error", "code": "conflict", "reason": "已经有一个", "existingId": TICKET}
        return (409, conflict) if asked.method == "POST" else None

    with front_with(reply) as front:
        gateway = gateway_to(front)
        assert gateway.callbacks.place_callback(WISH).id == TICKET
        gateway.close()


def test_a_conflict_without_a_name_finds_the_liveknown() -> None:
    with front_with(lambda asked: (409, {"code": 409}) if asked.method == "POST" else None) as front:
        gateway = gateway_to(front)
        assert gateway.callbacks.place_callback(WISH).id == TICKET
        gateway.close()


def test_a_conflict_with_nothing_there_stays_one() -> None:
    with front_with(lambda asked: (409, {}) if asked.method == "POST" else (200, [])) as front:
        gateway = gateway_to(front)
        with pytest.raises(Conflict):
            gateway.callbacks.place_callback(WISH)
        gateway.close()


def test_a_ticket_taken_without_being_shown_is_looked_up() -> None:
    posted = threading.Event()

    def upstream(asked: Asked) -> Given:
        if asked.method == "POST":
            posted.set()
            return Given(202, b"")
        return Given(200, json.dumps([ticket_answers.ticket()] if posted.is_set() else []).encode())

    with Front(upstream) as front:
        gateway = gateway_to(front)
        assert gateway.callbacks.place_callback(WISH).id == TICKET
        gateway.close()


def test_where_ids_are_not_unique_a_wish_is_looked_for_before_it_is_sent() -> None:
    def reply(asked: Asked) -> tuple[int, Any] | None:
        return (200, [ticket_answers.ticket()]) if asked.method == "GET" else (500, {})

    with front_with(reply) as front:
        gateway = gateway_to(front)
        assert gateway.callbacks.place_callback(WISH).id == TICKET
        gateway.close()
        assert [asked.method for asked in front.asked] == ["GET"]


def test_where_ids_are_unique_placing_is_one_request(operator: Front) -> None:
    gateway = gateway_to(operator, profiles=REFERENCE)
    gateway.callbacks.place_callback(WISH)
    gateway.close()
    assert [asked.method for asked in operator.asked] == ["POST"]


def test_a_kept_connection_that_died_is_not_noticed(operator: Front) -> None:
    gateway = gateway_to(operator)
    gateway.customers.customer()
    operator.set_fault(None)  # drops what is open
    assert gateway.customers.customer().id == "c-1"
    gateway.close()


AT_ONCE = 5.0
"""Seconds; what was not cut off would wait for 20 and more. How quick it is is not this suite's matter."""


def ending(gateway: OperatorGateway, waits: Callable[[], bool]) -> tuple[OperatorError, float]:
    """How a long poll ends when the gateway is closed once ``waits`` is true, and after how many seconds."""
    ended: list[tuple[OperatorError, float]] = []

    def follow() -> None:
        try:
            gateway.callbacks.wait_for_change(known(), 20)
        except OperatorError as error:
            ended.append((error, time.monotonic()))

    thread = threading.Thread(target=follow)
    thread.start()
    while not waits():
        threading.Event().wait(0.01)
    closed = time.monotonic()
    gateway.close()
    thread.join()
    return ended[0][0], ended[0][1] - closed


@pytest.mark.parametrize("is_secure", [False, True])
def test_closing_ends_a_long_poll_at_once(tmp_path: Path, is_secure: bool) -> None:
    authority = Authority.make(tmp_path)
    with FaultyOperator(authority.server() if is_secure else None) as operator:
        operator.set_fault("slow")
        gateway = gateway_to(operator, certificates=str(authority.file))
        error, seconds = ending(gateway, lambda: bool(operator.asked))
        assert type(error) is Unreachable
        assert seconds < AT_ONCE
        with pytest.raises(Unreachable):
            gateway.customers.customer()


def test_closing_ends_a_wait_for_an_address_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    answered, asked = threading.Event(), threading.Event()

    def hanging(*_arguments: object, **_options: object) -> list[tuple[object, ...]]:
        asked.set()
        answered.wait(30)
        raise socket.gaierror(socket.EAI_AGAIN, "no answer")

    gateway = open_gateway("http://operator.example", Tokens(), ServerClock(), proxies={})
    monkeypatch.setattr(socket, "getaddrinfo", hanging)
    error, seconds = ending(gateway, asked.is_set)
    answered.set()
    assert type(error) is Unreachable
    assert seconds < AT_ONCE


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_server_that_takes_the_call_and_never_speaks_is_too_slow(scheme: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        gateway = open_gateway(
            f"{scheme}://127.0.0.1:{listener.getsockname()[1]}", Tokens(), ServerClock(), seconds=0.3
        )
        begun = time.monotonic()
        with pytest.raises(TooSlow):
            gateway.customers.customer()
        assert time.monotonic() - begun < AT_ONCE
        gateway.close()


def test_many_threads_may_ask_at_once(operator: Front) -> None:
    gateway = gateway_to(operator)
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(gateway.customers.customer().id)) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["c-1"] * 12
    gateway.close()


def test_the_clock_is_corrected_by_answers_of_the_operator_only(operator: Front) -> None:
    operator.clock_ahead = timedelta(days=3)
    clock = ServerClock()
    gateway = open_gateway(operator.url, Tokens(), clock, seconds=5)
    operator.set_fault("captive_portal")
    with pytest.raises(OperatorError):
        gateway.customers.customer()
    assert clock.offset == timedelta(0)
    operator.set_fault(None)
    gateway.customers.customer()
    assert abs(clock.offset - timedelta(days=3)) < timedelta(seconds=5)
    gateway.close()


@pytest.mark.parametrize("fault", ["slow", "dripping", "dripping_head", "dripping_to_the_end"])
def test_the_default_deadline_is_total(operator: Front, fault: str) -> None:
    operator.set_fault(fault)
    operator.seconds = 3
    gateway = gateway_to(operator, seconds=0.5)
    begun = time.monotonic()
    with pytest.raises(TooSlow):
        gateway.customers.customer()
    assert time.monotonic() - begun < operator.seconds
    gateway.close()


def test_many_slow_pages_together_are_too_slow() -> None:
    turns = threading.Event()

    def reply(asked: Asked) -> tuple[int, Any]:
        turns.wait(0.15)
        return 206, [operator_answers.rate(asked_for(asked, "offset", "0"))]

    with front_with(reply) as front:
        gateway = gateway_to(front, seconds=0.3)
        begun = time.monotonic()
        with pytest.raises(TooSlow):
            gateway.billing.bill_lines(BILL)
        assert 0.5 < time.monotonic() - begun < AT_ONCE
        gateway.close()


@pytest.mark.parametrize("url", ["", "ftp://operator.example", "http://", "operator.example"])
def test_what_is_no_address_is_refused_at_once(url: str) -> None:
    with pytest.raises(ValueError, match="URL"):
        open_gateway(url, Tokens(), ServerClock())
