"""Foreign JSON: read in pieces, leniently, and with a path where it cannot be read."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import fields
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elderclient.adapters.operator_api.deferred import DeferredGateway
from elderclient.adapters.operator_api.gateway import open_gateway
from elderclient.adapters.operator_api.proxy import Ask, proxy_gateway
from elderclient.adapters.operator_api.transport import decoding
from elderclient.adapters.operator_api.transport.clock import ServerClock, http_date
from elderclient.adapters.operator_api.transport.decoding import decode_json
from elderclient.adapters.operator_api.transport.profiles import ApiProfile, Profiles
from elderclient.adapters.operator_api.transport.records import Record, clean, moment_in, number_in, unit_in
from elderclient.domain.errors import BadAnswer, CaptivePortal, DemoEnded, ServerDown
from elderclient.domain.money import Money
from elderclient.domain.units import Period, Unit
from elderclient.usecases.ports.operator import OperatorGateway

ZONE = ZoneInfo("Asia/Shanghai")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def record(value: dict[str, Any]) -> Record:
    """A record called ``bill``."""
    return Record(value, "bill", ZONE)


@contextmanager
def pieces_of(size: int) -> Iterator[None]:
    """Every text is decoded in pieces of so many characters."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(decoding, "_WHOLE", 0)
        patch.setattr(decoding, "_PIECE", size)
        yield


@given(JSON, st.sampled_from([None, 0, 8, 64]))
def test_pieces_read_as_the_standard_decoder_does(value: Any, size: int | None) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=1)
    if "\\ud" not in json.dumps(value).lower():
        with nullcontext() if size is None else pieces_of(size):
            assert decode_json(text.encode()) == value


@given(JSON, st.integers(0, 64), st.sampled_from([0, 8, 64]))
def test_broken_pieces_are_refused_as_the_standard_decoder_does(value: Any, cut: int, size: int) -> None:
    text = json.dumps(value)[:cut] + "]"
    try:
        json.loads(text)
    except ValueError:
        with pieces_of(size), pytest.raises(ValueError):  # noqa: PT011 - the decoder's own message is never used
            decode_json(text.encode())


def test_too_deep_nesting_is_refused() -> None:
    for text in ("[" * 200_000, '{"a":' * 200_000, "[" * 200_000 + "]" * 200_000):
        for size in (16, 400_000):
            with pieces_of(size), pytest.raises(ValueError):  # noqa: PT011 - as above
                decode_json(text.encode())


@pytest.mark.parametrize("size", [1, 300_000])
@pytest.mark.parametrize(
    "text",
    [
        "",
        "[",
        "[1",
        "[1,",
        '{"a"',
        '{"a":',
        '{"a":1',
        '{"a":1,',
        "{1:2}",
        "[1]x",
        "[NaN]",
        "[Infinity]",
        "nul",
        '"a',
        "[1 2]",
    ],
)
def test_broken_text_is_a_value_error(text: str, size: int) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the decoder's own message is never used
        decode_json((text + " " * size).encode())


def test_fractions_stay_exact() -> None:
    assert decode_json(b'{"value": 128.10}')["value"] == Decimal("128.10")


def test_a_large_answer_lets_other_threads_run() -> None:
    body = json.dumps([{"id": str(number), "name": "x" * 500} for number in range(4000)]).encode()
    turns = []
    done = threading.Event()

    def count() -> None:
        while not done.wait(0.001):
            turns.append(1)

    thread = threading.Thread(target=count)
    thread.start()
    for _ in range(10):
        decode_json(body)
    done.set()
    thread.join()
    assert len(body) > 2_000_000
    assert turns


@pytest.mark.parametrize(
    ("value", "number"),
    [(1, 1), (Decimal("0.15"), Decimal("0.15")), (" 12.50 ", Decimal("12.50")), ("1e3", 1000), (-5, -5)],
)
def test_numbers(value: Any, number: Any) -> None:
    assert number_in(value) == number


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        [],
        {},
        "",
        "twelve",
        "NaN",
        "Infinity",
        "1e999999",
        Decimal("1e-400"),
        10**40,
        "9" * 5000,
        Decimal("NaN"),
    ],
)
def test_what_is_no_number(value: Any) -> None:
    assert number_in(value) is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-01T00:00:00+08:00", datetime(2026, 11, 1, tzinfo=ZONE)),
        ("2026-10-31T16:00:00Z", datetime(2026, 11, 1, tzinfo=ZONE)),
        ("2026-11-01T00:00:00", datetime(2026, 11, 1, tzinfo=ZONE)),
        (" 2026-11-01 ", datetime(2026, 11, 1, tzinfo=ZONE)),
    ],
)
def test_moments(text: str, moment: datetime) -> None:
    assert moment_in(text, ZONE) == moment


