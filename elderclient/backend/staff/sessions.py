"""Signed-in browsers: begun by a sign-in, ended by hand, by idleness or by the length of a working day.

A session is known by the keyed hash of its cookie alone, so that a stolen database opens no desk. Must not know HTTP.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from elderclient.backend.auth.tokens import TOKEN_BYTES, hash_of
from elderclient.backend.callbacks.lifecycle import UNDER_WAY
from elderclient.backend.database.models import StaffMember, StaffSession, Ticket

IDLE = timedelta(minutes=30)
"""So long after the last press a session ends, unless a call is in hand."""
LONGEST = timedelta(hours=10)
"""No session lasts longer, whatever is done in it."""
NOTED_EVERY = timedelta(minutes=1)
"""A press is only written down when the last one noted is older, so that not every page costs a write."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who works in a browser."""

    token_hash: str
    """Of the session's cookie."""
    staff_id: str
    name: str
    role: str
    """``agent``, ``supervisor`` or ``clerk``."""
    last_seen_at: datetime


def begin(session: Session, staff_id: str, secret: str, now: datetime) -> str:
    """Begin a session; return what its cookie holds, which is stored nowhere."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    token_hash = hash_of(token, secret)
    session.add(StaffSession(token_hash=token_hash, staff_id=staff_id, created_at=now, last_seen_at=now))
    return token


def find(session: Session, token: str, secret: str, now: datetime) -> SignedIn | None:
    """Whose session it is; ``None`` for one that ended, and where the person was disabled meanwhile."""
    row = session.execute(
        select(StaffSession, StaffMember)
        .join(StaffMember, StaffMember.id == StaffSession.staff_id)
        .where(
            StaffSession.token_hash == hash_of(token, secret),
            StaffSession.revoked_at.is_(None),
            StaffSession.created_at > now - LONGEST,
            StaffMember.disabled_at.is_(None),
        )
    ).one_or_none()
    if row is None:
        return None
    found, member = row
    if found.last_seen_at <= now - IDLE and not has_call_in_hand(session, member.id):
        return None
    return SignedIn(found.token_hash, member.id, member.display_name, member.role, found.last_seen_at)


def has_call_in_hand(session: Session, staff_id: str) -> bool:
    """Whether this person holds a call or a conversation that is under way."""
    held = select(Ticket.id).where(Ticket.holder_id == staff_id, Ticket.phase.in_(UNDER_WAY)).limit(1)
    return session.scalar(held) is not None


def seen(session: Session, token_hash: str, now: datetime) -> None:
    """Note a press. What a page asks for by itself is none, or no session would ever be idle."""
    session.execute(
        update(StaffSession)
        .where(StaffSession.token_hash == token_hash, StaffSession.last_seen_at <= now - NOTED_EVERY)
        .values(last_seen_at=now)
    )


def end(session: Session, token_hash: str, now: datetime) -> None:
    """End one session; ending it twice is once."""
    open_one = (StaffSession.token_hash == token_hash, StaffSession.revoked_at.is_(None))
    session.execute(update(StaffSession).where(*open_one).values(revoked_at=now))


def form_token(known: str, secret: str) -> str:
    """What every form carries, so that no other site can send one: bound to ``known``, a session or a browser."""
    return hmac.new(secret.encode(), b"form:" + known.encode("utf-8", "surrogateescape"), sha256).hexdigest()


def is_form_token(given: str, known: str, secret: str) -> bool:
    """Whether a form came from a page of ours, shown to the same session or browser."""
    return hmac.compare_digest(given.encode("utf-8", "surrogateescape"), form_token(known, secret).encode())
