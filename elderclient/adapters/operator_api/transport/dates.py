"""Moments, days and periods as operators write them. Must not read anything but dates.

Met in the field: dates without a time or a zone, slashes, compact digits, seconds since 1970, 24:00:00, UTC midnights that
mean a day, and the years 1 and 9999 for "open".
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from elderclient.domain.known import Unknown
from elderclient.domain.units import Period

_DAY = re.compile(r"(\d{4})(?:[-/.年])(\d{1,2})(?:[-/.月])(\d{1,2})日?(?:[Tt\s]+(.+))?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})(Z|[+-]\d{2}:?\d{2})?)?")
_END_OF_DAY = re.compile(r"[Tt\s]24:?00")
_OPEN_YEARS = (1, 9999)
"""Years that servers write for a period without a beginning or an end."""
_EPOCH = (Decimal(100_000_000), Decimal(100_000_000_000))
"""Seconds since 1970 from 1973 to 5138; a thousand times as much are milliseconds."""


def _written(value: Any) -> datetime | None:
    """The moment as written: naive without a zone, in the written zone with one; ``None`` for what is no moment."""
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return _since_epoch(value)
    if not isinstance(value, str):
        return None
    text = value.strip()
    if text.isdecimal() and text.isascii() and len(text) in (10, 13):
        return _since_epoch(int(text))
    if found := _COMPACT.fullmatch(text):
        year, month, day, hour, minute, second, zone = found.groups()
        text = f"{year}-{month}-{day}" + (f"T{hour}:{minute}:{second}{zone or ''}" if hour else "")
    elif found := _DAY.fullmatch(text):
        year, month, day, clock = found.groups()
        text = f"{year}-{int(month):02}-{int(day):02}" + (f"T{clock.replace(' ', '')}" if clock else "")
    else:
        return None  # Python would take any sign between a day and a time.
    is_end_of_day = "T24:00" in text
    try:
        moment = datetime.fromisoformat(text.replace("T24:00", "T00:00"))
        return moment + timedelta(days=1) if is_end_of_day else moment
    except (ValueError, OverflowError):
        return None


def _since_epoch(number: int | Decimal) -> datetime | None:
    least, most = _EPOCH
    seconds = Decimal(number) / (1 if number < most else 1000)
    try:
        return datetime.fromtimestamp(float(seconds), UTC) if least <= seconds < most else None
    except (ValueError, OverflowError, OSError):
        return None


def moment_in(value: Any, zone: ZoneInfo) -> datetime | None:
    """An aware moment in ``zone``; dates without a zone are meant in it, dates without a time are its midnight.

    ``None`` for anything else, and for the years 1 and 9999, which mean that there is no such moment.
    """
    written = _written(value)
    if written is None or written.year in _OPEN_YEARS:
        return None
    try:
        return written.replace(tzinfo=zone) if written.tzinfo is None else written.astimezone(zone)
    except (ValueError, OverflowError):
        return None


def until_in(value: Any, zone: ZoneInfo) -> datetime | None:
    """The first moment that is too late for what is due by a value: a day without a time lasts until its end."""
    moment = moment_in(value, zone)
    return moment if moment is None or _has_time(value) else moment + timedelta(days=1)


def day_in(value: Any, zone: ZoneInfo) -> date | None:
    """The calendar day that is meant: its first and its last second, in whatever zone, are that day and no other."""
    written, moment = _written(value), moment_in(value, zone)
    if written is None or moment is None:
        return None
    if _ends_its_day(value):
        return written.date() - timedelta(days=1)
    return (
        written.date()
        if _is_midnight(written) or (written + timedelta(seconds=1)).day != written.day
        else moment.date()
    )


def day_after(end: Any, zone: ZoneInfo) -> date | None:
    """The first day after an end: a midnight or a date alone is that day, any other time of a day the one after it."""
    written, moment, day = _written(end), moment_in(end, zone), day_in(end, zone)
    if written is None or moment is None or day is None:
        return None
    is_midnight = (_is_midnight(written) or _is_midnight(moment)) and not _ends_its_day(end)
    return day if is_midnight else day + timedelta(days=1)


def last_day(end: Any, zone: ZoneInfo) -> date | None:
    """The last day of what ends so, where its beginning is not known: a midnight with its time ends the day before."""
    moment, day = moment_in(end, zone), day_in(end, zone)
    if moment is None or day is None:
        return None
    is_exclusive = ":" in str(end) and _is_midnight(moment) and not _ends_its_day(end)
    return day - timedelta(days=1) if is_exclusive else day


def is_open(value: Any) -> bool:
    """Whether the end of a period is left open: no value, or one of the years that mean none."""
    written = _written(value)
    return value in (None, "") or (written is not None and written.year in _OPEN_YEARS)


def period_in(start: Any, end: Any, zone: ZoneInfo, *, is_cycle: bool = False) -> Period | Unknown:
    """The days from ``start`` to ``end``, both included. An open side makes the period absent.

    An end at midnight is exclusive; a date without a time is the last day, unless from there to the start are whole months.
    ``is_cycle``: the period is a billing cycle, so a midnight one day short of whole months is the last day as well.
    """
    if is_open(start) or is_open(end):
        return Unknown.ABSENT
    first, last = day_in(start, zone), day_in(end, zone)
    written = _written(end)
    if first is None or last is None or written is None:
        return Unknown.NOT_UNDERSTOOD
    has_time = _has_time(end)
    moment = moment_in(end, zone)
    is_at_midnight = _is_midnight(written) or (moment is not None and _is_midnight(moment))
    is_inclusive = not is_at_midnight or _ends_its_day(end)
    if not is_inclusive:
        after = last + timedelta(days=1)
        is_inclusive = (is_cycle and after.day == first.day) or (not has_time and last.day != first.day)
        is_inclusive = is_inclusive or (not has_time and last == first)
    if not is_inclusive:
        last -= timedelta(days=1)
    return Period(first, last) if last >= first else Unknown.NOT_UNDERSTOOD


def _ends_its_day(value: Any) -> bool:
    """Whether a text names the end of its day, as no other day's beginning: 24:00."""
    return isinstance(value, str) and _END_OF_DAY.search(value) is not None


def _has_time(value: Any) -> bool:
    text = value.strip() if isinstance(value, str) else ""
    is_number = text.isdecimal() and len(text) > len("20261031")
    return not text or is_number or len(text) > len("2026-10-31日")


def _is_midnight(moment: datetime) -> bool:
    return moment.time() == moment.time().min
