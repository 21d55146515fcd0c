"""Tables of the server itself: access tokens and facts about the database. Must not compute anything."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from elderclient.backend.database.base import Base
from elderclient.backend.database.columns import UtcDateTime


class AccessToken(Base):
    """A bearer token, known only by its keyed hash, and whose it is."""

    __tablename__ = "access_token"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    customer_id: Mapped[str] = mapped_column(ForeignKey("customer.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """``None`` for one of the demo, which ends with its server."""
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Setting(Base):
    """A fact about this database, such as ``seed`` = ``demo`` where it holds made-up customers."""

    __tablename__ = "setting"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[str] = mapped_column(Text)
