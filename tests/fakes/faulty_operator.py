"""A real HTTP(S) server that does everything wrong that an operator or a network can do, one fault at a time.

``FaultyOperator`` spoils the answers of ``operator_answers``; ``FaultyProxy(url)`` stands before a real backend and
spoils its answers. ``set_fault(None)`` makes either honest. Must not know the client.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from tests.fakes import operator_answers

AGAIN = "/again"
_HOP = {"connection", "transfer-encoding", "content-length", "date", "server", "keep-alive"}
_LOG_IN = (
    "<html><head><title>网络认证</title></head><body><form action='/login'><input type=password></form></body></html>"
)
_PAGE = "<html><body><h1>It works</h1></body></html>"


@dataclass(frozen=True)
class Asked:
    """A question as it came. ``target`` is path and query."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Given:
    """An answer before it is spoilt."""

    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "application/json"})


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 30
    front: Front

    def _any(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        asked = Asked(self.command, self.path, dict(self.headers.items()), self.rfile.read(length))
        self.front.serve(self, asked)

    def __getattr__(self, name: str) -> Callable[[], None]:
        if name.startswith("do_"):
            return self._any
        raise AttributeError(name)

    def date_time_string(self, timestamp: float | None = None) -> str:
        moment = datetime.now(UTC) if timestamp is None else datetime.fromtimestamp(timestamp, UTC)
        return format_datetime(moment + self.front.clock_ahead, usegmt=True)

    def log_message(self, *_: object) -> None:
        """Quiet."""

    def give(self, given: Given, *, length: int | None = None) -> None:
        """The head, and as much of the body as there is."""
        self.send_response(given.status)
        for name, value in given.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(given.body) if length is None else length))
        self.end_headers()
        if self.command != "HEAD" and given.status != 304:
            self.wfile.write(given.body)

    def hang_up(self) -> None:
        """Close the connection as it stands."""
        self.close_connection = True
        with contextlib.suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = True
    request_queue_size = 32

    def __init__(self, port: int, front: Front, context: ssl.SSLContext | None) -> None:
        self._front = front
        self.context = context
        super().__init__(("127.0.0.1", port), type("Handler", (_Handler,), {"front": front}))

    def finish_request(self, request: Any, client_address: Any) -> None:
        if self.context is not None:
            try:
                request = self.context.wrap_socket(request, server_side=True)
            except (ssl.SSLError, OSError):
                return  # the client refused the certificate
        self._front.opened(request)
        try:
            super().finish_request(request, client_address)
        finally:
            with contextlib.suppress(OSError):
                request.close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients that go away are what is tested."""


class Front:
    """The server, its fault and what it was asked. Use as a context manager."""

    def __init__(self, upstream: Callable[[Asked], Given], context: ssl.SSLContext | None = None) -> None:
        self._upstream = upstream
        self._context = context
        self._fault: str | None = None
        self._lock = threading.Lock()
        self._sockets: list[socket.socket] = []
        self._stopped = threading.Event()
        self.asked: list[Asked] = []
        self.clock_ahead = timedelta(0)
        self.seconds = 10.0
        """How long ``slow`` is silent."""
        self._is_closed = False
        self._resumed = threading.Event()
        self._server = _Server(0, self, self._context)
        self._thread = threading.Thread(target=self._accept, name="faulty-operator")
        self._thread.start()
        self.port = self._server.server_address[1]

    @property
    def url(self) -> str:
        """Where it listens."""
        host = "127.0.0.1" if self._context is None else "localhost"
        return f"{'http' if self._context is None else 'https'}://{host}:{self.port}"

    def set_fault(self, name: str | None) -> None:
        """From the next question on; kept connections are dropped. ``KeyError`` for a fault that does not exist."""
        if name not in (None, "down"):
            _FAULTS[name]
        was_down, self._fault = self._fault == "down", name
        if name == "down":
            if not was_down:
                self._stop_listening()
        elif was_down:
            self._stopped.clear()
            self._server = _Server(self.port, self, self._context)
            self._resumed.set()
        else:
            self._drop()

    def set_certificate(self, context: ssl.SSLContext) -> None:
        """Show another certificate from the next connection on."""
        self._context = context
        self._server.context = context
        self._drop()

    def serve(self, handler: _Handler, asked: Asked) -> None:
        """Answer one question, spoilt or not."""
        with self._lock:
            self.asked.append(asked)
        if self._fault is None or asked.target.startswith(AGAIN):
            handler.give(self.upstream(asked))
        else:
            _FAULTS[self._fault](self, handler, asked)

    def upstream(self, asked: Asked) -> Given:
        """The honest answer."""
        target = asked.target.removeprefix(AGAIN)
        return self._upstream(Asked(asked.method, target, asked.headers, asked.body))

    def opened(self, sock: socket.socket) -> None:
        """Remember a connection, so that it can be dropped."""
        with self._lock:
            self._sockets.append(sock)

    def pause(self, seconds: float) -> bool:
        """Wait; false when the server is going away."""
        return not self._stopped.wait(seconds)

    def close(self) -> None:
        """Stop, and let every handler end."""
        if not self._stopped.is_set():
            # Before the thread is told to end: a server that it never serves cannot be shut down, and is waited for.
            self._stop_listening()
        self._is_closed = True
        self._resumed.set()
        self._thread.join()

    def __enter__(self) -> Front:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _accept(self) -> None:
        # One thread for the front's whole life, also while it is down in between.
        while not self._is_closed:
            self._server.serve_forever(0.02)
            self._resumed.wait()
            self._resumed.clear()

    def _stop_listening(self) -> None:
        self._stopped.set()
        self._server.shutdown()
        self._drop()
        self._server.server_close()

    def _drop(self) -> None:
        with self._lock:
            sockets, self._sockets = self._sockets, []
        for sock in sockets:
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)


def FaultyOperator(context: ssl.SSLContext | None = None) -> Front:  # noqa: N802 - reads as the thing it makes
    """A front with a small operator of its own behind it."""

    def upstream(asked: Asked) -> Given:
        status, value = operator_answers.answer(asked.method, asked.target, asked.body)
        given = Given(status, json.dumps(value, ensure_ascii=False).encode())
        if isinstance(value, list):
            given.headers |= {"X-Total-Count": str(len(value)), "X-Result-Count": str(len(value))}
        return given

    return Front(upstream, context)


def FaultyProxy(url: str, context: ssl.SSLContext | None = None) -> Front:  # noqa: N802 - reads as the thing it makes
    """A front before the backend at ``url``; also a proxy of the system's that leads there, whatever it is asked for."""
    parts = urlsplit(url)

    def upstream(asked: Asked) -> Given:
        line = http.client.HTTPConnection(str(parts.hostname), parts.port or 80, timeout=60)
        with contextlib.closing(line):
            line.connect()
            front.opened(line.sock)  # so that a long poll ends with the front
            headers = {name: value for name, value in asked.headers.items() if name.lower() not in _HOP | {"host"}}
            target = urlsplit(asked.target)._replace(scheme="", netloc="").geturl()
            line.request(asked.method, target, asked.body or None, headers | {"Host": parts.netloc})
            answer = line.getresponse()
            kept = {name: value for name, value in answer.getheaders() if name.lower() not in _HOP}
            return Given(answer.status, answer.read(), kept)

    front = Front(upstream, context)
    return front


