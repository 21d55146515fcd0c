"""From the operator's tables to what rating starts from: everything of one account at once. Must not calculate or store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from elderclient.backend.bills.arrears import IssuedBill, PaidIn, overdue_in
from elderclient.backend.bills.terms import AccountMonth, BillMonth, OneTimeCharge, Rebate, Subscription, Tariff
from elderclient.backend.database.models import (
    AccountEvent,
    Bill,
    Offering,
    OfferingDiscount,
    Payment,
    Product,
    ProductDiscount,
    Usage,
)

CHINA = ZoneInfo("Asia/Shanghai")
CATEGORIES = ("plan", "landline", "broadband", "valueAdded")
"""The order of products on a bill."""
USAGE_TYPES = ("voice", "data", "message")


@dataclass(slots=True)
class AccountFacts:
    """All an account's bills are calculated from. ``bills`` and ``payments`` grow while months are billed in order."""

    account_id: str
    customer_id: str
    subscriptions: tuple[Subscription, ...] = ()
    used: dict[date, dict[tuple[str, str], Decimal]] = field(default_factory=dict)
    events: Sequence[AccountEvent] = ()
    bills: list[IssuedBill] = field(default_factory=list)
    payments: list[PaidIn] = field(default_factory=list)

    def in_month(self, month: BillMonth, known_on: date) -> AccountMonth:
        """What a bill for ``month`` written on ``known_on`` is calculated from."""
        happenings = (
            _happening(event) for event in self.events if event.month == month.first and event.recorded_date <= known_on
        )
        return AccountMonth(
            month,
            self.subscriptions,
            self.used.get(month.first, {}),
            tuple(happenings),
            tuple(overdue_in(month, self.bills, self.payments)),
        )

    def on_offering(self, product_id: str, offering: Offering) -> AccountFacts:
        """The same facts as if ``product_id`` were held on another offering, at its regular rent."""
        moved = tuple(_moved(held, offering) if held.product_id == product_id else held for held in self.subscriptions)
        return replace(self, subscriptions=moved)


def facts_of(session: Session, account_id: str, customer_id: str, zone: ZoneInfo = CHINA) -> AccountFacts:
    """Read everything of one account; ``zone`` decides on which day a payment came."""
    products = session.scalars(
        select(Product)
        .where(Product.account_id == account_id)
        .order_by(Product.start_date, Product.id)
        .options(
            selectinload(Product.discounts),
            selectinload(Product.offering).selectinload(Offering.tariffs),
        )
    ).all()
    used: dict[date, dict[tuple[str, str], Decimal]] = defaultdict(dict)
    for row in session.scalars(select(Usage).join(Product).where(Product.account_id == account_id)):
        used[row.month][row.product_id, row.usage_type] = row.used
    events = session.scalars(
        select(AccountEvent).where(AccountEvent.account_id == account_id).order_by(AccountEvent.id)
    ).all()
    bills = session.scalars(
        select(Bill).where(Bill.account_id == account_id, Bill.replaced_by.is_(None)).options(selectinload(Bill.lines))
    ).all()
    payments = session.scalars(select(Payment).where(Payment.account_id == account_id)).all()
    return AccountFacts(
        account_id,
        customer_id,
        tuple(subscription_of(product) for product in sorted(products, key=_place)),
        dict(used),
        events,
        [_issued(bill) for bill in bills],
        [PaidIn(paid.bill_id, paid.paid_at.astimezone(zone).date(), paid.amount_fen) for paid in payments],
    )


def subscription_of(product: Product) -> Subscription:
    """One held product with the terms of its offering."""
    offering = product.offering
    regular = product.price_after_fen if product.price_after_fen is not None else product.rent_fen
    return Subscription(
        product_id=product.id,
        offering_id=offering.id,
        name=product.name,
        category=offering.category,
        rent_fen=regular if product.introductory_end is not None else product.rent_fen,
        name_en=product.name_en,
        about=offering.description,
        about_en=offering.description_en,
        line_number=product.number,
        starts=product.start_date,
        ends=product.termination_date,
        introductory_rent_fen=offering.introductory_rent_fen if product.introductory_end is not None else None,
        introductory_end=product.introductory_end,
        tariffs=_tariffs(offering),
        rebates=tuple(_rebate(each) for each in product.discounts),
    )


def _moved(held: Subscription, offering: Offering) -> Subscription:
    return replace(
        held,
        offering_id=offering.id,
        name=offering.name,
        name_en=offering.name_en,
        about=offering.description,
        about_en=offering.description_en,
        category=offering.category,
        rent_fen=offering.rent_fen,
        introductory_rent_fen=None,
        introductory_end=None,
        tariffs=_tariffs(offering),
        rebates=tuple(_offered_rebate(each) for each in offering.discounts),
    )


def _place(product: Product) -> int:
    return CATEGORIES.index(product.offering.category)


def _tariffs(offering: Offering) -> tuple[Tariff, ...]:
    return tuple(
        Tariff(each.usage_type, each.included, each.rounding_step, each.overage_price)
        for each in sorted(offering.tariffs, key=lambda tariff: USAGE_TYPES.index(tariff.usage_type))
    )


def _rebate(each: ProductDiscount) -> Rebate:
    return Rebate(
        each.name, each.discount_order, each.name_en, each.amount_fen, each.percent, each.starts, each.ends
    )  # fmt: skip


def _offered_rebate(each: OfferingDiscount) -> Rebate:
    return Rebate(each.name, each.discount_order, each.name_en, each.amount_fen, each.percent)


def _happening(event: AccountEvent) -> OneTimeCharge:
    return OneTimeCharge(
        kind=event.kind,
        name=event.name,
        name_en=event.name_en,
        description=event.description,
        description_en=event.description_en,
        price_fen=event.price_fen,
        quantity=event.quantity,
        product_id=event.product_id,
    )


def _issued(bill: Bill) -> IssuedBill:
    owed = sum(line.amount_fen for line in bill.lines if line.charge_kind != "lateFee")
    return IssuedBill(bill.id, BillMonth.of(bill.period_from), bill.due_date, owed)
