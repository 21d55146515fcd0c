"""Requests byte by byte, for what no HTTP library would send, and what must hold for every answer to them.

Must not know what is asked for.
"""

from __future__ import annotations

import json
import socket
from dataclasses import dataclass
from http.client import HTTPResponse
from urllib.parse import urlsplit

from tests.contract import specification

TIMEOUT = 30
BODYLESS = frozenset({204, 304})


@dataclass(frozen=True)
class RawAnswer:
    """What came back: the status, the headers in lower case, and the body's bytes."""

    status: int
    headers: dict[str, str]
    body: bytes


def connect(url: str) -> socket.socket:
    """A fresh connection to the server of ``url``."""
    address = urlsplit(url)
    return socket.create_connection((address.hostname, address.port), TIMEOUT)


def request_bytes(
    url: str,
    method: str,
    target: bytes,
    body: bytes = b"",
    *,
    token: str | None = None,
    headers: tuple[tuple[bytes, bytes], ...] = (),
) -> bytes:
    """A request as it travels; ``headers`` come on top of Host, Content-Length and Authorization."""
    lines = [method.encode() + b" " + target + b" HTTP/1.1", b"Host: " + urlsplit(url).netloc.encode()]
    if token is not None:
        lines.append(b"Authorization: Bearer " + token.encode())
    lines += [name + b": " + value for name, value in headers]
    lines.append(b"Content-Length: %d" % len(body))
    return b"\r\n".join(lines) + b"\r\n\r\n" + body


def exchange(url: str, sent: bytes, *, is_head: bool = False) -> RawAnswer:
    """Send the bytes over a connection of their own and read one answer."""
    with connect(url) as connection:
        connection.sendall(sent)
        return read_answer(connection, is_head=is_head)


def read_answer(connection: socket.socket, *, is_head: bool = False) -> RawAnswer:
    """The next answer; a connection that is closed without one raises ``ConnectionError``."""
    response = HTTPResponse(connection, method="HEAD" if is_head else "GET")
    response.begin()
    headers = {name.lower(): value for name, value in response.getheaders()}
    return RawAnswer(response.status, headers, response.read())


def assert_in_order(answer: RawAnswer, path: str, *, foreign: tuple[str, ...] = (), is_head: bool = False) -> None:
    """No failure of the server, nothing of ``foreign`` customers, and an ``Error`` as the specification wants it."""
    assert answer.status < 500, answer
    told = answer.body.decode("utf-8")
    assert [one for one in foreign if one in told] == []
    if answer.status < 400 or is_head:
        return
    assert answer.headers["content-type"] == "application/json"
    error = json.loads(told)
    assert (error["@type"], error["status"]) == ("Error", str(answer.status))
    assert error["code"]
    assert error["reason"]
    assert "date" in answer.headers
    if specification.folder() is not None:
        assert specification.defects_of_answer(path, answer.status, error) == []
