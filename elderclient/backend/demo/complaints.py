"""Files the complaints of ``complaints.toml``, which exist when a demonstration begins: in time, late, refused.

Each was filed and dealt with by the operator's own rules, only earlier. Must not invent a deadline.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from elderclient.backend.complaints.kind import ComplaintKind
from elderclient.backend.complaints.lifecycle import COMPLAINT, ComplaintLife
from elderclient.backend.complaints.simulated_clerk import TAKEN_UP, offer
from elderclient.backend.complaints.subjects import SUBJECT
from elderclient.backend.config import Configuration
from elderclient.backend.data_files import read_data
from elderclient.backend.database.models import BillLine, Product, Ticket, TicketHistory
from elderclient.backend.tickets.kinds import TicketRequest

BY_DAY = timedelta(hours=15)
"""Made-up people complain in the afternoon, from midnight."""


@dataclass(frozen=True, slots=True)
class Story:
    """One complaint: filed some days ago about a product (its last bill line, or itself), and how it ended."""

    days_ago: int
    topic: str
    text: str
    owner: str
    product: str = ""
    answered_after: int | None = None
    refusal: str = ""


def file_complaints(session: Session, now: datetime, zone: ZoneInfo) -> None:
    """File the stories as of ``now`` into a database that was just seeded."""
    life = ComplaintLife(Configuration(database_url="", secret="", zone=zone))
    for number, entry in enumerate(read_data("demo", "complaints")["complaint"], start=1):
        story = Story(**entry)
        owner = session.get_one(Product, story.owner)
        midnight = now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
        filed = midnight - timedelta(days=story.days_ago) + BY_DAY
        ticket = _filed(session, life, story, owner.customer_id, filed)
        ticket.id = f"{filed:%y%m%d}{number:06}"
        session.add(ticket)
        session.flush()
        session.add(TicketHistory(ticket_id=ticket.id, status="acknowledged", phase="", changed_at=filed))
        life.take_up(session, ticket, TAKEN_UP, filed + timedelta(hours=1))
        if story.answered_after is not None:
            end = filed + timedelta(days=story.answered_after)
            step: Callable[..., None] = life.refuse if story.refusal else life.answer
            step(session, ticket, story.refusal or offer(ticket), end)
        session.flush()


def _filed(session: Session, life: ComplaintLife, story: Story, customer_id: str, filed: datetime) -> Ticket:
    ticket = Ticket(
        customer_id=customer_id,
        ticket_type=COMPLAINT,
        description=story.text,
        status="acknowledged",
        created_at=filed,
        updated_at=filed,
        version=1,
        related=_related(session, story),
        details={},
    )
    request = TicketRequest(COMPLAINT, story.text, values={"topic": story.topic}, related=ticket.related)
    ComplaintKind(life).begin(session, ticket, request, filed)
    return ticket


def _related(session: Session, story: Story) -> list[dict[str, object]]:
    if not story.product:
        return []
    product = session.get_one(Product, story.product)
    if story.topic != "charge":
        return [_entity(SUBJECT, product.id, "Product", product.name)]
    query = select(BillLine).where(BillLine.product_id == product.id, BillLine.rate_type == "recurring")
    line = session.scalars(query.order_by(BillLine.charged_date.desc(), BillLine.id).limit(1)).one()
    return [
        _entity(SUBJECT, line.id, "AppliedCustomerBillingRate", line.name),
        _entity("bill", line.bill_id, "CustomerBill", ""),
    ]


def _entity(role: str, identifier: str, referred: str, name: str) -> dict[str, object]:
    entity = {"@type": "EntityRef", "id": identifier, "@referredType": referred} | ({"name": name} if name else {})
    return {"@type": "RelatedEntity", "role": role, "entity": entity}
