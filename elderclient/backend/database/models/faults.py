"""Tables of repairs: areas, outages in them, technicians' visits. Must not compute anything."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from elderclient.backend.database.base import Base
from elderclient.backend.database.columns import UtcDateTime


class Area(Base):
    """A neighbourhood or village whose lines fail together, and to which technicians are sent."""

    __tablename__ = "area"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    name_en: Mapped[str] = mapped_column(String(80), default="")
    province: Mapped[str] = mapped_column(String(10))
    """ISO 3166-2, such as ``CN-BJ``."""
    is_rural: Mapped[bool] = mapped_column(default=False)


class Outage(Base):
    """Lines of some kinds in one area do not work, or will not while works are going on."""

    __tablename__ = "outage"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    area_id: Mapped[str] = mapped_column(ForeignKey("area.id"), index=True)
    categories: Mapped[list[str]] = mapped_column(JSON)
    """Offering categories: ``plan`` (mobile), ``landline``, ``broadband``."""
    cause: Mapped[str] = mapped_column(String(120), default="")
    cause_en: Mapped[str] = mapped_column(String(120), default="")
    is_planned: Mapped[bool] = mapped_column(default=False)
    starts_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expected_end: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    area: Mapped[Area] = relationship()


class Visit(Base):
    """A technician's visit for a fault (TMF646 ``appointment``).

    ``seat`` names one technician's window in one area and ``live_ticket`` repeats ``ticket_id``, both only while the
    visit is live: their unique constraints are what keeps a window from being given twice, on every database.
    """

    __tablename__ = "visit"
    __table_args__ = (
        UniqueConstraint("customer_id", "external_id"),
        UniqueConstraint("seat"),
        UniqueConstraint("live_ticket"),
    )

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    customer_id: Mapped[str] = mapped_column(ForeignKey("customer.id"), index=True)
    ticket_id: Mapped[str] = mapped_column(ForeignKey("ticket.id"), index=True)
    external_id: Mapped[str | None] = mapped_column(String(80))
    status: Mapped[str] = mapped_column(String(20), default="confirmed")
    """TMF646 AppointmentStateType."""
    starts_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ends_at: Mapped[datetime] = mapped_column(UtcDateTime)
    seat: Mapped[str | None] = mapped_column(String(120))
    live_ticket: Mapped[str | None] = mapped_column(String(40))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)
