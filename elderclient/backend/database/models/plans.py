"""Tables of what is sold (offerings) and held (products), and of what was used. Must not compute anything."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import Date, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from elderclient.backend.database.base import Base
from elderclient.backend.database.columns import ExactDecimal, UtcDateTime

if TYPE_CHECKING:
    from elderclient.backend.database.models.faults import Area


class Offering(Base):
    """A plan or service that is, or was, on sale. ``rent_fen`` is the regular rent a month."""

    __tablename__ = "offering"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    name_en: Mapped[str] = mapped_column(String(120), default="")
    description: Mapped[str] = mapped_column(Text, default="")
    description_en: Mapped[str] = mapped_column(Text, default="")
    category: Mapped[str] = mapped_column(String(20))
    """``plan``, ``broadband``, ``landline`` or ``valueAdded``."""
    is_sellable: Mapped[bool] = mapped_column(default=True)
    """On sale; otherwise retired and only held."""
    valid_from: Mapped[date] = mapped_column(Date)
    valid_until: Mapped[date | None] = mapped_column(Date)
    rent_fen: Mapped[int] = mapped_column()
    introductory_rent_fen: Mapped[int | None] = mapped_column()
    introductory_months: Mapped[int | None] = mapped_column()
    contract_months: Mapped[int] = mapped_column(default=0)
    early_termination_fee_fen: Mapped[int | None] = mapped_column()
    speed_megabits: Mapped[Decimal | None] = mapped_column(ExactDecimal)
    minimum_age: Mapped[int | None] = mapped_column()
    """Full years from which on it may be taken; ``None`` for any age."""
    province: Mapped[str] = mapped_column(String(10), default="", server_default="")
    """The only province it is sold in (ISO 3166-2); empty for everywhere."""
    service_kind: Mapped[str] = mapped_column(String(20), default="", server_default="")
    """``nuisanceBlocking``, ``usageReminder`` or ``familyNumbers``; empty for what is none of them."""

    tariffs: Mapped[list[OfferingTariff]] = relationship(order_by="OfferingTariff.usage_type")
    discounts: Mapped[list[OfferingDiscount]] = relationship(order_by="OfferingDiscount.discount_order")


class OfferingTariff(Base):
    """How an offering includes and charges one kind of usage, in that kind's unit (min, MB, message)."""

    __tablename__ = "offering_tariff"
    __table_args__ = (UniqueConstraint("offering_id", "usage_type"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    offering_id: Mapped[str] = mapped_column(ForeignKey("offering.id"))
    usage_type: Mapped[str] = mapped_column(String(10))
    """``voice``, ``data`` or ``message``."""
    included: Mapped[Decimal] = mapped_column(ExactDecimal)
    rounding_step: Mapped[Decimal] = mapped_column(ExactDecimal)
    overage_price: Mapped[Decimal] = mapped_column(ExactDecimal)
    """Yuan per unit, exact."""


class OfferingDiscount(Base):
    """Money off that comes with an offering: ``amount_fen`` or ``percent`` of the rent left, never both."""

    __tablename__ = "offering_discount"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    offering_id: Mapped[str] = mapped_column(ForeignKey("offering.id"), index=True)
    name: Mapped[str] = mapped_column(String(120))
    name_en: Mapped[str] = mapped_column(String(120), default="")
    discount_order: Mapped[int] = mapped_column()
    amount_fen: Mapped[int | None] = mapped_column()
    percent: Mapped[Decimal | None] = mapped_column(ExactDecimal)
    months: Mapped[int | None] = mapped_column()
    """How many months from the start it lasts; ``None`` for as long as the product is held."""


class Product(Base):
    """What a customer holds, or held until ``termination_date`` (the first day without it)."""

    __tablename__ = "product"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    customer_id: Mapped[str] = mapped_column(ForeignKey("customer.id"), index=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("billing_account.id"))
    offering_id: Mapped[str] = mapped_column(ForeignKey("offering.id"))
    name: Mapped[str] = mapped_column(String(120))
    name_en: Mapped[str] = mapped_column(String(120), default="")
    status: Mapped[str] = mapped_column(String(20), default="active")
    """TMF637 ProductStatusType."""
    is_visible: Mapped[bool] = mapped_column(default=True)
    start_date: Mapped[date] = mapped_column(Date)
    termination_date: Mapped[date | None] = mapped_column(Date)
    number: Mapped[str | None] = mapped_column(String(21))
    rent_fen: Mapped[int] = mapped_column()
    """What is charged a month now: the introductory rent until ``introductory_end``, then the regular one."""
    contract_end: Mapped[date | None] = mapped_column(Date)
    """First day after the contract."""
    contract_months: Mapped[int | None] = mapped_column()
    introductory_end: Mapped[date | None] = mapped_column(Date)
    """First day of the regular rent."""
    price_after_fen: Mapped[int | None] = mapped_column()
    early_termination_fee_fen: Mapped[int | None] = mapped_column()
    ordered_how: Mapped[str] = mapped_column(String(80), default="")
    """Plain Chinese words, such as 在营业厅办的."""
    last_use: Mapped[date | None] = mapped_column(Date)
    area_id: Mapped[str | None] = mapped_column(ForeignKey("area.id"))
    """Where a line is installed, or a mobile is mostly used; ``None`` for what has no place."""
    address: Mapped[str] = mapped_column(String(200), default="")
    used_by: Mapped[str] = mapped_column(String(80), default="", server_default="")
    """How whoever uses the line is called; empty for the customer."""

    area: Mapped[Area | None] = relationship()
    offering: Mapped[Offering] = relationship()
    discounts: Mapped[list[ProductDiscount]] = relationship(order_by="ProductDiscount.discount_order")


class ProductDiscount(Base):
    """Money off one held product, from ``starts`` (included) until ``ends`` (excluded)."""

    __tablename__ = "product_discount"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    product_id: Mapped[str] = mapped_column(ForeignKey("product.id"), index=True)
    name: Mapped[str] = mapped_column(String(120))
    name_en: Mapped[str] = mapped_column(String(120), default="")
    discount_order: Mapped[int] = mapped_column()
    amount_fen: Mapped[int | None] = mapped_column()
    percent: Mapped[Decimal | None] = mapped_column(ExactDecimal)
    starts: Mapped[date | None] = mapped_column(Date)
    ends: Mapped[date | None] = mapped_column(Date)


class Usage(Base):
    """What a product used of one kind in one month, in the kind's unit."""

    __tablename__ = "usage"
    __table_args__ = (UniqueConstraint("product_id", "month", "usage_type"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    product_id: Mapped[str] = mapped_column(ForeignKey("product.id"))
    month: Mapped[date] = mapped_column(Date)
    """The month's first day."""
    usage_type: Mapped[str] = mapped_column(String(10))
    used: Mapped[Decimal] = mapped_column(ExactDecimal)
    included: Mapped[Decimal | None] = mapped_column(ExactDecimal)
    """The allowance that month, as rated; ``None`` where there was none."""
    counted_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """How far a running month was counted; ``None`` for a closed one."""
