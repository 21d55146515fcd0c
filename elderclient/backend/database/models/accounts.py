"""Tables of customers, their numbers and their accounts. Must not compute anything."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import Date, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from elderclient.backend.database.base import Base
from elderclient.backend.database.columns import ExactDecimal

if TYPE_CHECKING:
    from elderclient.backend.database.models.privacy import Consent

DISABILITY_PRIORITY = "disabilityPriority"
"""The purpose (``Consent.purpose``) of considering a disability."""


class Customer(Base):
    """A person with a contract. ``demo_rank`` orders the customers a demo client may be; ``None`` for all others."""

    __tablename__ = "customer"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    name: Mapped[str] = mapped_column(String(400))
    """The whole name, family name first, such as 王秀英."""
    form_of_address: Mapped[str] = mapped_column(String(80))
    form_of_address_en: Mapped[str] = mapped_column(String(80), default="")
    birth_date: Mapped[date | None] = mapped_column(Date)
    disability: Mapped[str] = mapped_column(String(40), default="")
    """``vision``, ``hearing``, ``mobility``, or empty; counts only with consent."""
    language: Mapped[str] = mapped_column(String(10), default="zh")
    """ISO 639-1 code of the language spoken."""
    province: Mapped[str] = mapped_column(String(10), default="")
    """ISO 3166-2, such as ``CN-HA``; empty where it is not known."""
    demo_rank: Mapped[int | None] = mapped_column()
    latitude: Mapped[Decimal | None] = mapped_column(ExactDecimal)
    longitude: Mapped[Decimal | None] = mapped_column(ExactDecimal)
    """Where the customer lives, in degrees; only used to find the nearest halls."""

    numbers: Mapped[list[Number]] = relationship(back_populates="customer", order_by="Number.position")
    consents: Mapped[list[Consent]] = relationship()

    @property
    def has_disability_consent(self) -> bool:
        """Whether the disability may be shown and considered at this moment."""
        return any(one.purpose == DISABILITY_PRIORITY and one.state == "granted" for one in self.consents)


class Number(Base):
    """A telephone number of the customer that can be called back; the one at position 0 is preferred."""

    __tablename__ = "number"

    digits: Mapped[str] = mapped_column(String(21), primary_key=True)
    customer_id: Mapped[str] = mapped_column(ForeignKey("customer.id"), index=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("billing_account.id"))
    kind: Mapped[str] = mapped_column(String(10), default="mobile")
    """``mobile`` or ``landline``."""
    position: Mapped[int] = mapped_column(default=0)

    customer: Mapped[Customer] = relationship(back_populates="numbers")


class BillingAccount(Base):
    """What one bill a month is written for."""

    __tablename__ = "billing_account"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    customer_id: Mapped[str] = mapped_column(ForeignKey("customer.id"), index=True)
    name: Mapped[str] = mapped_column(String(80))
    payment_method_id: Mapped[str] = mapped_column(String(40), default="self")
    payment_method_name: Mapped[str] = mapped_column(String(40), default="自己交费")
    is_prepaid: Mapped[bool] = mapped_column(default=False)
    balance_fen: Mapped[int] = mapped_column(default=0)
