"""Whether what an operator serves holds at a moment, by its TMF ``TimePeriod``. Must not ask anything."""

from __future__ import annotations

from datetime import datetime

from elderclient.adapters.operator_api.transport.clock import CLOCKS_DIFFER
from elderclient.adapters.operator_api.transport.dates import is_open
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.adapters.operator_api.transport.spellings import plain

_OVER_EN = "terminated cancelled canceled rejected expired ended closed inactive obsolete revoked"
OVER = frozenset((*_OVER_EN.split(), *["终止", "已终止", "到期", "已到期", "失效", "已失效"]))
"""The status, in plain spelling, of what no longer holds."""
_DAY_LENGTH = len("2026-10-31日")


def holds(record: Record, now: datetime) -> bool | None:
    """Return whether a record holds at ``now`` (aware), by its status and ``validFor``; ``None`` where it is not clear."""
    return False if plain(record.text("status")) in OVER else is_valid(record.part("validFor"), now)


def is_valid(period: Record, now: datetime) -> bool | None:
    """Return whether ``now`` (aware) lies in the period, open sides included; ``None`` where it is not understood."""
    starts, ends = period.raw("startDateTime"), period.raw("endDateTime")
    first, last = period.moment("startDateTime"), period.moment("endDateTime")
    if first is not None and first > now:
        return False
    # A day without a time is the last day.
    is_day = isinstance(ends, str) and len(ends.strip()) <= _DAY_LENGTH
    if last is not None and (last.date() < now.date() if is_day else last <= now):
        return False
    is_unread = (first is None and not is_open(starts)) or (last is None and not is_open(ends))
    return None if is_unread else True


def past_moment(record: Record, name: str, now: datetime) -> datetime | None:
    """Return when something was done; ``None`` for a moment after ``now`` (aware), at which it cannot have been."""
    found = record.moment(name)
    return None if found is None or found > now + CLOCKS_DIFFER else found
