"""Profiles, the proxy of all ports, and the gateway that is connected later."""

from __future__ import annotations

import subprocess
import sys
import threading
from dataclasses import fields

import pytest

from elderclient.adapters.operator_api.deferred import DeferredGateway
from elderclient.adapters.operator_api.gateway import open_gateway
from elderclient.adapters.operator_api.proxy import Ask, proxy_gateway
from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.adapters.operator_api.transport.profiles import ApiProfile, Profiles
from elderclient.domain.errors import CaptivePortal, DemoEnded, ServerDown
from elderclient.usecases.ports.operator import OperatorGateway


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
        if port.name not in ("close", "has_unique_ids"):
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


def test_a_version_alone_keeps_the_usual_path_and_a_path_alone_its_own_version() -> None:
    found = Profiles({"order": "/sales/orders"}, versions={"bill": 4, "order": 5}, currency="EUR")
    assert found.api("bill", "/tmf-api/bill/v5") == ApiProfile("/tmf-api/bill/v4", 4, "EUR")
    assert found.api("order", "/tmf-api/order/v4") == ApiProfile("/sales/orders", 5, "EUR")
    assert found.names == {"bill", "order"}
