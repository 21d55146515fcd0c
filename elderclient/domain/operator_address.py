"""Which addresses of an operator are acceptable. Must not ask anything of the network."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_HOST = re.compile(r"[^\s/?#@\\<>\"'`{}|^%]+")


def operator_address(text: str) -> str:
    """Return the address without a slash at its end.

    Raises ``ValueError``, whose message completes "the address ...", for anything but an https URL, or an http one of
    this PC itself (a token that leaves the PC must be encrypted), and for one with a name, password, query or fragment.
    """
    try:
        parts = urlsplit(text)
        host, _port = parts.hostname, parts.port
    except ValueError:
        raise ValueError("is no web address") from None
    if text != text.strip() or parts.scheme not in ("http", "https") or not host or not _HOST.fullmatch(host):
        raise ValueError("must begin with https:// and a host name")
    if parts.username is not None or parts.password is not None:
        raise ValueError("must not contain a name or a password")
    if parts.query or parts.fragment or "?" in text or "#" in text:
        raise ValueError("must not contain ? or #")
    if re.search(r"[\s\\]", parts.path):
        raise ValueError("must not contain a space or a backslash")
    if parts.scheme == "http" and not is_loopback(host):
        raise ValueError("must begin with https://: plain http is accepted of this PC itself only")
    return text.rstrip("/")


def is_loopback(host: str) -> bool:
    """Return whether the host is this PC itself, by the name ``localhost`` or a loopback address."""
    import ipaddress

    try:
        return host.lower() == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
