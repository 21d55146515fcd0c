"""Calls the operator makes by itself (a technician on the way, the service), so that the call check knows of them.

Those for the operator's own ends need the customer's consent.
"""

from __future__ import annotations

from datetime import datetime
from types import MappingProxyType

from sqlalchemy import select
from sqlalchemy.orm import Session

from elderclient.backend.database.models import OutgoingCall
from elderclient.backend.privacy import access_log
from elderclient.backend.privacy.consents import need
from elderclient.backend.privacy.purposes import OFFER_CALLS, SURVEY_CALLS

NEEDED = MappingProxyType({"offer": OFFER_CALLS, "survey": SURVEY_CALLS})
"""The purpose a customer must have agreed to, by kind of call."""


def begin(session: Session, customer_id: str, kind: str, now: datetime) -> None:
    """Note a call (``technician``, ``service``, ``offer``, ``survey``) before it is dialled.

    Raises ``ConsentMissingError`` for one the customer has not agreed to: it must not be dialled.
    """
    if kind in NEEDED:
        need(session, customer_id, NEEDED[kind])
    access_log.note(session, customer_id, kind, now)
    session.add(OutgoingCall(customer_id=customer_id, kind=kind, dialled_at=now))


def end(session: Session, customer_id: str, now: datetime) -> None:
    """Note that every such call to this customer is over."""
    under_way = select(OutgoingCall).where(OutgoingCall.customer_id == customer_id, OutgoingCall.ended_at.is_(None))
    for call in session.scalars(under_way):
        call.ended_at = now


def kind_under_way(session: Session, customer_id: str) -> str | None:
    """Who of us is calling this customer right now, callbacks apart; ``None`` for no call."""
    under_way = select(OutgoingCall.kind).where(
        OutgoingCall.customer_id == customer_id, OutgoingCall.ended_at.is_(None)
    )
    return session.scalar(under_way.order_by(OutgoingCall.id.desc()).limit(1))
