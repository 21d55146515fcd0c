"""Service halls (TMF674) and common questions (our own ``answers`` endpoint), as domain values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from elderclient.adapters.operator_api.resources.opening_hours import opening_days
from elderclient.adapters.operator_api.resources.validity import is_valid
from elderclient.adapters.operator_api.transport.api import Api
from elderclient.adapters.operator_api.transport.paging import listing
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.adapters.operator_api.transport.spellings import plain, table
from elderclient.domain.errors import NotFound
from elderclient.domain.information.answer import StandardAnswer
from elderclient.domain.information.hall import Facility, Hall, OpeningDay
from elderclient.domain.listing import Listing

_IN_USE: Mapping[str, bool] = table(
    (
        True,
        (
            "active open opened operating operational inoperation inservice inuse available enabled live running normal ok"
            " activated 营业 营业中 正常 正常营业 开放 开业 已开业 运营 运营中 在用 启用 已启用 有效"
        ),
    ),
    (
        False,
        (
            "closed permanentlyclosed temporarilyclosed closing inactive deactivated terminated pendingterminate planned"
            " planning proposed designed retired decommissioned disabled underconstruction construction inconstruction"
            " undermaintenance maintenance renovation underrenovation refurbishment suspended outofservice outoforder"
            " notinservice notinuse unavailable cease ceased cancelled canceled aborted removed deleted obsolete created"
            " draft pending pendingactive comingsoon installing 关闭 已关闭 停业 停业中 歇业 暂停营业 不营业 未营业 未开业"
            " 即将开业 装修 装修中 维修 维修中 建设 建设中 在建 施工中 筹建 筹建中 规划 规划中 停用 已停用 撤销 已撤销"
            " 搬迁 搬迁中 终止 已终止 注销 已注销 失效"
        ),
    ),
)
"""Whether one can go to a site in this state; a state that is not here is not understood."""
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
        now = self._api.clock.now()
        found = listing(self._api, "geographicSite", lambda record: _hall(record, now), most=_MOST)
        return found.sorted_by(lambda hall: (hall.metres is None, hall.metres or 0))


def _is_hall(record: Record) -> bool:
    """Whether it is a hall: by what it says that it is, else by its having opening hours or a telephone."""
    code = record.text("code")
    kinds, name = " ".join(record.text(kind) for kind in _KINDS), record.text("name")
    for words in (kinds, name):
        if _OTHER_WORDS.search(words):
            return False
        if _HALL_WORDS.search(words):
            return True
    return not code or bool(record.records("calendar")) or bool(record.text("telephone"))


def _hall(record: Record, now: datetime) -> Hall | None:
    """The hall; ``None`` for what is none, and for one that is not in use at ``now``."""
    is_stated = bool(record.text("status")) or isinstance(record.raw("status"), dict | list)
    in_use = _IN_USE.get(plain(record.text("status"))) if is_stated else True
    if in_use is False or is_valid(record.part("validFor"), now) is False or not _is_hall(record):
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
        is_known_in_use=in_use is True,
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
