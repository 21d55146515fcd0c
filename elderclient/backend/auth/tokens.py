"""Making, hashing and looking up bearer tokens. A token itself is never stored or logged."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from elderclient.backend.database.models import AccessToken

TOKEN_BYTES = 32


def hash_of(token: str, secret: str) -> str:
    """The keyed hash under which a token is stored; useless without the server's secret."""
    return hmac.new(secret.encode(), token.encode("utf-8", "surrogateescape"), hashlib.sha256).hexdigest()


def issue(session: Session, customer_id: str, secret: str, now: datetime, days: int | None = None) -> str:
    """Make a new random token of a customer, refused after ``days``; the caller hands it on once and forgets it."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    expires_at = None if days is None else now + timedelta(days=days)
    made = AccessToken(
        token_hash=hash_of(token, secret), customer_id=customer_id, created_at=now, expires_at=expires_at
    )
    session.add(made)
    return token


def revoke_all(session: Session, customer_id: str, now: datetime) -> int:
    """End every token of a customer; how many could still be used until now."""
    ended = session.scalars(
        update(AccessToken)
        .where(AccessToken.customer_id == customer_id, AccessToken.revoked_at.is_(None))
        .values(revoked_at=now)
        .returning(AccessToken.expires_at)
    ).all()
    return sum(expires_at is None or now < expires_at for expires_at in ended)


def customer_of(session: Session, token: str, secret: str, now: datetime) -> str | None:
    """Whose token it is; ``None`` for unknown, expired and revoked ones."""
    found = select(AccessToken.customer_id).where(
        AccessToken.token_hash == hash_of(token, secret),
        AccessToken.revoked_at.is_(None),
        or_(AccessToken.expires_at.is_(None), AccessToken.expires_at > now),
    )
    return session.scalar(found)
