"""Tables of the operator's staff: who may work at the desk, and their sessions. Must not compute anything."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from elderclient.backend.database.base import Base
from elderclient.backend.database.columns import UtcDateTime


class StaffMember(Base):
    """Somebody of the operator who signs in at the desk. Never deleted: records say who looked and who answered."""

    __tablename__ = "staff_member"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    sign_in_name: Mapped[str] = mapped_column(String(80), unique=True)
    display_name: Mapped[str] = mapped_column(String(80))
    """What customers and colleagues read."""
    role: Mapped[str] = mapped_column(String(12))
    """``agent``, ``supervisor`` or ``clerk``."""
    password_hash: Mapped[str] = mapped_column(String(200), default="")
    """Argon2id, as PHC string; empty where this person signs in elsewhere."""
    external_subject: Mapped[str | None] = mapped_column(String(255), unique=True)
    """Issuer and subject at the operator's own sign-in (OIDC)."""
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    disabled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class StaffSession(Base):
    """One signed-in browser, known only by the keyed hash of its cookie."""

    __tablename__ = "staff_session"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff_member.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class SignInAttempt(Base):
    """One attempt to sign in at the desk, so that guessing is slowed down across servers."""

    __tablename__ = "sign_in_attempt"
    __table_args__ = (
        Index("ix_sign_in_attempt_name", "sign_in_name", "tried_at"),
        Index("ix_sign_in_attempt_address", "address", "tried_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    sign_in_name: Mapped[str] = mapped_column(String(80))
    address: Mapped[str] = mapped_column(String(45))
    has_succeeded: Mapped[bool] = mapped_column()
    tried_at: Mapped[datetime] = mapped_column(UtcDateTime)
