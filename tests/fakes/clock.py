"""A clock that stands still until it is moved."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


class FakeClock:
    """See ``ports.Clock``."""

    def __init__(self, now: datetime | None = None) -> None:
        self._now = now or datetime(2026, 10, 12, 9, 30, tzinfo=SHANGHAI)

    def now(self) -> datetime:
        return self._now

    def move(self, **by: float) -> None:
        """Let time pass: keyword arguments of ``timedelta``."""
        self._now += timedelta(**by)

    def set(self, hour: int, minute: int = 0) -> None:
        """Another time of the same day."""
        self._now = self._now.replace(hour=hour, minute=minute)

    def put(self, moment: datetime) -> None:
        """Another moment altogether, aware."""
        self._now = moment


class FakeSeconds:
    """Seconds that pass when they are told to, as ``time.monotonic`` counts them: ``seconds`` is the present."""

    def __init__(self, seconds: float = 100.0) -> None:
        self.seconds = seconds

    def __call__(self) -> float:
        return self.seconds
