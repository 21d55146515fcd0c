"""A notice of the operator: what changes, from when, what it costs, what silence means, and what was answered to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from enum import Enum

from elderclient.domain.frozen import frozen
from elderclient.domain.listing import Listing
from elderclient.domain.money import Money


class NoticeKind(Enum):
    """What a notice is about. Values are the reference operator's ``noticeKind`` characteristic."""

    PLAN_CHANGE = "planChange"
    PLANNED_WORKS = "plannedWorks"
    ARREARS = "arrears"
    CONTRACT_END = "contractEnd"
    NUMBER_CHANGE = "numberChange"
    SERVICE_WITHDRAWAL = "serviceWithdrawal"
    OTHER = "other"


class NoticeAnswer(Enum):
    """What the person says to a change."""

    ACCEPTED = "accepted"
    REFUSED = "refused"


class NoticePart(Enum):
    """What a notice can leave unclear: it is there and cannot be read, or belongs to what is announced and is missing."""

    PRICE_NOW = "price now"
    PRICE_AFTER = "price after"
    AMOUNT = "amount"
    LATE_FEE = "late fee"
    BEGINS = "begins"
    ENDS = "ends"
    ANSWER_BY = "answer by"


class Outcome(Enum):
    """What became of a change."""

    APPLIED = "applied"
    DROPPED = "dropped"


@frozen
class Notice:
    """One notice. Times are aware; ``*_en`` are the operator's own English words, empty where it has none."""

    id: str
    kind: NoticeKind
    subject: str
    content: str
    sent_at: datetime | None = None
    subject_en: str = ""
    content_en: str = ""
    begins: datetime | None = None
    """From when on it holds."""
    ends: datetime | None = None
    """When it is over again, as planned works are."""
    price_now: Money | None = None
    price_after: Money | None = None
    """What a month costs before and after."""
    amount: Money | None = None
    """What is owed."""
    late_fee_per_mille: Decimal | None = None
    """Of ``amount``, a day."""
    new_number: str = ""
    product_id: str | None = None
    offering_id: str | None = None
    """What the product shall become."""
    is_free: bool = False
    """The operator says that it costs nothing."""
    needs_answer: bool | None = None
    """Nothing happens without consent; ``False``: it happens whatever is said; ``None``: the operator does not say."""
    answer_by: date | None = None
    """The last day on which an answer counts."""
    is_read: bool = False
    answer: NoticeAnswer | None = None
    answered_at: datetime | None = None
    outcome: Outcome | None = None
    unread: tuple[NoticePart, ...] = ()
    """What the operator says in a way that could not be read."""

    @property
    def unclear(self) -> tuple[NoticePart, ...]:
        """What is not known of it: what could not be read, and a price that a change of plan or a lone price leaves out."""
        is_priced = self.price_now is not None or self.price_after is not None
        if not is_priced and (self.kind is not NoticeKind.PLAN_CHANGE or self.is_free):
            return self.unread
        prices = ((NoticePart.PRICE_NOW, self.price_now), (NoticePart.PRICE_AFTER, self.price_after))
        missing = {part for part, price in prices if price is None}
        return tuple(part for part in NoticePart if part in missing or part in self.unread)

    def is_open(self, today: date) -> bool:
        """It can still be answered."""
        is_late = self.answer_by is not None and today > self.answer_by
        return self.needs_answer is True and self.answer is None and self.outcome is None and not is_late


@frozen
class Refusal:
    """A refusal, stored until the operator has it. It means what silence means; a late one ends no agreement given since."""

    notice_id: str
    refused_at: datetime


@frozen
class Acceptance:
    """Consent to what a notice announces, sent without an answer."""

    notice_id: str


def with_changed(notices: Listing[Notice], changed: Notice) -> Listing[Notice]:
    """Return ``notices`` with ``changed`` in the place of the one of the same id."""
    return replace(notices, items=tuple(changed if each.id == changed.id else each for each in notices))
