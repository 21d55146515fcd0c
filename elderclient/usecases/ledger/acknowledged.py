"""Acts that the operator has taken, stored until they are over: a server may lose them when it is restored.

Must not ask the operator anything; ``watch_acknowledged`` does.
"""

from __future__ import annotations

from datetime import datetime

from elderclient.domain.complaints import Complaint
from elderclient.domain.faults.fault import Fault
from elderclient.domain.frozen import frozen
from elderclient.domain.orders import Order
from elderclient.usecases.cache import Remembered
from elderclient.usecases.ledger.kinds import CANCEL_SERVICES, COMPLAIN, REPORT_FAULT
from elderclient.usecases.ports.store import Entry, Store, Value

WATCHED = frozenset({COMPLAIN, REPORT_FAULT, CANCEL_SERVICES})
"""Kinds of acts that are stored here when they are answered, and that can be sent again as they were."""


@frozen
class Acknowledged:
    """An act, and the operator's id of what it made."""

    entry: Entry
    operator_id: str
    taken_at: datetime
    missing_since: datetime | None = None
    """When the operator said that it does not have it."""


ACKNOWLEDGED: Remembered[tuple[Acknowledged, ...]] = Remembered("acknowledged", tuple[Acknowledged, ...])


def with_answer(store: Store, entry: Entry, answer: object, now: datetime) -> tuple[Value, ...]:
    """Return what is stored of an act that the operator has just taken, where it is of a kind that is watched."""
    made = answer.id if isinstance(answer, Complaint | Fault | Order) else None
    if entry.kind not in WATCHED or not made:
        return ()
    others = tuple(one for one in acknowledged_in(store) if one.entry.id != entry.id)
    return (Value(ACKNOWLEDGED.key, (*others, Acknowledged(entry, made, now)), now),)


def acknowledged_in(store: Store) -> tuple[Acknowledged, ...]:
    """Return what is stored; nothing where the store fails."""
    return ACKNOWLEDGED.value_in(store) or ()
