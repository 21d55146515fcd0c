"""Which acts of the ledger still wait, read from the store. Must not change any."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from elderclient.domain.callbacks import CallbackWish, CallHours
from elderclient.domain.errors import StoreError
from elderclient.usecases.ports.store import Entry, Store

ASK_AGAIN_AFTER = timedelta(minutes=30)
"""A request for a call older than this is sent only after the person was asked again."""
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
