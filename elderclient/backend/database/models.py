"""All tables of the operator; those of a matter of its own stand in files of their own, re-exported here. Computes nothing.

Conventions: ``*_fen`` are charged amounts in whole fen (1/100 CNY); prices per unit and quantities are exact decimals;
``*_at`` are aware UTC moments; ``*_date``, ``*_from``, ``*_until``, ``*_end`` are local calendar days. ``*_en`` is the
English text, empty where there is none.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Date, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from elderclient.backend.database.agreement_models import Agreement
from elderclient.backend.database.base import Base
from elderclient.backend.database.columns import ExactDecimal, UtcDateTime
from elderclient.backend.database.notice_models import Notice
from elderclient.backend.database.order_models import OrderItem, ProductOrder, PurchaseLock
from elderclient.backend.database.privacy_models import AccessRecord, Consent, ConsentAgreement, PersonalCopy
from elderclient.backend.database.public_models import Hall, HallHours, StandardAnswer
from elderclient.backend.database.repair_models import Area, Outage, Visit
from elderclient.backend.database.ticket_models import CallRecord, OutgoingCall, Ticket, TicketHistory, TicketNote

__all__ = [
    "AccessRecord",
    "AccessToken",
    "AccountEvent",
    "Agreement",
    "Area",
    "Base",
    "Bill",
    "BillLine",
    "BillingAccount",
    "CallRecord",
    "Consent",
    "ConsentAgreement",
    "Customer",
    "Hall",
    "HallHours",
    "Notice",
    "Number",
    "Offering",
    "OfferingDiscount",
    "OfferingTariff",
    "OrderItem",
    "Outage",
    "OutgoingCall",
    "Payment",
    "PersonalCopy",
    "Product",
    "ProductDiscount",
    "ProductOrder",
    "PurchaseLock",
    "Setting",
    "StandardAnswer",
    "Ticket",
    "TicketHistory",
    "TicketNote",
    "Usage",
    "Visit",
]

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
    """ISO 3166-2, such as ``CN-HA``; empty where nobody knows."""
    demo_rank: Mapped[int | None] = mapped_column()
    latitude: Mapped[Decimal | None] = mapped_column(ExactDecimal)
    longitude: Mapped[Decimal | None] = mapped_column(ExactDecimal)
    """Where the customer lives, in degrees; only to tell which hall is near."""

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
    """One charge, with everything the wire contract tells about it."""

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


class AccessToken(Base):
    """A bearer token, known only by its keyed hash, and whose it is."""

    __tablename__ = "access_token"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    customer_id: Mapped[str] = mapped_column(ForeignKey("customer.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Setting(Base):
    """A fact about this database, such as ``seed`` = ``demo`` where it holds made-up customers."""

    __tablename__ = "setting"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[str] = mapped_column(Text)
