"""TMF674: when a site is open, from the entries of its calendar. Must not know what kind of site it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta

from elderclient.adapters.operator_api.transport.records import Record
from elderclient.adapters.operator_api.transport.spellings import plain, table
from elderclient.domain.information.hall import OpeningDay, Span

_DAYS: Mapping[str, int] = table(
    *enumerate(
        (
            "monday mon mo 周一 星期一 礼拜一",
            "tuesday tue tues tu 周二 星期二 礼拜二",
            "wednesday wed we 周三 星期三 礼拜三",
            "thursday thu thur thurs th 周四 星期四 礼拜四",
            "friday fri fr 周五 星期五 礼拜五",
            "saturday sat sa 周六 星期六 礼拜六",
            "sunday sun su 周日 星期日 周天 星期天 礼拜天",
        )
    )
)
_GROUPS: Mapping[str, range] = table(
    (range(5), "weekday weekdays workday workdays workingdays 工作日"),
    (range(5, 7), "weekend weekends 周末"),
    (range(7), "daily everyday alldays 每天 每日 天天"),
)
_FROM_TO = re.compile(r"\s*(?:-|–|—|~|～|至|到|\bto\b|\bthrough\b)\s*", re.IGNORECASE)
_EACH = re.compile(r"[,;，；、/]|\band\b|和", re.IGNORECASE)
_CLOSED = ("closed", "close", "休息", "关闭", "不营业")
_OPEN = ("", "open", "opened", "available", "active", "营业", "开放")
_HOUR = re.compile(
    r"(?:\d{4}-\d{2}-\d{2}T)?(\d{1,2})(?:[:.：时点]?(\d{2})|[时点])?(?::\d{2}(?:\.\d+)?)?分?\s*([ap])?\.?(?:m\.?)?([+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)


def opening_days(entry: Record) -> tuple[OpeningDay, ...]:
    """Return the days of one calendar entry: a weekday, a date, a span of weekdays, or several of them.

    What is not understood is a day that is not known, with hours that are not known.
    """
    spans = _spans(entry)
    days: list[OpeningDay] = []
    texts = entry.texts("day") or ("",)
    for name in (part for text in texts for part in _parts(text)):
        if (day := _day(name)) is not None:
            days.append(OpeningDay(spans, day=day))
        elif weekdays := _weekdays(name):
            days += [OpeningDay(spans, weekday=weekday) for weekday in weekdays]
        else:
            days.append(OpeningDay(None))
    return tuple(days)


def _parts(text: str) -> list[str]:
    return [text] if _day(text.strip()) is not None else [part.strip() for part in _EACH.split(text)]


def _weekdays(name: str) -> tuple[int, ...]:
    if (group := _GROUPS.get(plain(name))) is not None:
        return tuple(group)
    ends = [_DAYS.get(plain(part)) for part in _FROM_TO.split(name, maxsplit=1)]
    first, last = ends[0], ends[-1]
    if first is None or last is None:
        return ()
    return tuple((first + more) % 7 for more in range((last - first) % 7 + 1))


def _spans(entry: Record) -> tuple[Span, ...] | None:
    """When it is open; empty where it is closed, ``None`` where the hours are not given or not understood."""
    status = plain(entry.text("status"))
    if status in _CLOSED:
        return ()
    if status not in _OPEN:
        return None
    spans = [_span(record) for record in entry.records("hourPeriod")]
    known = tuple(span for span in spans if span is not None)
    return known if known and len(known) == len(spans) else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _span(record: Record) -> Span | None:
    zone = datetime.now(UTC).astimezone(record.zone).utcoffset()
    opens, closes = (_hour(record.text(name), zone) for name in ("startHour", "endHour"))
    if opens is None or closes is None or (closes != time(0) and closes <= opens):
        return None  # A night in between is not understood.
    return Span(opens, closes)


def _hour(text: str, zone: timedelta | None) -> time | None:
    """09:00, 9, 0900, 9:00 PM, 09:00:00+08:00 or 24:00; ``None`` for anything else, and for the hours of another zone."""
    found = _HOUR.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if found[4] and datetime.strptime(found[4].replace(":", ""), "%z").utcoffset() != zone:
        return None
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    if (hour, minute) == (24, 0):
        return time(0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
