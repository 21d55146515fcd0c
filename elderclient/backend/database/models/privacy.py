"""Tables of privacy: consents and their proof, who has looked, copies people asked for. Must not compute anything."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from elderclient.backend.database.base import Base
from elderclient.backend.database.columns import UtcDateTime


class Consent(Base):
    """A customer's decision on one purpose. There is no row before the customer was asked or decided."""

    __tablename__ = "privacy_consent"

    customer_id: Mapped[str] = mapped_column(ForeignKey("customer.id"), primary_key=True)
    purpose: Mapped[str] = mapped_column(String(40), primary_key=True)
    state: Mapped[str] = mapped_column(String(10))
    """``asked``, ``granted`` or ``refused``."""
    decided_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ConsentAgreement(Base):
    """The proof of one consent: what was shown, when it was given, when it was taken back.

    ``live_purpose`` repeats ``purpose`` while it holds: its constraint allows one at a time.
    """

    __tablename__ = "privacy_agreement"
    __table_args__ = (UniqueConstraint("customer_id", "live_purpose"),)

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    customer_id: Mapped[str] = mapped_column(ForeignKey("customer.id"), index=True)
    purpose: Mapped[str] = mapped_column(String(40))
    live_purpose: Mapped[str | None] = mapped_column(String(40))
    words_version: Mapped[str] = mapped_column(String(20))
    words_shown: Mapped[str] = mapped_column(Text)
    granted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class AccessRecord(Base):
    """Somebody of the operator looked at a customer's data, or changed them."""

    __tablename__ = "access_record"
    __table_args__ = (Index("ix_access_record_newest", "customer_id", "looked_at"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    customer_id: Mapped[str] = mapped_column(ForeignKey("customer.id"))
    act: Mapped[str] = mapped_column(String(20))
    """One of ``privacy.access_log.ACTS``."""
    looked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    staff_id: Mapped[str | None] = mapped_column(ForeignKey("staff_member.id"))
    """Who it was; ``None`` for a simulated agent and for records of earlier versions."""


class PersonalCopy(Base):
    """A copy of everything about a customer that the customer asked for (an export job of TMF620's shape).

    ``live_for`` repeats ``customer_id`` until it is made: its constraint allows one at a time.
    """

    __tablename__ = "personal_copy"
    __table_args__ = (UniqueConstraint("customer_id", "external_id"), UniqueConstraint("live_for"))

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    customer_id: Mapped[str] = mapped_column(ForeignKey("customer.id"))
    external_id: Mapped[str] = mapped_column(String(80))
    live_for: Mapped[str | None] = mapped_column(String(40))
    status: Mapped[str] = mapped_column(String(12))
    """TMF620 JobStateType."""
    trouble: Mapped[str] = mapped_column(String(40), default="")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    completed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    due_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)
    """When the next step is due: begin, complete, or throw the content away."""
    content: Mapped[str | None] = mapped_column(Text)
    """JSON; gone some days after it was made."""
