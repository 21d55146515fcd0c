"""Notices and agreements of the operator in memory, and ready-made ones for tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from elderclient.domain.agreements import Agreement, Clause, ShownSummary, Terms
from elderclient.domain.errors import Conflict, NotFound, OperatorError
from elderclient.domain.listing import Listing
from elderclient.domain.money import Money
from elderclient.domain.notices import Notice, NoticeAnswer, NoticeKind, Outcome
from tests.fakes.clock import SHANGHAI

ANSWERED_AT = datetime(2026, 10, 12, 9, 31, tzinfo=SHANGHAI)


class FakeNotices:
    """See ``ports.notices.Notices`` and ``Agreements``. A notice is answered once, as at the real operator."""

    unread: dict[str, int]

    def __init__(self) -> None:
        self.sent: tuple[Notice, ...] = ()
        self.signed: tuple[Agreement, ...] = ()
        self.shown: ShownSummary | None = None
        self.answer_trouble: OperatorError | None = None
        """Raised instead of the next answer to a notice."""
        self.is_reply_lost = False
        """The answer arrives, and then ``answer_trouble`` is raised."""

    def _ask(self, what: str) -> None:
        raise NotImplementedError

    def newest_notices(self) -> Listing[Notice]:
        self._ask("notices")
        return Listing(self.sent, self.unread.get("notices", 0))

    def mark_notice_read(self, notice_id: str) -> Notice:
        self._ask(f"read {notice_id}")
        return self._put(replace(self._sent(notice_id), is_read=True))

    def refuse_notice(self, notice_id: str) -> Notice:
        self._ask(f"refuse {notice_id}")
        return self._answered(notice_id, NoticeAnswer.REFUSED)

    def accept_notice(self, notice_id: str, shown: ShownSummary) -> Notice:
        self._ask(f"accept {notice_id}")
        self.shown = shown
        return self._answered(notice_id, NoticeAnswer.ACCEPTED)

    def signed_agreements(self) -> Listing[Agreement]:
        self._ask("agreements")
        return Listing(self.signed, self.unread.get("agreements", 0))

    def _answered(self, notice_id: str, answer: NoticeAnswer) -> Notice:
        trouble, self.answer_trouble = self.answer_trouble, None
        if trouble is not None and not self.is_reply_lost:
            raise trouble
        notice = self._sent(notice_id)
        if notice.answer not in (None, answer) or (notice.answer is None and notice.outcome is not None):
            raise Conflict("answered", existing_id=notice_id)
        outcome = Outcome.DROPPED if answer is NoticeAnswer.REFUSED else None
        answered_at = notice.answered_at or ANSWERED_AT
        changed = self._put(replace(notice, is_read=True, answer=answer, answered_at=answered_at, outcome=outcome))
        if trouble is not None:
            raise trouble
        return changed

    def _sent(self, notice_id: str) -> Notice:
        found = next((notice for notice in self.sent if notice.id == notice_id), None)
        if found is None:
            raise NotFound("no such notice")
        return found

    def _put(self, changed: Notice) -> Notice:
        self.sent = tuple(changed if notice.id == changed.id else notice for notice in self.sent)
        return changed


def notice(key: str = "n1", kind: NoticeKind = NoticeKind.PLAN_CHANGE, **more: Any) -> Notice:
    """A notice; a change of plan that wants an answer where nothing else is said."""
    change: dict[str, Any] = {
        "begins": datetime(2026, 12, 1, tzinfo=SHANGHAI),
        "price_now": Money.of("59"),
        "price_after": Money.of("69"),
        "product_id": "p1",
        "offering_id": "o1",
        "needs_answer": True,
        "answer_by": date(2026, 11, 24),
    }
    told = (change if kind is NoticeKind.PLAN_CHANGE else {}) | more
    return Notice(key, kind, "您的套餐可以换一个", "可以换成别的。", datetime(2026, 10, 10, tzinfo=SHANGHAI), **told)


def agreement(key: str = "a1", **more: Any) -> Agreement:
    """An agreement for a year, signed without a word on file."""
    terms = Terms(
        "畅享套餐",
        "Plenty",
        "每月 300 分钟通话。",
        "300 minutes a month.",
        price=Money.of("59"),
        starts=date(2026, 3, 1),
        contract_months=12,
        contract_ends=date(2027, 2, 28),
        leaving_fee=Money.of("100"),
        notice_days=0,
        repair_hours=48,
        answer_days=15,
        data_use="serviceOnly",
    )
    clauses = (Clause("第 1 条 甲方提前解除的，应当支付违约金。", "Clause 1: an early termination fee is due."),)
    signed_at = datetime(2026, 3, 1, 11, tzinfo=SHANGHAI)
    fields: dict[str, Any] = {"terms": terms, "clauses": clauses, "signed_at": signed_at} | more
    return Agreement(key, **fields)
