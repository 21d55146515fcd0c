"""The customer's own lock against new services: it closes at once and opens only a day after that was asked for.

Whoever talks an old person into ordering something cannot stay on the telephone that long.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from elderclient.backend.database.models import PurchaseLock

OPENING = timedelta(days=1)
"""At pace 1."""


@dataclass(frozen=True, slots=True)
class LockState:
    """Whether it is on, and when it opens if that was asked for."""

    is_on: bool
    opens_at: datetime | None = None


def standing(session: Session, customer_id: str, now: datetime) -> LockState:
    """Return whether the lock is on at ``now``."""
    lock = session.get(PurchaseLock, customer_id)
    if lock is None or (lock.opens_at is not None and lock.opens_at <= now):
        return LockState(is_on=False)
    return LockState(is_on=True, opens_at=lock.opens_at)


def close(session: Session, customer_id: str) -> None:
    """On, and whatever opening was asked for is forgotten."""
    lock = session.get(PurchaseLock, customer_id)
    if lock is None:
        session.add(PurchaseLock(customer_id=customer_id))
    else:
        lock.opens_at = None


def ask_to_open(session: Session, customer_id: str, now: datetime, pace: float) -> None:
    """It opens after the waiting time; asking again changes nothing."""
    lock = session.get(PurchaseLock, customer_id)
    if lock is not None and lock.opens_at is None:
        lock.opens_at = now + OPENING * pace
