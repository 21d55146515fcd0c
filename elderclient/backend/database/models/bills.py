"""Tables of bills, their lines, events that are charged once, and payments. Must not compute anything."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import Date, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from elderclient.backend.database.base import Base
from elderclient.backend.database.columns import ExactDecimal, UtcDateTime

if TYPE_CHECKING:
    from elderclient.backend.database.models.accounts import BillingAccount


class AccountEvent(Base):
    """What is charged or given back once on one month's bill of an account, known from ``recorded_date`` on.

    A bill written before that day does not hold it; a corrected one written later does.
    """

    __tablename__ = "account_event"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("billing_account.id"), index=True)
    product_id: Mapped[str | None] = mapped_column(ForeignKey("product.id"))
    month: Mapped[date] = mapped_column(Date)
    """First day of the month whose bill it belongs on."""
    recorded_date: Mapped[date] = mapped_column(Date)
    kind: Mapped[str] = mapped_column(String(20))
    """``oneOff``, ``credit``, ``correction``, or ``repeat`` (the product's rent was charged twice by mistake)."""
    name: Mapped[str] = mapped_column(String(120), default="")
    name_en: Mapped[str] = mapped_column(String(120), default="")
    description: Mapped[str] = mapped_column(Text, default="")
    description_en: Mapped[str] = mapped_column(Text, default="")
    price_fen: Mapped[int] = mapped_column(default=0)
    """For one; negative for money that comes back."""
    quantity: Mapped[int] = mapped_column(default=1)


class Bill(Base):
    """One month's bill of one account. A bill that was replaced names its replacement and leaves the lists."""

    __tablename__ = "bill"
    __table_args__ = (Index("ix_bill_customer_newest", "customer_id", "bill_date"),)

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    number: Mapped[str] = mapped_column(String(60), unique=True)
    """A corrected bill's number is the replaced one's with ``-C1``."""
    customer_id: Mapped[str] = mapped_column(ForeignKey("customer.id"))
    account_id: Mapped[str] = mapped_column(ForeignKey("billing_account.id"))
    period_from: Mapped[date] = mapped_column(Date)
    period_until: Mapped[date] = mapped_column(Date)
    """The first day after the period."""
    bill_date: Mapped[date] = mapped_column(Date)
    due_date: Mapped[date | None] = mapped_column(Date)
    amount_fen: Mapped[int] = mapped_column()
    """The sum of the lines."""
    remaining_fen: Mapped[int] = mapped_column()
    state: Mapped[str] = mapped_column(String(20), default="sent")
    """TMF678 StateValue."""
    is_corrected: Mapped[bool] = mapped_column(default=False)
    replaced_by: Mapped[str | None] = mapped_column(String(40))
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)

    account: Mapped[BillingAccount] = relationship()
    lines: Mapped[list[BillLine]] = relationship(order_by="BillLine.position")


class BillLine(Base):
    """One charge, with everything the wire contract shows of it."""

    __tablename__ = "bill_line"
    __table_args__ = (Index("ix_bill_line_bill", "bill_id", "position"),)

    id: Mapped[str] = mapped_column(String(60), primary_key=True)
    bill_id: Mapped[str] = mapped_column(ForeignKey("bill.id"))
    position: Mapped[int] = mapped_column()
    charge_kind: Mapped[str] = mapped_column(String(20))
    rate_type: Mapped[str] = mapped_column(String(12))
    """``recurring``, ``usage``, ``oneTime``, ``discount`` or ``credit``."""
    name: Mapped[str] = mapped_column(String(120))
    name_en: Mapped[str] = mapped_column(String(120), default="")
    description: Mapped[str] = mapped_column(Text, default="")
    description_en: Mapped[str] = mapped_column(Text, default="")
    amount_fen: Mapped[int] = mapped_column()
    """Negative for discounts and credits."""
    quantity: Mapped[Decimal | None] = mapped_column(ExactDecimal)
    quantity_unit: Mapped[str | None] = mapped_column(String(10))
    unit_price: Mapped[Decimal | None] = mapped_column(ExactDecimal)
    product_id: Mapped[str | None] = mapped_column(String(40))
    product_name: Mapped[str] = mapped_column(String(120), default="")
    offering_id: Mapped[str | None] = mapped_column(String(40))
    line_number: Mapped[str | None] = mapped_column(String(21))
    covers_from: Mapped[date | None] = mapped_column(Date)
    covers_until: Mapped[date | None] = mapped_column(Date)
    """The first day not covered."""
    charged_date: Mapped[date] = mapped_column(Date)

    bill: Mapped[Bill] = relationship(back_populates="lines")


class Payment(Base):
    """Money received for an account, against a bill where it names one."""

    __tablename__ = "payment"

    id: Mapped[str] = mapped_column(String(60), primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("billing_account.id"), index=True)
    bill_id: Mapped[str | None] = mapped_column(ForeignKey("bill.id"))
    amount_fen: Mapped[int] = mapped_column()
    paid_at: Mapped[datetime] = mapped_column(UtcDateTime)
    method: Mapped[str] = mapped_column(String(40), default="")
