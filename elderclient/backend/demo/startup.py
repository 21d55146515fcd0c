"""Preparing one run of the demo operator: an empty database is seeded, and every demo customer gets a new token."""

from __future__ import annotations

import json
import secrets
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, sessionmaker

from elderclient.backend.auth.tokens import issue
from elderclient.backend.config import UnsafeConfigurationError
from elderclient.backend.database.models import AccessToken, Customer, Setting
from elderclient.backend.demo import (
    break_things,
    file_complaints,
    order_lately,
    queue_others,
    seed,
    sign_agreements,
    write_notices,
)
from elderclient.backend.staff import members, sessions

SEED = "seed"
DEMO = "demo"
AT_THE_DESK = "demo.desk"
"""The sign-in name of whoever works at the demo's desk; a supervisor, so that every page can be seen."""


def is_seeded(session: Session) -> bool:
    """Whether this database holds made-up customers."""
    return session.get(Setting, SEED) is not None


def refuse_seeded(reading: sessionmaker[Session]) -> None:
    """Raise ``UnsafeConfigurationError`` where a live server would serve made-up customers."""
    with reading() as session:
        if is_seeded(session):
            raise UnsafeConfigurationError("This database holds demo customers: a live server needs one of its own.")


def fill(writing: sessionmaker[Session], now: datetime, zone: ZoneInfo) -> None:
    """Seed an empty database; leaves a seeded one alone and refuses one with real customers."""
    with writing.begin() as session:
        if is_seeded(session):
            return
        if session.scalar(select(Customer.id).limit(1)) is not None:
            raise UnsafeConfigurationError("This database holds real customers: the demo must not touch it.")
        seed(session, now.astimezone(zone).date(), zone=zone)
        sign_agreements(session)
        write_notices(session, now, zone)
        queue_others(session, now)
        order_lately(session, now, zone)
        file_complaints(session, now, zone)
        break_things(session, now, zone)
        session.add(Setting(name=SEED, value=DEMO))


def hand_out(writing: sessionmaker[Session], url: str, secret: str, now: datetime) -> dict[str, Any]:
    """The demo's line: where it is and a new random token of every demo customer; older tokens end here."""
    with writing.begin() as session:
        session.execute(delete(AccessToken))
        customers = session.scalars(
            select(Customer).where(Customer.demo_rank.is_not(None)).order_by(Customer.demo_rank)
        ).all()
        return {
            "url": url,
            "desk": f"{url}/desk/demo/{open_desk(session, secret, now)}",
            "customers": [
                {"id": customer.id, "name": customer.name, "token": issue(session, customer.id, secret, now)}
                for customer in customers
            ],
        }


def open_desk(session: Session, secret: str, now: datetime) -> str:
    """Sign the made-up supervisor in; what the cookie holds, for the one page that puts it into a browser."""
    if (member := members.find(session, AT_THE_DESK)) is None:
        member = members.add(session, AT_THE_DESK, "李娜", members.SUPERVISOR, secrets.token_urlsafe(24), now)
    return sessions.begin(session, member.id, secret, now)


def new_secret() -> str:
    """A random secret that lives as long as the run."""
    return secrets.token_urlsafe(48)


def announce(line: dict[str, Any]) -> None:
    """Hand the line to whoever started this process, by the pipe only they read."""
    print(json.dumps(line, ensure_ascii=True), flush=True)  # noqa: T201 - the pipe is standard output
