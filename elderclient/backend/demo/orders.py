"""What made-up customers ordered lately, by the operator's own rules, and who has closed the lock against new services."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from elderclient.backend.agreements.signing import Shown
from elderclient.backend.database.models import OrderItem, ProductOrder, PurchaseLock
from elderclient.backend.demo.people import people
from elderclient.backend.demo.rows import Ids
from elderclient.backend.orders.lifecycle import HOLD, OrderLife, total_of
from elderclient.backend.orders.terms import Action, ItemRequest, Terms

LATELY = (("wang", "extra-music"), ("zhao", "extra-guard"), ("zhou", "extra-missed"))
"""A person and what was ordered: two free trials that run, and a service that costs from the first day."""
LOCKED = ("liu",)
BEFORE = timedelta(days=2)
"""So long ago, but never in a month that was billed already."""


def order_lately(session: Session, now: datetime, zone: ZoneInfo) -> None:
    """Draft, confirm and complete what was ordered, as it would have been."""
    month_began = datetime.combine(now.astimezone(zone).date().replace(day=1), time(0), tzinfo=zone)
    at = max(now - BEFORE, month_began)
    ids = {person.key: Ids(rank).customer for rank, person in enumerate(people())}
    life = OrderLife(1.0, zone)
    for key, offering_id in LATELY:
        order = ProductOrder(id=f"order-{key}", customer_id=ids[key])
        life.begin(session, order, (ItemRequest(Action.ADD, offering_id),), at)
        session.flush()
        seen = total_of([Terms.read(item.terms) for item in order.items], order)
        life.confirm(session, order, seen, {item.position: _shown(item) for item in order.items}, at)
        life.complete(session, order, min(at + HOLD, now))
    session.add_all(PurchaseLock(customer_id=ids[key]) for key in LOCKED)
    session.flush()


def _shown(item: OrderItem) -> Shown:
    """The proof that these terms were shown, in the form in which a client sends it."""
    return Shown(hashlib.sha256(json.dumps(item.terms, sort_keys=True).encode()).hexdigest(), "zh_CN")
