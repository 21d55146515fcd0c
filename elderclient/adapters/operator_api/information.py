"""Service halls (TMF674) and common questions (our own ``answers`` endpoint), as domain values."""

from __future__ import annotations

import re
from datetime import date, time

from elderclient.adapters.operator_api.transport.api import Api
from elderclient.adapters.operator_api.transport.paging import listing
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.domain.errors import NotFound
from elderclient.domain.information.answer import StandardAnswer
from elderclient.domain.information.hall import Facility, Hall, OpeningDay, Span
from elderclient.domain.listing import Listing

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CLOSED = ("closed", "inactive", "terminated", "planned")
_HALLS = ("", "servicehall")
"""Sites that say what they are and are none of these (a mast, an exchange) are no place to go to."""
_MOST = 300
_CLOCK = re.compile(r"(\d{1,2})(?::(\d{2})(?::\d{2})?)?")


class Halls:
    """Reads the operator's service halls over TMF674; implements ``ports.information.Halls``."""

    def __init__(self, api: Api) -> None:
        self._api = api

    def halls(self) -> Listing[Hall]:
        """Open halls, nearest first; in the operator's order where it does not say how far they are."""
        found = listing(self._api, "geographicSite", _hall, most=_MOST)
        return found.sorted_by(lambda hall: (hall.metres is None, hall.metres or 0))


def _is_hall(record: Record) -> bool:
    return record.text("code").lower() in _HALLS and record.text("status").lower() not in _CLOSED


def _hall(record: Record) -> Hall | None:
    if not _is_hall(record):
        return None
    place = next(iter(record.records("place")), None)
    known = {facility.value: facility for facility in Facility}
    metres = record.whole("distanceMetres")
    return Hall(
        id=record.need_text("id"),
        name=record.need(record.text("name") or record.text("description") or None, "name"),
        address=place.text("name") if place else "",
        calendar=_calendar(record),
        phone=record.phone("telephone"),
        facilities=tuple(known[name] for name in record.texts("facility") if name in known),
        metres=metres if metres is not None and metres >= 0 else None,
        name_en=record.text("nameEn"),
        address_en=record.text("addressEn"),
    )


def _calendar(record: Record) -> tuple[OpeningDay, ...]:
    """The days that are given; an entry that cannot be read may be any of the others."""
    entries, value = record.records("calendar"), record.raw("calendar")
    unread = isinstance(value, list) and len(entries) < len(value)
    return (*(day for entry in entries for day in _days(entry)), *((OpeningDay(None),) if unread else ()))


def _days(entry: Record) -> tuple[OpeningDay, ...]:
    """One calendar entry: a weekday, a date, a span of weekdays, or several of them separated by commas."""
    spans = _spans(entry)
    days: list[OpeningDay] = []
    for name in entry.text("day").lower().split(","):
        first, last = (part.strip()[:3] for part in (*re.split(r"-|–| to ", name, maxsplit=1), name)[:2])
        last = last if last in _DAYS else first
        if first in _DAYS:
            start, end = _DAYS.index(first), _DAYS.index(last)
            days += [OpeningDay(spans, weekday=(start + more) % 7) for more in range((end - start) % 7 + 1)]
        elif (day := _day(name.strip())) is not None:
            days.append(OpeningDay(spans, day=day))
        else:
            days.append(OpeningDay(None))
    return tuple(days)


def _spans(entry: Record) -> tuple[Span, ...] | None:
    """When it is open; empty where it is closed, ``None`` where the hours are not given or not understood."""
    if entry.text("status").lower() == "closed":
        return ()
    spans = [_span(record) for record in entry.records("hourPeriod")]
    known = tuple(span for span in spans if span is not None)
    return known if known and len(known) == len(spans) else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _span(record: Record) -> Span | None:
    try:
        opens, closes = (_hour(record.text(name)) for name in ("startHour", "endHour"))
    except ValueError:
        return None
    # Hours that end before they begin, as those over midnight do, belong to two days.
    return Span(opens, closes) if opens < closes or closes == time(0) else None


def _hour(text: str) -> time:
    """09:00, 9:00, 9, 09:00:00 or 24:00. Raises ``ValueError`` for anything else."""
    found = _CLOCK.fullmatch(text)
    if found is None or int(found[1]) > 24:
        raise ValueError("no time of day")
    return time(int(found[1]) % 24, int(found[2] or 0))


class Answers:
    """Implements ``ports.information.Answers`` over our own endpoint."""

    def __init__(self, api: Api) -> None:
        self._api = api

    def answers(self) -> Listing[StandardAnswer]:
        """All common questions; none where the server has no such endpoint."""
        try:
            return listing(self._api, "answers", _answer_of)
        except NotFound:
            return Listing()


def _answer_of(record: Record) -> StandardAnswer:
    return StandardAnswer(
        id=record.need_text("id"),
        question=record.need_text("question"),
        answer=record.need(record.texts("answer") or None, "answer"),
        question_en=record.text("questionEn"),
        answer_en=record.texts("answerEn"),
        words=record.texts("words"),
        words_en=record.texts("wordsEn"),
    )
