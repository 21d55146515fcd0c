"""Which acts of the ledger still wait, read from the store, and which ask for the same. Must not change any."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from elderclient.domain.callbacks import CallbackWish, CallHours
from elderclient.domain.errors import StoreError
from elderclient.usecases.ports.store import ActPayload, Entry, Store

ASK_AGAIN_AFTER = timedelta(minutes=30)
"""A request for a call older than this is sent only after the person was asked again."""
_OF_ITS_OWN = frozenset({"external_id", "requested_at", "filed_at", "made_at", "reported_at", "wished_at"})
JUST_PRESSED = timedelta(minutes=2)
"""A younger request for a call is sent at any hour of the day without asking."""


def waiting_in(store: Store) -> tuple[Entry, ...]:
    """Return the acts that have no answer yet and are still wanted, oldest first; none where the store fails."""
    try:
        return wanted(store.acts())
    except StoreError:
        return ()


def wanted(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return those of ``entries`` that have no answer yet and are still wanted."""
    return tuple(entry for entry in entries if entry.state.is_open and not entry.is_withdrawn)


def asks_the_same(one: ActPayload, other: ActPayload) -> bool:
    """Return whether two acts ask for the same, each with an id and a time of its own."""
    if type(one) is not type(other):
        return False
    names = (name for name in type(one).__match_args__ if name not in _OF_ITS_OWN)
    return all(getattr(one, name) == getattr(other, name) for name in names)


def needs_confirmation(entry: Entry, now: datetime, hours: CallHours) -> bool:
    """Return whether to ask the person before a request for a call is sent: it may be old, or it would ring at night.

    ``hours``: when a request that waited may lead to a call without asking.
    """
    wish = entry.payload
    if not isinstance(wish, CallbackWish) or (wish.at is not None and wish.at > now):
        return False
    age = now - entry.created_at
    # Created in the future: the clock was corrected since, and the age is not known.
    is_dateless = age < -JUST_PRESSED
    return is_dateless or age > ASK_AGAIN_AFTER or (age > JUST_PRESSED and not hours.include(now))