Fault = Callable[[Front, _Handler, Asked], None]


def _error(status: int, **headers: str) -> Fault:
    def serve(_front: Front, handler: _Handler, _asked: Asked) -> None:
        body = {"@type": "Error", "code": str(status), "reason": "测试", "status": str(status)}
        handler.give(Given(status, json.dumps(body).encode(), {"Content-Type": "application/json"} | headers))

    return serve


def _fixed(status: int, body: str, kind: str = "text/html; charset=utf-8", **headers: str) -> Fault:
    def serve(_front: Front, handler: _Handler, _asked: Asked) -> None:
        handler.give(Given(status, body.encode(), {"Content-Type": kind} | headers))

    return serve


def _busy_until(_front: Front, handler: _Handler, _asked: Asked) -> None:
    until = format_datetime(datetime.now(UTC) + timedelta(seconds=120), usegmt=True)
    handler.give(Given(429, b"", {"Retry-After": until}))


def _silent(front: Front, handler: _Handler, asked: Asked) -> None:
    if front.pause(front.seconds):
        handler.give(front.upstream(asked))


def _dripping(front: Front, handler: _Handler, asked: Asked) -> None:
    given = front.upstream(asked)
    handler.send_response(given.status)
    handler.send_header("Content-Length", str(len(given.body)))
    _drip_body(front, handler, given)


def _dripping_to_the_end(front: Front, handler: _Handler, asked: Asked) -> None:
    """Without a length: whoever reads it waits for the end of the connection."""
    given = front.upstream(asked)
    handler.send_response(given.status)
    handler.send_header("Connection", "close")
    _drip_body(front, handler, given)


def _drip_body(front: Front, handler: _Handler, given: Given) -> None:
    handler.end_headers()
    until = time.monotonic() + front.seconds
    # Not even "[]" may be whole before the deadline of 0.2 s: the next request would race the end of this connection.
    pause = 0.05 if len(given.body) > 8 else 0.15
    for byte in given.body:
        if time.monotonic() > until or not front.pause(pause):
            break
        handler.wfile.write(bytes([byte]))
    handler.hang_up()


def _dripping_head(front: Front, handler: _Handler, _asked: Asked) -> None:
    until = time.monotonic() + front.seconds
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Drip: ")
    while time.monotonic() < until and front.pause(0.05):
        handler.wfile.write(b"x")
    handler.hang_up()


