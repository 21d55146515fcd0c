"""Which proxy the system names for the operator, and whether it can be used. Must not connect to it."""

from __future__ import annotations

from collections.abc import Mapping

import requests.utils
import urllib3.exceptions
import urllib3.util

from elderclient.domain.errors import ProxyUnusable, ProxyWrong
from elderclient.domain.operator_address import is_loopback


def system_proxies(url: str, host: str) -> dict[str, str]:
    """Return the proxies that the system names for ``url``, by scheme; none for this PC itself."""
    if is_loopback(host):
        return {}
    try:
        found = dict(requests.utils.get_environ_proxies(url))
    except ValueError:  # Exceptions from the proxy that cannot be read: it is named all the same.
        from urllib.request import getproxies

        found = dict(getproxies())
    return {scheme: proxy.strip() for scheme, proxy in found.items()}


def require_usable(url: str, proxies: Mapping[str, str]) -> None:
    """Return where ``url`` is reached without a proxy, or through one that can be used.

    Raises ``ProxyUnusable`` for a proxy that speaks anything but HTTP (SOCKS), ``ProxyWrong`` for an address that is
    no address: to go past a proxy that is set would break the rules of this network.
    """
    proxy = requests.utils.select_proxy(url, proxies)
    if not proxy:
        return
    scheme = proxy.partition("://")[0].lower() if "://" in proxy else "http"
    if scheme not in ("http", "https"):
        is_known = scheme.startswith("socks") or scheme in ("pac+http", "pac+https", "ftp", "quic")
        raise ProxyUnusable("a proxy of another kind") if is_known else ProxyWrong("no address of a proxy")
    try:
        parsed = urllib3.util.parse_url(proxy if "://" in proxy else f"http://{proxy}")
    except (urllib3.exceptions.LocationParseError, ValueError):
        raise ProxyWrong("no address of a proxy") from None
    if not parsed.host or parsed.port == 0:
        raise ProxyWrong("no address of a proxy")
