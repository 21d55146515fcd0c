"""Counts the answers and late answers that the person has not read yet. Asks nobody, computes no deadline."""

from __future__ import annotations

from collections.abc import Sequence

from elderclient.domain.complaints import Case, ComplaintNews, ComplaintState
from elderclient.usecases.cache import COMPLAINTS_READ
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.store import Store


def news_of(store: Store, cases: Sequence[Case]) -> ComplaintNews:
    """Count what is new about ``cases``. An answer that was rated counts as read, on whichever computer."""
    read_before = _read_before(store)
    new = [case for case in cases if (name := _name_of(case)) and name not in read_before]
    late = sum(case.is_overdue for case in new)
    return ComplaintNews(len(new) - late, late)


def mark_read(store: Store, clock: Clock, cases: Sequence[Case], key: str) -> None:
    """Note that the case called ``key`` was read in its present state. Raises ``StoreError``."""
    before = _read_before(store)
    names = [(case, _name_of(case)) for case in cases]
    # What is no news any more is forgotten.
    after = frozenset(name for case, name in names if name and (name in before or case.is_called(key)))
    if after != before:
        COMPLAINTS_READ.put(store, tuple(sorted(after)), clock.now())


def _read_before(store: Store) -> frozenset[str]:
    return frozenset(COMPLAINTS_READ.value_in(store) or ())


def _name_of(case: Case) -> str:
    """Return a name for this piece of news, another one for a second answer; empty where there is none."""
    complaint = case.complaint
    is_answered = (
        complaint.state in (ComplaintState.ANSWERED, ComplaintState.REFUSED) and complaint.satisfaction is None
    )
    if not is_answered and not case.is_overdue:
        return ""
    since = complaint.answered_at if is_answered else complaint.reopened_at
    return f"{case.key} {complaint.state.value} {'' if since is None else since.isoformat()}"
