"""Tables of orders (TMF622) and of the lock against new ones. Must not compute anything."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from elderclient.backend.database.base import Base
from elderclient.backend.database.columns import UtcDateTime


class ProductOrder(Base):
    """One order. ``due_at`` is when a draft ends or a held order acts; ``None`` once it is over."""

    __tablename__ = "product_order"
    __table_args__ = (
        UniqueConstraint("customer_id", "external_id"),
        Index("ix_product_order_customer_newest", "customer_id", "created_at"),
        Index("ix_product_order_due", "due_at"),
    )

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    customer_id: Mapped[str] = mapped_column(ForeignKey("customer.id"))
    external_id: Mapped[str | None] = mapped_column(String(80))
    external_owner: Mapped[str] = mapped_column(String(40), default="")
    external_type: Mapped[str] = mapped_column(String(40), default="")
    state: Mapped[str] = mapped_column(String(20))
    """``draft``, ``held``, ``completed``, ``cancelled`` or ``failed``."""
    reason: Mapped[str] = mapped_column(String(40), default="")
    """Why it was cancelled: ``draftEnded``, ``replaced`` or ``customer``."""
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    due_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When it was completed or cancelled."""

    items: Mapped[list[OrderItem]] = relationship(order_by="OrderItem.position")


class OrderItem(Base):
    """One thing an order does. ``terms`` are what the customer was shown, and what is done.

    ``live_key`` names what it is about while the order is live and is ``None`` afterwards: its unique constraint is what
    allows one live order for one thing, on every database.
    """

    __tablename__ = "product_order_item"
    __table_args__ = (UniqueConstraint("live_key"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    order_id: Mapped[str] = mapped_column(ForeignKey("product_order.id"), index=True)
    position: Mapped[int] = mapped_column()
    action: Mapped[str] = mapped_column(String(10))
    """``add``, ``cancel``, ``change``, ``keep`` or ``suspend``."""
    offering_id: Mapped[str] = mapped_column(String(40), default="")
    product_id: Mapped[str] = mapped_column(String(40), default="")
    number: Mapped[str] = mapped_column(String(21), default="")
    terms: Mapped[dict[str, Any]] = mapped_column(JSON)
    live_key: Mapped[str | None] = mapped_column(String(120))
    shown_summary: Mapped[str] = mapped_column(String(64), default="", server_default="")
    """Fingerprint of the summary the customer was shown before confirming; empty where none is on file."""
    shown_language: Mapped[str] = mapped_column(String(10), default="", server_default="")


class PurchaseLock(Base):
    """A customer who wants no new services; no row, no lock."""

    __tablename__ = "purchase_lock"

    customer_id: Mapped[str] = mapped_column(ForeignKey("customer.id"), primary_key=True)
    opens_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """From when on it is open, because opening was asked for."""
