"""When agents are there. Must not read the clock by itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SPAN = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-(?:([01]\d|2[0-3]):([0-5]\d)|24:00)")


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """Seven spans of local time, Monday first; ``None`` for a closed day. An end of 00:00 means midnight."""

    days: tuple[tuple[time, time] | None, ...]

    @classmethod
    def always(cls) -> OpeningHours:
        """Day and night, every day."""
        return cls(((time(0), time(0)),) * 7)

    @classmethod
    def parse(cls, spans: Mapping[str, str]) -> OpeningHours:
        """Build from ``{"monday": "08:30-18:00", ...}``; days left out are closed; ``ValueError`` for anything else."""
        unknown = set(spans) - set(DAYS)
        if unknown:
            raise ValueError(f"{sorted(unknown)[0]!r} is not a day of the week")
        return cls(tuple(_parse(spans[day]) if day in spans else None for day in DAYS))

    def is_open(self, moment: datetime, zone: ZoneInfo) -> bool:
        """Whether agents work at ``moment`` (aware)."""
        local = moment.astimezone(zone)
        span = self.days[local.weekday()]
        if span is None:
            return False
        start, end = span
        return start <= local.time() and (end == time(0) or local.time() < end)

    def next_open(self, moment: datetime, zone: ZoneInfo) -> datetime:
        """``moment`` itself while open, else when agents come next; ``moment`` where they never do."""
        if self.is_open(moment, zone):
            return moment
        local = moment.astimezone(zone)
        for ahead in range(8):
            day = local.date() + timedelta(days=ahead)
            span = self.days[day.weekday()]
            if span is None:
                continue
            opening = datetime.combine(day, span[0], tzinfo=zone)
            if opening > local:
                return opening
        return moment


def _parse(text: str) -> tuple[time, time]:
    match = _SPAN.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{text!r} is not a span of time such as 08:30-18:00")
    end = time(0) if match[3] is None else time(int(match[3]), int(match[4]))
    return time(int(match[1]), int(match[2])), end
