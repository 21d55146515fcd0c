"""The demo's other callers: made-up people who stand before a demo customer, so that a place is seen moving.

The crowd is every callback of a customer no demo client can be (``demo_rank`` is ``None``). It waits for a demo customer to
come before it moves on, and stands there again afterwards. Only the simulated agent uses it; a live server never does.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from elderclient.backend.callbacks.lifecycle import ENDED
from elderclient.backend.callbacks.queue import is_preferred, queue_key
from elderclient.backend.config import Configuration
from elderclient.backend.database.models import BillingAccount, Customer, Number, Ticket

PEOPLE = (
    ("前面的老人一", date(1949, 3, 8), "19900000001"),
    ("前面的老人二", date(1952, 7, 19), "19900000002"),
    ("前面的人三", date(1988, 1, 30), "19900000003"),
    ("前面的人四", date(1995, 10, 2), "19900000004"),
)
FRESH = timedelta(minutes=3)
"""An older crowd comes anew, so that the young in it do not end up before an elder just for having waited."""


def is_anybody_real_waiting(session: Session) -> bool:
    """Whether a demo customer stands in the queue."""
    found = (
        select(Ticket.id)
        .join(Customer, Customer.id == Ticket.customer_id)
        .where(Ticket.phase == "waiting", Customer.demo_rank.is_not(None))
    )
    return session.scalar(found.limit(1)) is not None


def to_stand_again(session: Session, now: datetime) -> list[tuple[Ticket, Customer]]:
    """Callers of the crowd who were served, or who have stood for long."""
    found = (
        select(Ticket, Customer)
        .join(Customer, Customer.id == Ticket.customer_id)
        .where(Customer.demo_rank.is_(None), Ticket.callback_number.is_not(None))
        .order_by(Ticket.id)
    )
    return [
        (ticket, customer)
        for ticket, customer in session.execute(found)
        if ticket.phase in ENDED or (ticket.phase == "waiting" and now - ticket.created_at > FRESH)
    ]


def stand_again(session: Session, now: datetime, configuration: Configuration) -> bool:
    """Put those callers back into the queue as if they had just come; says whether there were any."""
    callers = to_stand_again(session, now)
    for ticket, customer in callers:
        _stand(ticket, customer, now, configuration)
    return bool(callers)


def gather(session: Session, now: datetime, configuration: Configuration) -> None:
    """Make up a crowd where the database has none."""
    crowd = (
        select(Ticket.id)
        .join(Customer, Customer.id == Ticket.customer_id)
        .where(Customer.demo_rank.is_(None), Ticket.callback_number.is_not(None))
    )
    if session.scalar(crowd.limit(1)) is not None:
        return
    for index, (name, birth, number) in enumerate(PEOPLE):
        customer = Customer(id=f"crowd-{index}", name=name, form_of_address=name, birth_date=birth)
        session.add(customer)
        session.flush()
        session.add(BillingAccount(id=f"crowd-{index}", customer_id=customer.id, name=name))
        session.flush()
        session.add(Number(digits=number, customer_id=customer.id, account_id=f"crowd-{index}"))
        ticket = Ticket(
            id=f"crowd-{index}",
            customer_id=customer.id,
            ticket_type="callbackRequest",
            description="",
            callback_number=number,
            attempts_allowed=configuration.rules.attempts_allowed,
            version=0,
        )
        _stand(ticket, customer, now, configuration)
        session.add(ticket)
    session.flush()


def _stand(ticket: Ticket, customer: Customer, now: datetime, configuration: Configuration) -> None:
    today = now.astimezone(configuration.zone).date()
    preferred = is_preferred(customer, today, configuration.rules)
    ticket.phase, ticket.status, ticket.status_reason = "waiting", "acknowledged", ""
    ticket.created_at = ticket.updated_at = ticket.phase_since = now
    ticket.live_number = ticket.callback_number
    ticket.queue_key = queue_key(now, configuration.rules, is_preferred=preferred)
    ticket.priority = "high" if preferred else "normal"
    ticket.attempt, ticket.resolved_at = 0, None
    ticket.version += 1
