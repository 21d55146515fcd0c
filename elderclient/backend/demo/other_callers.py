"""Simulated callers who already wait when a demonstration begins, so that a place in the queue is seen moving."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from elderclient.backend.callbacks.lifecycle import CALLBACK
from elderclient.backend.callbacks.queue import is_preferred, queue_key
from elderclient.backend.config import CallbackRules
from elderclient.backend.database.models import BillingAccount, Customer, Number, Ticket, TicketHistory


@dataclass(frozen=True, slots=True)
class OtherCaller:
    """One stranger: how old, and for how many minutes already waiting."""

    key: str
    name: str
    age: int
    number: str
    waiting_minutes: int
    wish: str


DEMO_OTHERS = (
    OtherCaller("other-1", "吴大爷", 74, "13800000201", 4, "想问宽带"),
    OtherCaller("other-2", "郑女士", 34, "13800000202", 13, "想换套餐"),
    OtherCaller("other-3", "何先生", 41, "13800000203", 6, "想问话费"),
    OtherCaller("other-4", "马女士", 29, "13800000204", 2, "想办新号码"),
)
"""An elder who asks now is third: behind the first two, ahead of the last two, who are young and came recently."""


def queue_others(session: Session, now: datetime, rules: CallbackRules | None = None) -> None:
    """Put the strangers into the queue as of ``now``; they are no demo customers and no client can start as one."""
    counted = CallbackRules() if rules is None else rules
    today = now.date()
    for other in DEMO_OTHERS:
        customer = Customer(
            id=f"kh-{other.key}",
            name=other.name,
            form_of_address=other.name,
            birth_date=date(today.year - other.age, 1, 1),
        )
        account = BillingAccount(id=f"acc-{other.key}", customer_id=customer.id, name=other.name)
        session.add(customer)
        session.flush()
        session.add(account)
        session.flush()
        came = now - timedelta(minutes=other.waiting_minutes)
        preferred = is_preferred(customer, today, counted)
        session.add_all(
            [
                Number(digits=other.number, customer_id=customer.id, account_id=account.id),
                _ticket(other, customer.id, came, queue_key(came, counted, is_preferred=preferred), counted),
            ]
        )
        session.flush()
        session.add(
            TicketHistory(ticket_id=f"ticket-{other.key}", status="acknowledged", phase="waiting", changed_at=came)
        )
    session.flush()


def _ticket(other: OtherCaller, customer_id: str, came: datetime, key: int, rules: CallbackRules) -> Ticket:
    return Ticket(
        id=f"ticket-{other.key}",
        customer_id=customer_id,
        ticket_type=CALLBACK,
        description=other.wish,
        priority="high" if key < int(came.timestamp() * 1000) else "normal",
        status="acknowledged",
        created_at=came,
        updated_at=came,
        phase="waiting",
        phase_since=came,
        callback_number=other.number,
        live_number=other.number,
        queue_key=key,
        attempts_allowed=rules.attempts_allowed,
        requested_at=came,
    )