def _truncated(front: Front, handler: _Handler, asked: Asked) -> None:
    given = front.upstream(asked)
    handler.give(Given(given.status, given.body[: len(given.body) // 2], given.headers))


def _cut_off(front: Front, handler: _Handler, asked: Asked) -> None:
    given = front.upstream(asked)
    half = given.body[: len(given.body) // 2]
    handler.give(Given(given.status, half, given.headers), length=len(given.body))
    handler.hang_up()


def _lost_reply(front: Front, handler: _Handler, asked: Asked) -> None:
    front.upstream(asked)
    handler.hang_up()


def _lost_post(front: Front, handler: _Handler, asked: Asked) -> None:
    given = front.upstream(asked)
    if asked.method == "POST":
        handler.hang_up()
    else:
        handler.give(given)


def _hang_up(_front: Front, handler: _Handler, _asked: Asked) -> None:
    handler.hang_up()


def _too_large(front: Front, handler: _Handler, _asked: Asked) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.end_headers()
    handler.close_connection = True
    with contextlib.suppress(OSError):
        for _ in range(200):
            handler.wfile.write(b"[" + b" " * 65_535)
            if not front.pause(0):
                break


def _redirect_same(_front: Front, handler: _Handler, asked: Asked) -> None:
    handler.give(Given(302, b"", {"Location": AGAIN + asked.target}))


def _redirect_circle(_front: Front, handler: _Handler, asked: Asked) -> None:
    handler.give(Given(302, b"", {"Location": asked.target}))


def _spoilt(change: Callable[[Any], Any], **headers: str | None) -> Fault:
    """Change every value of a successful answer; a header with ``None`` is left out."""

    def serve(front: Front, handler: _Handler, asked: Asked) -> None:
        given = front.upstream(asked)
        if given.status < 300 and given.body:
            given.body = json.dumps(change(json.loads(given.body)), ensure_ascii=False).encode()
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            given.headers = {name: value for name, value in given.headers.items() if name not in named}
            given.headers |= {name: value for name, value in named.items() if value is not None}
        handler.give(given)

    return serve


def _leaves(change: Callable[[str, Any], Any]) -> Callable[[Any], Any]:
    def walk(value: Any, name: str = "") -> Any:
        if isinstance(value, dict):
            return {key: walk(item, key) for key, item in value.items()}
        if isinstance(value, list):
            return [walk(item, name) for item in value]
        return value if name.startswith("@") else change(name, value)

    return walk


def _odd_state(name: str, value: Any) -> Any:
    return "somethingNew " if name in ("state", "status", "priority", "lifecycleStatus") else value


def _for_posts(fault: Fault) -> Fault:
    """Only what is sent meets ``fault``; questions are answered."""

    def serve(front: Front, handler: _Handler, asked: Asked) -> None:
        if asked.method == "POST":
            fault(front, handler, asked)
        else:
            handler.give(front.upstream(asked))

    return serve


def _names() -> Iterator[tuple[str, Fault]]:
    yield from {str(status): _error(status) for status in (400, 401, 403, 404, 405, 422, 500, 502, 503)}.items()
    yield "409", _error(409)
    yield "403_posts", _for_posts(_error(403))
    yield "404_posts", _for_posts(_error(404))
    yield "429_seconds", _error(429, **{"Retry-After": "7"})
    yield "429_date", _busy_until
    yield "429_nothing", _error(429)
    yield "407", _error(407)
    yield "511", _fixed(511, _LOG_IN)


_FAULTS: dict[str, Fault] = dict(_names()) | {
    "slow": _silent,
    "dripping": _dripping,
    "dripping_head": _dripping_head,
    "dripping_to_the_end": _dripping_to_the_end,
    "truncated": _truncated,
    "cut_off": _cut_off,
    "lost_reply": _lost_reply,
    "lost_post": _lost_post,
    "hang_up": _hang_up,
    "too_large": _too_large,
    "html": _fixed(200, _PAGE),
    "html_error": _fixed(500, _PAGE),
    "captive_portal": _fixed(200, _LOG_IN),
    "empty": _fixed(200, "", "application/json"),
    "null": _fixed(200, "null", "application/json"),
    "nan": _fixed(200, "NaN", "application/json"),
    "not_utf8": lambda _front, handler, _asked: handler.give(Given(200, b'{"id": "\xff\xfe"}')),
    "nested": _fixed(200, "[" * 100_000, "application/json"),
    "redirect_same_host": _redirect_same,
    "redirect_other_host": _fixed(302, "", Location="http://login.example/"),
    "redirect_circle": _redirect_circle,
    "wrong_types": _spoilt(_leaves(lambda _name, _value: {"wrong": [1]})),
    "nulls": _spoilt(_leaves(lambda _name, _value: None)),
    "unknown_states": _spoilt(_leaves(_odd_state)),
    "extra_fields": _spoilt(_leaves(lambda _name, value: f"{value} " if isinstance(value, str) else value)),
    "no_paging_headers": _spoilt(lambda value: value, X_Total_Count=None, X_Result_Count=None),
    "lying_total": _spoilt(lambda value: value, X_Total_Count="100000"),
}
FAULTS = ("down", *_FAULTS)
"""Every fault by name."""
