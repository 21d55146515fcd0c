"""Which cached notices belong on home, and which were refused on this PC. Asks nobody."""

from __future__ import annotations

from datetime import date, timedelta

from elderclient.domain.frozen import frozen
from elderclient.domain.notices import Notice, Refusal
from elderclient.usecases.cache import NOTICES
from elderclient.usecases.ledger import waiting as ledger
from elderclient.usecases.ports.store import Store

SOON = timedelta(days=3)
"""So long before its last day a notice that was read, but not answered, is brought up again."""


@frozen
class Waiting:
    """What of the notices belongs on the first page."""

    unread: int
    wants_answer: bool


def waiting_in(store: Store, today: date) -> Waiting:
    """What of the kept notices belongs on the first page: what is new, and what still wants an answer.

    A notice that was read and left unanswered is not brought up again before its last days: silence is an answer, too.
    """
    known = NOTICES.recall(store)
    notices = () if known is None or known.value is None else known.value
    kept = kept_refusals(store)
    wanting = [each for each in notices if each.is_open(today) and each.id not in kept]
    return Waiting(sum(not each.is_read for each in notices), any(_is_pressing(each, today) for each in wanting))


def _is_pressing(notice: Notice, today: date) -> bool:
    return not notice.is_read or (notice.answer_by is not None and today >= notice.answer_by - SOON)


def kept_refusals(store: Store) -> frozenset[str]:
    """Notices that were refused here, but not yet there."""
    return frozenset(act.payload.notice_id for act in ledger.waiting_in(store) if isinstance(act.payload, Refusal))
