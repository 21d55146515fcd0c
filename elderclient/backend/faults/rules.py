"""What governs repairs: legal limits, technicians' windows, how long a visit can be moved. Must not read the clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Window:
    """A span in which a technician comes, aware."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class RepairRules:
    """The operator's rules. ``windows`` are spans of local time, the same every day."""

    urban_limit: timedelta = timedelta(hours=48)
    """Telecommunications Regulations of the PRC, art. 32."""
    rural_limit: timedelta = timedelta(hours=72)
    """The same article."""
    windows: tuple[tuple[time, time], ...] = ((time(9), time(11)), (time(14), time(16)), (time(16), time(18)))
    technicians: int = 2
    """So many visits in one area and window."""
    days_ahead: int = 3
    """Windows are offered today and on this many days after."""
    notice: timedelta = timedelta(hours=2)
    """A window that begins sooner than this is not offered, and a visit that does is not moved any more."""

    def limit(self, *, is_rural: bool) -> timedelta:
        """How long a repair may take."""
        return self.rural_limit if is_rural else self.urban_limit

    def offered(self, now: datetime, zone: ZoneInfo) -> list[Window]:
        """Every window that can be asked for, soonest first, whether a technician is free or not."""
        today = now.astimezone(zone).date()
        days = (today + timedelta(days=ahead) for ahead in range(self.days_ahead + 1))
        windows = (window for day in days for window in self._on(day, zone))
        return [window for window in windows if window.starts_at >= now + self.notice]

    def can_move(self, starts_at: datetime, now: datetime) -> bool:
        """Whether a visit that begins then can still be moved."""
        return now + self.notice <= starts_at

    def _on(self, day: date, zone: ZoneInfo) -> list[Window]:
        return [
            Window(datetime.combine(day, starts, tzinfo=zone), datetime.combine(day, ends, tzinfo=zone))
            for starts, ends in self.windows
        ]


def waived_fen(rent_fen: int, broken: datetime, until: datetime, zone: ZoneInfo) -> int:
    """The rent of the time a line did not work, in fen: every day of it counts whole; rounded once, half up.

    A month counts as 30 days, so that February's faults cost the operator no more than July's.
    """
    days = (until.astimezone(zone).date() - broken.astimezone(zone).date()).days + 1
    return int((Decimal(rent_fen) * max(days, 0) / 30).quantize(Decimal(1), rounding=ROUND_HALF_UP))
