"""Making, hashing and looking up bearer tokens. A token itself is never stored or logged."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from elderclient.backend.database.models import AccessToken

TOKEN_BYTES = 32


def hash_of(token: str, secret: str) -> str:
    """The keyed hash under which a token is stored; useless without the server's secret."""
    return hmac.new(secret.encode(), token.encode("utf-8", "surrogateescape"), hashlib.sha256).hexdigest()


def issue(session: Session, customer_id: str, secret: str, now: datetime) -> str:
    """Make a new random token of a customer; the caller hands it on once and forgets it."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    session.add(AccessToken(token_hash=hash_of(token, secret), customer_id=customer_id, created_at=now))
    return token


def customer_of(session: Session, token: str, secret: str) -> str | None:
    """Whose token it is; ``None`` for unknown and revoked ones."""
    found = select(AccessToken.customer_id).where(
        AccessToken.token_hash == hash_of(token, secret), AccessToken.revoked_at.is_(None)
    )
    return session.scalar(found)
