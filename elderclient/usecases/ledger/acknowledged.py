"""Acts that the operator has taken, stored until they are over: a server may lose them when it is restored.

Must not ask the operator anything; ``lost`` and ``watch_acknowledged`` do.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeAlias

from elderclient.domain.complaints import Complaint, ComplaintMove, Move
from elderclient.domain.errors import StoreError
from elderclient.domain.faults.fault import Fault, FaultWithdrawal
from elderclient.domain.faults.visit import Visit, VisitChange, VisitWindow
from elderclient.domain.frozen import frozen
from elderclient.domain.orders import Order
from elderclient.domain.privacy.personal_data import Deletion
from elderclient.usecases.cache import VISITS
from elderclient.usecases.ledger.kinds import ASK_FOR_DELETION, CANCEL_SERVICES, KINDS, REPORT_FRAUD
from elderclient.usecases.ports.store import Entry, Store, Value

_MATTERS = ("complaints", "faults", "visits")
WATCHED = frozenset(
    {CANCEL_SERVICES, REPORT_FRAUD, ASK_FOR_DELETION, *(kind for kind, its in KINDS.items() if its.file in _MATTERS)}
)
"""Kinds of acts that are stored here when they are answered, and that can be sent again as they were."""
_KEY = "acknowledged"


@frozen
class Acknowledged:
    """An act, and the operator's id of what it made."""

    entry: Entry
    operator_id: str
    taken_at: datetime
    missing_since: datetime | None = None
    """When the operator said that it does not have it."""
    earlier: VisitWindow | None = None
    """When the visit was to be before it was moved."""


Change: TypeAlias = Callable[[Acknowledged | None], Acknowledged | None]
"""What is to be stored of one act instead of what is; ``None`` where there is nothing."""


def with_answer(store: Store, entry: Entry, answer: object, now: datetime) -> tuple[Value, ...]:
    """Return what is stored of an act that the operator has just taken, where it is of a kind that is watched.

    To be written before anything else is read: see ``changed``.
    """
    made = answer.id if isinstance(answer, Complaint | Fault | Order | Deletion | Visit) else answer
    if entry.kind not in WATCHED or not isinstance(made, str) or not made:
        return ()
    taken = Acknowledged(entry, made, now, earlier=_earlier_window(store, entry))
    try:
        return (changed(store, entry.id, lambda _before: taken, now),)
    except StoreError:  # What is stored cannot be read, and is not overwritten.
        return ()


def changed(store: Store, entry_id: str, change: Change, now: datetime) -> Value:
    """Return what is to be stored where one act changes and the others stay as they are stored now.

    Whoever writes it holds the ledger's lock from the reading on. Raises ``StoreError``.
    """
    stored = _read(store)
    new = change(next((one for one in stored if one.entry.id == entry_id), None))
    others = [one for one in stored if one.entry.id != entry_id and not _is_outdated(one, new)]
    return Value(_KEY, (*others, *(() if new is None else (new,))), now)


def acknowledged_in(store: Store) -> tuple[Acknowledged, ...]:
    """Return what is stored; nothing where the store fails."""
    try:
        return _read(store)
    except StoreError:
        return ()


def _read(store: Store) -> tuple[Acknowledged, ...]:
    # Also what an earlier version of this program has stored.
    stored = store.get(_KEY, tuple[Acknowledged, ...], is_strict=False)
    return () if stored is None else stored.value


def _is_outdated(one: Acknowledged, new: Acknowledged | None) -> bool:
    """Return whether ``new`` changes the same visit again, or takes back what ``one`` made."""
    match None if new is None else new.entry.payload:
        case VisitChange(visit_id, window):
            earlier = one.entry.payload
            is_changed_again = isinstance(earlier, VisitChange) and earlier.visit_id == visit_id
            return is_changed_again or (window is None and one.operator_id == visit_id)
        case FaultWithdrawal(fault_id):
            return one.operator_id == fault_id
        case ComplaintMove(complaint_id=complaint_id, move=Move.WITHDRAW):
            return one.operator_id == complaint_id
        case _:
            return False


def _earlier_window(store: Store, entry: Entry) -> VisitWindow | None:
    change = entry.payload
    if not isinstance(change, VisitChange):
        return None
    known = VISITS.value_in(store) or ()
    return next((visit.window for visit in known if visit.id == change.visit_id), None)
