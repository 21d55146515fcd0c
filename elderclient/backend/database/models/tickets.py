"""Tables of tickets (TMF621): callbacks, fraud reports, their history, notes and calls. Must not compute anything."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from elderclient.backend.database.base import Base
from elderclient.backend.database.columns import UtcDateTime

WAITING = text("phase = 'waiting'")
ON_THE_PHONE = text("contact_by = 'phone' AND phase IN ('taken', 'dialling', 'talking')")
UNDER_WAY = text("ended_at IS NULL")


class Ticket(Base):
    """One ticket. The callback columns are ``None`` or empty for other ticket types.

    ``live_number`` repeats ``callback_number`` while the call may still come and is ``None`` afterwards: its unique
    constraint is what allows one live callback per customer and number, on every database. ``queue_key`` is the static
    order of the queue, in milliseconds since 1970 minus the class credit.
    """

    __tablename__ = "ticket"
    __table_args__ = (
        UniqueConstraint("customer_id", "external_id"),
        UniqueConstraint("customer_id", "live_number"),
        Index("ix_ticket_queue", "queue_key", "id", sqlite_where=WAITING, postgresql_where=WAITING),
        Index("ix_ticket_customer_newest", "customer_id", "created_at"),
        Index("ix_ticket_due", "next_attempt_at"),
        Index("ix_ticket_step_due", "due_at"),
        # One call by telephone in hand for each agent, whatever arrives at the same moment.
        Index(
            "uq_ticket_on_the_phone",
            "holder_id",
            unique=True,
            sqlite_where=ON_THE_PHONE,
            postgresql_where=ON_THE_PHONE,
        ),
        Index("ix_ticket_lease", "lease_until"),
    )

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    customer_id: Mapped[str] = mapped_column(ForeignKey("customer.id"))
    ticket_type: Mapped[str] = mapped_column(String(40))
    external_id: Mapped[str | None] = mapped_column(String(80))
    external_type: Mapped[str] = mapped_column(String(40), default="")
    external_owner: Mapped[str] = mapped_column(String(40), default="")
    description: Mapped[str] = mapped_column(Text, default="")
    severity: Mapped[str] = mapped_column(String(20), default="normal")
    priority: Mapped[str] = mapped_column(String(10), default="normal")
    status: Mapped[str] = mapped_column(String(20), default="acknowledged")
    """TMF621 TroubleTicketStatusType."""
    status_reason: Mapped[str] = mapped_column(String(120), default="")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)
    resolved_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    requested_for: Mapped[datetime | None] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)
    related: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """What belongs to this kind of ticket only and no queue or index needs; assign a new one to change it."""
    due_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When the operator's next step is due; what time brings about is looked for by it."""
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("ticket.id"))
    """The ticket this one continues."""

    phase: Mapped[str] = mapped_column(String(12), default="")
    """Empty for other types; else ``waiting``, ``scheduled``, ``taken``, ``dialling``, ``talking``, ``missed``,
    ``unknown``, ``served``, ``gaveUp``, ``cancelled``."""
    callback_number: Mapped[str | None] = mapped_column(String(21))
    live_number: Mapped[str | None] = mapped_column(String(21))
    queue_key: Mapped[int | None] = mapped_column(BigInteger)
    attempt: Mapped[int] = mapped_column(default=0)
    attempts_allowed: Mapped[int | None] = mapped_column()
    next_attempt_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When a missed or scheduled callback returns to the queue."""
    phase_since: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reason_screen: Mapped[str] = mapped_column(String(40), default="")
    reason_subject: Mapped[str] = mapped_column(String(200), default="")
    contact_by: Mapped[str] = mapped_column(String(10), default="phone")
    requested_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    is_repeat_today: Mapped[bool] = mapped_column(default=False)
    check_words: Mapped[str | None] = mapped_column(String(200))
    """Sealed; exist from dialling until the customer has compared them, or the call is over."""
    check_words_en: Mapped[str | None] = mapped_column(String(200))
    holder_id: Mapped[str | None] = mapped_column(ForeignKey("staff_member.id"), index=True)
    """The agent who has it in hand, or had it when it was lost sight of; ``None`` in the queue and for a simulated agent."""
    lease_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When the holder counts as gone unless the lease was renewed."""

    history: Mapped[list[TicketHistory]] = relationship(order_by="TicketHistory.id", back_populates="ticket")
    notes: Mapped[list[TicketNote]] = relationship(order_by="TicketNote.id", back_populates="ticket")


class TicketHistory(Base):
    """One change of a ticket's status or phase."""

    __tablename__ = "ticket_history"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    ticket_id: Mapped[str] = mapped_column(ForeignKey("ticket.id"), index=True)
    status: Mapped[str] = mapped_column(String(20))
    phase: Mapped[str] = mapped_column(String(12), default="")
    reason: Mapped[str] = mapped_column(String(120), default="")
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)

    ticket: Mapped[Ticket] = relationship(back_populates="history")


class TicketNote(Base):
    """Something written on a ticket."""

    __tablename__ = "ticket_note"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    ticket_id: Mapped[str] = mapped_column(ForeignKey("ticket.id"), index=True)
    author: Mapped[str] = mapped_column(String(80))
    text: Mapped[str] = mapped_column(Text)
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)

    ticket: Mapped[Ticket] = relationship(back_populates="notes")


class CallRecord(Base):
    """One attempt at a callback and how it ended. The waiting time is estimated from the durations of served ones.

    A callback has one attempt under way at most, and never two of the same number: the database holds both.
    """

    __tablename__ = "call_record"
    __table_args__ = (
        UniqueConstraint("ticket_id", "attempt"),
        Index(
            "uq_call_record_under_way",
            "ticket_id",
            unique=True,
            sqlite_where=UNDER_WAY,
            postgresql_where=UNDER_WAY,
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    ticket_id: Mapped[str] = mapped_column(ForeignKey("ticket.id"), index=True)
    attempt: Mapped[int] = mapped_column()
    """Counts from 1 whatever was taken, also what was never dialled; ``Ticket.attempt`` counts what cost an attempt."""
    staff_id: Mapped[str | None] = mapped_column(ForeignKey("staff_member.id"), index=True)
    """The agent; ``None`` for a simulated one."""
    taken_at: Mapped[datetime] = mapped_column(UtcDateTime)
    dialled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)
    outcome: Mapped[str] = mapped_column(String(20), default="")
    """``served``, ``missed``, ``wrongWords``, ``cancelled``, ``putBack``, ``later``, ``lapsed``; empty while under way."""


class OutgoingCall(Base):
    """A call that no callback asked for: by a technician or by the service. ``ended_at`` is ``None`` while under way."""

    __tablename__ = "outgoing_call"
    __table_args__ = (Index("ix_outgoing_under_way", "customer_id", "ended_at"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    customer_id: Mapped[str] = mapped_column(ForeignKey("customer.id"))
    kind: Mapped[str] = mapped_column(String(20))
    """``technician``, ``service``, ``offer`` or ``survey``."""
    dialled_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
