"""Exactly one ``domain.errors`` class for every failed exchange and every error response. Must not retry or log.

Messages name the status and the kind of trouble only; the operator's own words travel in ``reason`` alone.
"""

from __future__ import annotations

import contextlib
import errno
import http.client
import re
import socket
import ssl
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Protocol

import requests
import urllib3.exceptions

from elderclient.adapters.operator_api.transport.clock import http_date
from elderclient.adapters.operator_api.transport.decoding import decode_json
from elderclient.adapters.operator_api.transport.records import clean
from elderclient.domain.errors import (
    BadAnswer,
    Busy,
    CaptivePortal,
    CertificateRefused,
    Conflict,
    NoNetwork,
    NotAllowed,
    NotFound,
    OperatorError,
    ProxyFailed,
    Refused,
    ServerDown,
    ServerFailed,
    SignInNeeded,
    TooSlow,
)

_WAIT_SECONDS = 60
_LONGEST_WAIT = 3600
_REASON_LENGTH = 500
_NO_ROUTE = {errno.ENETUNREACH, errno.ENETDOWN, errno.EHOSTUNREACH, errno.EADDRNOTAVAIL, 10050, 10051, 10065}
"""Also the Windows numbers (WSAENETDOWN, WSAENETUNREACH, WSAEHOSTUNREACH), which ``errno`` lacks elsewhere."""
_LOG_IN = re.compile(rb"<form\b|type=[\"']?password|http-equiv=[\"']?refresh|location\.(?:href|replace|assign)", re.I)


class ResponseLike(Protocol):
    """What this module reads of a response."""

    @property
    def status(self) -> int:
        """The HTTP status as a number."""

    @property
    def headers(self) -> Any:
        """Header fields, looked up without regard to case."""

    @property
    def body(self) -> bytes:
        """The complete body, without its transfer encoding."""

    @property
    def is_plain_http(self) -> bool:
        """Whether it came over plain HTTP, without TLS."""


def chain(error: BaseException) -> Iterator[BaseException]:
    """The error, and every error it was made of."""
    seen: set[int] = set()
    waiting: list[Any] = [error]
    while waiting:
        found = waiting.pop(0)
        if not isinstance(found, BaseException) or id(found) in seen:
            continue
        seen.add(id(found))
        yield found
        waiting += [getattr(found, "reason", None), found.__cause__, found.__context__, *found.args]
        waiting.append(getattr(found, "original_error", None))


def is_dead_connection(error: BaseException) -> bool:
    """The other side had closed the connection before it read the request."""
    dead = (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError, ConnectionAbortedError)
    return any(isinstance(part, dead) for part in chain(error))


def error_for(error: BaseException) -> OperatorError:
    """The class for an exchange that gave no complete response. ``trust`` finds out more about certificates."""
    parts = tuple(chain(error))
    for part in parts:
        if isinstance(part, requests.exceptions.ProxyError | urllib3.exceptions.ProxyError):
            return ProxyFailed("the proxy does not let us through")
    for part in parts:
        if isinstance(part, ssl.SSLCertVerificationError):
            return CertificateRefused("the certificate was not accepted")
    for part in parts:
        if isinstance(part, ssl.SSLEOFError | ssl.SSLZeroReturnError):
            return ServerDown("hung up during the handshake")
        if isinstance(part, ssl.SSLError):
            return CertificateRefused("no secure connection")
    return _from_network(parts)


def _from_network(parts: tuple[BaseException, ...]) -> OperatorError:
    for part in parts:
        if isinstance(part, socket.gaierror):
            is_unknown = part.errno == socket.EAI_NONAME
            return ServerDown("no such host") if is_unknown and has_route() else NoNetwork("no address")
        if isinstance(part, OSError) and part.errno in _NO_ROUTE:
            return NoNetwork("no route to the host")
        # urllib3 counts this among the time-outs; only a host that was reached refuses, also without other networks.
        if isinstance(part, ConnectionRefusedError):
            return ServerDown("does not accept connections")
    for part in parts:
        if isinstance(part, urllib3.exceptions.ConnectTimeoutError):
            return ServerDown("does not accept connections") if has_route() else NoNetwork("no route to the host")
        if isinstance(part, TimeoutError | urllib3.exceptions.ReadTimeoutError):
            return TooSlow("no complete answer before the deadline")
    cut_off = (urllib3.exceptions.IncompleteRead, http.client.IncompleteRead, urllib3.exceptions.DecodeError)
    for part in parts:
        if isinstance(part, cut_off):
            return BadAnswer("cut off")
    return _from_hang_up(parts)


