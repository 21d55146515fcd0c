"""Measuring the internet: bounded in bytes and seconds, without a token, and nothing said by too little."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from elderclient.adapters.operator_api.speed_meter import LEAST_BYTES, DownloadMeter
from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.domain.errors import BadAnswer, Unreachable
from elderclient.domain.faults.speed import speed_of


@contextmanager
def serving(size: int, status: int = 200, kind: str = "application/octet-stream") -> Iterator[tuple[str, list[str]]]:
    """Serve a file of ``size`` bytes, and note the headers of what was asked."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def do_GET(self) -> None:
            asked.append(str(self.headers))
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(size))
            self.end_headers()
            try:
                for _ in range(size // 65536):
                    self.wfile.write(bytes(65536))
            except OSError:
                asked.append("left")

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/file.bin", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def meter(url: str, most_bytes: int = 1024 * 1024, seconds: float = 5.0) -> DownloadMeter:
    return DownloadMeter(url, ServerClock(), most_bytes, seconds)


def test_it_receives_no_more_than_it_may_and_sends_no_token() -> None:
    with serving(256 * 1024 * 1024) as (url, asked):
        assert meter(url).measure() > 0
    assert "Authorization" not in asked[0]
    assert asked[1:] == ["left"]


def test_time_ends_it_as_well() -> None:
    with serving(256 * 1024 * 1024) as (url, asked):
        assert meter(url, most_bytes=1 << 40, seconds=0.0).measure() > 0
    assert asked[1:] == ["left"]


@pytest.mark.parametrize(
    ("size", "status", "kind"),
    [
        (65536, 200, "application/octet-stream"),
        (LEAST_BYTES * 2, 404, "text/plain"),
        (LEAST_BYTES * 2, 200, "text/html"),
    ],
)
def test_what_is_no_file_or_too_small_a_one_measures_nothing(size: int, status: int, kind: str) -> None:
    with serving(size, status, kind) as (url, _asked), pytest.raises(BadAnswer):
        meter(url).measure()


def test_without_a_network_and_once_closed_it_says_so() -> None:
    with serving(0) as (url, _asked):
        pass
    with pytest.raises(Unreachable):
        meter(url).measure()
    closed = meter(url)
    closed.close()
    with pytest.raises(Unreachable):
        closed.measure()


@pytest.mark.parametrize(
    ("received", "seconds", "megabits"), [(12_500_000, 1.0, "100"), (1_250_000, 2.0, "5.0"), (0, 10.0, "0.0")]
)
def test_speed_is_bits_by_seconds(received: int, seconds: float, megabits: str) -> None:
    assert speed_of(received, seconds) == Decimal(megabits)