@pytest.mark.parametrize(
    "value", [None, 5, "", "soon", "2026-13-01", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"]
)
def test_what_is_no_moment(value: Any) -> None:
    assert moment_in(value, ZONE) is None


def test_texts_are_cleaned() -> None:
    assert clean("  王\x00秀\u202e英\ud800 ") == "王秀英"
    assert clean("王\u00a0奶奶\t好\u3000！") == "王 奶奶 好\u3000！"
    assert record({"id": 17}).text("id") == "17"
    assert record({"id": True}).text("id") == ""


def test_money_is_rounded_once_and_in_its_currency() -> None:
    assert record({"due": {"unit": "CNY", "value": Decimal("1.005")}}).money("due") == Money.of("1.01")
    assert record({"due": {"value": "7"}}).money("due") == Money.of("7")
    assert record({"due": 7}).money("due") is None


def test_periods_end_on_their_last_day() -> None:
    times = {"startDateTime": "2026-10-01T00:00:00+08:00", "endDateTime": "2026-11-01T00:00:00+08:00"}
    assert record({"for": times}).period("for") == Period(date(2026, 10, 1), date(2026, 10, 31))
    inclusive = times | {"endDateTime": "2026-10-31T23:59:59+08:00"}
    assert record({"for": inclusive}).period("for") == Period(date(2026, 10, 1), date(2026, 10, 31))
    backwards = times | {"endDateTime": "2026-09-01T00:00:00+08:00"}
    assert record({"for": backwards}).period("for") is None


def test_what_is_missing_is_named_without_its_value() -> None:
    with pytest.raises(BadAnswer, match=r"^bill\.amountDue: missing or of the wrong type$"):
        record({"amountDue": {"value": "secret"}}).need_money("amountDue")
    with pytest.raises(BadAnswer, match=r"^bill: not an object$"):
        Record(["secret"], "bill", ZONE)
    inner = record({"lines": [{"id": "1"}, {"id": None}]}).records("lines")[1]
    with pytest.raises(BadAnswer, match=r"^bill\.lines\[1\]\.id: "):
        inner.need_text("id")


def test_characteristics_of_both_kinds_become_one_record() -> None:
    plain = {"name": "nameEn", "value": "Calls"}
    specified = {"name": "step", "productSpecCharacteristicValue": [{"value": 6}]}
    extra = record({"extra": [plain, specified, {"name": "gone", "value": None}, 5, None]}).characteristics("extra")
    assert extra.names() == ("nameEn", "step")
    assert extra.whole("step") == 6


def test_units_in_many_spellings() -> None:
    assert unit_in("MIN ") is Unit.MINUTE
    assert unit_in("sms") is Unit.MESSAGE
    assert unit_in("furlong") is None


def test_the_clock_follows_the_operator() -> None:
    local = datetime(2026, 11, 23, 1, 0, tzinfo=UTC).timestamp()
    clock = ServerClock(local=lambda: local)
    clock.saw("Mon, 23 Nov 2026 01:00:01 GMT")
    assert clock.offset.total_seconds() == 0
    clock.saw("Mon, 23 Nov 2026 03:00:00 GMT")
    assert clock.now().isoformat() == "2026-11-23T11:00:00.500000+08:00"
    clock.saw("yesterday")
    clock.saw(None)
    assert clock.offset.total_seconds() == 7200.5


@pytest.mark.parametrize("text", [None, "", "soon", "Mon, 99 Nov 2026 01:00:00 GMT"])
def test_what_is_no_http_date(text: str | None) -> None:
    assert http_date(text) is None


def test_profiles_from_configuration() -> None:
    found = Profiles({"ticket": "/api/tickets/v4/", "bill": "/bss/bill"})
    assert found.api("ticket", "/usual/v5") == ApiProfile("/api/tickets/v4", 4)
    assert found.api("bill", "/usual/v5") == ApiProfile("/bss/bill", 5)
    assert found.api("usage", "/usual/v5") == Profiles().api("usage", "/usual/v5") == ApiProfile("/usual/v5", 5)


@pytest.mark.parametrize("wrong", [{"tickets": "/a"}, {"ticket": "a"}, {"has_unique_external_ids": "/a"}])
def test_wrong_profiles_are_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"API|path"):
        open_gateway("http://operator.invalid", Nobody(), ServerClock(), profiles=Profiles(wrong))


class Nobody:
    """A source without a token, which is never asked for one."""

    def token(self) -> str:
        raise AssertionError

    def refused(self, token: str) -> None:
        raise AssertionError(token)


def test_every_call_goes_through_the_proxy() -> None:
    """A new port needs no line in what adds a deadline or waits for the connection."""
    gateway = proxy_gateway(lambda method, _ask: method, lambda: None)
    for port in fields(OperatorGateway):
        if port.name != "close":
            assert getattr(gateway, port.name).anything() == "anything"


def test_calls_wait_for_the_connection() -> None:
    deferred = DeferredGateway()
    asked: list[str] = []

    def call(method: str, _ask: Ask) -> str:
        asked.append(method)
        return "here"

    found: list[object] = []
    thread = threading.Thread(target=lambda: found.append(deferred.gateway.customers.customer()))
    thread.start()
    deferred.connected(proxy_gateway(call, lambda: asked.append("closed")))
    thread.join()
    deferred.close()
    assert (found, asked) == (["here"], ["customer", "closed"])
    late: list[str] = []
    deferred.connected(proxy_gateway(call, lambda: late.append("closed")))
    assert late == ["closed"]


def test_calls_raise_why_there_is_no_connection() -> None:
    deferred = DeferredGateway()
    deferred.failed(CaptivePortal("a page"))
    with pytest.raises(CaptivePortal):
        deferred.gateway.billing.bills()
    ended = DeferredGateway()
    ended.connected(proxy_gateway(lambda method, _ask: method, lambda: None), lambda: False)
    with pytest.raises(DemoEnded):
        ended.gateway.billing.bills()
    closed = DeferredGateway()
    closed.close()
    with pytest.raises(ServerDown):
        closed.gateway.outages.outages()


def test_nothing_slow_is_imported_by_the_packages_and_the_clock() -> None:
    code = (
        "import sys, elderclient.adapters.operator_api.transport.clock, elderclient.adapters.store;"
        "import elderclient.adapters.secrets, elderclient.adapters.demo_operator;"
        "import elderclient.adapters.operator_api.transport.profiles;"
        "print([name for name in ('requests', 'sqlite3', 'cryptography', 'keyring', 'subprocess') if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
