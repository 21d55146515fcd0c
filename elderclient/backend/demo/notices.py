"""Notices of every kind to the made-up customers, dated as of today. Figures come from what is held, sold and owed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from elderclient.backend.agreements.clauses import SUSPENSION_DAYS
from elderclient.backend.agreements.signing import NOTHING_SHOWN
from elderclient.backend.bills.terms import BillMonth
from elderclient.backend.data_files import read_data
from elderclient.backend.database.models import Bill, Notice, Offering, Product
from elderclient.backend.notices.answering import DROPPED, REFUSED, answer, mark_read, settle

PLAN_CHANGES = (
    ("wang-plan", "plan-medium", 3),
    ("chen-plan", "plan-small", 2),
    ("liu-plan", "plan-small", 6),
    ("zhou-plan", "plan-bundle", 120),
)
"""Held product, what it could become, and days since it was announced. The last one was never answered."""
REFUSED_CHANGE = ("sun-plan", "plan-bundle", 20)
READ_ALREADY = "wang-plan"
WITHDRAWN = ("wang-weather", "busy-news")
MOVED_LINES = (("li-landline", "6"),)
"""Landlines that get another number, and the digit their exchange begins with then."""
CONSENT_DAYS = 7
"""An answer counts until this many days before the change."""
WORKS_NOTICE, CHANGE_NOTICE, NUMBER_NOTICE = timedelta(hours=72), timedelta(days=30), timedelta(days=45)
CONTRACT_NOTICE = timedelta(days=240)
"""How early the end of a contract is announced."""
WORKS_LAST = timedelta(hours=5)


def write_notices(session: Session, now: datetime, zone: ZoneInfo) -> None:
    """Write all of them; what should have been settled by ``now`` is settled as the rules say."""
    active = select(Product).where(Product.status == "active").order_by(Product.id)
    held = {product.id: product for product in session.scalars(active)}
    offered = {offering.id: offering for offering in session.scalars(select(Offering))}
    post = _Post(now, zone)
    for key, target, days in (*PLAN_CHANGES, REFUSED_CHANGE):
        notice = post.plan_change(held[key], offered[target], now - timedelta(days=days))
        session.add(notice)
        session.flush()
        if key == READ_ALREADY:
            mark_read(notice, notice.sent_at + timedelta(days=1))
        if (key, target, days) == REFUSED_CHANGE:
            answer(session, notice, REFUSED, NOTHING_SHOWN, notice.sent_at + timedelta(days=2))
        elif notice.answer_until is not None and notice.answer_until <= now:
            mark_read(notice, notice.sent_at + timedelta(days=1))
            settle(notice, DROPPED, notice.answer_until)
    session.add_all(post.withdrawal(held[key], now - timedelta(days=5)) for key in WITHDRAWN)
    session.add_all(post.number_change(held[key], digit, now - timedelta(days=1)) for key, digit in MOVED_LINES)
    session.add_all(post.contract_ends(held.values()))
    session.add_all(post.works(held.values()))
    session.add_all(post.arrears(session, held.values()))
    session.flush()


class _Post:
    """Writes single notices."""

    def __init__(self, now: datetime, zone: ZoneInfo) -> None:
        self._now = now
        self._zone = zone

    def plan_change(self, product: Product, offering: Offering, sent_at: datetime) -> Notice:
        """A change that needs consent."""
        begins = self._first_of_month_after(sent_at + CHANGE_NOTICE)
        until = begins - timedelta(days=CONSENT_DAYS)
        return _notice(
            product,
            "planChange",
            sent_at,
            begins_at=begins,
            offering=offering,
            price_now_fen=product.rent_fen,
            price_after_fen=offering.rent_fen,
            needs_answer=True,
            answer_until=until,
            due_at=until,
        )

    def withdrawal(self, product: Product, sent_at: datetime) -> Notice:
        """A service that ends by itself."""
        begins = self._first_of_month_after(sent_at + CHANGE_NOTICE)
        return _notice(
            product,
            "serviceWithdrawal",
            sent_at,
            begins_at=begins,
            price_now_fen=product.rent_fen,
            price_after_fen=0,
            due_at=begins,
        )

    def number_change(self, product: Product, digit: str, sent_at: datetime) -> Notice:
        """A landline's number with another first digit."""
        number = product.number or ""
        return _notice(
            product,
            "numberChange",
            sent_at,
            begins_at=self._midnight(sent_at.astimezone(self._zone).date() + NUMBER_NOTICE + timedelta(days=1)),
            new_number=f"{number[:3]}{digit}{number[4:]}",
        )

    def contract_ends(self, held: Iterable[Product]) -> Iterator[Notice]:
        """For every contract that ends before long."""
        for product in held:
            if product.contract_end is None or self._midnight(product.contract_end) > self._now + CONTRACT_NOTICE:
                continue
            yield _notice(
                product,
                "contractEnd",
                self._now - timedelta(days=2),
                begins_at=self._midnight(product.contract_end),
                price_now_fen=product.rent_fen,
                price_after_fen=product.price_after_fen if product.price_after_fen is not None else product.rent_fen,
            )

    def works(self, held: Iterable[Product]) -> Iterator[Notice]:
        """One night's work on one line of every customer."""
        lines = {product.customer_id: product for product in held if _is_line(product)}
        sent_at = self._now - timedelta(days=1)
        night = self._midnight((sent_at + WORKS_NOTICE).astimezone(self._zone).date() + timedelta(days=1))
        for product in lines.values():
            yield _notice(
                product,
                "plannedWorks",
                sent_at,
                begins_at=night,
                ends_at=night + WORKS_LAST,
            )

    def arrears(self, session: Session, held: Iterable[Product]) -> Iterator[Notice]:
        """For every account with bills past their due day: what is owed, and when service is suspended."""
        sent_at = self._now - timedelta(days=9)
        told_on = sent_at.astimezone(self._zone).date()
        overdue = (
            select(Bill.account_id, func.sum(Bill.remaining_fen))
            .where(Bill.replaced_by.is_(None), Bill.remaining_fen > 0, Bill.due_date < told_on)
            .group_by(Bill.account_id)
        )
        owed = {account: int(fen) for account, fen in session.execute(overdue)}
        lines = {product.account_id: product for product in held if _is_line(product)}
        for account, fen in owed.items():
            yield _notice(
                lines[account],
                "arrears",
                sent_at,
                begins_at=self._midnight(told_on + timedelta(days=SUSPENSION_DAYS)),
                amount_fen=fen,
            )

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time(0), tzinfo=self._zone)

    def _first_of_month_after(self, moment: datetime) -> datetime:
        return self._midnight(BillMonth.of(moment.astimezone(self._zone).date()).until)


def _is_line(product: Product) -> bool:
    return product.number is not None and product.offering.category != "valueAdded"


def _notice(
    product: Product, kind: str, sent_at: datetime, *, offering: Offering | None = None, **columns: Any
) -> Notice:
    """A notice about a product, and about what it could become, in the words of its kind."""
    said = {"name": product.name, "name_en": product.name_en, "number": product.number}
    if offering is not None:
        said |= {"other": offering.name, "other_en": offering.name_en}
    return Notice(
        id=f"notice-{kind}-{product.id}",
        customer_id=product.customer_id,
        product_id=product.id,
        offering_id=None if offering is None else offering.id,
        kind=kind,
        sent_at=sent_at,
        **{column: text.format(**said) for column, text in read_data("demo", "notices")[kind].items()},
        **columns,
    )
