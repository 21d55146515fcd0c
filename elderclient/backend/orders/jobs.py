"""What time brings about: drafts end, held orders act, and on each new day products begin, end and change their rent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, sessionmaker

from elderclient.backend.database.models import Product, ProductOrder
from elderclient.backend.orders.completion import settle
from elderclient.backend.orders.lifecycle import OrderLife


@dataclass(frozen=True, slots=True)
class OrderJob:
    """Ends drafts and carries out held orders, one at a time; implements ``jobs.runner.Job``."""

    life: OrderLife
    reading: sessionmaker[Session]
    writing: sessionmaker[Session]
    now: Callable[[], datetime]

    def run(self) -> bool:
        """End one draft or let one held order act, if its time has come."""
        now = self.now()
        due = select(ProductOrder.id).where(ProductOrder.due_at <= now).order_by(ProductOrder.due_at).limit(1)
        with self.reading() as session:
            order_id = session.scalar(due)
        if order_id is None:
            return False
        with self.writing.begin() as session:
            order = session.scalar(select(ProductOrder).where(ProductOrder.id == order_id).with_for_update())
            # Looked at again under the lock: it may have been undone or extended meanwhile.
            is_due = order is not None and order.due_at is not None and order.due_at <= now
            if order is not None and is_due:
                self.life.let_due(session, order, now)
        return is_due


@dataclass(slots=True)
class DailyProductJob:
    """Updates all products once a day and after each start; implements ``jobs.runner.Job``."""

    writing: sessionmaker[Session]
    now: Callable[[], datetime]
    zone: ZoneInfo
    done: date | None = None

    def run(self) -> bool:
        """Bring every product whose day has come to where it belongs."""
        today = self.now().astimezone(self.zone).date()
        if today == self.done:
            return False
        due = select(Product).where(
            Product.status.in_(("pendingActive", "active", "pendingTerminate", "suspended")),
            or_(
                Product.termination_date <= today,
                Product.introductory_end <= today,
                (Product.status == "pendingActive") & (Product.start_date <= today),
            ),
        )
        with self.writing.begin() as session:
            changed = [settle(product, today) for product in session.scalars(due.with_for_update())]
        self.done = today
        return any(changed)
