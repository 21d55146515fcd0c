"""Which cached notices belong on home, and which were read or refused on this PC. Asks nobody."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta

from elderclient.domain.errors import StoreError
from elderclient.domain.frozen import frozen
from elderclient.domain.listing import Listing
from elderclient.domain.notices import Notice, Refusal
from elderclient.usecases.cache import NOTICES, NOTICES_READ
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
    known = NOTICES.value_in(store)
    notices = () if known is None else as_read_here(known, store)
    kept = kept_refusals(store)
    wanting = [each for each in notices if each.is_open(today) and each.id not in kept]
    return Waiting(sum(not each.is_read for each in notices), any(_is_pressing(each, today) for each in wanting))


def as_read_here(notices: Listing[Notice], store: Store) -> Listing[Notice]:
    """Return the notices; those that were read on this PC are read, whatever the operator remembers."""
    read = frozenset(NOTICES_READ.value_in(store) or ())
    return replace(notices, items=tuple(replace(one, is_read=one.is_read or one.id in read) for one in notices))


def remember_read(notice_id: str, store: Store, now: datetime) -> None:
    """Note that a notice was read on this PC; what the operator does not list any more is forgotten. Never raises."""
    before = NOTICES_READ.value_in(store) or ()
    listed = {one.id for one in NOTICES.value_in(store) or ()}
    after = tuple(sorted({notice_id, *(one for one in before if one in listed)}))
    if after != before:
        with suppress(StoreError):  # It is new once more after the next start, and nothing else.
            NOTICES_READ.put(store, after, now)


def _is_pressing(notice: Notice, today: date) -> bool:
    return not notice.is_read or (notice.answer_by is not None and today >= notice.answer_by - SOON)


def kept_refusals(store: Store) -> frozenset[str]:
    """Notices that were refused here, but not yet there."""
    return frozenset(act.payload.notice_id for act in ledger.waiting_in(store) if isinstance(act.payload, Refusal))
