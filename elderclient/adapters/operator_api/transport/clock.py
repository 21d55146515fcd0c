"""The time, corrected by what the operator's server says it is. Standard library only, so that it may be made early."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

OPERATOR_ZONE = "Asia/Shanghai"
"""The zone of dates without one, and of everything that is shown, unless configured otherwise."""

_RESOLUTION = 2.0
"""A ``Date`` header counts whole seconds and travels for a while: smaller differences say nothing."""


def http_date(text: str | None) -> datetime | None:
    """The moment a ``Date`` or ``Retry-After`` header names (aware), or ``None`` where it names none."""
    if not text:
        return None
    # Brings half of the mail library along, which the first paint need not wait for.
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


CLOCKS_DIFFER = timedelta(minutes=5)
"""The clocks of two computers differ by less."""


class ServerClock:
    """Implements ``ports.Clock``. Thread-safe. ``local`` gives this PC's time in seconds since 1970."""

    def __init__(self, zone: str = OPERATOR_ZONE, local: Callable[[], float] = time.time) -> None:
        self.zone = ZoneInfo(zone)
        self._local = local
        self._lock = threading.Lock()
        self._offset = 0.0

    def now(self) -> datetime:
        """The corrected time (aware, in the configured zone)."""
        with self._lock:
            offset = self._offset
        return datetime.fromtimestamp(self._local() + offset, self.zone)

    def local_now(self) -> datetime:
        """The time of this PC, uncorrected (aware)."""
        return datetime.fromtimestamp(self._local(), self.zone)

    @property
    def offset(self) -> timedelta:
        """How far the operator's time is ahead of this PC's; zero where it is unknown or below two seconds."""
        with self._lock:
            return timedelta(seconds=self._offset)

    def saw(self, date_header: str | None) -> None:
        """Correct the clock by the ``Date`` of a response that has just arrived from the operator itself."""
        moment = http_date(date_header)
        if moment is None:
            return
        ahead = moment.timestamp() + 0.5 - self._local()
        with self._lock:
            self._offset = ahead if abs(ahead) >= _RESOLUTION else 0.0
