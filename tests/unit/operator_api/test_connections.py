"""Connections of one session do not wait for each other, and none outlasts its deadline or the session."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.adapters.operator_api.transport.session import Request, Session
from elderclient.domain.errors import OperatorError, TooSlow, Unreachable
from tests.fakes.certificates import Authority

RESPONSE = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n[]"


class HalfDeafServer:
    """Leaves its first connection without a handshake and serves the second one."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(20)
        self.port: int = self._listener.getsockname()[1]
        self.is_hanging = threading.Event()
        self._context = context
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        first, _ = self._listener.accept()
        self.is_hanging.set()
        second, _ = self._listener.accept()
        with first, second, self._context.wrap_socket(second, server_side=True) as secure:
            secure.recv(65536)
            secure.sendall(RESPONSE)
            with contextlib.suppress(OSError):
                first.recv(65536)  # the handshake's first message
                first.recv(65536)  # the end, when the session is closed

    def close(self) -> None:
        """Wait for the end of both connections."""
        self._thread.join()
        self._listener.close()


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority.make(tmp_path)


@pytest.fixture
def server(authority: Authority) -> Iterator[HalfDeafServer]:
    server = HalfDeafServer(authority.server())
    yield server
    server.close()


def test_a_hanging_handshake_delays_no_other_request(authority: Authority, server: HalfDeafServer) -> None:
    session = Session(f"https://localhost:{server.port}", ServerClock(), certificates=str(authority.file))
    ended: list[str] = []

    def hang() -> None:
        try:
            session.send(Request("GET", "/first", headers={}, seconds=30.0))
        except Unreachable:
            ended.append("first")

    thread = threading.Thread(target=hang)
    thread.start()
    with contextlib.closing(session):
        server.is_hanging.wait(10)
        began = time.monotonic()
        assert session.send(Request("GET", "/second", headers={}, seconds=4.0)).status == 200
        assert time.monotonic() - began < 4
        assert ended == []
    thread.join()
    assert ended == ["first"]


CLOSING = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n"
FRAMINGS = {
    "to the end": (CLOSING + b"\r\n", b" "),
    "with a length": (CLOSING + b"Content-Length: 9999999\r\n\r\n", b" "),
    "in chunks": (CLOSING + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n"),
}
"""The head of an answer after which the connection ends, and what is sent again and again after it."""


class DrippingServer:
    """Sends the head of one answer, then a piece now and then, without end, until its client hangs up or it is closed."""

    def __init__(self, framing: str) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(20)
        self.port: int = self._listener.getsockname()[1]
        self.is_dripping = threading.Event()
        self._is_over = threading.Event()
        self._head, self._piece = FRAMINGS[framing]
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        connection, _ = self._listener.accept()
        with connection, contextlib.suppress(OSError):
            connection.recv(65536)
            connection.sendall(self._head)
            while not self._is_over.is_set():
                connection.sendall(self._piece)
                self.is_dripping.set()
                self._is_over.wait(0.02)

    def close(self) -> None:
        """End the connection, also where its client still reads."""
        self._is_over.set()
        self._thread.join()
        self._listener.close()


@pytest.mark.parametrize("framing", FRAMINGS)
@pytest.mark.parametrize(("seconds", "is_closed", "expected"), [(0.3, False, TooSlow), (60.0, True, Unreachable)])
def test_an_answer_that_ends_with_its_connection_is_not_waited_for_without_end(
    framing: str, seconds: float, is_closed: bool, expected: type[OperatorError]
) -> None:
    server = DrippingServer(framing)
    session = Session(f"http://127.0.0.1:{server.port}", ServerClock(), proxies={})
    ended: list[type[BaseException]] = []

    def ask() -> None:
        try:
            session.send(Request("GET", "/bills", headers={}, seconds=seconds))
        except OperatorError as error:
            ended.append(type(error))

    thread = threading.Thread(target=ask)
    thread.start()
    assert server.is_dripping.wait(20)
    if is_closed:
        session.close()
    thread.join(10)
    in_time = list(ended)
    server.close()
    thread.join()
    session.close()
    assert in_time == [expected]