def _from_hang_up(parts: tuple[BaseException, ...]) -> OperatorError:
    for part in parts:
        if isinstance(part, http.client.RemoteDisconnected):
            return ServerDown("closed the connection without a response")
    for part in parts:
        if isinstance(
            part, http.client.HTTPException | urllib3.exceptions.InvalidHeader | requests.exceptions.InvalidURL
        ):
            return BadAnswer("not HTTP")
    return ServerDown("does not accept connections")


def has_route() -> bool:
    """Whether this PC has a route to other networks. Sends nothing."""
    for family, address in ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1")):
        with contextlib.suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as sock:
            sock.connect((address, 9))
            return True
    return False


def raise_for_log_in_page(response: ResponseLike) -> None:
    """Raise ``CaptivePortal`` when the network's log-in page answered instead of the operator."""
    if response.status == 511 or (response.status == 200 and response.is_plain_http and is_log_in_page(response)):
        raise CaptivePortal("a log-in page answered")


def is_log_in_page(response: ResponseLike) -> bool:
    """Whether it is HTML with a form, a password field or a redirection."""
    return is_html(response) and _LOG_IN.search(response.body) is not None


def is_html(response: ResponseLike) -> bool:
    """Whether the response is HTML, a page for people."""
    kind = str(response.headers.get("Content-Type", "")).lower()
    return "html" in kind or response.body[:200].lstrip().lower().startswith((b"<!doctype html", b"<html"))


def raise_for_status(response: ResponseLike, resource: str, now: datetime) -> None:
    """Raise the class for ``response.status``; return where it is 2xx or 304. ``resource`` is the API's resource name.

    The error says whether the operator itself answered (``is_bare``), and whether a gateway had passed the request on.
    """
    status = response.status
    if 200 <= status < 300 or status == 304:
        return
    error = _error_of(response, f"{resource}: HTTP {status}", now)
    error.is_bare = not has_error_body(response)
    error.is_taken = status == 504
    raise error


def has_error_body(response: ResponseLike) -> bool:
    """Whether the operator itself refused: what is missing or forbidden needs a TMF Error, anything else JSON.

    A proxy answers 403 and 404 as well, with a page, with nothing, or with JSON of its own.
    """
    error = error_body(response.body)
    if response.status in (403, 404, 410):
        return isinstance(error, dict) and all(_is_said(error.get(name)) for name in ("code", "reason"))
    return error is not None


def _is_said(value: Any) -> bool:
    return isinstance(value, int) or (isinstance(value, str) and bool(value.strip()))


def _error_of(response: ResponseLike, message: str, now: datetime) -> OperatorError:
    status = response.status
    if status == 429:
        return Busy(message, retry_after=_retry_after(response.headers.get("Retry-After"), now))
    if status == 409:
        return Conflict(message, existing_id=existing_id(response.body), reason=reason_of(response))
    simple = {401: SignInNeeded, 403: NotAllowed, 404: NotFound, 410: NotFound, 407: ProxyFailed, 408: TooSlow}
    if status in simple:
        return simple[status](message)
    if 400 <= status < 500:
        return Refused(message, reason=reason_of(response))
    return ServerFailed(message) if 500 <= status < 600 else BadAnswer(message)


def _retry_after(header: str | None, now: datetime) -> int:
    text = (header or "").strip()
    seconds = float(_WAIT_SECONDS)
    if re.fullmatch(r"[0-9]{1,9}", text):
        seconds = float(text)
    elif (moment := http_date(text)) is not None:
        seconds = (moment - now).total_seconds()
    return int(min(max(seconds, 1), _LONGEST_WAIT))


def error_body(body: bytes) -> Any:
    """The decoded body of an error; ``None`` where it is no JSON."""
    try:
        return decode_json(body)
    except ValueError:
        return None


def existing_id(body: bytes) -> str | None:
    """The id of the resource that is in the way, where the error names it."""
    error = error_body(body)
    found = error.get("existingId") if isinstance(error, dict) else None
    is_number = isinstance(found, int) and not isinstance(found, bool)
    return clean(str(found)) or None if is_number or isinstance(found, str) else None


def reason_of(response: ResponseLike) -> str:
    """The operator's own words, out of any of the shapes error bodies come in; empty for HTML and the like."""
    words: list[str] = []
    _collect(error_body(response.body), words, 3)
    return " ".join(words)[:_REASON_LENGTH]


def _collect(value: Any, words: list[str], depth: int) -> None:
    if isinstance(value, str):
        text = clean(value)
        if text and text not in words:
            words.append(text)
    elif isinstance(value, list) and depth:
        for item in value[:5]:
            _collect(item, words, depth - 1)
    elif isinstance(value, dict) and depth:
        for name in ("reason", "message", "msg", "detail", "errors"):
            _collect(value.get(name), words, depth - 1)
