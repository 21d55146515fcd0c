"""Service halls (TMF674) and common questions (our own ``answers`` endpoint), as domain values."""

from __future__ import annotations

import re

from elderclient.adapters.operator_api.resources.opening_hours import opening_days
from elderclient.adapters.operator_api.transport.api import Api
from elderclient.adapters.operator_api.transport.paging import listing
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.adapters.operator_api.transport.spellings import plain
from elderclient.domain.errors import NotFound
from elderclient.domain.information.answer import StandardAnswer
from elderclient.domain.information.hall import Facility, Hall, OpeningDay
from elderclient.domain.listing import Listing

_CLOSED = ("closed", "permanentlyclosed", "inactive", "terminated", "planned", "retired", "decommissioned", "disabled")
_KINDS = ("code", "siteType", "category", "@type")
_HALL_WORDS = re.compile(r"hall|shop|store|outlet|branch|counter|营业|服务厅|门店|网点|专卖|厅", re.IGNORECASE)
_OTHER_WORDS = re.compile(
    r"mast|tower|exchange|cell|antenna|bts|enodeb|gnodeb|node|cabinet|datacent|warehouse|基站|机房|机楼|铁塔|仓库",
    re.IGNORECASE,
)
"""Sites that say that they are one of these are no place to go to."""
_MOST = 300


class Halls:
    """Reads the operator's service halls over TMF674; implements ``ports.information.Halls``."""

    def __init__(self, api: Api) -> None:
        self._api = api

    def halls(self) -> Listing[Hall]:
        """Open halls, nearest first; in the operator's order where it does not say how far they are."""
        found = listing(self._api, "geographicSite", _hall, most=_MOST)
        return found.sorted_by(lambda hall: (hall.metres is None, hall.metres or 0))


def _is_hall(record: Record) -> bool:
    """Whether people can go there: by what it says that it is, else by its being open or having a telephone."""
    if plain(record.text("status")) in _CLOSED:
        return False
    code = record.text("code")
    kinds, name = " ".join(record.text(kind) for kind in _KINDS), record.text("name")
    for words in (kinds, name):
        if _OTHER_WORDS.search(words):
            return False
        if _HALL_WORDS.search(words):
            return True
    return not code or bool(record.records("calendar")) or bool(record.text("telephone"))


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
    return (*(day for entry in entries for day in opening_days(entry)), *((OpeningDay(None),) if unread else ()))


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
