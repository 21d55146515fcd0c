"""TMF681: notices as domain values, and the answers to them. Must not decide what may be answered.

What was read and answered is sent in characteristics, which v4 has as well; a server that knows none of ours still has
subject, content and time.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from elderclient.adapters.operator_api.resources.validity import past_moment
from elderclient.adapters.operator_api.transport.api import Api
from elderclient.adapters.operator_api.transport.dates import is_open
from elderclient.adapters.operator_api.transport.paging import listing
from elderclient.adapters.operator_api.transport.records import Record, member
from elderclient.adapters.operator_api.transport.spellings import money_in, plain, table
from elderclient.domain.agreements import ShownSummary
from elderclient.domain.known import Unknown, known
from elderclient.domain.listing import Listing
from elderclient.domain.money import Money
from elderclient.domain.notices import Notice, NoticeAnswer, NoticeKind, NoticePart, Outcome

MESSAGE = "communicationMessage"
_MOST = 200
_UNSENT = frozenset(
    ["initial", "draft", "pending", "scheduled", "queued", "cancelled", "canceled", "failed", "aborted"]
)
_SENT = frozenset({"completed", "sent", "delivered"})
_TIMES = ("sendTime", "scheduledSendTime")
_ANSWERS: Mapping[str, NoticeAnswer] = table(
    (NoticeAnswer.ACCEPTED, "accept agreed agree yes approved confirmed 同意"),
    (NoticeAnswer.REFUSED, "refuse rejected reject declined no 不同意 拒绝"),
)


class Notices:
    """Reads and answers notices over TMF681; implements ``ports.notices.Notices``."""

    def __init__(self, api: Api) -> None:
        self._api = api

    def newest_notices(self) -> Listing[Notice]:
        """The notices that were sent, newest first, at most 200; TMF681 knows no sorting."""
        now = self._api.clock.now()

        def read(record: Record) -> Notice | None:
            return _notice(record, now) if _is_sent(record, now) else None

        return listing(self._api, MESSAGE, read, most=_MOST).sorted_by(_age)

    def mark_notice_read(self, notice_id: str) -> Notice:
        """The notice, marked as read at the operator where that remembers it."""
        return self._set(notice_id, None, isRead=True)

    def refuse_notice(self, notice_id: str) -> Notice:
        """Refuse a change; raises ``Conflict`` where it was agreed to before or its last day is over."""
        return self._set(notice_id, NoticeAnswer.REFUSED)

    def accept_notice(self, notice_id: str, shown: ShownSummary) -> Notice:
        """Agree to a change; raises ``Conflict`` as ``refuse_notice``."""
        summary = {"shownSummary": shown.fingerprint, "shownLanguage": shown.language.value}
        return self._set(notice_id, NoticeAnswer.ACCEPTED, **summary)

    def _set(self, notice_id: str, said: NoticeAnswer | None, **values: Any) -> Notice:
        given = values if said is None else {"answer": said.value} | values
        form = {"characteristic": [{"name": name, "value": value} for name, value in given.items()]}
        # Nothing is said about what was read, so that a server may forget it.
        return self._api.change(
            MESSAGE,
            notice_id,
            form,
            lambda tagged: _notice(tagged.record, self._api.clock.now()),
            lambda _before, after: said is None or after.answer is said,
        )


def _is_sent(record: Record, now: datetime) -> bool:
    """Whether it was sent before ``now`` (aware), by its state, else by its times."""
    state = plain(record.text("state"))
    if state in _UNSENT or state in _SENT:
        return state in _SENT
    return all(record.moment(name) is None or past_moment(record, name, now) for name in _TIMES)


def _notice(record: Record, now: datetime) -> Notice:
    extra = record.characteristics("characteristic")
    content = record.prose("content") or record.prose("description")
    subject = record.prose("subject") or content
    answer = extra.member("answer", NoticeAnswer, _ANSWERS)
    # Where something was answered that is not understood, nothing is asked for again.
    needs_answer = None if answer is Unknown.NOT_UNDERSTOOD else extra.flag("needsAnswer")
    price_now, price_after, owed = (_amount(extra, name) for name in ("priceNow", "priceAfter", "amount"))
    begins, ends = extra.moment("begins"), extra.until("ends")
    answer_by, late_fee = extra.day("answerBy"), extra.number("lateFeePerMille")
    unread = {
        NoticePart.PRICE_NOW: price_now is Unknown.NOT_UNDERSTOOD,
        NoticePart.PRICE_AFTER: price_after is Unknown.NOT_UNDERSTOOD,
        NoticePart.AMOUNT: owed is Unknown.NOT_UNDERSTOOD,
        NoticePart.LATE_FEE: late_fee is None and _is_given(extra, "lateFeePerMille"),
        NoticePart.BEGINS: begins is None and not is_open(extra.raw("begins")),
        NoticePart.ENDS: ends is None and not is_open(extra.raw("ends")),
        NoticePart.ANSWER_BY: answer_by is None and not is_open(extra.raw("answerBy")),
    }
    return Notice(
        id=record.need_text("id"),
        kind=member(NoticeKind, extra.text("noticeKind")) or NoticeKind.OTHER,
        subject=record.need(subject or None, "subject"),
        content="" if content == subject else content,
        sent_at=next((at for name in _TIMES if (at := past_moment(record, name, now)) is not None), None),
        subject_en=extra.text("subjectEn"),
        content_en=extra.text("contentEn"),
        begins=begins,
        ends=ends,
        price_now=known(price_now),
        price_after=known(price_after),
        amount=known(owed),
        is_free=extra.flag("isFree") is True,
        late_fee_per_mille=late_fee,
        new_number=number.digits if (number := extra.phone("newNumber")) is not None else extra.text("newNumber"),
        product_id=extra.text("productId") or None,
        offering_id=extra.text("offeringId") or None,
        needs_answer=needs_answer,
        answer_by=answer_by,
        is_read=extra.flag("isRead") is True,
        answer=known(answer),
        answered_at=extra.moment("answeredAt"),
        outcome=member(Outcome, extra.text("outcome")),
        unread=tuple(part for part, is_unread in unread.items() if is_unread),
    )


def _amount(extra: Record, name: str) -> Money | Unknown:
    """An amount, in the currency that the notice names where it does not hold one itself."""
    if not _is_given(extra, name):
        return Unknown.ABSENT
    number, currency = extra.number(name), extra.text("currency")
    if number is None or not currency:
        return extra.amount(name)
    return money_in(number, currency) or Unknown.NOT_UNDERSTOOD


def _is_given(extra: Record, name: str) -> bool:
    value = extra.raw(name)
    return bool(extra.text(name)) if isinstance(value, str) else value not in (None, {}, [])


def _age(notice: Notice) -> float:
    """The newest first; a notice without a time comes last."""
    return 0.0 if notice.sent_at is None else -notice.sent_at.timestamp()
