"""What the person has not looked at yet of their complaints: answers, and times that passed without one.

Must not ask the operator or reckon deadlines.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from elderclient.domain.complaints import ComplaintState
from elderclient.domain.frozen import frozen
from elderclient.usecases.cache import COMPLAINTS_READ
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.store import Store

if TYPE_CHECKING:
    from elderclient.usecases.complaints.complain import CaseView


@frozen
class ComplaintNews:
    """How many complaints were answered or refused, and how many are late, since each was last looked at."""

    answered: int = 0
    late: int = 0

    @property
    def number(self) -> int:
        """All of them."""
        return self.answered + self.late


def news_of(store: Store, cases: Sequence[CaseView]) -> ComplaintNews:
    """What is new about ``cases``. An answer that was rated was looked at, be it on another computer."""
    looked_at = _looked_at(store)
    new = [case for case in cases if (name := _name_of(case)) and name not in looked_at]
    late = sum(case.is_overdue for case in new)
    return ComplaintNews(len(new) - late, late)


def look_at(store: Store, clock: Clock, cases: Sequence[CaseView], key: str) -> None:
    """The case called ``key`` stands before the person as it is now. Raises ``StoreError``."""
    before = _looked_at(store)
    names = [(case, _name_of(case)) for case in cases]
    # What is no news any more is forgotten.
    after = frozenset(name for case, name in names if name and (name in before or case.is_called(key)))
    if after != before:
        COMPLAINTS_READ.put(store, tuple(sorted(after)), clock.now())


def _looked_at(store: Store) -> frozenset[str]:
    kept = COMPLAINTS_READ.recall(store)
    return frozenset() if kept is None or kept.value is None else frozenset(kept.value)


def _name_of(case: CaseView) -> str:
    """What this piece of news is called, so that a second answer is another one; empty where there is none."""
    complaint = case.complaint
    is_answered = (
        complaint.state in (ComplaintState.ANSWERED, ComplaintState.REFUSED) and complaint.satisfaction is None
    )
    if not is_answered and not case.is_overdue:
        return ""
    since = complaint.answered_at if is_answered else complaint.reopened_at
    return f"{case.key} {complaint.state.value} {'' if since is None else since.isoformat()}"
