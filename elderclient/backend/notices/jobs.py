"""What becomes of notices when their time comes: an agreed change is made on its day, an unanswered one is dropped.

Days are the calendar's own and run at no other pace. Must not talk to customers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from elderclient.backend.agreements.signing import Shown, sign
from elderclient.backend.database.models import Notice, Offering, Product
from elderclient.backend.jobs.runner import run_due
from elderclient.backend.notices.answering import ACCEPTED, APPLIED, DROPPED, is_held, settle
from elderclient.backend.plans.new_product import new_product
from elderclient.backend.runtime import Operator

AGREED_TO_NOTICE = "您同意了通知"


@dataclass(frozen=True, slots=True)
class NoticeJob:
    """Settles notices whose day has come; implements ``jobs.runner.Job``."""

    operator: Operator

    def run(self) -> bool:
        """Settle one notice whose time has come."""
        now = self.operator.now()
        due = select(Notice).where(Notice.due_at <= now).order_by(Notice.due_at, Notice.id).limit(1)

        def work(session: Session) -> bool:
            if (notice := session.scalar(due.with_for_update())) is not None:
                _bring_about(session, notice, now, self.operator.configuration.zone)
            return notice is not None

        return run_due(self.operator, lambda session: session.scalar(due) is not None, work)


def _bring_about(session: Session, notice: Notice, now: datetime, zone: ZoneInfo) -> None:
    has_consent = notice.answer == ACCEPTED or not notice.needs_answer
    if not has_consent or not is_held(session, notice):
        settle(notice, DROPPED, now)
        return
    product = session.get_one(Product, notice.product_id)
    day = (notice.begins_at or now).astimezone(zone).date()
    _end(product, day)
    if notice.offering_id is not None:
        offering = session.get_one(Offering, notice.offering_id)
        successor = _begin(session, product, offering, day)
        shown = Shown(notice.shown_summary, notice.shown_language)
        sign(session, successor, notice.answered_at or now, AGREED_TO_NOTICE, shown)
    settle(notice, APPLIED, now)


def _end(product: Product, day: date) -> None:
    product.status, product.termination_date = "terminated", day


def _begin(session: Session, before: Product, offering: Offering, day: date) -> Product:
    """``offering`` from ``day`` on, on the line that ``before`` had."""
    product = new_product(
        offering,
        before.customer_id,
        before.account_id,
        before.number,
        day,
        is_first=True,
        product_id=f"product-{uuid4().hex}",
        ordered_how=AGREED_TO_NOTICE,
    )
    session.add(product)
    session.flush()
    return product
