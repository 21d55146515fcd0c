"""Exactly one ``domain.errors`` class for everything that can come back, or not come back. Must not retry or log.

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
_NO_WAY = {errno.ENETUNREACH, errno.ENETDOWN, errno.EHOSTUNREACH, errno.EADDRNOTAVAIL, 10050, 10051, 10065}
"""Also the Windows numbers (WSAENETDOWN, WSAENETUNREACH, WSAEHOSTUNREACH), which ``errno`` lacks elsewhere."""
_LOG_IN = re.compile(rb"<form\b|type=[\"']?password|http-equiv=[\"']?refresh|location\.(?:href|replace|assign)", re.I)


class Answered(Protocol):
    """What of an answer matters here."""

    @property
    def status(self) -> int:
        """HTTP status."""

    @property
    def headers(self) -> Any:
        """Looked up without regard to case."""

    @property
    def body(self) -> bytes:
        """Complete and decoded."""

    @property
    def is_open(self) -> bool:
        """Came over plain HTTP."""


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
    """The other side had closed the connection before it read the question."""
    dead = (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError, ConnectionAbortedError)
    return any(isinstance(part, dead) for part in chain(error))


def from_exception(error: BaseException) -> OperatorError:
    """The class for an exchange that gave no complete answer. Doubts about certificates are settled elsewhere."""
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
            return ServerDown("no such host") if is_unknown and has_way_out() else NoNetwork("no address")
        if isinstance(part, OSError) and part.errno in _NO_WAY:
            return NoNetwork("no way to the host")
    for part in parts:
        if isinstance(part, urllib3.exceptions.ConnectTimeoutError):
            return ServerDown("does not take the call") if has_way_out() else NoNetwork("no way to the host")
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
            return ServerDown("hung up without an answer")
    for part in parts:
        if isinstance(
            part, http.client.HTTPException | urllib3.exceptions.InvalidHeader | requests.exceptions.InvalidURL
        ):
            return BadAnswer("not HTTP")
    return ServerDown("does not take the call")


def has_way_out() -> bool:
    """Whether this PC knows any way to other networks. Sends nothing."""
    for family, address in ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1")):
        with contextlib.suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as sock:
            sock.connect((address, 9))
            return True
    return False


def refuse_log_in_page(answer: Answered) -> None:
    """Raise ``CaptivePortal`` when not the operator but the network's log-in page has answered."""
    if answer.status == 511 or (answer.status == 200 and answer.is_open and is_log_in_page(answer)):
        raise CaptivePortal("a log-in page answered")


def is_log_in_page(answer: Answered) -> bool:
    """HTML that wants something from the reader."""
    return is_html(answer) and _LOG_IN.search(answer.body) is not None


def is_html(answer: Answered) -> bool:
    """The answer is a page for people."""
    kind = str(answer.headers.get("Content-Type", "")).lower()
    return "html" in kind or answer.body[:200].lstrip().lower().startswith((b"<!doctype html", b"<html"))


def refuse_trouble(answer: Answered, resource: str, now: datetime) -> None:
    """Raise the class for ``answer.status``; return where it is 2xx or 304. ``resource`` is the API's resource name."""
    status = answer.status
    if 200 <= status < 300 or status == 304:
        return
    message = f"{resource}: HTTP {status}"
    if status == 429:
        raise Busy(message, retry_after=_retry_after(answer.headers.get("Retry-After"), now))
    if status == 409:
        raise Conflict(message, existing_id=existing_id(answer.body), reason=reason_of(answer))
    simple = {401: SignInNeeded, 403: NotAllowed, 404: NotFound, 410: NotFound, 407: ProxyFailed, 408: TooSlow}
    if status in simple:
        raise simple[status](message)
    if 400 <= status < 500:
        raise Refused(message, reason=reason_of(answer))
    raise ServerFailed(message) if 500 <= status < 600 else BadAnswer(message)


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
    """The id of what stands in the way, where the error names it."""
    error = error_body(body)
    found = error.get("existingId") if isinstance(error, dict) else None
    return clean(found) or None if isinstance(found, str) else None


def reason_of(answer: Answered) -> str:
    """The operator's own words, out of any of the shapes error bodies come in; empty for HTML and the like."""
    words: list[str] = []
    _collect(error_body(answer.body), words, 3)
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
