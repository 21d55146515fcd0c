"""One client's connection: what is no HTTP is refused as JSON too, and a header that never ends is not waited for.

Must not look at paths or bodies: those belong to the application.
"""

from __future__ import annotations

import asyncio
import json
from email.utils import formatdate

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

HEADER_SECONDS = 15.0
"""How long a request's first line and headers may take, from the connection or the answer before on."""


class Connection(H11Protocol):
    """uvicorn's HTTP/1.1 with an ``Error`` body for bytes that are none, and an end to slow headers."""

    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn declares it
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._wait_for_headers()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop the timer of a connection that closed."""
        self._stop_waiting()
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        """Begin to wait for the next request."""
        self._wait_for_headers()
        super().on_response_complete()

    def send_400_response(self, msg: str) -> None:
        """Refuse what cannot be read, and hang up. Says nothing once an answer was begun."""
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            error = {"@type": "Error", "code": "invalidHttp", "reason": msg, "status": "400"}
            body = json.dumps(error).encode()
            headers = [
                (b"content-type", b"application/json"),
                (b"content-length", str(len(body)).encode()),
                (b"date", formatdate(usegmt=True).encode()),
                (b"connection", b"close"),
            ]
            for event in (
                h11.Response(status_code=400, headers=headers, reason=b"Bad Request"),
                h11.Data(data=body),
                h11.EndOfMessage(),
            ):
                self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def _wait_for_headers(self) -> None:
        self._stop_waiting()
        self._deadline = self.loop.call_later(HEADER_SECONDS, self._give_up)

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _give_up(self) -> None:
        is_answering = self.cycle is not None and not self.cycle.response_complete
        if not is_answering and self.conn.their_state is h11.IDLE:
            self.transport.close()
