"""The table of agreements (TMF651): what was agreed to, and what was shown before. Must not compute anything."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import JSON, Date, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from elderclient.backend.database.base import Base
from elderclient.backend.database.columns import UtcDateTime

if TYPE_CHECKING:
    from elderclient.backend.database.models.accounts import Customer
    from elderclient.backend.database.models.plans import Product


class Agreement(Base):
    """What a customer agreed to about one product, as it was on that day: later prices do not change it."""

    __tablename__ = "agreement"
    __table_args__ = (Index("ix_agreement_customer_newest", "customer_id", "signed_at"),)

    id: Mapped[str] = mapped_column(String(60), primary_key=True)
    customer_id: Mapped[str] = mapped_column(ForeignKey("customer.id"))
    product_id: Mapped[str] = mapped_column(ForeignKey("product.id"))
    offering_id: Mapped[str] = mapped_column(ForeignKey("offering.id"))
    name: Mapped[str] = mapped_column(String(120))
    name_en: Mapped[str] = mapped_column(String(120), default="")
    about: Mapped[str] = mapped_column(Text, default="")
    about_en: Mapped[str] = mapped_column(Text, default="")
    intent: Mapped[str] = mapped_column(Text)
    """TMF651 ``statementOfIntent``."""
    signed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    signed_how: Mapped[str] = mapped_column(String(80), default="")
    """Plain Chinese words, such as 在营业厅办的."""
    starts: Mapped[date] = mapped_column(Date)
    ends: Mapped[date | None] = mapped_column(Date)
    """First day after the fixed term."""
    price_fen: Mapped[int] = mapped_column()
    """A month, from the start."""
    price_after_fen: Mapped[int | None] = mapped_column()
    price_changes_on: Mapped[date | None] = mapped_column(Date)
    contract_months: Mapped[int] = mapped_column(default=0)
    leaving_fee_fen: Mapped[int] = mapped_column(default=0)
    clauses: Mapped[list[dict[str, str]]] = mapped_column(JSON, default=list)
    """The full text: ``text`` and ``textEn`` of each clause in order."""
    shown_summary: Mapped[str] = mapped_column(String(64), default="")
    """Fingerprint of the summary that was shown before; empty where it was signed on paper."""
    shown_language: Mapped[str] = mapped_column(String(10), default="")

    product: Mapped[Product] = relationship()
    customer: Mapped[Customer] = relationship()
