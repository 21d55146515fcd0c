"""Proxies as systems name them: what cannot be used gets its own sentence, and is never gone past."""

from __future__ import annotations

import pytest

from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.adapters.operator_api.transport.proxies import require_usable, system_proxies
from elderclient.adapters.operator_api.transport.session import Request, Session
from elderclient.domain.errors import ProxyFailed, ProxyUnusable, ProxyWrong
from elderclient.phrases.shell.trouble import Remedy, reaction_to

URL = "https://operator.example"


@pytest.mark.parametrize("proxy", ["socks5://h:1080", "socks5h://h:1", "socks4://h:1", "SOCKS://h:1", "ftp://h:21"])
def test_a_proxy_of_another_kind_is_said_to_be_one(proxy: str) -> None:
    for key in ("https", "all"):
        with pytest.raises(ProxyUnusable):
            require_usable(URL, {key: proxy})


@pytest.mark.parametrize(
    "proxy",
    [
        "http://",
        "http://:8080",
        "h:99999",
        "h:0",
        "http://a b:80",
        "http://[::1",
        "h:port",
        "htp://h:1",
        "//h:1",
        "a=h:1;b=h:2",
    ],
)
def test_what_is_no_address_of_a_proxy_is_said_to_be_wrong(proxy: str) -> None:
    with pytest.raises(ProxyWrong) as found:
        require_usable(URL, {"https": proxy})
    assert type(found.value) is ProxyWrong


@pytest.mark.parametrize(
    "proxy", ["h:8080", "http://h:8080", "https://h", "http://user:word@h:8080/", "http://[::1]:3128", ""]
)
def test_what_can_be_used_is_used(proxy: str) -> None:
    require_usable(URL, {"https": proxy})


def test_a_proxy_of_another_scheme_does_not_matter() -> None:
    require_usable(URL, {"http": "socks5://h:1"})


def test_nothing_is_sent_past_a_proxy_that_cannot_be_used() -> None:
    session = Session("http://operator.example", ServerClock(), proxies={"http": "socks5://127.0.0.1:9"})
    try:
        with pytest.raises(ProxyUnusable):
            session.send(Request("GET", "/", {}))
    finally:
        session.close()


def test_the_system_is_asked_and_this_pc_needs_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", " socks5://h:1080 ")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    assert system_proxies(URL, "operator.example")["all"] == "socks5://h:1080"
    for host in ("localhost", "127.0.0.5", "::1"):
        assert system_proxies(f"http://{host}", host) == {}


def test_the_sentences_differ_and_send_to_the_telephone() -> None:
    found = [reaction_to(problem) for problem in (ProxyFailed(), ProxyWrong(), ProxyUnusable())]
    assert len({one.sentence for one in found}) == 3
    assert {one.remedy for one in found} == {Remedy.HOTLINE}
