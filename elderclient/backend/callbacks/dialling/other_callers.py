"""The demo's simulated other callers wait until a demo customer comes, so that a place in the queue is seen moving.

They are the callbacks of customers no demo client can be (``demo_rank`` is ``None``). They are served in turn while a
demo customer waits, and queued again afterwards. Only the simulated agent uses this.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from elderclient.backend.callbacks.lifecycle import ENDED, STATUS_OF
from elderclient.backend.callbacks.queue import is_preferred, queue_key
from elderclient.backend.config import Configuration
from elderclient.backend.database.models import Customer, Ticket
from elderclient.backend.demo.other_callers import DEMO_OTHERS

FRESH = timedelta(minutes=3)
"""Callers who have waited longer are queued again, so that young ones do not overtake elders only by waiting."""


def is_demo_customer_waiting(session: Session) -> bool:
    """Return whether a demo customer is in the queue."""
    found = (
        select(Ticket.id)
        .join(Customer, Customer.id == Ticket.customer_id)
        .where(Ticket.phase == "waiting", Customer.demo_rank.is_not(None))
    )
    return session.scalar(found.limit(1)) is not None


def to_queue_again(
    session: Session, now: datetime, *, to_change: bool = False
) -> list[tuple[Ticket, Customer, timedelta]]:
    """Return simulated callers who were served or waited long, and how long each shall seem to have waited."""
    leads = {f"ticket-{other.key}": timedelta(minutes=other.waiting_minutes) for other in DEMO_OTHERS}
    found = (
        select(Ticket, Customer)
        .join(Customer, Customer.id == Ticket.customer_id)
        .where(Customer.demo_rank.is_(None), Ticket.id.in_(leads))
        .order_by(Ticket.id)
    )
    if to_change:
        found = found.with_for_update(of=Ticket)
    return [
        (ticket, customer, leads[ticket.id])
        for ticket, customer in session.execute(found)
        if ticket.phase in ENDED or (ticket.phase == "waiting" and now - ticket.created_at > leads[ticket.id] + FRESH)
    ]


def queue_again(session: Session, now: datetime, configuration: Configuration) -> bool:
    """Put those callers back into the queue; return whether there were any."""
    callers = to_queue_again(session, now, to_change=True)
    today = now.astimezone(configuration.zone).date()
    for ticket, customer, lead in callers:
        came = now - lead
        preferred = is_preferred(customer, today, configuration.rules)
        ticket.phase, ticket.status, ticket.status_reason = "waiting", STATUS_OF["waiting"], ""
        ticket.created_at = ticket.updated_at = ticket.phase_since = came
        ticket.live_number = ticket.callback_number
        ticket.queue_key = queue_key(came, configuration.rules, is_preferred=preferred)
        ticket.attempt, ticket.resolved_at = 0, None
        ticket.version += 1
    return bool(callers)
