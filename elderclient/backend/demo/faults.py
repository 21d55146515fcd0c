"""The made-up areas, and what is broken there when a demonstration begins. Must not promise or calculate.

Faults and visits are made by the operator's own rules at a moment in the past, so that limits and what is owed follow.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from elderclient.backend.config import Configuration
from elderclient.backend.database.models import Area, Outage, Product, Ticket, TicketHistory
from elderclient.backend.demo.catalogue import by_id
from elderclient.backend.demo.story import Holds, Person
from elderclient.backend.faults import visits
from elderclient.backend.faults.kind import AFFECTED_LINE, FAULT, FaultKind
from elderclient.backend.faults.lines import LINE_CATEGORIES
from elderclient.backend.faults.simulated_crew import TECHNICIANS
from elderclient.backend.tickets.history import enter
from elderclient.backend.tickets.kinds import TicketRequest

BEIJING, HENAN = "CN-BJ", "CN-HA"
AREAS = (
    ("area-chunfeng", "春风里", "Chunfeng Estate", BEIJING, False),
    ("area-xingfu", "幸福里", "Xingfu Estate", BEIJING, False),
    ("area-heping", "和平街", "Heping Street", BEIJING, False),
    ("area-liuhe", "柳河村", "Liuhe Village", HENAN, True),
)


@dataclass(frozen=True, slots=True)
class Broken:
    """One fault: of which product, since how many hours, whether a technician is awaited."""

    product: str
    symptom: str
    hours: int
    is_visited: bool = False


FAULTS = (Broken("li-landline", "noise", 20, is_visited=True), Broken("sun-broadband", "noInternet", 62))
"""One under repair, and one that is late."""


def areas() -> Iterator[Area]:
    """Return the made-up areas as rows."""
    for identifier, name, name_en, province, is_rural in AREAS:
        yield Area(id=identifier, name=name, name_en=name_en, province=province, is_rural=is_rural)


def place_of(person: Person, holds: Holds) -> dict[str, Any]:
    """Where a person's line is, as columns of ``product``; a service has no place."""
    is_line = by_id()[holds.offering].category in LINE_CATEGORIES
    return {"area_id": person.area if is_line else None, "address": person.home if is_line else ""}


def break_things(session: Session, now: datetime, zone: ZoneInfo) -> None:
    """Outages and faults as of ``now``; the made-up crew will not touch the faults by itself."""
    configuration = Configuration(database_url="", secret="", is_demo=True, zone=zone)
    session.add_all(_outages(now, zone))
    session.flush()
    for broken in FAULTS:
        ticket = _reported(session, broken, now, configuration)
        _go_on(session, ticket, broken, now, configuration)
    session.flush()


def _outages(now: datetime, zone: ZoneInfo) -> list[Outage]:
    hour = now.astimezone(zone).replace(minute=0, second=0, microsecond=0)
    tomorrow_at_nine = hour.replace(hour=9) + timedelta(days=1)
    return [
        Outage(
            id="outage-heping",
            area_id="area-heping",
            categories=["broadband"],
            cause="施工时挖断了光缆",
            cause_en="A cable was cut by building works",
            starts_at=hour - timedelta(hours=1),
            expected_end=hour + timedelta(hours=5),
        ),
        Outage(
            id="outage-xingfu",
            area_id="area-xingfu",
            categories=["broadband", "landline"],
            cause="更换旧设备",
            cause_en="Old equipment is replaced",
            is_planned=True,
            starts_at=tomorrow_at_nine,
            expected_end=tomorrow_at_nine + timedelta(hours=2),
        ),
    ]


def _reported(session: Session, broken: Broken, now: datetime, configuration: Configuration) -> Ticket:
    """The fault, by the rules that hold for any report."""
    since = now - timedelta(hours=broken.hours)
    entity = {"@type": "EntityRef", "id": broken.product, "@referredType": "Product"}
    related = [{"@type": "RelatedEntity", "role": AFFECTED_LINE, "entity": entity}]
    request = TicketRequest(FAULT, "客户报修", values={"symptom": broken.symptom}, related=related)
    ticket = Ticket(
        id=f"fault-{broken.product}",
        customer_id=session.get_one(Product, broken.product).customer_id,
        ticket_type=FAULT,
        description=request.description,
        created_at=since,
        updated_at=since,
        version=1,
        related=related,
        details={},
    )
    FaultKind(configuration).begin(session, ticket, request, since)
    session.add(ticket)
    session.flush()
    session.add(TicketHistory(ticket_id=ticket.id, status=ticket.status, phase="", changed_at=since))
    return ticket


def _go_on(session: Session, ticket: Ticket, broken: Broken, now: datetime, configuration: Configuration) -> None:
    name, name_en = TECHNICIANS[0]
    ticket.details = ticket.details | {"technician": name, "technicianEn": name_en}
    enter(session, ticket, "inProgress", ticket.created_at + timedelta(hours=1))
    if broken.is_visited:
        rules, zone = configuration.repair, configuration.zone
        visit = visits.book(session, ticket, rules.offered(now, zone)[0], None, rules, zone, now)
        visit.id = f"visit-{broken.product}"  # The same demonstration has the same ids every time.
    ticket.due_at = None
