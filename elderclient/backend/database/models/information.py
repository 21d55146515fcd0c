"""Tables of what the operator publishes: service halls and standard answers. Must not compute anything."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

from sqlalchemy import JSON, Date, ForeignKey, String, Text, Time
from sqlalchemy.orm import Mapped, mapped_column, relationship

from elderclient.backend.database.base import Base
from elderclient.backend.database.columns import ExactDecimal


class Hall(Base):
    """A service hall (TMF674 site). Coordinates are degrees."""

    __tablename__ = "hall"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    name_en: Mapped[str] = mapped_column(String(120), default="")
    address: Mapped[str] = mapped_column(String(200))
    address_en: Mapped[str] = mapped_column(String(200), default="")
    telephone: Mapped[str] = mapped_column(String(21))
    latitude: Mapped[Decimal] = mapped_column(ExactDecimal)
    longitude: Mapped[Decimal] = mapped_column(ExactDecimal)
    facilities: Mapped[list[str]] = mapped_column(JSON, default=list)
    """``ramp``, ``seats``, ``signLanguage``, ``priorityCounter``."""

    hours: Mapped[list[HallHours]] = relationship(order_by="HallHours.id")


class HallHours(Base):
    """When a hall is open: every week on ``weekday`` (0 is Monday), or on one ``day`` that is not as usual.

    A ``day`` without times is a closed one.
    """

    __tablename__ = "hall_hours"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    hall_id: Mapped[str] = mapped_column(ForeignKey("hall.id"), index=True)
    weekday: Mapped[int | None] = mapped_column()
    day: Mapped[date | None] = mapped_column(Date)
    opens: Mapped[time | None] = mapped_column(Time)
    closes: Mapped[time | None] = mapped_column(Time)


class StandardAnswer(Base):
    """A common question with its answer. Paragraphs are separated by a line break."""

    __tablename__ = "standard_answer"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    position: Mapped[int] = mapped_column()
    question: Mapped[str] = mapped_column(String(120))
    question_en: Mapped[str] = mapped_column(String(200))
    answer: Mapped[str] = mapped_column(Text)
    answer_en: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(String(200), default="")
    """Other words people use for it, separated by spaces."""
    words_en: Mapped[str] = mapped_column(String(200), default="")
