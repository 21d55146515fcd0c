"""The notices, fresh and kept, for every use case that looks at them. Must not choose words."""

from __future__ import annotations

from datetime import date, timedelta

from elderclient.domain.errors import StoreError
from elderclient.domain.frozen import frozen
from elderclient.domain.notices import Notice, Refusal
from elderclient.usecases.cache import NOTICES, KeptNotices
from elderclient.usecases.fetched import Fetched, ask, recall
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import Store

SOON = timedelta(days=3)
"""So long before its last day a notice that was read, but not answered, is brought up again."""


@frozen
class Waiting:
    """What of the notices belongs on the first page."""

    unread: int
    wants_answer: bool


def ask_notices(gateway: OperatorGateway, store: Store, clock: Clock) -> Fetched[KeptNotices]:
    """All notices from the operator, or what is kept of them, with the problem."""
    return ask(store, clock, NOTICES, KeptNotices, lambda: KeptNotices(gateway.notices.newest_notices()))


def waiting_in(store: Store, today: date) -> Waiting:
    """What of the kept notices belongs on the first page: what is new, and what still wants an answer.

    A notice that was read and left unanswered is not brought up again before its last days: silence is an answer, too.
    """
    known = recall(store, NOTICES, KeptNotices)
    notices = () if known is None or known.value is None else known.value.notices
    kept = kept_refusals(store)
    wanting = [each for each in notices if each.is_open(today) and each.id not in kept]
    return Waiting(sum(not each.is_read for each in notices), any(_is_pressing(each, today) for each in wanting))


def _is_pressing(notice: Notice, today: date) -> bool:
    return not notice.is_read or (notice.answer_by is not None and today >= notice.answer_by - SOON)


def kept_refusals(store: Store) -> frozenset[str]:
    """Notices that were refused here, but not yet there."""
    try:
        acts = store.acts()
    except StoreError:
        return frozenset()
    return frozenset(act.payload.notice_id for act in acts if isinstance(act.payload, Refusal))
