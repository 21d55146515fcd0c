"""Measures how fast this PC receives a file, within a limit of bytes and seconds. Sends no token, keeps nothing.

Must not know what the contract says.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from elderclient.domain.errors import BadAnswer, Unreachable
from elderclient.domain.faults.speed import speed_of

if TYPE_CHECKING:
    from decimal import Decimal

    from elderclient.adapters.operator_api.transport.clock import ServerClock
    from elderclient.adapters.operator_api.transport.session import Session

MOST_BYTES = 64 * 1024 * 1024
"""So much is received at most."""
MOST_SECONDS = 10.0
LEAST_BYTES = 256 * 1024
"""A file that ends before is over too soon to say anything."""


class DownloadMeter:
    """Receives the file at ``address``; ``close`` ends a measurement under way, from any thread."""

    def __init__(
        self, address: str, clock: ServerClock, most_bytes: int = MOST_BYTES, most_seconds: float = MOST_SECONDS
    ) -> None:
        self._address = address
        self._clock = clock
        self._most_bytes = most_bytes
        self._most_seconds = most_seconds
        self._lock = threading.Lock()
        self._session: Session | None = None
        self._is_closed = False

    def measure(self) -> Decimal:
        """Return megabits a second, from the first byte on. Raises ``Unreachable``, ``BadAnswer`` and their kin."""
        # Loaded only by who measures: the start has no use for it here.
        from elderclient.adapters.operator_api.transport.session import Session

        session = Session(self._address, self._clock)
        with self._lock:
            if self._is_closed:
                raise Unreachable("closed")
            self._session = session
        try:
            received, seconds = session.sample(self._most_bytes, self._most_seconds)
        finally:
            session.close()
        if received < LEAST_BYTES and seconds < self._most_seconds / 2:
            raise BadAnswer("too little to measure by")
        return speed_of(received, seconds)

    def close(self) -> None:
        """End a measurement under way; later ones raise ``Unreachable``."""
        with self._lock:
            self._is_closed, session = True, self._session
        if session is not None:
            session.close()
